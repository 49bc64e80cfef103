import type { Format } from '../core/format.ts';

export const diab: Format = {
  name: 'diab',
  title: 'Wind River Diab compiler',
  url: 'https://www.windriver.com/products/diab-compiler',
  columnUnit: 'display',
  rules: [
    {
      triggers: ['(dcc:', '(etoa:', '(dld:', '(das:', '(dplus:'],
      match:
        /^"(?<file>[^"]+)", (?:line (?<line>\d+)(?:, pos (?<column>\d+))?: )?(?:catastrophic |fatal )?(?<severity>error|warning|info) \((?<code>\w+:\d+)\): (?<message>.+)$/,
      examples: [
        {
          log: '"src/a.c", line 631: warning (dcc:1518): variable i is never used\n"src/a.c", line 1: catastrophic error (etoa:5711): cannot open source file "a.h"\n"src/b.c", fatal error (etoa:1635): License error',
          gives: [
            { severity: 'warning', code: 'dcc:1518', file: 'src/a.c', line: 631, message: 'variable i is never used' },
            { severity: 'error', code: 'etoa:5711', line: 1 },
            { severity: 'error', file: 'src/b.c', message: 'License error' },
          ],
        },
      ],
    },
  ],
};
