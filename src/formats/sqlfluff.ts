import type { Format } from '../core/format.ts';

export const sqlfluff: Format = {
  name: 'sqlfluff',
  title: 'SQLFluff',
  url: 'https://docs.sqlfluff.com/en/stable/gettingstarted.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['| P: '],
      heading: /^== \[(?<file>[^\]]+)\] FAIL$/,
      match: /^L: +(?<line>\d+) \| P: +(?<column>\d+) \| +(?<code>[A-Z]{2,4}\d*|\?+) \| (?<message>.+)$/,
      severity: 'warning',
      block: { continues: (line) => (/^ +\| \S/.test(line) ? 'yes' : 'no'), maxLines: 10 },
      read: (lines, { code = '' }) => {
        const text = lines.map((line) => line.replace(/^.*\| +/, '')).join(' ');
        const { message = text, name } = /^(?<message>.*) \[(?<name>[a-z_.]+)\]$/.exec(text)?.groups ?? {};
        return { ...(code === 'PRS' && { severity: 'error' }), message, code: name ? `${code} ${name}` : code };
      },
      examples: [
        {
          log: '== [a.sql] FAIL\nL:   1 | P:   1 | LT09 | Select targets should be on a new line unless there is\n                       | only one select target. [layout.select_targets]\nL:   2 | P:   9 |  PRS | Line 2, Position 9: Found unparsable section',
          gives: [
            {
              severity: 'warning',
              file: 'a.sql',
              line: 1,
              column: 1,
              code: 'LT09 layout.select_targets',
              message: 'Select targets should be on a new line unless there is only one select target.',
            },
            { severity: 'error', code: 'PRS', line: 2, column: 9 },
          ],
        },
      ],
    },
  ],
};
