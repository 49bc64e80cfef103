import type { Format } from '../core/format.ts';

export const textlint: Format = {
  name: 'textlint',
  title: 'textlint, proselint, write-good and LanguageTool',
  url: 'https://textlint.org/docs/formatter/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' on line '],
      match: /^(?<message>".*" .+?) on line (?<line>\d+) at column (?<from>\d+)$/,
      severity: 'warning',
      read: (_, { from = '0', message = '' }) => {
        const column = Number(from) + 1;
        const length = /^"([^"]*)"/.exec(message)?.[1]?.length ?? 0;
        return { column, ...(length > 0 && { endColumn: column + length }) };
      },
      examples: [
        {
          log: 'In docs/a.md\n=============\nSo the cat was stolen.\n           ^^^^^^^^^^\n"was stolen" may be passive voice on line 1 at column 11',
          gives: [
            { severity: 'warning', message: '"was stolen" may be passive voice', line: 1, column: 12, endColumn: 22 },
          ],
        },
      ],
    },
    {
      triggers: ['Rule ID: '],
      match: /^\d+\.\) Line (?<line>\d+), column (?<column>\d+), Rule ID: (?<code>\S+)/,
      severity: 'warning',
      block: {
        continues: (line) =>
          /^(?:Message|Suggestion): |^\.{3}|^More info/.test(line)
            ? 'yes'
            : /^\s*\^+\s*$/.test(line)
              ? 'last'
              : lineOfText.test(line)
                ? 'yes'
                : 'no',
        maxLines: 8,
      },
      read: (lines, { column = '0' }) => {
        const message = lines.find((line) => line.startsWith('Message: '))?.slice(9) ?? '';
        const marked = /\^+/.exec(lines.at(-1) ?? '')?.[0].length ?? 0;
        return { message, ...(marked > 0 && { endColumn: Number(column) + marked }) };
      },
      examples: [
        {
          log: '1.) Line 3, column 19, Rule ID: UPPERCASE_SENTENCE_START\nMessage: This sentence does not start with an uppercase letter\nSuggestion: Or\nfoo or use this text\n    ^^\n',
          gives: [
            {
              severity: 'warning',
              code: 'UPPERCASE_SENTENCE_START',
              message: 'This sentence does not start with an uppercase letter',
              line: 3,
              column: 19,
              endColumn: 21,
            },
          ],
        },
      ],
    },
  ],
};

const lineOfText = /\S.*\s.*\S/;
