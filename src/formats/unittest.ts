import type { Format } from '../core/format.ts';
import { ownFrame, placeOf, readFrames } from './shared/python-frames.ts';

export const unittest: Format = {
  name: 'unittest',
  title: "Python's unittest",
  url: 'https://docs.python.org/3/library/unittest.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['FAIL: ', 'ERROR: '],
      match: /^(?:FAIL|ERROR): (?<test>[\w ]+) \((?<suite>[\w.<>]+)\)(?: .*)?$/,
      block: { continues: (line) => (/^={70}$|^Ran \d+ tests? in /.test(line) ? 'no' : 'yes'), maxLines: 200 },
      read: (lines, { test = '', suite = '' }) => {
        if (!lines.some((line) => /^-{70}$/.test(line))) return null;
        const traceback = lines.findIndex((line) => line.startsWith('Traceback '));
        const said =
          lines
            .slice(traceback + 1)
            .find((line) =>
              /^[A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit|Failure|Warning|Skip)?(?::|$)/.test(line),
            ) ?? '';
        const frame = ownFrame(readFrames(lines));
        const name = suite.endsWith(`.${test}`) ? suite : `${suite}.${test}`;
        return {
          severity: 'error',
          code: name,
          message: said || `${name} failed`,
          ...placeOf(frame),
          ...(frame?.source && { snippet: [frame.source] }),
        };
      },
      examples: [
        {
          log: '======================================================================\nFAIL: test_add (test_a.T.test_add)\n----------------------------------------------------------------------\nTraceback (most recent call last):\n  File "/home/dev/test_a.py", line 5, in test_add\n    self.assertEqual(1 + 1, 3)\nAssertionError: 2 != 3\n\n----------------------------------------------------------------------\nRan 1 test in 0.001s',
          gives: [
            {
              severity: 'error',
              code: 'test_a.T.test_add',
              message: 'AssertionError: 2 != 3',
              file: 'home/dev/test_a.py',
              line: 5,
            },
          ],
        },
      ],
    },
  ],
};
