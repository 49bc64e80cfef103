import type { Place } from '../core/diagnostic.ts';
import type { Continuation, Format, Part } from '../core/format.ts';

export const mocha: Format = {
  name: 'mocha',
  title: 'Mocha and Cypress',
  url: 'https://mochajs.org/#reporters',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' failing'],
      match: /^ {2}\d+ failing$/,
      block: { continues: continuesFailures, maxLines: 5000, patience: 200 },
      read: (lines) => {
        const starts = lines.flatMap((line, i) => (/^ {2}\d+\) \S/.test(line) ? [i] : []));
        return starts.map((start, i) => readFailure(lines, start, (starts[i + 1] ?? lines.length) - 1));
      },
      examples: [
        {
          log: '  1 failing\n\n  1) math\n       adds:\n\n      AssertionError [ERR_ASSERTION]: 2 == 3\n      + expected - actual\n\n      -2\n      +3\n      \n      at Context.<anonymous> (test/sum.js:4:12)\n      at process.processImmediate (node:internal/timers:476:21)\n\n\n',
          gives: [
            {
              severity: 'error',
              code: 'math adds',
              message: 'AssertionError [ERR_ASSERTION]: 2 == 3',
              file: 'test/sum.js',
              line: 4,
              column: 12,
            },
          ],
        },
        {
          log: '  2 failing\n\n  1) Calc\n       deep:\n\n      AssertionError [ERR_ASSERTION]: Expected values to be strictly deep-equal:\n+ actual - expected\n\n  [\n+   2\n-   3\n  ]\n      + expected - actual\n\n      -    2\n      +    3\n      \n      at Context.<anonymous> (a.spec.js:5:29)\n\n  2) Calc\n       cause:\n     Error: outer\n      at Context.<anonymous> (a.spec.js:9:29)\n     Caused by: Error: root\n      at Context.<anonymous> (a.spec.js:9:57)\n\n\n\ndone',
          gives: [
            {
              code: 'Calc deep',
              message:
                'AssertionError [ERR_ASSERTION]: Expected values to be strictly deep-equal:\n+ actual - expected\n  [\n+   2\n-   3\n  ]',
              file: 'a.spec.js',
              line: 5,
              column: 29,
            },
            {
              code: 'Calc cause',
              message: 'Error: outer',
              line: 9,
              column: 29,
              related: [{ message: 'caused by: Error: root', file: 'a.spec.js', line: 9, column: 57 }],
            },
          ],
        },
      ],
    },
    {
      triggers: ['Exception during run: '],
      match: /^\s*Exception during run: (?<message>.+)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          lines.some((each) => /^\s+at /.test(each)) && !/^\s|^\}/.test(line)
            ? 'no'
            : lines.length > 8 && line === ''
              ? 'no'
              : 'yes',
        maxLines: 80,
      },
      read: (lines, { message = '' }) => {
        const [, file, line] = /^(?:file:\/\/)?((?:\/|[A-Za-z]:\\)\S+):(\d+)$/.exec(message) ?? [];
        if (!file) return { message, ...ownPlace(lines) };
        const said = lines.find((each) => /^\w*Error\b.*: /.test(each));
        return { message: said ?? message, file, line: Number(line) };
      },
      examples: [
        {
          log: "\n Exception during run: Error: Cannot find module './nope'\nRequire stack:\n- /home/dev/project/b.spec.js\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1207:15)\n    at Object.<anonymous> (/home/dev/project/b.spec.js:1:1) {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: [ '/home/dev/project/b.spec.js' ]\n}\n\n Exception during run: /home/dev/project/c.spec.js:2\n\n\n\nSyntaxError: Unexpected end of input\n    at wrapSafe (node:internal/modules/cjs/loader:1464:18)",
          gives: [
            {
              severity: 'error',
              file: 'home/dev/project/b.spec.js',
              line: 1,
              column: 1,
              message: "Error: Cannot find module './nope'",
            },
            { file: 'home/dev/project/c.spec.js', line: 2, message: 'SyntaxError: Unexpected end of input' },
          ],
        },
      ],
    },
    {
      triggers: ['No test files found'],
      match: /^Error: (?<message>No test files found: ".*")$/,
      severity: 'error',
      examples: [
        {
          log: 'Error: No test files found: "test"',
          gives: [{ severity: 'error', message: 'No test files found: "test"' }],
        },
      ],
    },
  ],
};

/** What is compared may stand at the margin; the stack ends a failure, and two empty lines the list. */
function continuesFailures(line: string, lines: readonly string[]): Continuation {
  if (line.trim() === '') return 'yes';
  const last = lines.findLast((each) => each.trim() !== '') ?? '';
  if (/^\s+at /.test(last)) {
    const gap = (lines.at(-1) ?? '').trim() === '';
    if (gap ? !failureHead.test(line) : !/^\s/.test(line)) return 'no';
  }
  return /^\s/.test(line) ? 'yes' : 'maybe';
}

const failureHead = /^ {2}\d+\) \S/;

function readFailure(lines: readonly string[], start: number, end: number): Part {
  const all = lines.slice(start, end + 1);
  const after = all.findIndex((line, index) => index > 0 && !/^ {7,}\S/.test(line));
  const title = all.slice(0, after === -1 ? 1 : after);
  const code = title
    .map((line) => line.trim().replace(/^\d+\) /, ''))
    .join(' ')
    .replace(/:$/, '');
  const body = all.slice(title.length);
  const stack = body.findIndex((line) => /^\s+at \S|^\s*\+ expected - actual$/.test(line));
  const said = (stack === -1 ? body : body.slice(0, stack)).map((line) => line.replace(/^ {5,6}(?=\S)/, '').trimEnd());
  const message =
    said
      .join('\n')
      .replace(/\n{2,}/g, '\n')
      .trim() || code;
  const cause = body.findIndex((line) => /^\s+Caused by: /.test(line));
  const place = ownPlace(cause === -1 ? body : body.slice(0, cause));
  const timedOut = /^(.+?) \(((?:\/|[A-Za-z]:\\)[^()]+)\)$/.exec(message);
  return {
    severity: 'error',
    code,
    message: timedOut?.[1] ?? message,
    ...(timedOut && { file: timedOut[2] as string }),
    ...place,
    ...(cause !== -1 && {
      related: [
        { message: (body[cause] ?? '').trim().replace(/^Caused by: /, 'caused by: '), ...ownPlace(body.slice(cause)) },
      ],
    }),
    span: [start, end],
  };
}

function ownPlace(lines: readonly string[]): Place {
  for (const line of lines) {
    const { file, at, column } =
      /^\s+at (?:.*? \()?(?:file:\/\/)?(?<file>[^()\s][^():]*(?::\\[^:()]+)?):(?<at>\d+):(?<column>\d+)\)?(?: \{)?$/.exec(
        line,
      )?.groups ?? {};
    if (file && !/node_modules|^node:|^internal\//.test(file))
      return { file, line: Number(at), column: Number(column) };
  }
  return {};
}
