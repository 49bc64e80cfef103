import type { Format } from '../core/format.ts';

export const ctest: Format = {
  name: 'ctest',
  title: 'CTest, and GoogleTest, Catch2, doctest and Boost.Test below it',
  url: 'https://cmake.org/cmake/help/latest/manual/ctest.1.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['***Failed', '***Timeout', '***Exception', '***Not Run'],
      match: /^ *\d+\/\d+ +Test +#\d+: (?<code>\S+) \.+ *(?<message>\*{3}(?:Failed|Timeout|Exception: \S+|Not Run)).*$/,
      severity: 'error',
      read: (_, { message = '', code = '' }) => ({ message: `${code}: ${message.replace(/^\*+/, '')}` }),
      examples: [
        {
          log: '2/3 Test #2: sum_test .........................***Failed    0.01 sec',
          gives: [{ severity: 'error', code: 'sum_test', message: 'sum_test: Failed' }],
        },
      ],
    },
  ],
};
