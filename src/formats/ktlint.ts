import type { Format } from '../core/format.ts';

export const ktlint: Format = {
  name: 'ktlint',
  title: 'ktlint and detekt',
  url: 'https://pinterest.github.io/ktlint/latest/install/cli/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.kt:1', '.kts:1'],
      match:
        /^(?:[ew]: )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.kts?):(?<line>\d+):(?<column>\d+): (?<message>(?!error: |warning: |info: )[A-Z`"'].*?)(?: \((?<code>[\w:-]+)\)| \[(?<rule>\w+)\])(?: \(cannot be auto-corrected\))?$/,
      severity: 'warning',
      read: (_, { rule }) => (rule ? { code: rule } : {}),
      examples: [
        {
          log: 'src/A.kt:3:1: Unexpected indentation (2) (should be 4) (standard:indent)\nsrc/B.kt:7:9: The function f is too long. [LongMethod]',
          gives: [
            { severity: 'warning', code: 'standard:indent', file: 'src/A.kt', line: 3, column: 1 },
            { code: 'LongMethod', line: 7 },
          ],
        },
      ],
    },
    {
      triggers: [' - [', '] at '],
      match: /^\s+(?<code>[A-Z]\w+) - \[(?<message>[^\]]+)\] at (?<file>[^\s:]+\.kts?):(?<line>\d+):(?<column>\d+)$/,
      severity: 'warning',
      examples: [
        {
          log: '\tMagicNumber - [f] at /home/dev/A.kt:7:12',
          gives: [{ severity: 'warning', code: 'MagicNumber', message: 'f', line: 7, column: 12 }],
        },
      ],
    },
  ],
};
