import type { Format } from '../core/format.ts';
import { continuesCaretBlock, readCaretBlock } from './shared/caret-block.ts';

export const clangTidy: Format = {
  name: 'clang-tidy',
  title: 'clang-tidy and the Clang static analyzer',
  url: 'https://clang.llvm.org/extra/clang-tidy/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['error: ', 'warning: '],
      // run-clang-tidy puts the command in front of the first row.
      match:
        /^(?:clang-tidy\S* .* )?(?<file>(?:[A-Za-z]:[\\/])?[^\s:][^:]*):(?<line>\d+):(?<column>\d+): (?<severity>error|warning): (?<message>.+) \[(?<code>(?:[a-z][\w]*-)+[\w.+-]+(?:,-?[\w.+-]+)*|clang-diagnostic-[\w-]+)\]$/,
      block: { continues: continuesCaretBlock, patience: 8 },
      read: (lines, { file = '', line = '0', column, code = '', message = '' }) => {
        if (!checks.test(code)) return null;
        const { snippet, related, fixes } = readCaretBlock(lines.slice(1), file, Number(line), Number(column), message);
        return {
          ...(snippet.length > 0 && { snippet }),
          ...(related.length > 0 && { related }),
          ...(fixes.length > 0 && { fixes }),
        };
      },
      examples: [
        {
          log: "src/a.cpp:10:20: warning: implicit conversion changes signedness: 'int' to 'size_t' [clang-diagnostic-sign-conversion]\n  return f(x);\n           ^\na.cpp:3:1: warning: use nullptr [modernize-use-nullptr,-warnings-as-errors]",
          gives: [
            { severity: 'warning', code: 'clang-diagnostic-sign-conversion', file: 'src/a.cpp', line: 10, column: 20 },
            { code: 'modernize-use-nullptr,-warnings-as-errors', line: 3 },
          ],
        },
      ],
    },
  ],
};

const checks =
  /^(?:abseil|altera|android|boost|bugprone|cert|clang|concurrency|cppcoreguidelines|darwin|fuchsia|google|hicpp|linuxkernel|llvm|llvmlibc|misc|modernize|mpi|objc|openmp|performance|portability|readability|zircon|custom|core|cplusplus|deadcode|security|unix|optin|nullability|osx|alpha|webkit)[-.]/;
