import type { Format } from '../core/format.ts';

export const cspell: Format = {
  name: 'cspell',
  title: 'CSpell',
  url: 'https://cspell.org/docs/getting-started',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['Unknown word', 'Forbidden word'],
      match:
        /^(?:\d+\/\d+ .* )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+) +- (?<message>(?<code>Unknown word|Forbidden word) \((?<word>[^)]+)\).*)$/,
      block: { continues: (line) => (/^\t ?Suggestions: \[/.test(line) ? 'last' : 'no') },
      severity: 'warning',
      read: ([, suggestions], { column, word = '', message = '' }) => ({
        endColumn: Number(column) + word.length,
        // The text around the word stands behind it, in a column of its own.
        message: message.replace(/ {2,}-- .*$/, ''),
        ...(suggestions && { related: [{ message: suggestions.trim() }] }),
      }),
      examples: [
        {
          log: 'docs/a.md:3:5 - Unknown word (recieve)',
          gives: [{ severity: 'warning', code: 'Unknown word', line: 3, column: 5, endColumn: 12 }],
        },
        {
          log: 'a.txt:1:17      - Unknown word (recieve)    -- Ths is a tst of recieve\n\t Suggestions: [receive*, relieve]',
          gives: [
            {
              severity: 'warning',
              message: 'Unknown word (recieve)',
              line: 1,
              column: 17,
              related: [{ message: 'Suggestions: [receive*, relieve]' }],
            },
          ],
        },
      ],
    },
  ],
};
