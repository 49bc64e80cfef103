import type { Format } from '../core/format.ts';

export const smlnj: Format = {
  name: 'smlnj',
  title: 'Standard ML of New Jersey and MLton',
  url: 'https://www.smlnj.org/doc/errors.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [' Error: ', ' Warning: '],
      match:
        /^(?<file>[^\s:]+\.(?:sml|sig|fun|grm|lex)):(?<line>\d+)\.(?<from>\d+)(?:-(?<endLine>\d+)\.(?<last>\d+))? (?<message>(?<severity>Error|Warning): .+)$/,
      read: (_, { from }) => ({ column: Number(from) - 1 }),
      examples: [
        {
          log: 'a.sml:4.5-4.12 Warning: match nonexhaustive\na.sml:2.16 Error: syntax error found at EOF',
          gives: [
            { severity: 'warning', file: 'a.sml', line: 4, column: 4 },
            { severity: 'error', line: 2, column: 15 },
          ],
        },
      ],
    },
    {
      triggers: ['Error: ', 'Warning: '],
      match:
        /^(?<severity>Error|Warning): (?<file>[^\s:]+\.(?:sml|sig|fun|mlb)) (?<line>\d+)\.(?<column>\d+)(?:-\d+\.\d+)?\.$/,
      block: { continues: (line) => (/^ {2}\S/.test(line) ? 'yes' : 'no'), maxLines: 20 },
      read: (lines) => ({
        message: lines
          .slice(1)
          .map((line) => line.trim())
          .join('\n'),
      }),
      examples: [
        {
          log: 'Error: a.sml 3.9-3.11.\n  Undefined variable: foo.\ncompilation aborted: parseAndElaborate reported errors',
          gives: [{ severity: 'error', file: 'a.sml', line: 3, column: 9, message: 'Undefined variable: foo.' }],
        },
      ],
    },
  ],
};
