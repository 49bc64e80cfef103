import type { Format } from '../core/format.ts';

export const jshint: Format = {
  name: 'jshint',
  title: 'JSHint, JSLint and JSCS',
  url: 'https://jshint.com/docs/cli/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [': line '],
      match:
        /^(?<file>[^:]+): line (?<line>\d+), col (?<column>\d+), (?:(?<code>[a-z]\w+): )?(?<message>(?!Error - |Warning - |error - |warning - |Info - ).+)$/,
      severity: 'error',
      read: (_, { message = '' }) => {
        const { text, id } = /^(?<text>.+?) \((?<id>[EWI]\d{3})\)$/.exec(message)?.groups ?? {};
        return text && id ? { message: text, code: id, severity: id.startsWith('E') ? 'error' : 'warning' } : {};
      },
      examples: [
        {
          log: 'a.js: line 3, col 13, Missing semicolon. (W033)\na.js: line 1, col 7, disallowVar: Use `let` or `const`\n\n2 errors',
          gives: [
            { severity: 'warning', code: 'W033', message: 'Missing semicolon.', file: 'a.js', line: 3, column: 13 },
            { code: 'disallowVar', line: 1, message: 'Use `let` or `const`' },
          ],
        },
      ],
    },
    {
      triggers: ['  line '],
      heading: /^(?<file>\S.*\.\w+)$/,
      match: /^ {2}line (?<line>\d+) +col (?<column>\d+) +(?<message>.+?)(?: {2,}\((?<code>[EWI]\d{3})\))?$/,
      severity: 'warning',
      examples: [
        {
          log: 'src/a.js\n  line 3  col 13  Missing semicolon.\n\n  ⚠  1 warning',
          gives: [{ severity: 'warning', file: 'src/a.js', line: 3, column: 13, message: 'Missing semicolon.' }],
        },
      ],
    },
  ],
};
