import type { Format } from '../core/format.ts';

export const checkmake: Format = {
  name: 'checkmake',
  title: 'checkmake',
  url: 'https://github.com/mrtazz/checkmake',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['phonydeclared', 'minphony', 'maxbodylength', 'timestampexpanded', 'uniquetargets'],
      match:
        /^(?:(?<file>[^\s:]+):)?(?<line>\d+):(?<code>phonydeclared|minphony|maxbodylength|timestampexpanded|uniquetargets):(?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: '2:phonydeclared:Target "all" should be declared PHONY.',
          gives: [{ severity: 'warning', code: 'phonydeclared', line: 2 }],
        },
      ],
    },
  ],
};
