import type { Format } from '../core/format.ts';

export const swiftlint: Format = {
  name: 'swiftlint',
  title: 'SwiftLint and SwiftFormat',
  url: 'https://realm.github.io/SwiftLint/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.swift:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.swift):(?<line>\d+):(?:(?<column>\d+):)? (?<severity>error|warning): (?<message>(?:[A-Z][\w ]* Violation: .+ \((?<code>[a-z_]+)\)|\((?<rule>\w+)\) .+|\[(?<name>[A-Z]\w+)\]:? .+))$/,
      read: (_, { rule, name, code }) => ({ code: (code ?? rule ?? name) as string }),
      examples: [
        {
          log: 'Sources/A.swift:3:9: warning: Line Length Violation: Line should be 120 characters or less; currently it has 130 characters (line_length)',
          gives: [{ severity: 'warning', code: 'line_length', line: 3, column: 9 }],
        },
      ],
    },
  ],
};
