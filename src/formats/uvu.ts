import type { Format } from '../core/format.ts';

export const uvu: Format = {
  name: 'uvu',
  title: 'uvu',
  url: 'https://github.com/lukeed/uvu',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' FAIL  "'],
      match: /^\s*FAIL {2}"(?<code>.+)"$/,
      severity: 'error',
      block: { continues: (line) => (/^\s*FAIL {2}"|^ {2}Total: |^• /.test(line) ? 'no' : 'yes'), maxLines: 120 },
      read: (lines) => {
        const stack = lines.findIndex((line) => /^ {4}at \S/.test(line));
        const said = lines
          .slice(1, stack === -1 ? undefined : stack)
          .map((line) => line.trim())
          .filter((line) => line !== '');
        const { file, at, column } =
          lines
            .map(
              (line) =>
                /^ {4}at (?:.*? \()?(?:file:\/\/)?(?<file>[^()\s][^()]*?):(?<at>\d+):(?<column>\d+)\)?$/.exec(line)
                  ?.groups,
            )
            .find((place) => place && !/node_modules|^node:/.test(place.file ?? '')) ?? {};
        return {
          message: said.join('\n') || 'failed',
          ...(file && { file, line: Number(at), column: Number(column) }),
        };
      },
      examples: [
        {
          log: '   FAIL  "fails"\n    Expected values to be strictly equal:  (is)\n\n        ++3    (Expected)\n        --2    (Actual)\n        \n    at assert (/home/dev/node_modules/uvu/assert/index.js:33:8)\n    at Object.handler (/home/dev/project/a.js:3:30)\n\n\n  Total:     4',
          gives: [
            {
              severity: 'error',
              code: 'fails',
              message: 'Expected values to be strictly equal:  (is)\n++3    (Expected)\n--2    (Actual)',
              file: 'home/dev/project/a.js',
              line: 3,
              column: 30,
            },
          ],
        },
      ],
    },
  ],
};
