import type { Format } from '../core/format.ts';

export const watcom: Format = {
  name: 'watcom',
  title: 'Open Watcom',
  url: 'https://open-watcom.github.io/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': Error! E', ': Warning! W', ': Note! N'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:(]+)\((?<line>\d+)(?:,(?<column>\d+))?\): (?<severity>Error|Warning|Note)! (?<code>[EWN]\d+): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', note: 'info' },
      examples: [
        {
          log: "..\\src\\lister.c(109): Error! E1009: Expecting ';' but found '{'\n..\\src\\lister.c(120): Warning! W201: Unreachable code",
          gives: [
            { severity: 'error', code: 'E1009', line: 109 },
            { severity: 'warning', code: 'W201', line: 120 },
          ],
        },
      ],
    },
  ],
};
