import type { Format } from '../core/format.ts';

export const cobol: Format = {
  name: 'cobol',
  title: 'GnuCOBOL and Micro Focus COBOL',
  url: 'https://gnucobol.sourceforge.io/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.cob:1', '.cbl:1', '.cpy:1', '.COB:1', '.CBL:1'],
      match:
        /^(?:libcob: )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:cob|cbl|cpy|COB|CBL|CPY)):(?<line>\d+): (?:(?<severity>error|warning|note): )?(?<message>\S.*?)(?: \[(?<code>-W[\w-]+)\])?$/,
      severity: { '': 'error', error: 'error', warning: 'warning', note: 'info' },
      read: (_, { message = '' }) => (/^in (?:paragraph|section)/.test(message) ? [] : {}),
      examples: [
        {
          log: "a.cob:7: error: 'X' is not defined\na.cob:9: warning: unreachable statement [-Wunreachable]",
          gives: [
            { severity: 'error', file: 'a.cob', line: 7 },
            { severity: 'warning', code: '-Wunreachable' },
          ],
        },
      ],
    },
    {
      // AcuCOBOL
      triggers: ['.cob, line ', '.cbl, line ', '.CBL, line ', '.COB, line '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:,]*\.(?:cob|cbl|COB|CBL|cpy)), line (?<line>\d+): (?:(?<severity>Warning|Error): )?(?<message>.+)$/,
      severity: { '': 'error', warning: 'warning', error: 'error' },
      examples: [
        {
          log: 'COPY/zzz.CBL, line 39: Warning: Imperative statement required',
          gives: [{ severity: 'warning', file: 'COPY/zzz.CBL', line: 39 }],
        },
      ],
    },
  ],
};
