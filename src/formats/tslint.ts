import type { Format } from '../core/format.ts';

export const tslint: Format = {
  name: 'tslint',
  title: 'TSLint',
  url: 'https://palantir.github.io/tslint/formatters/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.ts[1', '.tsx[1', '.js[1', '.jsx[1'],
      match:
        /^(?:(?<severity>ERROR|WARNING): )?(?:\((?<code>[\w-]+)\) )?(?<file>(?:[A-Za-z]:)?[^\s:][^[]*\.[cm]?[jt]sx?)\[(?<line>\d+), ?(?<column>\d+)\]: (?<message>.+)$/,
      severity: { '': 'error', error: 'error', warning: 'warning' },
      examples: [
        {
          log: 'ERROR: src/a.ts[418, 38]: \' should be "\nWARNING: (semicolon) src/a.ts[15, 11]: Missing semicolon',
          gives: [
            { severity: 'error', file: 'src/a.ts', line: 418, column: 38, message: '\' should be "' },
            { severity: 'warning', code: 'semicolon', line: 15 },
          ],
        },
      ],
    },
    {
      triggers: ['ERROR: ', 'WARNING: '],
      match:
        /^(?<severity>ERROR|WARNING): (?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.[cm]?[jt]sx?):(?<line>\d+):(?<column>\d+) - (?<message>.+)$/,
      examples: [
        {
          log: 'ERROR: /home/dev/a.ts:1:5 - Missing semicolon',
          gives: [{ severity: 'error', line: 1, column: 5, message: 'Missing semicolon' }],
        },
      ],
    },
    {
      // stylish: the file, then its rows
      triggers: ['ERROR: ', 'WARNING: '],
      match: /^(?<severity>ERROR|WARNING): (?<line>\d+):(?<column>\d+) {2,}(?<code>[\w-]+) {2,}(?<message>\S.*)$/,
      heading: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*)(?::\d+:\d+)?$/,
      examples: [
        {
          log: "a.ts:1:1\nERROR: 1:1   no-var-keyword  Forbidden 'var' keyword, use 'let' or 'const' instead\nWARNING: 2:17  no-console      Calls to 'console.log' are not allowed.\n",
          gives: [
            {
              severity: 'error',
              file: 'a.ts',
              line: 1,
              column: 1,
              code: 'no-var-keyword',
              message: "Forbidden 'var' keyword, use 'let' or 'const' instead",
            },
            { severity: 'warning', file: 'a.ts', line: 2, column: 17, code: 'no-console' },
          ],
        },
      ],
    },
  ],
};
