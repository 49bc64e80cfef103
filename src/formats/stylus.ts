import type { Format } from '../core/format.ts';

export const stylus: Format = {
  name: 'stylus',
  title: 'Stylus',
  url: 'https://stylus-lang.com/docs/error-reporting.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.styl:1'],
      match: /^(?:\w*Error): (?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.styl):(?<line>\d+):(?<column>\d+)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          /^ {4}at \S|^ +\d+\| |^-+\^$/.test(line)
            ? 'yes'
            : lines.some((each) => /^ {4}at /.test(each))
              ? /^ {2}\w+: |^\}$/.test(line)
                ? 'yes'
                : 'no'
              : 'yes',
        maxLines: 60,
      },
      read: (lines, { line }) => {
        const shown = lines.map((each) => /^ +(\d+)\| (.*)$/.exec(each)).find((row) => row?.[1] === line)?.[2];
        const stack = lines.findIndex((each) => /^ {4}at /.test(each));
        const said = lines
          .slice(1, stack === -1 ? undefined : stack)
          .filter((each) => each.trim() !== '' && !/^ +\d+\| |^-+\^$/.test(each));
        return { message: said.join('\n') || 'cannot be read', ...(shown !== undefined && { snippet: [shown] }) };
      },
      examples: [
        {
          log: 'ParseError: a.styl:3:1\n   1| .a\n   2|   color foo(\n   3| \n------^\n\nexpected ")", got "outdent"\n\n    at Parser.error (/home/dev/node_modules/stylus/lib/parser.js:252:11) {\n  lineno: 3,\n  filename: \'a.styl\',\n}\n',
          gives: [{ severity: 'error', file: 'a.styl', line: 3, column: 1, message: 'expected ")", got "outdent"' }],
        },
      ],
    },
  ],
};
