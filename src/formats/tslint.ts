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
  ],
};
