import type { Format } from '../core/format.ts';

export const pcLint: Format = {
  name: 'pc-lint',
  title: 'PC-lint and FlexeLint',
  url: 'https://pclintplus.com/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': Info ', ': Note ', ': Warning ', ': Error ', ' Info 7', ' Note 9', ' Warning 5', ' Error 1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:(]+)(?:\((?<line>\d+)(?:,(?<column>\d+))?\)|:(?<at>\d+)(?::\d+)?): ?(?<severity>Info|Note|Warning|Error|Supplemental) (?<code>\d{1,4}): (?<message>.+)$/,
      severity: { info: 'info', note: 'info', warning: 'warning', error: 'error', supplemental: 'info' },
      read: (_, { at }) => (at ? { line: Number(at) } : {}),
      examples: [
        {
          log: 'foo.h(5): Info 701: Shift left of signed quantity (int)\nsrc/a.c(9,3): Warning 534: Ignoring return value of function',
          gives: [
            { severity: 'info', code: '701', file: 'foo.h', line: 5 },
            { severity: 'warning', code: '534', line: 9, column: 3 },
          ],
        },
      ],
    },
  ],
};
