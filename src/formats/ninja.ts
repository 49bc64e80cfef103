import type { Format } from '../core/format.ts';

export const ninja: Format = {
  name: 'ninja',
  title: 'Ninja',
  url: 'https://ninja-build.org/manual.html',
  columnUnit: 'byte',
  rules: [
    {
      // Says where; what was wrong, the compiler says below it.
      triggers: ['FAILED: '],
      match: /^FAILED: (?:\[code=(?<code>-?\d+)\] )?(?<step>\S.*)$/,
      severity: 'info',
      read: (_lines, { step = '' }) =>
        /[./]/.test(step) ? { step: step.trim(), message: `${step.trim()} failed` } : null,
      examples: [
        {
          log: 'FAILED: CMakeFiles/a.dir/a.c.o ',
          gives: [{ severity: 'info', step: 'CMakeFiles/a.dir/a.c.o', message: 'CMakeFiles/a.dir/a.c.o failed' }],
        },
      ],
    },
    {
      triggers: ['ninja: error: ', 'ninja: fatal: ', 'ninja: warning: '],
      match: /^ninja: (?<severity>error|fatal|warning): (?:(?<file>[^\s:]+):(?<line>\d+): )?(?<message>.*)$/,
      examples: [
        {
          log: "ninja: error: unknown target 'nosuch'",
          gives: [{ severity: 'error', message: "unknown target 'nosuch'" }],
        },
        {
          log: "ninja: error: build.ninja:3: expected '=', got identifier",
          gives: [{ severity: 'error', file: 'build.ninja', line: 3, message: "expected '=', got identifier" }],
        },
      ],
    },
  ],
};
