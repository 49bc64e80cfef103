import type { Format } from '../core/format.ts';

export const babel: Format = {
  name: 'babel',
  title: 'Babel, SWC and Parcel',
  url: 'https://babeljs.io/docs/babel-cli',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['SyntaxError: '],
      match:
        /^(?:\w+ )?SyntaxError: (?<file>(?:[A-Za-z]:)?[^\s:]+\.\w+): (?<message>.*?) \((?<line>\d+):(?<from>\d+)\)$/,
      severity: 'error',
      block: { continues: (line) => (/^\s*(?:>? *\d+ \||\||at )|^$/.test(line) ? 'yes' : 'no'), maxLines: 60 },
      read: (lines, { from = '0' }) => {
        const shown = lines.find((line) => /^> +\d+ \|/.test(line))?.replace(/^> +\d+ \| ?/, '');
        return { code: 'SyntaxError', column: Number(from) + 1, ...(shown && { snippet: [shown] }) };
      },
      examples: [
        {
          log: 'SyntaxError: /home/dev/a.js: Unexpected token (1:6)\n\n> 1 | const = 1\n    |       ^\n    at toParseError (/home/dev/node_modules/@babel/parser/lib/index.js:1:1)',
          gives: [
            {
              severity: 'error',
              code: 'SyntaxError',
              message: 'Unexpected token',
              file: 'home/dev/a.js',
              line: 1,
              column: 7,
            },
          ],
        },
      ],
    },
    {
      // SWC, Oxc and others that draw with miette
      triggers: ['╭─['],
      heading: /^ *[×x⚠] +(?<message>\S.*)$/,
      match: /^ *[╭,]─\[(?<file>[^\]]+):(?<line>\d+):(?<column>\d+)\]$/,
      severity: 'error',
      examples: [
        {
          log: "  × Expected ';', '}' or <eof>\n   ╭─[a.js:1:7]\n 1 │ const = 1\n   ·       ─\n   ╰────",
          gives: [{ severity: 'error', message: "Expected ';', '}' or <eof>", file: 'a.js', line: 1, column: 7 }],
        },
      ],
    },
  ],
};
