import type { Format } from '../core/format.ts';

export const credo: Format = {
  name: 'credo',
  title: 'Credo',
  url: 'https://hexdocs.pm/credo/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.ex:1', '.exs:1'],
      match: /^(?<file>[^\s:]+\.exs?):(?<line>\d+):(?:(?<column>\d+):?)? (?<severity>[CFRDW]): (?<message>.+)$/,
      severity: { c: 'info', f: 'warning', r: 'warning', d: 'info', w: 'warning' },
      examples: [
        {
          log: 'lib/a.ex:153:5: W: There should be no calls to IO.inspect/1.\nlib/b.ex:8:21 C: @constants should be uppercase',
          gives: [
            { severity: 'warning', file: 'lib/a.ex', line: 153, column: 5 },
            { severity: 'info', line: 8, column: 21 },
          ],
        },
      ],
    },
    {
      triggers: ['.ex:1', '.exs:1'],
      heading: /^\s*┃ \[(?<severity>[CFRDW])\] [↗→↘↑↓] (?<message>.+)$/,
      match: /^\s*┃ {7}(?<file>[^\s:]+\.exs?):(?<line>\d+)(?::(?<column>\d+))? #\((?<object>.+)\)$/,
      severity: { c: 'info', f: 'warning', r: 'warning', d: 'info', w: 'warning' },
      examples: [
        {
          log: '┃ [W] ↗ There should be no calls to IO.inspect/1.\n┃       lib/a.ex:3:5 #(A.f)',
          gives: [
            {
              severity: 'warning',
              file: 'lib/a.ex',
              line: 3,
              column: 5,
              message: 'There should be no calls to IO.inspect/1.',
            },
          ],
        },
      ],
    },
  ],
};
