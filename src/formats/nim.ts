import type { Format } from '../core/format.ts';

export const nim: Format = {
  name: 'nim',
  title: 'Nim compiler',
  url: 'https://nim-lang.org/docs/nimc.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.nim(1', '.nims(1', '.nimble(1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s(][^(]*\.(?:nims?|nimble))\((?<line>\d+), ?(?<column>\d+)\) (?<severity>Error|Warning|Hint): (?<message>.+?)(?: \[(?<code>[A-Z]\w+)\])?$/,
      severity: { error: 'error', warning: 'warning', hint: 'info' },
      examples: [
        {
          log: "foobar.nim(8, 8) Warning: use {.base.} for base methods [UseBase]\n/nested/foobar.nim(12, 2) Error: identifier expected, but found 'a.b'",
          gives: [
            { severity: 'warning', code: 'UseBase', file: 'foobar.nim', line: 8, column: 8 },
            { severity: 'error', line: 12, column: 2 },
          ],
        },
      ],
    },
  ],
};
