import type { Format } from '../core/format.ts';

export const sdcc: Format = {
  name: 'sdcc',
  title: 'SDCC, the Small Device C Compiler',
  url: 'https://sdcc.sourceforge.net/doc/sdccman.pdf',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': error ', ': warning ', ': syntax error: token -> '],
      match:
        /^(?:(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+)|at \d+): (?:(?<severity>error|warning) (?<code>\d+): (?<message>\S.*?)|(?<syntax>syntax error: token -> .+?)(?: ; column (?<column>\d+))?) *$/,
      read: (_, { syntax }) => (syntax ? { severity: 'error', message: syntax } : {}),
      examples: [
        {
          log: "c.c:3: error 20: Undefined identifier 'y'\nd.c:1: warning 85: in function f unreferenced local variable : 'u'\nc.c:5: syntax error: token -> '=' ; column 34\nat 1: error 258: Failed to open input file 'no.c' (No such file or directory)",
          gives: [
            { severity: 'error', file: 'c.c', line: 3, code: '20', message: "Undefined identifier 'y'" },
            { severity: 'warning', code: '85', line: 1 },
            { severity: 'error', line: 5, column: 34, message: "syntax error: token -> '='" },
            { severity: 'error', code: '258' },
          ],
        },
      ],
    },
  ],
};
