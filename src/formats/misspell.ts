import type { Format } from '../core/format.ts';

export const misspell: Format = {
  name: 'misspell',
  title: 'misspell',
  url: 'https://github.com/client9/misspell',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['is a misspelling of'],
      match: /^(?<file>[^:]+):(?<line>\d+):(?<column>\d+): (?<message>"[^"]*" is a misspelling of "[^"]*")$/,
      severity: 'warning',
      examples: [
        {
          log: 'docs/a.md:1:20: "zeebra" is a misspelling of "zebra"',
          gives: [{ severity: 'warning', file: 'docs/a.md', line: 1, column: 20 }],
        },
      ],
    },
  ],
};
