import type { Format } from '../core/format.ts';

export const spotbugs: Format = {
  name: 'spotbugs',
  title: 'SpotBugs and FindBugs',
  url: 'https://spotbugs.readthedocs.io/en/stable/running.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['  At ', '  In ', '  Dereferenced at ', '  Value loaded', '  Field '],
      match:
        /^(?:\[ERROR\] )?(?<priority>[HML]) (?<category>[A-Z]) (?<code>\w+): (?<message>.+?) {1,2}(?:At |In |Dereferenced at |Value loaded from |Field )(?<file>[\w$]+\.(?:java|kt|scala|groovy)):\[?(?:lines? )?(?<line>\d+)(?:-\d+)?\]?$/,
      read: (_, { priority }) => ({ severity: priority === 'H' ? 'error' : priority === 'M' ? 'warning' : 'info' }),
      examples: [
        {
          log: 'M D DLS: Dead store to x in A.f()  At A.java:[line 7]\nH C NP: Null pointer dereference of s in A.g()  At A.java:[line 12]',
          gives: [
            { severity: 'warning', code: 'DLS', file: 'A.java', line: 7, message: 'Dead store to x in A.f()' },
            { severity: 'error', code: 'NP', line: 12 },
          ],
        },
      ],
    },
  ],
};
