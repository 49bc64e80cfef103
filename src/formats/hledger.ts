import type { Format } from '../core/format.ts';

export const hledger: Format = {
  name: 'hledger',
  title: 'hledger',
  url: 'https://hledger.org/',
  columnUnit: 'character',
  rules: [
    {
      // The place, the lines of the journal, and below them what is wrong.
      triggers: ['hledger: '],
      match: /^hledger: (?:Error: )?(?<file>[^\s:][^:]*):(?<line>\d+)(?:-\d+)?(?::(?<column>\d+))?:$/,
      severity: 'error',
      block: { continues: (line) => (/^ *\d* \|/.test(line) ? 'yes' : line === '' ? 'no' : 'yes'), maxLines: 40 },
      read: ([, ...lines]) => {
        const said = lines.filter((line) => !/^ *\d* \|/.test(line));
        const shown = lines.map((line) => /^ *\d+ \| ?(.*)$/.exec(line)?.[1]).find((line) => line !== undefined);
        return said.length > 0 ? { message: said.join('\n'), ...(shown && { snippet: [shown] }) } : null;
      },
      examples: [
        {
          log: 'hledger: /home/dev/a.j:5:1:\n  |\n5 | 2024-13-01 b\n  | ^^^^^^^^^^\nwell-formed but invalid date: 2024-13-1\n',
          gives: [
            {
              severity: 'error',
              line: 5,
              column: 1,
              message: 'well-formed but invalid date: 2024-13-1',
              snippet: ['2024-13-01 b'],
            },
          ],
        },
      ],
    },
  ],
};
