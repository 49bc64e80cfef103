import type { Format } from '../core/format.ts';
import { readWrapped, wrappedMessage } from './shared/wrapped-message.ts';

export const edg: Format = {
  name: 'edg',
  title: 'Compilers with the EDG front end: Green Hills, TI, Intel, QNX, Renesas, Tasking, PGI',
  url: 'https://www.edg.com/c',
  columnUnit: 'display',
  rules: [
    {
      claim: 'shared',
      triggers: ['", line ', ' of source: '],
      match:
        /^"(?<file>[^"]+?) ?", (?:line (?<line>\d+)|[Aa]t (?:end|top) of source)(?:[.(](?<dot>\d+)\)?| ?\*?\(col\. (?<column>\d+)\)\*?)?: (?:catastrophic |fatal |internal )?(?<severity>error|warning|remark|note|info|Error|Warning|ERROR|WARNING)(?: (?<code>#?[\w-]+))?: ?(?<message>.*)$/,
      severity: { error: 'error', warning: 'warning', remark: 'info', note: 'info', info: 'info' },
      block: wrappedMessage,
      read: (lines, { message = '', column, dot }) => {
        const whole = readWrapped(lines, message);
        return {
          message: whole.message,
          ...(whole.snippet && { snippet: whole.snippet }),
          ...(dot && !column && { column: Number(dot) }),
        };
      },
      examples: [
        {
          log: '"src/a.c", line 631 (col. 3): warning #68-D: integer conversion resulted in a change of sign\n"src/b.c", line 29: warning #177-D: label\n          "L1" was declared but never referenced\n     L1: x = 1;\n     ^\n"src/c.c", At end of source: remark #96-D: a translation unit must contain at least one declaration',
          gives: [
            {
              severity: 'warning',
              code: '#68-D',
              file: 'src/a.c',
              line: 631,
              column: 3,
              message: 'integer conversion resulted in a change of sign',
            },
            {
              code: '#177-D',
              message: 'label "L1" was declared but never referenced',
              line: 29,
              snippet: ['     L1: x = 1;'],
            },
            { severity: 'info', code: '#96-D', file: 'src/c.c' },
          ],
        },
      ],
    },
    {
      // Intel and nvcc
      claim: 'shared',
      triggers: ['): error', '): warning', '): catastrophic error', '): remark'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*)\((?<line>\d+)\): (?:catastrophic )?(?<severity>error|warning|remark)(?: ?(?<code>#[\w-]+))?: (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', remark: 'info' },
      block: wrappedMessage,
      read: (lines, { message = '', file = '' }) => {
        if (
          !/\.(?:c|cc|cpp|cxx|cuh?|h|hh|hpp|hxx|f|f90|inl|ipp|tcc)$/i.test(file) ||
          /\[.*proj\]$| \[\d\]$/.test(message)
        )
          return null;
        const whole = readWrapped(lines, message);
        return whole;
      },
      examples: [
        {
          log: '/home/dev/a.cu(1): error: this declaration has no storage class or type specifier\n  foo bar;\n  ^\n\n1 error detected in the compilation of "a.cu".',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/a.cu',
              line: 1,
              message: 'this declaration has no storage class or type specifier',
              snippet: ['  foo bar;'],
            },
          ],
        },
        {
          log: 'a.cpp(3): error #20: identifier "x" is undefined\n    x = 1;\n    ^\n',
          gives: [{ code: '#20', line: 3 }],
        },
      ],
    },
  ],
};
