import type { Format } from '../core/format.ts';

export const staticcheck: Format = {
  name: 'staticcheck',
  title: 'Staticcheck',
  url: 'https://staticcheck.dev/docs/running-staticcheck/cli/formatters/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.go:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.go):(?<line>\d+):(?<column>\d+): (?<message>.+) \((?<code>(?:SA|ST|QF|S|U)\d{4}|compile)\)$/,
      read: (_, { code = '' }) => ({ severity: code === 'compile' ? 'error' : 'warning' }),
      examples: [
        {
          log: 'a.go:9:9: empty branch (SA9003)\na.go:12:2: undefined: y (compile)',
          gives: [
            { severity: 'warning', code: 'SA9003', message: 'empty branch', line: 9, column: 9 },
            { severity: 'error', code: 'compile' },
          ],
        },
      ],
    },
  ],
};
