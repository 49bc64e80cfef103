import type { Format } from '../core/format.ts';

export const cpplint: Format = {
  name: 'cpplint',
  title: 'cpplint',
  url: 'https://github.com/cpplint/cpplint',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [':1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+):(?<line>\d+): {1,2}(?<message>.+?) {1,2}\[(?<code>[a-z0-9_]+\/[\w+]+)\] \[(?<confidence>[1-5])\]$/,
      severity: 'warning',
      examples: [
        {
          log: 'a.cpp:5:  Extra space after ( in function call  [whitespace/parens] [4]\nDone processing a.cpp',
          gives: [
            {
              severity: 'warning',
              code: 'whitespace/parens',
              file: 'a.cpp',
              line: 5,
              message: 'Extra space after ( in function call',
            },
          ],
        },
      ],
    },
    {
      // --output=vs7 and sed's emacs cousin
      triggers: ['warning: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:(]+)(?:\((?<line>\d+)\)| ?\(\d+\)): ?(?:error cpplint:|warning:) ?(?<message>.+?) {1,2}\[(?<code>[a-z0-9_]+\/[\w+]+)\] \[[1-5]\]$/,
      severity: 'warning',
      examples: [
        {
          log: 'a.cpp(5): warning: Missing space  [whitespace/comma] [3]',
          gives: [{ code: 'whitespace/comma', line: 5 }],
        },
      ],
    },
  ],
};
