import type { Place } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';

export const playwright: Format = {
  name: 'playwright',
  title: 'Playwright Test',
  url: 'https://playwright.dev/docs/test-reporters',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' › '],
      match:
        /^ {2}\d+\) (?:\[[^\]]+\] › )?(?<file>[^\s:][^:]*\.\w+):(?<line>\d+):(?<column>\d+) › (?<code>[^─]*[^─\s])[ ─]*$/,
      severity: 'error',
      block: {
        continues: (line) => (line.trim() === '' || /^ {4}/.test(line) ? 'yes' : 'no'),
        maxLines: 400,
      },
      read: (lines) => {
        const again = lines.findIndex((line) => /^ {4}(?:Retry #\d+ ─|Error Context: |attachment #\d+: )/.test(line));
        const body = lines.slice(1, again === -1 ? undefined : again).map((line) => line.slice(4));
        const shown = body.findIndex((line) => /^\s*(?:>\s*)?\d+ \|/.test(line) || /^\s+at \S/.test(line));
        const said = (shown === -1 ? body : body.slice(0, shown)).filter((line) => line.trim() !== '');
        const source = body.map((line) => /^\s*>\s*\d+ \| ?(.*)$/.exec(line)?.[1]).find((line) => line !== undefined);
        return {
          message: said.join('\n').trim(),
          ...ownPlace(body),
          ...(source !== undefined && { snippet: [source] }),
        };
      },
      examples: [
        {
          log: '  1) [chromium] › a.spec.ts:3:1 › grp › fails ───────────────\n\n    Error: expect(received).toBe(expected) // Object.is equality\n\n    Expected: 3\n    Received: 2\n\n      2 | test("passes", () => {});\n    > 3 | test("fails", () => { expect(1+1).toBe(3); });\n        |                                   ^\n      4 | test("deep", () => {});\n        at /home/dev/project/a.spec.ts:3:35\n\n    Error Context: test-results/a-fails/error-context.md\n\n    Retry #1 ─────────\n\n    Error: expect(received).toBe(expected) // Object.is equality\n\n        at /home/dev/project/a.spec.ts:3:35\n\n  1 failed\n    [chromium] › a.spec.ts:3:1 › grp › fails ───────────────',
          gives: [
            {
              severity: 'error',
              code: 'grp › fails',
              file: 'home/dev/project/a.spec.ts',
              line: 3,
              column: 35,
              message: 'Error: expect(received).toBe(expected) // Object.is equality\nExpected: 3\nReceived: 2',
              snippet: ['test("fails", () => { expect(1+1).toBe(3); });'],
            },
          ],
        },
      ],
    },
    {
      triggers: ['Error: No tests found'],
      match: /^Error: (?<message>No tests found\.?)$/,
      severity: 'error',
      examples: [
        {
          log: 'Error: No tests found.\nMake sure that arguments are regular expressions matching test files.',
          gives: [{ severity: 'error', message: 'No tests found.' }],
        },
      ],
    },
  ],
};

/** The first frame outside of packages. */
function ownPlace(lines: readonly string[]): Place {
  for (const line of lines) {
    const { file, at, column } =
      /^\s+at (?:.*? \()?(?:file:\/\/)?(?<file>[^()\s][^():]*(?::\\[^:()]+)?):(?<at>\d+):(?<column>\d+)\)?$/.exec(line)
        ?.groups ?? {};
    if (file && !/node_modules|^node:/.test(file)) return { file, line: Number(at), column: Number(column) };
  }
  return {};
}
