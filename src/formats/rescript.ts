import type { Format } from '../core/format.ts';

export const rescript: Format = {
  name: 'rescript',
  title: 'ReScript',
  url: 'https://rescript-lang.org/docs/manual/latest/build-overview',
  columnUnit: 'character',
  rules: [
    {
      triggers: ["We've found a bug for you!", 'Warning number ', 'Syntax error!'],
      match:
        /^ {2}(?:(?<error>We've found a bug for you!|Syntax error!)|Warning number (?<code>\d+)(?: \(configured as error\))?)\s*$/,
      block: {
        continues: (line) => (/^ {2}(?!We've found a bug|Syntax error!|Warning number )|^$/.test(line) ? 'yes' : 'no'),
        maxLines: 40,
      },
      read: (lines, { error }) => {
        const body = lines.slice(1);
        const { file, line, column, endLine, last } =
          /^ {2}(?<file>\S.*?):(?<line>\d+):(?<column>\d+)(?:-(?:(?<endLine>\d+):)?(?<last>\d+))?$/.exec(body[0] ?? '')
            ?.groups ?? {};
        if (!file) return null;
        const rows = body.map((each) => /^ {2,}(\d+) │ ?(.*)$/.exec(each));
        const shown = rows.find((row) => row?.[1] === line)?.[2];
        const after = rows.findLastIndex((row) => row) + 1;
        const said = body
          .slice(Math.max(after, 1))
          .map((each) => each.trim())
          .filter((each) => each !== '' && each !== '│' && each !== '┆');
        return {
          severity: error ? 'error' : 'warning',
          file,
          line: Number(line),
          column: Number(column),
          ...(last && { endLine: Number(endLine ?? line), endColumn: Number(last) + 1 }),
          message: said.join('\n'),
          ...(shown !== undefined && { snippet: [shown] }),
        };
      },
      examples: [
        {
          log: '  We\'ve found a bug for you!\n  /home/dev/s/A.res:1:14-16\n\n  1 │ let x: int = "a"\n  2 │ let y = nope\n\n  This has type: string\n  But it\'s expected to have type: int\n\n',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/s/A.res',
              line: 1,
              column: 14,
              endColumn: 17,
              message: "This has type: string\nBut it's expected to have type: int",
              snippet: ['let x: int = "a"'],
            },
          ],
        },
      ],
    },
  ],
};
