import type { Format } from '../core/format.ts';

export const pydocstyle: Format = {
  name: 'pydocstyle',
  title: 'pydocstyle',
  url: 'https://www.pydocstyle.org/en/stable/usage.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.py:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.pyi?):(?<line>\d+) (?:at module level|in (?:public|private|magic)[^`]*`[^`]*`):$/,
      block: { continues: () => 'last' },
      read: ([, row = '']) => {
        const { code, message } = /^\s+(?<code>D\d{3}): (?<message>.+)$/.exec(row)?.groups ?? {};
        return code === undefined || message === undefined ? null : { severity: 'warning', code, message };
      },
      examples: [
        {
          log: 'pkg/a.py:18 in private nested class `meta`:\n        D101: Missing docstring in public class',
          gives: [
            {
              severity: 'warning',
              code: 'D101',
              message: 'Missing docstring in public class',
              file: 'pkg/a.py',
              line: 18,
            },
          ],
        },
      ],
    },
  ],
};
