import type { Format } from '../core/format.ts';

export const absoft: Format = {
  name: 'absoft',
  title: 'Absoft Fortran',
  url: 'https://www.absoft.com/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [' on line ', 'Line '],
      match:
        /^(?:(?<severity>[Ee]rror|[Ww]arning) on [Ll]ine +(?<line>\d+) of (?<file>[^\s:"]+)|[Ll]ine +(?<at>\d+) of "(?<path>[^"]+)"): (?<message>.+)$/,
      severity: { '': 'error', error: 'error', warning: 'warning' },
      read: (_, { at, path }) => (path ? { file: path, line: Number(at) } : {}),
      examples: [
        {
          log: 'Error on line 3 of t.f: Execution error unclassifiable statement\nLine 45 of "foo.c": bloofle undefined\nwarning on line 17 of fplot.f: data type is undefined',
          gives: [
            { severity: 'error', file: 't.f', line: 3 },
            { file: 'foo.c', line: 45, message: 'bloofle undefined' },
            { severity: 'warning', line: 17 },
          ],
        },
      ],
    },
  ],
};
