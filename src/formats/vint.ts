import type { Format } from '../core/format.ts';

export const vint: Format = {
  name: 'vint',
  title: 'Vim script: vint and Vim itself',
  url: 'https://github.com/Vimjas/vint',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.vim:1', 'vimrc:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*(?:\.vim|vimrc)):(?<line>\d+):(?<column>\d+): (?:(?<severity>error|warning|style_problem): )?(?<message>.+)$/,
      severity: { '': 'error', error: 'error', warning: 'warning', style_problem: 'warning' },
      examples: [
        {
          log: 'gcc.vim:3:8: style_problem: Make the scope explicit like `l:filename` (see Anti-pattern)\ngcc.vim:8:11: error: E128: Function name must start with a capital',
          gives: [
            { severity: 'warning', file: 'gcc.vim', line: 3, column: 8 },
            { severity: 'error', line: 8 },
          ],
        },
      ],
    },
  ],
};
