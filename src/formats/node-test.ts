import type { Format } from '../core/format.ts';

export const nodeTest: Format = {
  name: 'node-test',
  title: "Node.js test runner's spec reporter",
  url: 'https://nodejs.org/api/test.html#test-reporters',
  columnUnit: 'utf16',
  rules: [
    {
      // The list at the end repeats each failure with its place; above, failures hang in the tree of tests without one.
      triggers: ['test at '],
      match: /^test at (?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          lines.length === 1 ? (/^✖ \S/.test(line) ? 'yes' : 'no') : /^ {2}/.test(line) ? 'yes' : 'no',
        maxLines: 1000,
      },
      read: (lines) => {
        const [, name] = /^✖ (.+?)(?: \([\d.]+ms\))?(?: #.*)?$/.exec(lines[1] ?? '') ?? [];
        if (!name) return null;
        // A test that is marked as to do may fail.
        if (/\d+ms\) # /.test(lines[1] ?? '')) return [];
        const body = lines.slice(2).map((line) => line.slice(2));
        const stack = body.findIndex((line) => /^\s+at \S/.test(line));
        const said = (stack === -1 ? body : body.slice(0, stack)).join('\n').trim();
        const own = body.flatMap((line) => frameOf(line)).find(({ file }) => !/^node:|node_modules/.test(file));
        return { code: name, message: said.replace(/^'(.*)'$/, '$1') || name, ...own };
      },
      examples: [
        {
          log: "✖ failing tests:\n\ntest at a.test.js:4:1\n✖ fails (1.00056ms)\n  AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:\n  \n  2 !== 3\n  \n      at TestContext.<anonymous> (/home/dev/project/a.test.js:4:30)\n      at Test.run (node:internal/test_runner/test:796:25) {\n    code: 'ERR_ASSERTION',\n    operator: 'strictEqual'\n  }\n\ntest at a.test.js:12:74\n✖ x\n  'test did not finish before its parent and was cancelled'\n",
          gives: [
            {
              severity: 'error',
              code: 'fails',
              message: 'AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:\n\n2 !== 3',
              file: 'home/dev/project/a.test.js',
              line: 4,
              column: 30,
            },
            {
              code: 'x',
              message: 'test did not finish before its parent and was cancelled',
              file: 'a.test.js',
              line: 12,
              column: 74,
            },
          ],
        },
      ],
    },
  ],
};

function frameOf(line: string): { file: string; line: number; column: number }[] {
  const place = /^\s+at (?:.*? \()?(?:file:\/\/)?(?<file>[^()\s][^()]*?):(?<line>\d+):(?<column>\d+)\)?(?: \{)?$/.exec(
    line,
  )?.groups;
  return place ? [{ file: place.file as string, line: Number(place.line), column: Number(place.column) }] : [];
}
