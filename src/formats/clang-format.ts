import type { Format } from '../core/format.ts';

export const clangFormat: Format = {
  name: 'clang-format',
  title: 'clang-format --dry-run',
  url: 'https://clang.llvm.org/docs/ClangFormat.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['[-Wclang-format-violations]'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+): (?<severity>error|warning): (?<message>code should be clang-formatted) \[(?<code>-Wclang-format-violations)\]$/,
      examples: [
        {
          log: 'a.c:1:6: error: code should be clang-formatted [-Wclang-format-violations]\nint  main() {}\n     ^',
          gives: [{ severity: 'error', code: '-Wclang-format-violations', file: 'a.c', line: 1, column: 6 }],
        },
      ],
    },
  ],
};
