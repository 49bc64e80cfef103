import type { Format } from '../core/format.ts';

export const erbLint: Format = {
  name: 'erb-lint',
  title: 'ERB Lint',
  url: 'https://github.com/Shopify/erb_lint',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.erb:1'],
      match: /^(?<file>[^:\s][^:]*\.erb):(?<line>\d+):(?<column>\d+): (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: 'app/a.html.erb:4:6: Use 1 newline after `<%` instead of 2.',
          gives: [
            {
              severity: 'warning',
              file: 'app/a.html.erb',
              line: 4,
              column: 6,
              message: 'Use 1 newline after `<%` instead of 2.',
            },
          ],
        },
      ],
    },
  ],
};
