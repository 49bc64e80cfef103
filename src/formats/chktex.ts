import type { Format } from '../core/format.ts';

export const chktex: Format = {
  name: 'chktex',
  title: 'ChkTeX and lacheck',
  url: 'https://www.nongnu.org/chktex/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['Warning ', 'Error ', 'Message '],
      match: /^(?<severity>Warning|Error|Message) (?<code>\d{1,2}) in (?<file>\S+) line (?<line>\d+): (?<message>.+)$/,
      severity: { warning: 'warning', error: 'error', message: 'info' },
      examples: [
        {
          log: 'Warning 1 in main.tex line 7: Command terminated with space.',
          gives: [{ severity: 'warning', code: '1', file: 'main.tex', line: 7 }],
        },
      ],
    },
    {
      triggers: ['.tex", line '],
      match: /^"(?<file>[^"]+\.tex)", line (?<line>\d+): (?<message>(?!(?:warning|error|remark)\b).+)$/,
      severity: 'warning',
      examples: [
        {
          log: '"sample1.tex", line 1: perhaps you should insert a `~\' before "\\ref"',
          gives: [{ severity: 'warning', file: 'sample1.tex', line: 1 }],
        },
      ],
    },
  ],
};
