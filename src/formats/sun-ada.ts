import type { Format } from '../core/format.ts';

export const sunAda: Format = {
  name: 'sun-ada',
  title: 'Sun Ada, Verdix Ada',
  url: 'https://en.wikipedia.org/wiki/VADS',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [', char '],
      match: /^(?<file>[^\s,]+), line (?<line>\d+), char (?<column>\d+): ?(?<message>\S.*)$/,
      severity: 'error',
      read: (_, { message = '' }) => (/^warning/i.test(message) ? { severity: 'warning' } : {}),
      examples: [
        {
          log: '/home/dev/main.a, line 361, char 6:syntax error: "," inserted',
          gives: [{ severity: 'error', line: 361, column: 6 }],
        },
      ],
    },
  ],
};
