import type { Format } from '../core/format.ts';

export const atools: Format = {
  name: 'atools',
  title: 'atools (Alpine) and BitBake linters',
  url: 'https://gitlab.alpinelinux.org/Leo/atools',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['APKBUILD:1'],
      match:
        /^(?<severity>[SIMT])(?<certainty>[CP]):\[(?<code>AL\d*)\]:(?<file>[^:]*APKBUILD):(?<line>\d+):(?<message>.+)$/,
      read: (_, { severity, certainty }) => ({
        severity: /[SI]/.test(severity ?? '') && certainty === 'C' ? 'error' : 'warning',
      }),
      examples: [
        {
          log: 'SP:[AL5]:APKBUILD:3:variable set to an empty string: x=',
          gives: [{ severity: 'warning', code: 'AL5', file: 'APKBUILD', line: 3 }],
        },
      ],
    },
    {
      triggers: [':oelint.'],
      match:
        /^(?<file>[^:]+\.(?:bb|bbappend|bbclass|inc|conf)):(?<line>\d+):(?<severity>info|warning|error):(?<code>oelint\.[\w.-]+):(?<message>.+?)(?: \[branch:\w+\])?$/,
      examples: [
        {
          log: "/home/dev/a_1.0.bb:17:error:oelint.var.mandatoryvar.DESCRIPTION:Variable 'DESCRIPTION' should be set [branch:true]",
          gives: [{ severity: 'error', code: 'oelint.var.mandatoryvar.DESCRIPTION', line: 17 }],
        },
      ],
    },
    {
      triggers: ['ERROR: ', 'WARNING: '],
      match: /^(?<severity>ERROR|WARNING): (?<step>[\w.+-]+-[\w.+~-]+-r\d+) (?<task>do_\w+): (?<message>.+)$/,
      examples: [
        {
          log: 'ERROR: zlib-1.2.11-r0 do_compile: oe_runmake failed',
          gives: [{ severity: 'error', step: 'zlib-1.2.11-r0', message: 'oe_runmake failed' }],
        },
      ],
    },
  ],
};
