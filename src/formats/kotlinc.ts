import type { Format } from '../core/format.ts';
import { readPointer, sourcePointer } from './shared/source-pointer.ts';

export const kotlinc: Format = {
  name: 'kotlinc',
  title: 'Kotlin compiler',
  url: 'https://kotlinlang.org/docs/command-line.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.kt:1', '.kts:1'],
      match:
        /^(?:[ew]: |\[(?:ERROR|WARNING)\] )?(?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.kts?):(?<line>\d+):(?<column>\d+): (?<severity>error|warning|info): (?<message>.+)$/,
      block: sourcePointer(1),
      read: (lines, { message = '' }) => {
        // -Xrender-internal-diagnostic-names
        const [, code, said = ''] = /^\[([A-Z][A-Z_]+)\] (.+)$/.exec(message) ?? [];
        const { snippet } = readPointer(lines);
        return { ...(code && { code, message: said }), ...(snippet && { snippet }) };
      },
      examples: [
        {
          log: 'src/Main.kt:3:17: error: unresolved reference: foo\n    println(foo)\n            ^',
          gives: [
            {
              severity: 'error',
              file: 'src/Main.kt',
              line: 3,
              column: 17,
              message: 'unresolved reference: foo',
              snippet: ['    println(foo)'],
            },
          ],
        },
      ],
    },
    {
      // Gradle's plugin
      triggers: ['.kt:1', '.kts:1', '.kt: (', '.kts: ('],
      match:
        /^(?<severity>[ewi]): (?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.kts?):(?: \((?<at>\d+), (?<from>\d+)\):|(?<line>\d+):(?<column>\d+)) (?<message>.+)$/,
      severity: { e: 'error', w: 'warning', i: 'info' },
      read: (_, { at, from }) => (at ? { line: Number(at), column: Number(from) } : {}),
      examples: [
        {
          log: "e: file:///home/dev/src/A.kt:3:5 Unresolved reference 'x'.\nw: /home/dev/B.kt: (7, 9): Variable 'y' is never used",
          gives: [
            { severity: 'error', file: 'home/dev/src/A.kt', line: 3, column: 5, message: "Unresolved reference 'x'." },
            { severity: 'warning', line: 7, column: 9 },
          ],
        },
      ],
    },
    {
      triggers: ['error: ', 'warning: '],
      match:
        /^(?<severity>error|warning): (?<message>(?:source file or directory not found|unable to evaluate script|unresolved reference|could not find or load|language version|invalid argument|no source files).*)$/,
      examples: [
        {
          log: 'error: source file or directory not found: nosuch.kt',
          gives: [{ severity: 'error', message: 'source file or directory not found: nosuch.kt' }],
        },
      ],
    },
  ],
};
