import type { Format } from '../core/format.ts';

export const gputils: Format = {
  name: 'gputils',
  title: 'gpasm and gplink, the assembler and linker for PIC',
  url: 'https://gputils.sourceforge.io/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [':Error[', ':Warning[', ':Message['],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<severity>Error|Warning|Message) ?\[(?<code>\d+)\] +(?<message>\S.*)$/,
      severity: { error: 'error', warning: 'warning', message: 'info' },
      examples: [
        {
          log: 'a.asm:2:Warning[202] Argument out of range. Least significant bits used.\na.asm:3:Error[181]   Unknown opcode: "foo"',
          gives: [
            { severity: 'warning', code: '202', file: 'a.asm', line: 2 },
            { severity: 'error', code: '181', line: 3, message: 'Unknown opcode: "foo"' },
          ],
        },
      ],
    },
  ],
};
