import type { Format } from '../core/format.ts';

export const yamllint: Format = {
  name: 'yamllint',
  title: 'yamllint',
  url: 'https://yamllint.readthedocs.io/en/stable/quickstart.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['[error] ', '[warning] '],
      match:
        /^(?<file>[^:]+\.(?:ya?ml|clang-\w+)|stdin):(?<line>\d+):(?<column>\d+): \[(?<severity>error|warning)\] (?<message>.+?)(?: \((?<code>[a-z-]+)\))?$/,
      examples: [
        {
          log: 'a.yml:1:81: [error] line too long (122 > 80 characters) (line-length)\na.yml:2:1: [error] syntax error: expected the node content',
          gives: [
            {
              severity: 'error',
              code: 'line-length',
              message: 'line too long (122 > 80 characters)',
              line: 1,
              column: 81,
            },
            { message: 'syntax error: expected the node content', line: 2 },
          ],
        },
      ],
    },
    {
      triggers: ['error ', 'warning '],
      heading: /^(?<file>\S.*\.(?:ya?ml|yaml\.\w+|lint))$|^(?<dot>\.yamllint)$/,
      match:
        /^ {2}(?<line>\d+):(?<column>\d+) +(?<severity>error|warning) {2}(?<message>.+?)(?: {2}\((?<code>[a-z-]+)\))?$/,
      read: (_, { dot }) => (dot ? { file: dot } : {}),
      examples: [
        {
          log: 'conf/a.yaml\n  1:1       warning  missing document start "---"  (document-start)\n  3:81      error    line too long (90 > 80 characters)  (line-length)\n',
          gives: [
            {
              severity: 'warning',
              file: 'conf/a.yaml',
              line: 1,
              column: 1,
              code: 'document-start',
              message: 'missing document start "---"',
            },
            { severity: 'error', line: 3, column: 81, code: 'line-length' },
          ],
        },
      ],
    },
  ],
};
