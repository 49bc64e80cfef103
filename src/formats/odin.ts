import type { Format } from '../core/format.ts';

export const odin: Format = {
  name: 'odin',
  title: 'Odin compiler',
  url: 'https://odin-lang.org/docs/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.odin(1'],
      match:
        /^(?<file>[^\s(]+\.odin)\((?<line>\d+):(?<column>\d+)\) (?:(?<severity>Error|Warning|Syntax Error|Syntax Warning): )?(?<message>.+)$/,
      severity: {
        '': 'error',
        error: 'error',
        'syntax error': 'error',
        warning: 'warning',
        'syntax warning': 'warning',
      },
      examples: [
        {
          log: "main.odin(12:5) Syntax Error: Expected ';'",
          gives: [{ severity: 'error', file: 'main.odin', line: 12, column: 5 }],
        },
      ],
    },
  ],
};
