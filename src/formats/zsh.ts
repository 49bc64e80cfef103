import type { Format } from '../core/format.ts';

export const zsh: Format = {
  name: 'zsh',
  title: 'Zsh',
  url: 'https://zsh.sourceforge.io/Doc/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [
        ': command not found: ',
        ': no such file or directory: ',
        ': parse error',
        ': bad math expression: ',
        ': division by zero',
        ': unmatched ',
        ': no matches found: ',
        ': unknown condition: ',
        ': bad substitution',
        ': permission denied: ',
      ],
      match:
        /^(?<name>[^\s:][^\s:]*):(?:[^\s:]+:)?(?<line>\d+): (?<message>(?:command not found|no such file or directory|bad math expression|no matches found|unknown condition|permission denied): .+|parse error(?: near .+)?|division by zero|unmatched \S|bad substitution)$/,
      severity: 'error',
      read: (_, { name = '' }) => (/^-?zsh$|^\(eval\)$/.test(name) ? {} : { file: name }),
      examples: [
        {
          log: "a.sh:3: command not found: nosuchcmd\na.sh:cd:4: no such file or directory: /nonexistent\nb.sh:7: parse error near `)'",
          gives: [
            { severity: 'error', file: 'a.sh', line: 3, message: 'command not found: nosuchcmd' },
            { file: 'a.sh', line: 4, message: 'no such file or directory: /nonexistent' },
            { file: 'b.sh', line: 7, message: "parse error near `)'" },
          ],
        },
      ],
    },
  ],
};
