import type { Format } from '../core/format.ts';

export const cmakeLint: Format = {
  name: 'cmake-lint',
  title: 'cmakelint and cmakelang',
  url: 'https://cmake-format.readthedocs.io/en/latest/lint-usage.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['CMakeLists.txt:1', '.cmake:1'],
      match:
        /^(?<file>(?:[^\s:][^:]*)?(?:CMakeLists\.txt|\.cmake)):(?<line>\d+)(?:,(?<column>\d+))?: (?:\[(?<code>[CEWR]\d{4})\] (?<message>.+)|(?<text>.+) \[(?<name>[a-z]+\/[a-z]+)\])$/,
      severity: 'warning',
      read: (_, { text, name, code = '' }) =>
        text && name ? { message: text, code: name } : { severity: code.startsWith('E') ? 'error' : 'warning' },
      examples: [
        {
          log: "CMakeLists.txt:126: [C0301] Line too long (136/80)\nCMakeLists.txt:139,04: [C0113] Missing COMMENT\nCMakeLists.txt:9: Extra spaces between 'if' and its () [whitespace/extra]",
          gives: [
            { severity: 'warning', code: 'C0301', line: 126, message: 'Line too long (136/80)' },
            { line: 139, column: 4 },
            { code: 'whitespace/extra', line: 9 },
          ],
        },
      ],
    },
  ],
};
