import type { Format } from '../core/format.ts';

export const haxe: Format = {
  name: 'haxe',
  title: 'Haxe',
  url: 'https://haxe.org/manual/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [': characters ', ': lines '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:]+\.hx):(?<line>\d+): (?:characters? (?<column>\d+)(?:-(?<last>\d+))?|lines (?:\d+)-(?<endLine>\d+)) : (?:(?<severity>Warning|Error|Info) : )?(?<message>.+)$/,
      severity: { '': 'error', warning: 'warning', error: 'error', info: 'info' },
      read: (_, { last }) => (last ? { endColumn: Number(last) } : {}),
      examples: [
        {
          log: 'src/Main.hx:3: characters 5-9 : Unknown identifier : x\nsrc/A.hx:12: lines 12-14 : Warning : unused',
          gives: [
            { severity: 'error', file: 'src/Main.hx', line: 3, column: 5 },
            { severity: 'warning', line: 12, endLine: 14 },
          ],
        },
      ],
    },
  ],
};
