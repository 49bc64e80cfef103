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
    {
      // stylish: the file, then its rows
      triggers: ['  SA', '  ST1', '  S1', '  QF1', '  U1000', '  compile'],
      match: /^ {2}\((?<line>\d+), (?<column>\d+)\) +(?<code>(?:SA|ST|QF|S|U)\d{4}|compile) +(?<message>\S.*)$/,
      heading: /^(?<file>\S.*\.go)$/,
      read: (_, { code = '' }) => ({ severity: code === 'compile' ? 'error' : 'warning' }),
      examples: [
        {
          log: '/home/dev/vet/main.go\n  (12, 6)   U1000   func c is unused\n  (14, 13)  SA5009  Printf format %d has arg #1 of wrong type string\n',
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/vet/main.go',
              line: 12,
              column: 6,
              code: 'U1000',
              message: 'func c is unused',
            },
            { file: 'home/dev/vet/main.go', line: 14, column: 13, code: 'SA5009' },
          ],
        },
      ],
    },
  ],
};
