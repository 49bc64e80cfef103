import type { Format, Part } from '../core/format.ts';

export const djlint: Format = {
  name: 'djlint',
  title: 'djLint',
  url: 'https://www.djlint.com/docs/linter/',
  columnUnit: 'character',
  rules: [
    {
      // The rows below a file's name and a line. It counts columns from zero.
      triggers: ['────────'],
      heading: /^(?<file>\S.*\.\w+)$/,
      match: /^─{20,}$/,
      severity: 'warning',
      block: { continues: (line) => (row.test(line) ? 'yes' : 'no') },
      read: (lines, { file = '' }) => {
        const parts = lines.flatMap((line, index): Part[] => {
          const { code, line: at, column, message } = row.exec(line)?.groups ?? {};
          return code === undefined
            ? []
            : [
                {
                  code,
                  file,
                  line: Number(at),
                  column: Number(column) + 1,
                  message: message as string,
                  span: [index, index],
                },
              ];
        });
        return parts.length > 0 ? parts : null;
      },
      examples: [
        {
          log: 'a.html\n───────────────────────────────────────────────────────────────────────────────\nH013 1:5 Img tag should have an alt attribute. <img src="a">\nH021 2:0 Inline styles should be avoided. <p style=\n\nLinted 1 file, found 2 errors.',
          gives: [
            {
              severity: 'warning',
              code: 'H013',
              file: 'a.html',
              line: 1,
              column: 6,
              message: 'Img tag should have an alt attribute. <img src="a">',
            },
            { code: 'H021', file: 'a.html', line: 2, column: 1 },
          ],
        },
      ],
    },
    {
      triggers: ['.html:1', '.htm:1', '.jinja:1', '.j2:1', '.hbs:1', '.njk:1', '.twig:1', '.nunjucks:1', '.mustache:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.\w+):(?<line>\d+):(?<at>\d+): (?<code>[HTDJ]\d{3}) (?<message>\S.*)$/,
      severity: 'warning',
      read: (_, { at }) => ({ column: Number(at) + 1 }),
      examples: [
        {
          log: 'a.html:2:0: H021 Inline styles should be avoided. <p style=',
          gives: [{ severity: 'warning', code: 'H021', file: 'a.html', line: 2, column: 1 }],
        },
      ],
    },
    {
      // No word is common to all: these stand in the messages of most rules.
      triggers: [
        'Attribute',
        'attribute',
        'should',
        'missing',
        'Missing',
        'Consider',
        'Empty',
        'Remove',
        'orphan',
        'Duplicate',
        'Inline',
        'Avoid',
        'Did you intend',
        'Use the ',
        'Extra ',
        'Found ',
        'Use HTTPS',
        'has no matching',
        'should be ',
      ],
      match: /^(?<code>[HTDJ]\d{3}) (?<line>\d+):(?<column>\d+) (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: 'H025 47:8 Tag seems to be an orphan. <div',
          gives: [{ severity: 'warning', code: 'H025', line: 47, column: 8 }],
        },
      ],
    },
  ],
};

const row = /^(?<code>[HTDJ]\d{3}) (?<line>\d+):(?<column>\d+) (?<message>\S.*)$/;
