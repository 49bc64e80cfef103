import type { Continuation, Format } from '../core/format.ts';

export const node: Format = {
  name: 'node',
  title: 'Node.js, Deno and Bun: uncaught errors and their stack traces',
  url: 'https://nodejs.org/api/errors.html',
  columnUnit: 'utf16',
  rules: [
    {
      claim: 'shared',
      triggers: ['Error: ', 'Error [', 'Exception: ', 'UnhandledPromiseRejection'],
      match:
        /^(?:Uncaught |error: Uncaught (?:\(in promise\) )?|\[cause\]: |Unhandled rejection )?(?<code>(?:[A-Z]\w*)?(?:Error|Exception)|UnhandledPromiseRejection)(?: \[(?<id>[A-Z_0-9]+)\])?: (?<message>.*)$/,
      severity: 'error',
      block: { continues: continuesStack, maxLines: 120, patience: 30 },
      read: (lines, { id, code = '', message = '' }) => {
        const frames = lines.flatMap((line) => frameOf(line));
        // Next.js puts what SWC drew below a bare `Error: `.
        if (frames.length === 0 || (message === '' && /^ {2}[x×] /.test(lines[1] ?? ''))) return null;
        const outside = frames.filter(({ file }) => !/^node:|^internal\/|^ext:|^native|^\[/.test(file));
        const own = outside.find(({ file }) => !file.includes('node_modules')) ?? importer(lines) ?? outside[0];
        const more = lines.slice(
          1,
          lines.findIndex((line) => /^\s+at /.test(line)),
        );
        return { code: id ?? code, message: [`${code}: ${message}`, ...more].join('\n').trimEnd(), ...own };
      },
      examples: [
        {
          log: "/home/dev/a.js:3\n  throw new TypeError('no');\n  ^\n\nTypeError: no\n    at f (/home/dev/a.js:3:9)\n    at Module._compile (node:internal/modules/cjs/loader:1554:14)\n\nNode.js v20.20.2",
          gives: [
            {
              severity: 'error',
              code: 'TypeError',
              message: 'TypeError: no',
              file: 'home/dev/a.js',
              line: 3,
              column: 9,
            },
          ],
        },
        {
          log: "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'nosuch' imported from /home/dev/a.mjs\n    at packageResolve (node:internal/modules/esm/resolve:873:9)",
          gives: [{ code: 'ERR_MODULE_NOT_FOUND', file: 'home/dev/a.mjs' }],
        },
      ],
    },
    {
      // A file that does not parse is shown above its error, and no frame of the stack names it.
      triggers: ['.js:1', '.mjs:1', '.cjs:1', '.ts:1', '.mts:1'],
      match: /^(?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:]+\.[cm]?[jt]s):(?<line>\d+)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          lines.some((each) => /^\s+at /.test(each)) && !/^\s+at /.test(line)
            ? 'no'
            : lines.length > 12 && !/^\s+at /.test(line)
              ? 'no'
              : 'yes',
        maxLines: 40,
      },
      read: (lines) => {
        const said = lines.find((line) => /^SyntaxError: /.test(line));
        const marks = lines[2] ?? '';
        if (said === undefined || !/^[\s^]*$/.test(marks)) return null;
        return {
          code: 'SyntaxError',
          message: said,
          ...(marks.includes('^') && { column: marks.indexOf('^') + 1, snippet: [lines[1] ?? ''] }),
        };
      },
      examples: [
        {
          log: "/home/dev/b.js:2\nconst = 3;\n      ^\n\nSyntaxError: Unexpected token '='\n    at wrapSafe (node:internal/modules/cjs/loader:1464:18)\n\nNode.js v20.20.2",
          gives: [
            {
              severity: 'error',
              code: 'SyntaxError',
              message: "SyntaxError: Unexpected token '='",
              file: 'home/dev/b.js',
              line: 2,
              column: 7,
            },
          ],
        },
      ],
    },
    {
      triggers: ['(node:'],
      match: /^\(node:\d+\) (?:\[(?<id>[A-Z]+\d+)\] )?(?<code>\w*Warning): (?<message>.+)$/,
      severity: 'warning',
      block: { continues: (line) => (/^\(Use `node --trace-/.test(line) ? 'last' : 'no') },
      read: (_, { id, code = '' }) => ({ code: id ?? code }),
      examples: [
        {
          log: '(node:123) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.\n(Use `node --trace-deprecation ...` to show where the warning was created)',
          gives: [{ severity: 'warning', code: 'DEP0040', message: 'The `punycode` module is deprecated.' }],
        },
      ],
    },
  ],
};

function continuesStack(line: string, lines: readonly string[]): Continuation {
  if (/^\s+at /.test(line)) return 'yes';
  if (!lines.some((each) => /^\s+at /.test(each))) return /^\S*(?:Error|Exception)\b.*: /.test(line) ? 'no' : 'maybe';
  return /^\s*(?:\[cause\]: |code: '|errno: |syscall: |path: '|url: '|requireStack: |\}$|\S+: (?:'|\[|\d))/.test(
    line,
  ) && /[{[,]$|^\s/.test(line)
    ? 'yes'
    : 'no';
}

/** Who asked for a module that is not there. */
function importer(lines: readonly string[]): { file: string } | undefined {
  const stack = lines.indexOf('Require stack:');
  const file =
    / imported from (\/\S+|[A-Za-z]:\\\S+)$/.exec(lines[0] ?? '')?.[1] ??
    (stack === -1 ? undefined : /^- ((?:\/|[A-Za-z]:\\).+)$/.exec(lines[stack + 1] ?? '')?.[1]);
  return file ? { file } : undefined;
}

function frameOf(line: string): { file: string; line: number; column: number }[] {
  const place =
    /^\s+at (?:.*? \()?(?:file:\/\/)?(?<file>[^()\s][^():]*(?::[^():]*?)?):(?<line>\d+):(?<column>\d+)\)?(?: \{)?$/.exec(
      line,
    )?.groups;
  return place ? [{ file: place.file as string, line: Number(place.line), column: Number(place.column) }] : [];
}
