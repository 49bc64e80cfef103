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
    {
      triggers: [
        'error: Module not found "',
        'error: SyntaxError: ',
        'error: Relative import path',
        "error: The module's source",
        "error: Import '",
      ],
      match:
        /^error: (?<message>(?:Module not found "(?:file|https?|npm|jsr):|SyntaxError: |Relative import path |The module's source |Import ').*)$/,
      severity: 'error',
      block: {
        continues: (line) => (place.test(line) ? 'last' : /^ {2}|^\d+ \|/.test(line) || line === '' ? 'maybe' : 'no'),
        patience: 8,
      },
      read: (lines, { message = '' }) => {
        const at = place.exec(lines.at(-1) ?? '')?.groups;
        const missing = /^Module not found "file:\/\/(?<file>[^"]+)"/.exec(message)?.groups?.file;
        const shown = lines.map((line) => /^\d+ \| ?(.*)$/.exec(line)?.[1]).find(Boolean);
        if (at)
          return {
            file: at.file as string,
            line: Number(at.line),
            column: Number(at.column),
            ...(shown && { snippet: [shown] }),
          };
        return missing ? { file: missing } : message.startsWith('SyntaxError') ? null : {};
      },
      examples: [
        {
          log: 'error: Module not found "file:///home/dev/nope.ts".\n    at file:///home/dev/a.ts:2:8\n\nerror: Module not found "file:///home/dev/no.ts".',
          gives: [
            {
              severity: 'error',
              message: 'Module not found "file:///home/dev/nope.ts".',
              file: 'home/dev/a.ts',
              line: 2,
            },
            { severity: 'error', file: 'home/dev/no.ts' },
          ],
        },
        {
          log: 'error: SyntaxError: Unexpected token `<eof>`. Expected identifier\n  |\n1 | function f( {\n  |              ~\n    at file:///home/dev/c.ts:1:14\n',
          gives: [{ severity: 'error', file: 'home/dev/c.ts', line: 1, column: 14, snippet: ['function f( {'] }],
        },
      ],
    },
    {
      // `lint --compact`
      triggers: [', col '],
      match: /^file:\/\/(?<file>\S+): line (?<line>\d+), col (?<column>\d+) - (?<message>.+) \((?<code>[\w-]+)\)$/,
      severity: 'error',
      examples: [
        {
          log: 'file:///home/dev/f.ts: line 1, col 5 - `a` is never used (no-unused-vars)',
          gives: [{ severity: 'error', code: 'no-unused-vars', line: 1, column: 5, message: '`a` is never used' }],
        },
      ],
    },
    {
      // A failed test: its name and place, then the error, whose own first frame is nearer.
      triggers: [' => ./', ' => file:'],
      match: /^(?<code>\S.*) => (?:\.\/|file:\/\/)(?<file>[^\s:]+):(?<line>\d+):(?<column>\d+)$/,
      severity: 'error',
      block: {
        continues: (line, { length }) =>
          length === 1 ? (line.startsWith('error: ') ? 'yes' : 'no') : line === '' ? 'no' : 'yes',
        maxLines: 60,
      },
      read: ([, error, ...lines], { file = '' }) => {
        // Without the error it is the list at the end.
        if (!error) return [];
        const frames = lines.map(
          (line) => /^ {4}at (?:.*\()?file:\/\/(?<file>[^():]+):(?<line>\d+):(?<column>\d+)\)?$/.exec(line)?.groups,
        );
        const place = frames.find((frame) => frame?.file?.endsWith(file));
        const end = lines.findIndex((line) => /^ *\^+$|^ {4}at /.test(line));
        const said =
          end === -1 ? lines : lines.slice(0, Math.max(0, /^ {4}at /.test(lines[end] ?? '') ? end : end - 1));
        return {
          message: [error.replace(/^error: /, ''), ...said].join('\n'),
          ...(place && { line: Number(place.line), column: Number(place.column) }),
        };
      },
      examples: [
        {
          log: 'bad => ./e_test.ts:2:6\nerror: Error: sum\nDeno.test("bad", () => { throw new Error("sum") });\n                               ^\n    at file:///home/dev/project/e_test.ts:2:47\n\n FAILURES \n\nbad => ./e_test.ts:2:6\n\nFAILED | 2 passed (1 step)',
          gives: [{ severity: 'error', code: 'bad', message: 'Error: sum', file: 'e_test.ts', line: 2, column: 47 }],
        },
      ],
    },
  ],
};

const place = /^ {4}at file:\/\/(?<file>\S+?):(?<line>\d+):(?<column>\d+)$/;
