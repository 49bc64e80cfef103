import type { Format } from '../core/format.ts';

export const xo: Format = {
  name: 'xo',
  title: 'XO, and ESLint with eslint-formatter-pretty',
  url: 'https://github.com/sindresorhus/eslint-formatter-pretty',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['  ✖ ', '  ⚠ '],
      match: /^ {2}(?<sign>[✖⚠]) +(?<line>\d+):(?<column>\d+) {2,}(?<rest>\S.*)$/,
      heading: /^ {2}(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):\d+:\d+$/,
      read: (_, { sign, rest = '' }) => {
        const [message = '', code] = rest.trimEnd().split(/ {2,}(?=\S+$)/);
        return { severity: sign === '✖' ? 'error' : 'warning', message, ...(code && { code }) };
      },
      examples: [
        {
          log: '\n  c.js:6:1\n  ✖  6:1  Parsing error: with in strict mode  \n  ⚠  9:3  Unexpected todo comment.  no-warning-comments\n\n  1 error',
          gives: [
            { severity: 'error', file: 'c.js', line: 6, column: 1, message: 'Parsing error: with in strict mode' },
            {
              severity: 'warning',
              file: 'c.js',
              line: 9,
              column: 3,
              code: 'no-warning-comments',
              message: 'Unexpected todo comment.',
            },
          ],
        },
      ],
    },
  ],
};
