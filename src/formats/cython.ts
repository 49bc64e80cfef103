import type { Format } from '../core/format.ts';

export const cython: Format = {
  name: 'cython',
  title: 'Cython',
  url: 'https://cython.readthedocs.io/',
  columnUnit: 'character',
  rules: [
    {
      // It counts columns from zero.
      triggers: ['.pyx:1', '.pxd:1', '.pxi:1'],
      match:
        /^(?:(?<severity>warning|error): )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.p(?:yx|xd|xi)):(?<line>\d+):(?<from>\d+): (?<message>\S.*)$/,
      severity: { '': 'error', error: 'error', warning: 'warning' },
      read: (_, { from, severity }) => ({ column: Number(from) + 1, ...(!severity && { severity: 'error' as const }) }),
      examples: [
        {
          log: "Error compiling Cython file:\n------------------------------------------------------------\n...\ncdef int f(int x):\n    return undefd\n          ^\n------------------------------------------------------------\n\na.pyx:2:11: undeclared name not builtin: undefd\nwarning: c.pyx:2:13: Unused entry 'un'",
          gives: [
            {
              severity: 'error',
              file: 'a.pyx',
              line: 2,
              column: 12,
              message: 'undeclared name not builtin: undefd',
            },
            { severity: 'warning', file: 'c.pyx', line: 2, column: 14 },
          ],
        },
      ],
    },
  ],
};
