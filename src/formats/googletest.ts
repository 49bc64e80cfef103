import type { Format } from '../core/format.ts';

export const googletest: Format = {
  name: 'googletest',
  title: 'GoogleTest',
  url: 'https://google.github.io/googletest/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': Failure', '): error: '],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*)(?::(?<line>\d+): Failure|\((?<at>\d+)\): error: (?<text>.*))$/,
      severity: 'error',
      block: {
        continues: (line, lines) => (/^\[ |^$/.test(line) && lines.length > 1 ? 'no' : /^\[/.test(line) ? 'no' : 'yes'),
        maxLines: 30,
      },
      read: (lines, { at, text }) => {
        if (at !== undefined && !/^(?:Expected|Value of|Failed|Death test)/.test(text ?? '')) return null;
        return {
          message: [text, ...lines.slice(1)].filter(Boolean).join('\n') || 'Failure',
          ...(at && { line: Number(at) }),
        };
      },
      examples: [
        {
          log: '[ RUN      ] Sum.Adds\ntest/sum_test.cc:7: Failure\nExpected equality of these values:\n  sum(1, 1)\n    Which is: 2\n  3\n\n[  FAILED  ] Sum.Adds (0 ms)',
          gives: [
            {
              severity: 'error',
              file: 'test/sum_test.cc',
              line: 7,
              message: 'Expected equality of these values:\n  sum(1, 1)\n    Which is: 2\n  3',
            },
          ],
        },
      ],
    },
  ],
};
