import type { Format } from '../core/format.ts';

export const gnuplot: Format = {
  name: 'gnuplot',
  title: 'gnuplot',
  url: 'https://gnuplot.sourceforge.net/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['" line '],
      match: /^(?:gnuplot> )?"(?<file>[^"]+)" line (?<line>\d+): (?:(?<severity>warning): )?(?<message>\S.*)$/,
      severity: { '': 'error', warning: 'warning' },
      read: (_, { severity }) => (severity ? {} : { severity: 'error' }),
      examples: [
        {
          log: '"a.gp" line 2: undefined function: foo\n"c.gp" line 1: warning: Cannot find or open file "nofile.dat"',
          gives: [
            { severity: 'error', file: 'a.gp', line: 2, message: 'undefined function: foo' },
            { severity: 'warning', file: 'c.gp', line: 1 },
          ],
        },
      ],
    },
  ],
};
