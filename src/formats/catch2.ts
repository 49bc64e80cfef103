import type { Format } from '../core/format.ts';

export const catch2: Format = {
  name: 'catch2',
  title: 'Catch2, doctest and Boost.Test',
  url: 'https://github.com/catchorg/Catch2',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': FAILED:', 'FATAL ERROR: ', ': ERROR: '],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+): (?:FAILED:|(?:FATAL )?ERROR: (?<text>.*))$/,
      severity: 'error',
      block: {
        continues: (line) => (/^ {2}\S|^with expansion:|^due to|^explicitly|^$/.test(line) ? 'yes' : 'no'),
        maxLines: 20,
      },
      read: (lines, { text }) => ({
        message: [text, ...lines.slice(1).map((line) => line.trim())].filter(Boolean).join('\n'),
      }),
      examples: [
        {
          log: 'test/sum.cpp:5: FAILED:\n  CHECK( sum(1, 1) == 3 )\nwith expansion:\n  2 == 3\n\n===',
          gives: [
            {
              severity: 'error',
              file: 'test/sum.cpp',
              line: 5,
              message: 'CHECK( sum(1, 1) == 3 )\nwith expansion:\n2 == 3',
            },
          ],
        },
      ],
    },
    {
      triggers: [': error: in "', ': fatal error: in "'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*)(?::(?<line>\d+)|\((?<at>\d+)\)): (?:fatal )?error: in "(?<code>[^"]+)": (?<message>.+)$/,
      severity: 'error',
      read: (_, { at }) => (at ? { line: Number(at) } : {}),
      examples: [
        {
          log: 'test/sum.cpp(7): error: in "adds": check 1 + 1 == 3 has failed',
          gives: [{ severity: 'error', code: 'adds', file: 'test/sum.cpp', line: 7 }],
        },
      ],
    },
  ],
};
