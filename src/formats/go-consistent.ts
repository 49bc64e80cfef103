import type { Format } from '../core/format.ts';

export const goConsistent: Format = {
  name: 'go-consistent',
  title: 'go-consistent',
  url: 'https://github.com/quasilyte/go-consistent',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.go:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.go):(?<line>\d+):(?<column>\d+): (?<message>(?<code>zero value ptr alloc|empty slice|empty map|hex lit|range check|and-not|float lit|label case|untyped const coerce|arg list parens|non-zero length test|default case order|unit import): .+)$/,
      severity: 'warning',
      examples: [
        {
          log: './a.go:38:6: empty slice: use make([]T, 0)',
          gives: [
            {
              severity: 'warning',
              code: 'empty slice',
              file: 'a.go',
              line: 38,
              column: 6,
              message: 'empty slice: use make([]T, 0)',
            },
          ],
        },
      ],
    },
  ],
};
