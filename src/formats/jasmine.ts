import type { Format } from '../core/format.ts';

export const jasmine: Format = {
  name: 'jasmine',
  title: 'Jasmine and Karma',
  url: 'https://jasmine.github.io/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['  Message:'],
      match: /^ {2}Message:$/,
      heading: /^(?:\d+\)|Suite error:) (?<code>.+)$/,
      severity: 'error',
      block: { continues: (line) => (/^\d+\) |^\d+ specs?, |^Ran \d|^$/.test(line) ? 'no' : 'yes'), maxLines: 40 },
      read: (lines) => {
        const stack = lines.indexOf('  Stack:');
        const place = lines
          .map(
            (line) =>
              /^\s+at .*?\(?(?:file:\/\/)?(?<file>\/[^():]+|[\w./-]+\.\w+):(?<line>\d+):(?<column>\d+)\)?$/.exec(line)
                ?.groups,
          )
          .filter(Boolean)
          .find((groups) => !/node_modules|node:/.test(groups?.file ?? ''));
        return {
          message: lines
            .slice(1, stack === -1 ? undefined : stack)
            .map((line) => line.trim())
            .join('\n'),
          ...(place?.file && { file: place.file, line: Number(place.line), column: Number(place.column) }),
        };
      },
      examples: [
        {
          log: 'Failures:\n1) sum adds\n  Message:\n    Expected 2 to be 3.\n  Stack:\n        at <Jasmine>\n        at UserContext.<anonymous> (/home/dev/spec/sum.js:4:23)\n\n1 spec, 1 failure',
          gives: [{ severity: 'error', code: 'sum adds', message: 'Expected 2 to be 3.', line: 4, column: 23 }],
        },
      ],
    },
    {
      // Karma
      triggers: [' FAILED'],
      match: /^(?:Chrome|Firefox|Safari|HeadlessChrome|PhantomJS|Edge)[^)]*\) (?<code>.+) FAILED$/,
      severity: 'error',
      block: { continues: (line) => (/^\t/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      read: (lines) => ({ message: lines[1]?.trim() ?? 'failed' }),
      examples: [
        {
          log: 'Chrome Headless 120.0.0.0 (Linux x86_64) sum adds FAILED\n\tExpected 2 to be 3.\n\t    at UserContext.<anonymous> (spec/sum.js:4:23)',
          gives: [{ severity: 'error', code: 'sum adds', message: 'Expected 2 to be 3.' }],
        },
      ],
    },
  ],
};
