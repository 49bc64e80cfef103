import type { Continuation, Format } from '../core/format.ts';

export const bun: Format = {
  name: 'bun',
  title: 'Bun: its runtime, bundler, tests and package manager',
  url: 'https://bun.sh/docs',
  columnUnit: 'utf16',
  rules: [
    {
      // The source stands above, so that the place comes last; behind it, the name of a failed test.
      claim: 'shared',
      triggers: ['error: '],
      match: /^error: (?<message>\S.*)$/,
      severity: 'error',
      block: { continues, patience: 30 },
      read: (lines, { message }) => {
        const at = lines.findIndex((line) => frame.test(line));
        if (at === -1) return null;
        const places = lines.slice(at).map((line) => frame.exec(line)?.groups);
        const place = places.find((groups) => groups && !groups.file?.includes('node_modules')) ?? places[0];
        const code = /^\(fail\) (.+?)(?: \[[\d.]+m?s\])?$/.exec(lines.at(-1) ?? '')?.[1];
        const said = lines.slice(1, at).filter((line) => line.trim() !== '');
        return {
          message: [message, ...said].join('\n'),
          file: place?.file as string,
          line: Number(place?.line),
          column: Number(place?.column),
          ...(code && { code }),
        };
      },
      examples: [
        {
          log: '3 | test("bad", () => { expect(1+1).toBe(3) });\n                                    ^\nerror: expect(received).toBe(expected)\n\nExpected: 3\nReceived: 2\n\n      at <anonymous> (/home/dev/project/e.test.ts:3:33)\n(fail) calc > bad [0.18ms]\n2 | import "./nope.ts";\n           ^\nerror: Could not resolve: "./nope.ts"\n    at /home/dev/project/a.ts:2:8\n',
          gives: [
            {
              severity: 'error',
              code: 'calc > bad',
              message: 'expect(received).toBe(expected)\nExpected: 3\nReceived: 2',
              line: 3,
              column: 33,
            },
            { message: 'Could not resolve: "./nope.ts"', line: 2, column: 8 },
          ],
        },
      ],
    },
    {
      triggers: [
        'error: Script not found',
        'error: Module not found "',
        'error: Cannot find module',
        ' failed to resolve',
      ],
      match:
        /^error: (?<message>Script not found ".*"|Module not found "(?!file:)[^"]+"|Cannot find module '[^']+' from '(?<file>[^']+)'|\S+@\S+ failed to resolve)$/,
      severity: 'error',
      examples: [
        {
          log: "error: Script not found \"zz\"\nerror: Cannot find module './nope.ts' from '/home/dev/project/a.ts'",
          gives: [
            { severity: 'error', message: 'Script not found "zz"' },
            { message: "Cannot find module './nope.ts' from '/home/dev/project/a.ts'" },
          ],
        },
      ],
    },
  ],
};

const frame = /^ {4,}at (?:\S.* \()?(?<file>(?:[A-Za-z]:)?[^:()]+\.\w+):(?<line>\d+):(?<column>\d+)\)?$/;

/** Any number of lines may say more; only a place makes them an error of Bun's. */
function continues(line: string, lines: readonly string[]): Continuation {
  if (frame.test(line)) return 'yes';
  if (lines.some((taken) => frame.test(taken))) return line.startsWith('(fail) ') ? 'last' : 'no';
  return /^(?:error|warning|note)\b|^\w*Error: |^ *-->|^\(/.test(line) ? 'no' : 'maybe';
}
