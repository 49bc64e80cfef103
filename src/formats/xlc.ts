import type { Format } from '../core/format.ts';

export const xlc: Format = {
  name: 'xlc',
  title: 'IBM XL C/C++, z/OS C/C++ and the AIX linker',
  url: 'https://www.ibm.com/docs/en/xl-c-and-cpp-aix',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['", line ', '.c, line ', '.C, line ', '.h, line ', '.cpp, line ', '.cc, line '],
      match:
        /^"?(?<file>[^",]+)"?, line (?<line>\d+)(?:\.| pos )(?<column>\d+)[:;] (?:(?<code>\d{4}-\d{3,4}|[A-Z]{3}\d{4}) ?)?\((?<severity>[USEWIL])\) (?<message>.+)$/,
      severity: { u: 'error', s: 'error', e: 'error', w: 'warning', i: 'info', l: 'info' },
      examples: [
        {
          log: '"file.c", line 9.17: 1506-098 (E) Missing argument(s).\nfile.c, line 12.9: 1506-478 (I) The then branch of conditional is an empty statement.',
          gives: [
            {
              severity: 'error',
              code: '1506-098',
              file: 'file.c',
              line: 9,
              column: 17,
              message: 'Missing argument(s).',
            },
            { severity: 'info', line: 12 },
          ],
        },
      ],
    },
    {
      triggers: ['(U) ', '(S) ', '(E) ', '(W) ', '(I) '],
      match: /^\s*(?<code>1[5-9]\d\d-\d{3,4}|CCN\d{4}):? ?\((?<severity>[USEWIL])\) (?<message>.+)$/,
      severity: { u: 'error', s: 'error', e: 'error', w: 'warning', i: 'info', l: 'info' },
      examples: [
        {
          log: '    1500-004: (U) INTERNAL COMPILER ERROR while compiling ----.\nCCN8151(I) The option "TARGET" sets "ARCH(5)".\n1540-5336 (I) Global variable "x" is not used.',
          gives: [
            { severity: 'error', code: '1500-004' },
            { severity: 'info', code: 'CCN8151' },
            { severity: 'info', code: '1540-5336', message: 'Global variable "x" is not used.' },
          ],
        },
      ],
    },
    {
      triggers: ['ld: 0711-', 'ld: 0706-'],
      match: /^ld: (?<code>07\d\d-\d{3}) (?:(?<severity>ERROR|WARNING|SEVERE ERROR): )?(?<message>.+)$/,
      read: (_, { severity, message = '' }) => ({
        severity: severity
          ? severity === 'WARNING'
            ? 'warning'
            : 'error'
          : /^Error/i.test(message)
            ? 'error'
            : 'info',
      }),
      examples: [
        {
          log: 'ld: 0711-317 ERROR: Undefined symbol: nofun()\nld: 0711-345 Use the -bloadmap or -bnoquiet option to obtain more information.',
          gives: [
            { severity: 'error', code: '0711-317', message: 'Undefined symbol: nofun()' },
            { severity: 'info', code: '0711-345' },
          ],
        },
      ],
    },
  ],
};
