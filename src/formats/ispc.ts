import type { Format } from '../core/format.ts';
import { isPointer } from './shared/source-pointer.ts';

export const ispc: Format = {
  name: 'ispc',
  title: 'Intel SPMD program compiler',
  url: 'https://ispc.github.io/ispc.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.ispc:1', '.isph:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.isp[ch]):(?<line>\d+):(?<column>\d+): (?<severity>(?:fatal |Fatal )?[Ee]rror|(?:Performance )?Warning): (?<message>.+)$/,
      block: { continues: (line) => (isPointer(line) ? 'last' : line === '' ? 'no' : 'maybe'), patience: 4 },
      read: (_, { severity = '' }) => ({ severity: /warning/i.test(severity) ? 'warning' : 'error' }),
      examples: [
        {
          log: 'mandelbrot.ispc:79:52: Performance Warning: Modulus operator with varying types is very inefficient.\n    x % 2\n      ^\n',
          gives: [{ severity: 'warning', file: 'mandelbrot.ispc', line: 79, column: 52 }],
        },
      ],
    },
  ],
};
