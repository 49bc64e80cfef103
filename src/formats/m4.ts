import type { Format } from '../core/format.ts';

export const m4: Format = {
  name: 'm4',
  title: 'GNU m4',
  url: 'https://www.gnu.org/software/m4/manual/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.m4:1', '.ac:1', '.in:1', '.am:1', '.mc:1'],
      match:
        /^[\s\d]{0,8}(?:\/\S*\/)?m4:(?<file>[^\s:][^:]*):(?<line>\d+): (?:(?<severity>ERROR|[Ww]arning): )?(?<message>\S.*)$/,
      read: (_, { severity }) => ({ severity: severity?.toLowerCase() === 'warning' ? 'warning' : 'error' }),
      examples: [
        {
          log: "m4:a.m4:1: ERROR: end of file in string\n/usr/bin/m4:c.m4:3: Warning: too few arguments to builtin `substr'\nm4:b.m4:1: cannot open `nope': No such file or directory",
          gives: [
            { severity: 'error', file: 'a.m4', line: 1, message: 'end of file in string' },
            { severity: 'warning', file: 'c.m4', line: 3 },
            { severity: 'error', file: 'b.m4', message: "cannot open `nope': No such file or directory" },
          ],
        },
      ],
    },
  ],
};
