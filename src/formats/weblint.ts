import type { Format } from '../core/format.ts';

export const weblint: Format = {
  name: 'weblint',
  title: 'weblint and HTML::Lint',
  url: 'https://metacpan.org/pod/HTML::Lint',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.html (', '.htm (', '.xhtml ('],
      match: /^(?<file>\S+\.x?html?) \((?<line>\d+):(?<column>\d+)\) (?<message>.+)$/,
      severity: 'error',
      examples: [
        {
          log: 'index.html (13:1) Unknown element <fdjsk>',
          gives: [{ severity: 'error', file: 'index.html', line: 13, column: 1 }],
        },
      ],
    },
  ],
};
