import type { Format } from '../core/format.ts';

export const jq: Format = {
  name: 'jq',
  title: 'jq and JSON parsers of editors',
  url: 'https://jqlang.org/manual/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['parse error: '],
      match: /^(?:jq: )?parse error(?: \([^)]*\))?: (?<message>.+) at line (?<line>\d+), column (?<column>\d+)$/,
      severity: 'error',
      examples: [
        {
          log: 'jq: parse error: Expected another array element at line 1, column 9',
          gives: [{ severity: 'error', line: 1, column: 9, message: 'Expected another array element' }],
        },
      ],
    },
    {
      triggers: ['jq: error'],
      match:
        /^jq: error(?: \(at [^)]*\))?: (?<message>.+?)(?: at <top-level>, line (?<line>\d+)(?:, column (?<column>\d+))?)?:?$/,
      severity: 'error',
      read: (_, { message = '' }) => (/^\d+ compile error/.test(message) ? [] : {}),
      examples: [
        {
          log: 'jq: error: syntax error, unexpected end of file at <top-level>, line 1:\n.[\njq: 1 compile error',
          gives: [{ severity: 'error', line: 1 }],
        },
      ],
    },
  ],
};
