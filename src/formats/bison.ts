import type { Format } from '../core/format.ts';

export const bison: Format = {
  name: 'bison',
  title: 'Bison and Flex',
  url: 'https://www.gnu.org/software/bison/manual/',
  columnUnit: 'byte',
  rules: [
    {
      // About the grammar as a whole. What is useless is named again, each with its place.
      triggers: ['.y: warning: ', '.yy: warning: ', '.ypp: warning: ', '.y: error: ', '.yy: error: ', '.ypp: error: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:yy?|ypp)): (?<severity>error|warning): (?<message>\S.*?)(?: \[(?<code>-W[\w=-]+)\])?$/,
      block: { continues: (line) => (/^ {2}\S/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      read: ([, ...lines], { message = '' }) => {
        if (/^\d+ (?:nonterminals?|rules?) useless/.test(message)) return [];
        return lines.length > 0 ? { related: lines.map((line) => ({ message: line.trim() })) } : {};
      },
      examples: [
        {
          log: "b.y: warning: 1 rule useless in grammar [-Wother]\nb.y: warning: 9 shift/reduce conflicts [-Wconflicts-sr]\nb.y: warning: shift/reduce conflict on token '+' [-Wcounterexamples]\n  Example: 'i' e • '+' e",
          gives: [
            { severity: 'warning', code: '-Wconflicts-sr', file: 'b.y', message: '9 shift/reduce conflicts' },
            { severity: 'warning', code: '-Wcounterexamples', related: [{ message: "Example: 'i' e • '+' e" }] },
          ],
        },
      ],
    },
    {
      triggers: ['.y:1', '.yy:1', '.l:1', '.ll:1', '.ypp:1', '.lex:1'],
      match:
        /^"?(?<file>(?:[A-Za-z]:)?[^\s:"][^:"]*\.(?:yy?|ypp|ll?|lex|lpp))"?[:,](?: line )?(?<line>\d+)(?:\.(?<column>\d+)(?:-(?:(?<endLine>\d+)\.)?(?<last>\d+))?)?: (?:(?<severity>error|warning|fatal error|note): )?(?<message>\S.*?)(?: \[(?<code>-W[\w=-]+)\])?$/,
      severity: { '': 'error', error: 'error', 'fatal error': 'error', warning: 'warning', note: 'info' },
      read: (_, { last, severity, message = '' }) =>
        severity === 'note' ? [] : /^[*{}|;%/]/.test(message) ? null : last ? { endColumn: Number(last) + 1 } : {},
      examples: [
        {
          log: 'a.y:5.8-10: error: symbol exp is used, but is not defined as a token and has no rules\na.l:12: unrecognized rule\na.y:3.1-5: warning: deprecated directive [-Wdeprecated]',
          gives: [
            { severity: 'error', file: 'a.y', line: 5, column: 8, endColumn: 11 },
            { file: 'a.l', line: 12, message: 'unrecognized rule' },
            { severity: 'warning', code: '-Wdeprecated' },
          ],
        },
      ],
    },
  ],
};
