import type { Format } from '../core/format.ts';

export const codespell: Format = {
  name: 'codespell',
  title: 'codespell',
  url: 'https://github.com/codespell-project/codespell',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' ==> '],
      match: /^(?<file>[^:]+):(?<line>\d+): (?<message>\S+ ==> \S.*)$/,
      severity: 'warning',
      examples: [
        {
          log: './README.md:12: recieve ==> receive',
          gives: [{ severity: 'warning', file: 'README.md', line: 12, message: 'recieve ==> receive' }],
        },
      ],
    },
  ],
};
