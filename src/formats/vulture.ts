import type { Format } from '../core/format.ts';

export const vulture: Format = {
  name: 'vulture',
  title: 'Vulture',
  url: 'https://github.com/jendrikseipp/vulture#readme',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['% confidence'],
      match:
        /^(?<file>[^:]+\.py):(?<line>\d+): (?<message>(?:unused|unreachable|unsatisfiable|redundant) .+ \(\d+% confidence(?:, \d+ lines?)?\))$/,
      severity: 'warning',
      examples: [
        {
          log: "a/b.py:34: unused variable 'foo' (60% confidence)",
          gives: [{ severity: 'warning', file: 'a/b.py', line: 34, message: "unused variable 'foo' (60% confidence)" }],
        },
      ],
    },
  ],
};
