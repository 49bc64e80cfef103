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
        const first = lines.slice(1).find((line) => line.trim() !== '') ?? '';
        const { code } = /^(?<code>[A-Za-z]\w*(?:Error|Exception)?)(?: \[\w+\])?: /.exec(first)?.groups ?? {};
        const places = lines.flatMap((line) => {
          const place = /^\s*❯ (?:\S+ )?(?<path>[^\s:]+):(?<line>\d+):(?<column>\d+)$/.exec(line)?.groups;
          return place ? [{ file: place.path as string, line: Number(place.line), column: Number(place.column) }] : [];
        });
        const own = places.find((place) => !/node_modules/.test(place.file)) ?? places[0];
        return {
          message: first.trim(),
          ...(own ?? (file ? { file } : {})),
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
  ],
};
