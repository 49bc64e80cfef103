import type { Format } from '../core/format.ts';

export const nagelfar: Format = {
  name: 'nagelfar',
  title: 'Nagelfar (Tcl)',
  url: 'https://nagelfar.sourceforge.net/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Line  ', 'Line 1', 'Line 2', 'Line 3', 'Line 4', 'Line 5', 'Line 6', 'Line 7', 'Line 8', 'Line 9'],
      match: /^(?:(?<file>\S[^:]*): )?Line +(?<line>\d+): (?<severity>[EWN]) (?<message>.+)$/,
      severity: { e: 'error', w: 'warning', n: 'info' },
      examples: [
        {
          log: 'Line   5: W Found constant "x" which is also a variable.\nLine  10: E Unknown variable "y"',
          gives: [
            { severity: 'warning', line: 5 },
            { severity: 'error', line: 10, message: 'Unknown variable "y"' },
          ],
        },
      ],
    },
  ],
};
