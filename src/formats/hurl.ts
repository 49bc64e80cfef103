import type { Format } from '../core/format.ts';

export const hurl: Format = {
  name: 'hurl',
  title: 'Hurl',
  url: 'https://hurl.dev/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['error: '],
      match: /^error: (?<message>.+)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          (lines.length === 1 ? /^ *--> .+\.hurl:\d+:\d+$/ : /^\s*\d* ?\|/).test(line) ? 'yes' : 'no',
        maxLines: 12,
      },
      read: (lines, { message = '' }) => {
        const { file, line, column } =
          /--> (?<file>.+\.hurl):(?<line>\d+):(?<column>\d+)$/.exec(lines[1] ?? '')?.groups ?? {};
        const { said } = /\^+ (?<said>.+)$/.exec(lines.find((each) => /\^/.test(each)) ?? '')?.groups ?? {};
        return file
          ? { file, line: Number(line), column: Number(column), ...(said && { message: `${message}: ${said}` }) }
          : null;
      },
      examples: [
        {
          log: 'error: Parsing space\n--> test.hurl:11:48\n  |\n11 | header "a"= "b"\n  |           ^ expecting a space\n  |',
          gives: [
            { severity: 'error', file: 'test.hurl', line: 11, column: 48, message: 'Parsing space: expecting a space' },
          ],
        },
      ],
    },
  ],
};
