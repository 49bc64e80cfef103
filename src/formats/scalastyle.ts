import type { Format } from '../core/format.ts';

export const scalastyle: Format = {
  name: 'scalastyle',
  title: 'Scalastyle',
  url: 'https://github.com/scalastyle/scalastyle',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['error file=', 'warning file='],
      match:
        /^(?<severity>error|warning) file=(?<file>.+?) message=(?<message>.+?)(?: line=(?<line>\d+))?(?: column=(?<column>\d+))?$/,
      examples: [
        {
          log: 'warning file=/home/dev/hello.scala message=Object name does not match line=6 column=7\nerror file=/home/dev/hello.scala message=File length exceeds 5 lines',
          gives: [
            { severity: 'warning', line: 6, column: 7, message: 'Object name does not match' },
            { severity: 'error', message: 'File length exceeds 5 lines' },
          ],
        },
      ],
    },
  ],
};
