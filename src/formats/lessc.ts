import type { Format } from '../core/format.ts';

export const lessc: Format = {
  name: 'lessc',
  title: 'Less',
  url: 'https://lesscss.org/usage/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' on line '],
      match: /^(?<code>\w*Error): (?<message>.+?) in (?<file>\S+|- ) ?on line (?<line>\d+), column (?<column>\d+):?$/,
      severity: 'error',
      examples: [
        {
          log: 'ParseError: Unrecognised input in /home/dev/a.less on line 2, column 1:\n1 x\n2 }',
          gives: [
            {
              severity: 'error',
              code: 'ParseError',
              message: 'Unrecognised input',
              file: 'home/dev/a.less',
              line: 2,
              column: 1,
            },
          ],
        },
      ],
    },
  ],
};
