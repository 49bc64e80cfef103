import type { Format } from '../core/format.ts';

export const nagfor: Format = {
  name: 'nagfor',
  title: 'NAG Fortran and other Fortran compilers',
  url: 'https://support.nag.com/nagware/np/r71_doc/manual/compiler.html',
  columnUnit: 'display',
  rules: [
    {
      triggers: [
        'Obsolescent: ',
        'Deleted feature used: ',
        'Error: ',
        'Warning: ',
        'Questionable: ',
        'Non-standard(',
        'Extension(',
        'Info: ',
        'Fatal Error: ',
        'Panic: ',
      ],
      match:
        /^(?<severity>Info|Warning|Questionable|Extension(?:\([^)]*\))?|Obsolescent|Deleted feature used|(?:Non-standard)(?:\([^)]*\))?|Error|Runtime Error|Fatal Error|Panic): (?<file>[^\s,:]+\.\w+)(?:, line (?<line>\d+)|(?=: )): (?<message>.+)$/,
      read: (_, { severity = '', file = '' }) =>
        /\.(?:[fF]\d*|for|FOR|[fF]pp|[fF]\d\d|inc)$/.test(file)
          ? {
              severity: /Error|Panic/.test(severity) ? 'error' : severity === 'Info' ? 'info' : 'warning',
              code: severity,
            }
          : null,
      examples: [
        {
          log: 'Obsolescent: file5.f, line 1: Fixed source form\nError: file7.f90: Character function length 7 is not same as argument F\nNon-standard(Obsolete): a.f90, line 2: Byte count on numeric data type detected at *@8',
          gives: [
            { severity: 'warning', code: 'Obsolescent', file: 'file5.f', line: 1 },
            { severity: 'error', file: 'file7.f90' },
            { severity: 'warning', line: 2 },
          ],
        },
      ],
    },
    {
      // Intel
      triggers: ['): error #', '): warning #', '): remark #'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s(][^(]*\.(?:[fF]\d*|for|FOR|[fF]\d\d|fpp|inc))\((?<line>\d+)\): (?<severity>error|warning|remark) (?<code>#\d+): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', remark: 'info' },
      examples: [
        {
          log: 'a.f90(3): error #6404: This name does not have a type, and must have an explicit type.   [X]',
          gives: [{ severity: 'error', code: '#6404', file: 'a.f90', line: 3 }],
        },
      ],
    },
  ],
};
