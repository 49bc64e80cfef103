import type { Format } from '../core/format.ts';

export const markdownlint: Format = {
  name: 'markdownlint',
  title: 'markdownlint, PyMarkdown and mdl',
  url: 'https://github.com/igorshubovych/markdownlint-cli',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' MD0', '/MD0'],
      match:
        /^(?<file>[^:]+):(?<line>\d+)(?::(?<column>\d+))?:? (?:(?<severity>error|warning) )?(?<code>MD\d{3}(?:\/[\w-]+)*):? (?<message>.+)$/,
      severity: { '': 'error', error: 'error', warning: 'warning' },
      examples: [
        {
          log: 'README.md:3:81 error MD013/line-length Line length [Expected: 80; Actual: 95]\nREADME.md:7 MD022/blanks-around-headings Headings should be surrounded by blank lines\nfoo.md:1:1: MD041: First line in file should be a top level heading',
          gives: [
            {
              severity: 'error',
              code: 'MD013/line-length',
              message: 'Line length [Expected: 80; Actual: 95]',
              file: 'README.md',
              line: 3,
              column: 81,
            },
            { code: 'MD022/blanks-around-headings', line: 7 },
            { code: 'MD041', line: 1, column: 1 },
          ],
        },
      ],
    },
  ],
};
