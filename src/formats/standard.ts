import type { Format } from '../core/format.ts';

export const standard: Format = {
  name: 'standard',
  title: 'JavaScript Standard Style and XO',
  url: 'https://standardjs.com/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.js:1', '.jsx:1', '.ts:1', '.tsx:1', '.mjs:1', '.cjs:1', '.vue:1'],
      match:
        /^ {0,2}(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:[cm]?[jt]sx?|vue)):(?<line>\d+):(?<column>\d+): (?<message>(?:Parsing error: )?[A-Z'`"].*?)(?: \((?<code>[\w@/-]+)\))?(?: \(warning\))?$/,
      severity: 'error',
      read: (_, { message = '' }) => (/[.!)\w'"`]$/.test(message) && message.includes(' ') ? {} : null),
      examples: [
        {
          log: '  /home/dev/a.js:4:12: Missing space before function parentheses. (space-before-function-paren)\n  /home/dev/a.js:8:21: Strings must use singlequote.',
          gives: [
            {
              severity: 'error',
              code: 'space-before-function-paren',
              message: 'Missing space before function parentheses.',
              line: 4,
              column: 12,
            },
            { line: 8, message: 'Strings must use singlequote.' },
          ],
        },
      ],
    },
  ],
};
