import type { Format } from '../core/format.ts';

export const black: Format = {
  name: 'black',
  title: 'Black',
  url: 'https://black.readthedocs.io/en/stable/usage_and_configuration/the_basics.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['cannot format'],
      match:
        /^error: cannot format (?<file>[^:]+(?::\\[^:]+)?): (?<message>(?:Cannot parse[^:]*: (?<line>\d+):(?<column>\d+): )?.*)$/,
      severity: 'error',
      examples: [
        {
          log: 'error: cannot format src/main.py: Cannot parse for target version Python 3.12: 5:1: def f(:\nerror: cannot format b.py: INTERNAL ERROR: Black produced invalid code.',
          gives: [
            {
              severity: 'error',
              file: 'src/main.py',
              line: 5,
              column: 1,
              message: 'Cannot parse for target version Python 3.12: 5:1: def f(:',
            },
            { file: 'b.py', message: 'INTERNAL ERROR: Black produced invalid code.' },
          ],
        },
      ],
    },
    {
      triggers: ['error: cannot parse: '],
      match: /^error: (?<message>cannot parse): (?<file>[^:]+):(?<line>\d+):(?<column>\d+)$/,
      severity: 'error',
      block: {
        continues: (line) => (/^ {4}/.test(line) ? 'yes' : /^\w*Error: /.test(line) ? 'last' : 'no'),
        maxLines: 4,
      },
      read: (lines, { message }) => {
        const said = /^\w*Error: (.+)$/.exec(lines.at(-1) ?? '')?.[1];
        const shown = /^ {4}(.*)$/.exec(lines[1] ?? '')?.[1];
        return { message: [message, said].filter(Boolean).join(': '), ...(shown && { snippet: [shown] }) };
      },
      examples: [
        {
          log: 'error: cannot parse: b.py:1:6\n    def f(:\n         ^\nParseError: bad input',
          gives: [
            {
              severity: 'error',
              file: 'b.py',
              line: 1,
              column: 6,
              message: 'cannot parse: bad input',
              snippet: ['def f(:'],
            },
          ],
        },
      ],
    },
    {
      // reviewdog's rewriting of the line above
      triggers: [':cannot format: '],
      match: /^error:(?<file>[^:]+):(?<line>\d+):(?<column>\d+):(?<message>cannot format: .*)$/,
      severity: 'error',
      examples: [
        {
          log: 'error:/home/dev/a.py:1:3:cannot format: Cannot parse: x~2',
          gives: [{ line: 1, column: 3, message: 'cannot format: Cannot parse: x~2' }],
        },
      ],
    },
    {
      triggers: ['would reformat ', 'reformatted '],
      match: /^(?<message>would reformat|reformatted) (?<file>[^:]+\.(?:pyi?|ipynb))$/,
      severity: 'warning',
      examples: [
        {
          log: 'would reformat src/utils.py\nreformatted src/config.py\n1 file would be reformatted.',
          gives: [
            { severity: 'warning', file: 'src/utils.py', message: 'would reformat' },
            { file: 'src/config.py', message: 'reformatted' },
          ],
        },
      ],
    },
  ],
};
