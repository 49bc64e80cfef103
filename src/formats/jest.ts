import type { Block, Format, Groups, Reading } from '../core/format.ts';

const block: Block = {
  continues: (line) =>
    /^ {2}● |^(?:PASS|FAIL) |^Test Suites: |^Snapshot Summary|^Summary of all failing|^Tests: /.test(line) ||
    (/^\S/.test(line) && line !== '')
      ? 'no'
      : 'yes',
  maxLines: 150,
};

export const jest: Format = {
  name: 'jest',
  title: 'Jest',
  url: 'https://jestjs.io/docs/cli',
  columnUnit: 'utf16',
  rules: [
    {
      // What kept a file from running at all often names no place: the line above names the file.
      triggers: ['  ● Test suite failed'],
      heading: /^ ?FAIL +(?:[\w@/-]+ )?(?<file>\S+\.\w+)/,
      match: /^ {2}● (?<title>Test suite failed to run)$/,
      block,
      read,
      examples: [
        {
          log: "FAIL ./d.test.js\n  ● Test suite failed to run\n\n    Your test suite must contain at least one test.\n\n      at onResult (node_modules/@jest/core/build/index.js:1054:18)\n\nFAIL ./c.test.js\n  ● Test suite failed to run\n\n    Cannot find module './nope' from 'c.test.js'\n\n    > 1 | const x = require(\"./nope\");\n        |           ^\n\n      at Object.require (c.test.js:1:11)\n\nTests:       0 total",
          gives: [
            {
              severity: 'error',
              code: 'Test suite failed to run',
              message: 'Your test suite must contain at least one test.',
              file: 'd.test.js',
            },
            { message: "Cannot find module './nope' from 'c.test.js'", file: 'c.test.js', line: 1, column: 11 },
          ],
        },
      ],
    },
    {
      triggers: ['  ● '],
      match: /^ {2}● (?<title>\S.*)$/,
      block,
      read,
      examples: [
        {
          log: 'FAIL src/sum.test.js\n  ● math › adds\n\n    expect(received).toBe(expected) // Object.is equality\n\n    Expected: 3\n    Received: 2\n\n      3 | test("adds", () => {\n    > 4 |   expect(1 + 1).toBe(3);\n        |                 ^\n      5 | });\n\n      at Object.toBe (src/sum.test.js:4:17)\n\nTests:       1 failed, 1 total',
          gives: [
            {
              severity: 'error',
              code: 'math › adds',
              message: 'expect(received).toBe(expected) // Object.is equality\n\nExpected: 3\nReceived: 2',
              file: 'src/sum.test.js',
              line: 4,
              column: 17,
              snippet: ['  expect(1 + 1).toBe(3);'],
            },
          ],
        },
        { log: '  ● Console\n\n    console.log\n      hello\n\nPASS src/a.test.js', gives: [] },
      ],
    },
  ],
};

function read(lines: readonly string[], { title = '' }: Groups): Reading {
  if (title === 'Console') return [];
  const body = lines.slice(1).map((line) => line.replace(/^ {4}/, ''));
  const first = body.findIndex((line) => line.trim() !== '');
  if (first === -1 || /^Validation (?:Error|Warning)/.test(title))
    return first === -1 ? [] : { severity: 'error', message: body.join('\n').trim() };
  const end = body.findIndex((line, i) => i > first && /^\s*>? *\d+ \||^\s+at /.test(line));
  const message = body
    .slice(first, end === -1 ? first + 20 : end)
    .join('\n')
    .trimEnd();
  const frame = body.flatMap((line) => {
    const place =
      /^\s+at (?:.*? \()?(?:file:\/\/)?(?<file>[^()\s][^():]*(?::\\[^:()]+)?):(?<line>\d+):(?<column>\d+)\)?$/.exec(
        line,
      )?.groups;
    return place && !/node_modules|^node:|^internal\//.test(place.file ?? '')
      ? [{ file: place.file as string, line: Number(place.line), column: Number(place.column) }]
      : [];
  })[0];
  const shown = body.find((line) => /^\s*> +\d+ \|/.test(line))?.replace(/^\s*> +\d+ \| ?/, '');
  return { severity: 'error', code: title, message, ...frame, ...(shown && { snippet: [shown] }) };
}
