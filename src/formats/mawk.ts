import type { Format } from '../core/format.ts';

export const mawk: Format = {
  name: 'mawk',
  title: 'mawk',
  url: 'https://invisible-island.net/mawk/manpage/mawk.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['mawk: '],
      match: /^mawk: (?:(?<file>[^\s:]+): )?(?:line (?<line>\d+): )?(?<message>\S.*)$/,
      severity: 'error',
      examples: [
        {
          log: 'mawk: a.awk: line 2: runaway string constant "a ...\nmawk: line 1: missing ) near }\nmawk: cannot open no.awk (No such file or directory)',
          gives: [
            { severity: 'error', file: 'a.awk', line: 2, message: 'runaway string constant "a ...' },
            { line: 1, message: 'missing ) near }' },
            { message: 'cannot open no.awk (No such file or directory)' },
          ],
        },
      ],
    },
  ],
};
