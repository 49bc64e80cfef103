import type { Format } from '../core/format.ts';

export const rustfmt: Format = {
  name: 'rustfmt',
  title: 'rustfmt and gofmt: what is not formatted',
  url: 'https://github.com/rust-lang/rustfmt',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Diff in '],
      match: /^Diff in (?<file>.+?)(?::(?<line>\d+)| at line (?<at>\d+)):$/,
      severity: 'warning',
      read: (_, { at }) => ({ message: 'not formatted', ...(at && { line: Number(at) }) }),
      examples: [
        {
          log: 'Diff in /home/dev/src/main.rs:1:\n-fn main( ) {\n+fn main() {',
          gives: [{ severity: 'warning', file: 'home/dev/src/main.rs', line: 1, message: 'not formatted' }],
        },
      ],
    },
    {
      triggers: ['diff -u ', 'diff '],
      match: /^diff (?:-u )?(?<file>\S+\.go)\.orig \S+\.go$/,
      severity: 'warning',
      read: () => ({ tool: 'gofmt', message: 'not formatted' }),
      examples: [
        {
          log: 'diff -u a.go.orig a.go\n--- a.go.orig\n+++ a.go',
          gives: [{ tool: 'gofmt', severity: 'warning', file: 'a.go' }],
        },
      ],
    },
  ],
};
