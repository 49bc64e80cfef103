import type { Format } from '../core/format.ts';

export const qac: Format = {
  name: 'qac',
  title: 'Helix QAC',
  url: 'https://www.perforce.com/products/helix-qac',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [' Msg(', 'Warn: ', ' Err: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:(]+)\((?<line>\d+),(?<column>\d+)\): ?(?<severity>Err|Warn|Msg|Info)(?:\((?<more>\d+:\d+)\))?:? (?:Msg\((?<code>\d+:\d+)\) )?(?<message>.+)$/,
      severity: { err: 'error', warn: 'warning', msg: 'warning', info: 'info' },
      read: (_, { more }) => (more ? { code: more } : {}),
      examples: [
        {
          log: 'src/a.c(170,3): Err: Msg(0:0818) Cannot find include file',
          gives: [{ severity: 'error', code: '0:0818', line: 170, column: 3 }],
        },
      ],
    },
  ],
};
