import type { Format } from '../core/format.ts';

export const epc: Format = {
  name: 'epc',
  title: 'EPC Fortran 90',
  url: 'https://en.wikipedia.org/wiki/Edinburgh_Portable_Compilers',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['Error ', 'Warning '],
      match: /^(?<severity>Error|Warning) (?<code>\d+) at \((?<line>\d+):(?<file>[^)]+)\) : (?<message>.+)$/,
      examples: [
        {
          log: 'Error 24 at (2:progran.f90) : syntax error',
          gives: [{ severity: 'error', code: '24', file: 'progran.f90', line: 2 }],
        },
      ],
    },
  ],
};
