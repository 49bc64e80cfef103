import type { Format } from '../core/format.ts';

export const ti: Format = {
  name: 'ti',
  title: 'Texas Instruments code generation tools: assembler, linker',
  url: 'https://software-dl.ti.com/ccs/esd/documents/sdto_cgt_an_introduction_to_ti_compilers.html',
  columnUnit: 'display',
  rules: [
    {
      triggers: ['ERROR!', 'WARNING!', 'REMARK!'],
      match:
        /^"(?<file>[^"]+)", (?<severity>ERROR|WARNING|REMARK)! +at line (?<line>\d+): (?:\[(?<code>[A-Z]\d+)\] )?(?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', remark: 'info' },
      examples: [
        {
          log: '"foo.asm", ERROR!   at line 5: [E0002] Illegal mnemonic specified',
          gives: [
            { severity: 'error', code: 'E0002', file: 'foo.asm', line: 5, message: 'Illegal mnemonic specified' },
          ],
        },
      ],
    },
    {
      triggers: [
        'error: unresolved symbols',
        'error: errors encountered',
        'redeclared with incompatible',
        'error #10',
        'warning #10',
      ],
      match:
        /^(?<severity>error|warning)(?: (?<code>#\d+(?:-D)?))?: (?<message>(?:unresolved symbols? |errors encountered during linking|symbol ['"].*['"] redeclared|.*(?:#\d|placement fails|symbol|section|file|linking|entry[- ]point)).*)$/,
      read: (_, { code, message = '' }) =>
        code !== undefined || /^unresolved symbols? remain|^errors encountered during linking|^symbol /.test(message)
          ? {}
          : null,
      examples: [
        {
          log: 'error #10234-D: unresolved symbols remain\nerror: errors encountered during linking; "a.out" not built',
          gives: [
            { severity: 'error', code: '#10234-D', message: 'unresolved symbols remain' },
            { message: 'errors encountered during linking; "a.out" not built' },
          ],
        },
      ],
    },
  ],
};
