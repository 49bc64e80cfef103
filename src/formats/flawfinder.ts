import type { Format } from '../core/format.ts';

export const flawfinder: Format = {
  name: 'flawfinder',
  title: 'Flawfinder',
  url: 'https://dwheeler.com/flawfinder/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['  [0] (', '  [1] (', '  [2] (', '  [3] (', '  [4] (', '  [5] ('],
      match:
        /^(?<file>[^:]+):(?<line>\d+):(?:(?<column>\d+):)? {1,2}\[(?<level>[0-5])\] \((?<code>\w+)\) (?<name>[\w:<>~ -]+?):(?<rest>.*)$/,
      block: { continues: (line) => (/^ {2}\S/.test(line) ? 'yes' : 'no'), maxLines: 8 },
      read: (lines, { level = '1', code, name, rest = '' }) => ({
        severity: Number(level) >= 4 ? 'error' : 'warning',
        message: [`(${code}) ${name}:`, rest.trim(), ...lines.slice(1).map((line) => line.trim())]
          .filter(Boolean)
          .join(' '),
      }),
      examples: [
        {
          log: 'a.c:31:4:  [1] (buffer) strncpy:Easily used incorrectly\na.c:9:  [4] (shell) system:\n  This causes a new program to execute and is difficult to use safely\n',
          gives: [
            {
              severity: 'warning',
              code: 'buffer',
              file: 'a.c',
              line: 31,
              column: 4,
              message: '(buffer) strncpy: Easily used incorrectly',
            },
            {
              severity: 'error',
              line: 9,
              message: '(shell) system: This causes a new program to execute and is difficult to use safely',
            },
          ],
        },
      ],
    },
  ],
};
