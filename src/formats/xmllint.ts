import type { Format } from '../core/format.ts';

export const xmllint: Format = {
  name: 'xmllint',
  title: 'xmllint and libxml2',
  url: 'https://gnome.pages.gitlab.gnome.org/libxml2/xmllint.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        ' parser error : ',
        ' validity error : ',
        ' parser warning : ',
        'Schemas validity',
        'namespace error : ',
        'validity error : ',
        'XInclude error',
        'Relax-NG validity',
        'HTML parser error',
      ],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+): (?<message>(?:.*?(?:parser|validity|namespace|XInclude|Schemas validity|Relax-NG validity|I\/O|encoding|HTML parser) ?(?<severity>error|warning|Error)) ?: .+)$/,
      severity: { error: 'error', warning: 'warning' },
      block: { continues: (line) => (/^\s*\^$/.test(line) ? 'last' : 'maybe'), patience: 1 },
      read: (lines) =>
        lines.length === 3 ? { snippet: [lines[1] ?? ''], column: (lines[2] ?? '').indexOf('^') + 1 } : {},
      examples: [
        {
          log: 'a.xml:3: parser error : Opening and ending tag mismatch: b line 2 and a\n</a>\n    ^',
          gives: [
            {
              severity: 'error',
              file: 'a.xml',
              line: 3,
              column: 5,
              message: 'parser error : Opening and ending tag mismatch: b line 2 and a',
              snippet: ['</a>'],
            },
          ],
        },
      ],
    },
  ],
};
