import type { Format } from '../core/format.ts';

export const bibtex: Format = {
  name: 'bibtex',
  title: 'BibTeX, Biber and bibclean',
  url: 'https://www.ctan.org/pkg/bibtex',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['%% "', '?? "', ':1'],
      match:
        /^(?<mark>%%|\?\?) (?:"(?<quoted>[^"]+)", line (?<line>\d+): |(?<plain>[^\s:]+):(?<at>\d+):)(?<message>.+)$/,
      block: { continues: (line) => (/^(?:%%|\?\?) {2}\S/.test(line) ? 'yes' : 'no'), maxLines: 6 },
      read: (lines, { mark, quoted, plain, at }) => {
        const file = /input \[(?<name>[^\]]+)\]/.exec(lines.join('\n'))?.groups?.name ?? quoted ?? plain;
        const where = mark === '%%' ? 'Value' : 'Entry';
        const place = new RegExp(`${where} +input byte=\\d+ line=(?<line>\\d+) column= *(?<column>\\d+)`).exec(
          lines.join('\n'),
        )?.groups;
        const line = place?.line ?? at;
        return {
          severity: mark === '%%' ? 'warning' : 'error',
          ...(file && { file }),
          ...(line && { line: Number(line) }),
          ...(place?.column && { column: Number(place.column) }),
        };
      },
      examples: [
        {
          log: '%% "stdin", line 60: Unexpected value in ``month = "09"\'\'.\n%%  File positions:  input [main.bib]  output [stdout]\n%%  Entry   input byte=1681 line=50 column= 1 output byte=1680 line=50 column= 0\n%%  Value   input byte=2137 line=60 column=17 output byte=2137 line=60 column=17',
          gives: [{ severity: 'warning', file: 'main.bib', line: 60, column: 17 }],
        },
      ],
    },
    {
      triggers: ['---line ', 'Warning--'],
      match: /^(?:(?<message>.+)---line (?<line>\d+) of file (?<file>.+)|Warning--(?<warning>.+))$/,
      severity: 'error',
      read: (_, { warning }) => (warning ? { severity: 'warning', message: warning } : {}),
      examples: [
        {
          log: "I was expecting a `,' or a `}'---line 7 of file refs.bib\nWarning--empty year in knuth",
          gives: [
            { severity: 'error', file: 'refs.bib', line: 7 },
            { severity: 'warning', message: 'empty year in knuth' },
          ],
        },
      ],
    },
  ],
};
