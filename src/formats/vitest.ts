import type { Place } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';

export const vitest: Format = {
  name: 'vitest',
  title: 'Vitest',
  url: 'https://vitest.dev/guide/reporters',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' FAIL  '],
      match: /^\s*FAIL {2}(?:\|[^|]*\| )?(?<file>[^\s>]+\.\w+)(?: \[ [^\]]* \])?(?: > (?<code>.+))?$/,
      severity: 'error',
      block: {
        continues: (line) => (/^\s*FAIL {2}|^⎯+(?:\[\d+\/\d+\]⎯*)?$|^\s*Test Files /.test(line) ? 'no' : 'yes'),
        maxLines: 120,
      },
      read: (lines, { file }) => {
        // Jest in colours names its files alike.
        if (lines.some((line) => /^ *● /.test(line))) return null;
        const first = lines.slice(1).find((line) => line.trim() !== '') ?? '';
        const { code } = /^(?<code>[A-Za-z]\w*(?:Error|Exception)?)(?: \[\w+\])?: /.exec(first)?.groups ?? {};
        const own = ownPlace(lines);
        return {
          message: first.trim(),
          ...(file && { file }),
          ...own,
          ...(code && lines[0]?.includes(' > ') !== true && { code }),
        };
      },
      examples: [
        {
          log: '⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯\n\n FAIL  test/sum.test.ts > math > adds\nAssertionError: expected 2 to be 3 // Object.is equality\n\n- Expected\n+ Received\n\n ❯ test/sum.test.ts:4:17\n      3| test("adds", () => {\n      4|   expect(1 + 1).toBe(3);\n       |                 ^\n\n⎯⎯⎯⎯⎯⎯⎯⎯[1/1]⎯\n\n Test Files  1 failed (1)',
          gives: [
            {
              severity: 'error',
              code: 'math > adds',
              message: 'AssertionError: expected 2 to be 3 // Object.is equality',
              file: 'test/sum.test.ts',
              line: 4,
              column: 17,
            },
          ],
        },
      ],
    },
    {
      triggers: ['Unhandled Rejection ⎯', 'Uncaught Exception ⎯', 'Unhandled Error ⎯', 'Startup Error ⎯'],
      match: /^⎯+ (?:Unhandled (?:Rejection|Error)|Uncaught Exception|Startup Error) ⎯+$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          /^This error originated in /.test(line)
            ? 'last'
            : /^⎯|^ ?Test Files |^\s*RUN {2}/.test(line)
              ? 'no'
              : line === '' && lines.at(-1) === ''
                ? 'no'
                : 'yes',
        maxLines: 120,
      },
      read: (lines) => {
        const said = lines[1] ?? '';
        if (/^(?:Error: )?Build failed with \d+ errors?:$/.test(said)) return null;
        const { code } = /^(?<code>[A-Za-z]\w*(?:Error|Exception)?)(?: \[\w+\])?: /.exec(said)?.groups ?? {};
        return { message: said, ...(code && { code }), ...ownPlace(lines) };
      },
      examples: [
        {
          log: '⎯⎯⎯⎯⎯ Uncaught Exception ⎯⎯⎯⎯⎯\nError: late\n ❯ Timeout._onTimeout u.test.js:2:45\n      1| import {test} from "vitest";\n       |                                             ^\n ❯ listOnTimeout node:internal/timers:581:17\n\nThis error originated in "u.test.js" test file. It doesn\'t mean the error was thrown inside the file itself, but while it was running.\n⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯',
          gives: [{ severity: 'error', code: 'Error', message: 'Error: late', file: 'u.test.js', line: 2, column: 45 }],
        },
      ],
    },
    {
      triggers: ['No test files found, exiting', 'MISSING DEPENDENCY'],
      match: /^\s*(?:(?<message>No test files found), exiting with code 1|MISSING DEPENDENCY {2}(?<missing>.+))$/,
      severity: 'error',
      read: (_, { missing }) => (missing ? { message: missing } : {}),
      examples: [
        {
          log: "\nNo test files found, exiting with code 1\n\n MISSING DEPENDENCY  Cannot find dependency '@vitest/coverage-v8'\n",
          gives: [
            { severity: 'error', message: 'No test files found' },
            { message: "Cannot find dependency '@vitest/coverage-v8'" },
          ],
        },
      ],
    },
  ],
};

/** The topmost place outside of packages; a file that cannot be read is named by its own line. */
function ownPlace(lines: readonly string[]): Place {
  for (const line of lines) {
    const { path, at, column, zero } =
      /^\s*(?:❯ (?:\S+ )?|File: (?<zero>))(?<path>[^\s:]+):(?<at>\d+):(?<column>\d+)$/.exec(line)?.groups ?? {};
    if (path && !/node_modules|^node$|^node:/.test(path))
      return { file: path, line: Number(at), column: Number(column) + (zero === undefined ? 0 : 1) };
  }
  return {};
}
