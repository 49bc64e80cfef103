import type { Format } from '../core/format.ts';

export const terser: Format = {
  name: 'terser',
  title: 'Terser and UglifyJS',
  url: 'https://terser.org/docs/cli-usage/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['Parse error at '],
      match: /^Parse error at (?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+),(?<from>\d+)$/,
      severity: 'error',
      block: { continues: (line, lines) => (/^ERROR: /.test(line) ? 'last' : lines.length < 4 ? 'yes' : 'no') },
      read: (lines, { from }) => {
        const [, message] = /^ERROR: (.+)$/.exec(lines.at(-1) ?? '') ?? [];
        return message
          ? { message, column: Number(from) + 1, ...(lines.length > 3 && { snippet: [lines[1] ?? ''] }) }
          : null;
      },
      examples: [
        {
          log: 'Parse error at s/syn.js:2,4\nfoo bar\n    ^\nERROR: Unexpected token: name (bar)\n    at js_error (/home/dev/node_modules/terser/dist/bundle.min.js:577:11)',
          gives: [
            {
              severity: 'error',
              file: 's/syn.js',
              line: 2,
              column: 5,
              message: 'Unexpected token: name (bar)',
              snippet: ['foo bar'],
            },
          ],
        },
      ],
    },
  ],
};
