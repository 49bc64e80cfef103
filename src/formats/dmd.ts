import type { Format } from '../core/format.ts';

export const dmd: Format = {
  name: 'dmd',
  title: 'D compilers: dmd, ldc, gdmd',
  url: 'https://dlang.org/dmd-linux.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.d(1', '.di(1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s(][^(]*\.di?)\((?<line>\d+)(?:,(?<column>\d+))?\): (?:(?<severity>Error|Warning|Deprecation): )?(?<message>\S.*)$/,
      severity: { '': 'error', error: 'error', warning: 'warning', deprecation: 'warning' },
      read: (_, { severity, message = '' }) => (severity === undefined ? (/^ {2,}/.test(message) ? [] : null) : {}),
      examples: [
        {
          log: 'test.d(5,8): Error: undefined identifier `x`\n/dir/test.d(20): Deprecation: function f is deprecated',
          gives: [
            { severity: 'error', file: 'test.d', line: 5, column: 8, message: 'undefined identifier `x`' },
            { severity: 'warning', line: 20 },
          ],
        },
      ],
    },
  ],
};
