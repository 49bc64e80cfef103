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
        /^(?:\d+\/\d+ .* )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+) - (?<message>(?<code>Unknown word|Forbidden word) \((?<word>[^)]+)\).*)$/,
      severity: 'warning',
      read: (_, { column, word = '' }) => ({ endColumn: Number(column) + word.length }),
      examples: [
        {
          log: 'docs/a.md:3:5 - Unknown word (recieve)',
          gives: [{ severity: 'warning', code: 'Unknown word', line: 3, column: 5, endColumn: 12 }],
        },
      ],
    },
  ],
};
