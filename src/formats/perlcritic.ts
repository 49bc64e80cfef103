import type { Format } from '../core/format.ts';

export const perlcritic: Format = {
  name: 'perlcritic',
  title: 'Perl::Critic',
  url: 'https://metacpan.org/dist/Perl-Critic/view/bin/perlcritic',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['(Severity: '],
      match:
        /^(?:(?<file>(?:[A-Za-z]:)?[^:]+): )?(?<message>.+?) at line (?<line>\d+), column (?<column>\d+)\. +(?<more>.+?) +\(Severity: (?<level>[1-5])\)\.?$/,
      read: (_, { level }) => ({ severity: level === '5' ? 'error' : Number(level) > 2 ? 'warning' : 'info' }),
      examples: [
        {
          log: 'perl/a.pl: Code before warnings are enabled at line 10, column 1.  See page 431 of PBP.  (Severity: 4)',
          gives: [
            {
              severity: 'warning',
              file: 'perl/a.pl',
              line: 10,
              column: 1,
              message: 'Code before warnings are enabled',
            },
          ],
        },
      ],
    },
    {
      // The verbosity that editors ask for
      triggers: [
        ' without "/',
        'Perl::Critic',
        ' used at',
        'Code not',
        'Code before',
        'Regular expression',
        'Stricture disabled',
        'Subroutine ',
        'Magic ',
        'Module does not',
        'Use IPC',
        'Mixed high',
        'Bareword',
        'Loop iterator',
        'Quotes used',
        'Hard tabs',
        'POD ',
      ],
      match:
        /^(?<line>\d+):(?<column>\d+) (?<message>(?:.* without "\/\w+" flag|Code |Regular expression|Stricture disabled|Subroutine |Magic |Module does not|Use IPC|Mixed high|Bareword|Loop iterator|Quotes used|Hard tabs|.* POD ).*)$/,
      severity: 'warning',
      examples: [
        {
          log: '21:17 Regular expression without "/m" flag',
          gives: [{ severity: 'warning', line: 21, column: 17, message: 'Regular expression without "/m" flag' }],
        },
      ],
    },
  ],
};
