import type { Format } from '../core/format.ts';

export const jest: Format = {
  name: 'jest',
  title: 'Jest',
  url: 'https://jestjs.io/docs/cli',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['  ● '],
      match: /^ {2}● (?<title>\S.*)$/,
      block: {
        continues: (line) =>
          /^ {2}● |^(?:PASS|FAIL) |^Test Suites: |^Snapshot Summary|^Summary of all failing|^Tests: /.test(line) ||
          (/^\S/.test(line) && line !== '')
            ? 'no'
            : 'yes',
        maxLines: 150,
      },
      read: (lines, { title = '' }) => {
        if (title === 'Console') return [];
        const body = lines.slice(1).map((line) => line.replace(/^ {4}/, ''));
        const first = body.findIndex((line) => line.trim() !== '');
        if (first === -1 || /^Validation (?:Error|Warning)/.test(title))
          return first === -1 ? [] : { severity: 'error', message: body.join('\n').trim() };
        const end = body.findIndex((line, i) => i > first && /^\s+(?:>? *\d+ \||at )/.test(line));
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
      },
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
