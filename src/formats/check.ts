import type { Format } from '../core/format.ts';

export const check: Format = {
  name: 'check',
  title: 'Check, the unit tests for C',
  url: 'https://libcheck.github.io/check/',
  columnUnit: 'byte',
  rules: [
    {
      // place, outcome, test case, test, iteration
      triggers: ['.c:1', '.cc:1', '.cpp:1', '.h:1', '.check:1', '.ts:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<outcome>[FE]):(?<suite>[^:]+):(?<test>[^:]+):\d+: (?<message>\S.*)$/,
      severity: 'error',
      read: (_, { suite, test }) => ({ code: `${suite}:${test}` }),
      examples: [
        {
          log: "20%: Checks: 5, Failures: 2, Errors: 2\na.c:4:F:core:bad:0: Assertion '3 == 1+1' failed: 3 == 3, 1+1 == 2\na.c:6:E:core:seg:0: (after this point) Received signal 11 (Segmentation fault)\na.c:3:P:core:ok:0: Passed",
          gives: [
            {
              severity: 'error',
              code: 'core:bad',
              file: 'a.c',
              line: 4,
              message: "Assertion '3 == 1+1' failed: 3 == 3, 1+1 == 2",
            },
            { code: 'core:seg', line: 6 },
          ],
        },
      ],
    },
  ],
};
