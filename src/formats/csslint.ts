import type { Format } from '../core/format.ts';

export const csslint: Format = {
  name: 'csslint',
  title: 'CSSLint and the W3C validator in its compact form',
  url: 'https://github.com/CSSLint/csslint/wiki/Command-line-interface',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [', Error - ', ', Warning - '],
      match:
        /^(?:csslint: )?(?<file>[^:]+\.css): line (?<line>\d+), col (?<column>\d+), (?<severity>Error|Warning) - (?<message>.+?)(?: \((?<code>[\w-]+)\))?$/,
      examples: [
        {
          log: "a.css: line 7, col 3, Warning - Unknown property 'fil'. (known-properties)\na.css: line 8, col 1, Error - Expected RBRACE",
          gives: [
            { severity: 'warning', code: 'known-properties', file: 'a.css', line: 7, column: 3 },
            { severity: 'error', line: 8, message: 'Expected RBRACE' },
          ],
        },
      ],
    },
  ],
};
