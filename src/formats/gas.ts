import type { Format } from '../core/format.ts';

export const gas: Format = {
  name: 'gas',
  title: 'Assemblers: GNU as, NASM, Yasm',
  url: 'https://sourceware.org/binutils/docs/as/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': Error: ', ': Warning: ', ': Fatal error: '],
      match:
        /^(?<file>\{standard[ _]input\}|[^\s:][^:]*\.(?:s|S|asm|sx|nasm|inc)):(?<line>\d+): (?<severity>Error|Warning|Fatal error): (?<message>.+)$/,
      severity: { error: 'error', 'fatal error': 'error', warning: 'warning' },
      examples: [
        {
          log: "{standard input}: Assembler messages:\n{standard input}:38: Error: too many memory references for `mov'\na.s:3: Warning: stand-alone `data16' prefix",
          gives: [
            { severity: 'error', file: '{standard input}', line: 38 },
            { severity: 'warning', file: 'a.s', line: 3 },
          ],
        },
      ],
    },
    {
      triggers: ['.asm:1', '.nasm:1'],
      match:
        /^(?<file>[^\s:][^:]*\.(?:asm|nasm|inc)):(?<line>\d+): (?<severity>error|warning|fatal): (?<message>.+?)(?: \[-w\+?(?<code>[\w-]+)\])?$/,
      severity: { error: 'error', fatal: 'error', warning: 'warning' },
      examples: [
        {
          log: "a.asm:3: error: symbol `foo' not defined\na.asm:9: warning: dword data exceeds bounds [-w+number-overflow]",
          gives: [
            { severity: 'error', file: 'a.asm', line: 3 },
            { severity: 'warning', code: 'number-overflow' },
          ],
        },
      ],
    },
  ],
};
