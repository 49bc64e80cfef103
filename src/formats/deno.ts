import type { Format } from '../core/format.ts';

export const deno: Format = {
  name: 'deno',
  title: 'Deno: check, lint and test',
  url: 'https://docs.deno.com/runtime/reference/cli/lint/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['error[', ' [ERROR]: '],
      match: /^(?:(?<lint>error\[(?<rule>[a-z-]+)\]): |TS\d+ \[ERROR\]: )(?<message>.+)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          line === '' && lines.some((each) => /^\s*(?:-->|at) /.test(each))
            ? 'no'
            : /^TS\d+ \[ERROR\]|^error\[|^Found \d+/.test(line)
              ? 'no'
              : 'yes',
        maxLines: 30,
      },
      read: (lines, { rule }) => {
        const { file, line, column } =
          /^\s*(?:-->|at) (?:file:\/\/)?(?<file>.+?):(?<line>\d+):(?<column>\d+)$/m.exec(lines.join('\n'))?.groups ??
          {};
        const code = rule ?? /^TS\d+/.exec(lines[0] ?? '')?.[0];
        return file && code ? { code, file, line: Number(line), column: Number(column) } : null;
      },
      examples: [
        {
          log: 'error[no-unused-vars]: `x` is never used\n --> /home/dev/a.ts:1:7\n  |\n1 | const x = 1;\n  |       ^\n  = hint: If this is intentional, prefix it with an underscore\n\n',
          gives: [
            {
              severity: 'error',
              code: 'no-unused-vars',
              message: '`x` is never used',
              file: 'home/dev/a.ts',
              line: 1,
              column: 7,
            },
          ],
        },
        {
          log: "TS2322 [ERROR]: Type 'string' is not assignable to type 'number'.\nconst a: number = 'x';\n      ^\n    at file:///home/dev/b.ts:1:7\n",
          gives: [{ code: 'TS2322', line: 1, column: 7 }],
        },
      ],
    },
  ],
};
