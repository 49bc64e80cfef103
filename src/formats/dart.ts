import type { Format } from '../core/format.ts';

export const dart: Format = {
  name: 'dart',
  title: 'Dart and Flutter',
  url: 'https://dart.dev/tools/dart-analyze',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['error - ', 'warning - ', 'info - ', ' • '],
      match:
        /^ *(?<severity>error|warning|info) [-•] (?:(?<file>[^:•]+\.(?:dart|ya?ml)):(?<line>\d+):(?<column>\d+) - (?<message>.+) - (?<code>\w+)|(?<text>.+) [•-] (?<path>[^:•]+\.(?:dart|ya?ml)):(?<at>\d+):(?<from>\d+) [•-] (?<name>\w+))$/,
      read: (_, { text, path, at, from, name, message = '', code }) =>
        text !== undefined && path !== undefined
          ? { message: text, file: path, line: Number(at), column: Number(from), ...(name && { code: name }) }
          : { message: `${code}: ${message}` },
      examples: [
        {
          log: "  error - main.dart:5:1 - Expected to find '}' - expected_token\n   info • Unused import • lib/a.dart:1:8 • unused_import\n1 issue found.",
          gives: [
            { severity: 'error', code: 'expected_token', file: 'main.dart', line: 5, column: 1 },
            {
              severity: 'info',
              code: 'unused_import',
              message: 'Unused import',
              file: 'lib/a.dart',
              line: 1,
              column: 8,
            },
          ],
        },
      ],
    },
    {
      triggers: ['.dart:1'],
      match:
        /^(?<file>(?:file:\/\/)?[^\s:]+\.dart):(?<line>\d+):(?<column>\d+): (?<severity>Error|Warning|Context): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', context: 'info' },
      examples: [
        {
          log: "lib/main.dart:3:9: Error: Undefined name 'x'.\n  print(x);\n        ^",
          gives: [{ severity: 'error', file: 'lib/main.dart', line: 3, column: 9, message: "Undefined name 'x'." }],
        },
      ],
    },
    {
      triggers: ['ERROR|', 'WARNING|', 'INFO|'],
      match:
        /^(?<severity>ERROR|WARNING|INFO)\|\w+\|(?<code>\w+)\|(?<file>[^|]+)\|(?<line>\d+)\|(?<column>\d+)\|\d+\|(?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', info: 'info' },
      examples: [
        {
          log: "ERROR|COMPILE_TIME_ERROR|UNDEFINED_IDENTIFIER|/home/dev/a.dart|3|9|1|Undefined name 'x'.",
          gives: [{ severity: 'error', code: 'UNDEFINED_IDENTIFIER', line: 3, column: 9 }],
        },
      ],
    },
  ],
};
