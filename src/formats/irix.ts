import type { Format } from '../core/format.ts';

export const irix: Format = {
  name: 'irix',
  title: 'Compilers of IRIX, Tru64 and Ultrix',
  url: 'https://en.wikipedia.org/wiki/MIPSpro',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        ', line ',
        ': Error: ',
        ': Warning: ',
        ': Severe: ',
        ': Info: ',
        ': error: ',
        ': warning: ',
        ': Warning ',
      ],
      match:
        /^(?:\S*\/)?(?:ccom|cc|cfe|f77|uopt|as1|upas|fc|cxx): (?<severity>Error|Warning|Severe|Info|error|warning|info|Fatal)(?: (?<code>\d+))?: (?<file>[^\s,:]+)(?:, line |: )(?<line>\d+): (?<message>.+)$/,
      severity: { error: 'error', severe: 'error', fatal: 'error', warning: 'warning', info: 'info' },
      examples: [
        {
          log: 'ccom: Error: foo.c, line 2: syntax error\ncfe: Warning 712: foo.c, line 2: illegal combination of pointer and integer\n/usr/lib/cmplrs/cc/cfe: warning: foo.c: 1: blah blah',
          gives: [
            { severity: 'error', file: 'foo.c', line: 2 },
            { severity: 'warning', code: '712' },
            { severity: 'warning', line: 1 },
          ],
        },
      ],
    },
  ],
};
