import type { Format } from '../core/format.ts';

export const re2c: Format = {
  name: 're2c',
  title: 're2c',
  url: 'https://re2c.org/manual/warnings/warnings.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.re:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.re):(?<line>\d+):(?<column>\d+): (?<severity>error|warning): (?<message>\S.*?)(?: \[(?<code>-W[\w-]+)\])?$/,
      examples: [
        {
          log: "b.re:5:7: error: undefined symbol 'nope'\nc.re:5:6: warning: rule matches empty string [-Wmatch-empty-string]",
          gives: [
            { severity: 'error', file: 'b.re', line: 5, column: 7, message: "undefined symbol 'nope'" },
            { severity: 'warning', code: '-Wmatch-empty-string', message: 'rule matches empty string' },
          ],
        },
      ],
    },
    {
      triggers: ['re2c: error: '],
      match: /^re2c: error: (?<message>.+)$/,
      severity: 'error',
      examples: [
        {
          log: 're2c: error: cannot open file: no.re',
          gives: [{ severity: 'error', message: 'cannot open file: no.re' }],
        },
      ],
    },
  ],
};
