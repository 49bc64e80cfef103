import type { Format } from '../core/format.ts';

export const hlint: Format = {
  name: 'hlint',
  title: 'HLint',
  url: 'https://github.com/ndmitchell/hlint',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.hs:1', '.lhs:1', '.hs:('],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.l?hs):(?:(?<line>\d+):(?<column>\d+)(?:-(?<last>\d+))?|\((?<from>\d+),(?<start>\d+)\)-\(\d+,\d+\)): (?<message>(?<severity>Suggestion|Warning|Error|Ignore): (?<code>.+))$/,
      severity: { suggestion: 'info', warning: 'warning', error: 'error', ignore: 'info' },
      block: {
        continues: (line) =>
          /^(?:Found|Perhaps|Why not|Note|Perhaps you should remove it\.?)\b.*:?$|^ {2,}\S|^Perhaps/.test(line)
            ? 'yes'
            : 'no',
        maxLines: 40,
      },
      read: (lines, { last, from, start }) => {
        const perhaps = lines.findIndex((line) => /^(?:Perhaps|Why not):$/.test(line));
        const better = lines
          .slice(perhaps + 1)
          .map((line) => line.trim())
          .join('\n');
        return {
          ...(perhaps > 0 && { related: [{ message: `Perhaps: ${better}` }] }),
          ...(last && { endColumn: Number(last) + 1 }),
          ...(from && { line: Number(from), column: Number(start) }),
        };
      },
      examples: [
        {
          log: 'src/Calc.hs:11:18-27: Suggestion: Redundant bracket\nFound:\n  (eval a) + (eval b)\nPerhaps:\n  eval a + (eval b)\n',
          gives: [
            {
              severity: 'info',
              code: 'Redundant bracket',
              file: 'src/Calc.hs',
              line: 11,
              column: 18,
              endColumn: 28,
              related: [{ message: 'Perhaps: eval a + (eval b)' }],
            },
          ],
        },
      ],
    },
  ],
};
