import type { Format } from '../core/format.ts';

export const lessc: Format = {
  name: 'lessc',
  title: 'Less, Sass and Stylus compilers',
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
    {
      triggers: ['Error: '],
      match: /^Error: (?<message>.+)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^ {2}(?<file>\S+\.(?:s[ac]ss|css)) \d+:\d+ /.test(line)
            ? 'last'
            : /^\s*(?:╷|╵|,|'|\d*\s*[│|])|^\s{2,}\S/.test(line)
              ? 'maybe'
              : 'no',
        patience: 14,
      },
      read: (lines) => {
        const { file, line, column } =
          /^ {2}(?<file>\S+\.(?:s[ac]ss|css)) (?<line>\d+):(?<column>\d+) /.exec(lines.at(-1) ?? '')?.groups ?? {};
        const shown = lines.find((each) => /^\d+ +[│|]/.test(each))?.replace(/^\d+ +[│|] ?/, '');
        return file ? { file, line: Number(line), column: Number(column), ...(shown && { snippet: [shown] }) } : null;
      },
      examples: [
        {
          log: 'Error: Undefined variable.\n  ╷\n3 │   color: $x;\n  │          ^^\n  ╵\n  src/a.scss 3:10  root stylesheet',
          gives: [
            {
              severity: 'error',
              message: 'Undefined variable.',
              file: 'src/a.scss',
              line: 3,
              column: 10,
              snippet: ['  color: $x;'],
            },
          ],
        },
      ],
    },
  ],
};
