import type { Format } from '../core/format.ts';

export const qml: Format = {
  name: 'qml',
  title: 'Qt: qmllint, qmlformat, moc, lupdate',
  url: 'https://doc.qt.io/qt-6/qtqml-tooling-qmllint.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.qml:1'],
      match:
        /^(?:(?<severity>Warning|Error|Info|Hint): )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.qml):(?<line>\d+)(?::(?<column>\d+))? ?: (?<message>.+?)(?: \[(?<code>[a-z][\w.-]+)\])?$/,
      severity: { '': 'error', warning: 'warning', error: 'error', info: 'info', hint: 'info' },
      examples: [
        {
          log: "/home/dev/Test.qml:2 : Expected token '}'\nWarning: Main.qml:7:5: Unused import [unused-imports]",
          gives: [
            { severity: 'error', line: 2, message: "Expected token '}'" },
            { severity: 'warning', code: 'unused-imports', line: 7, column: 5 },
          ],
        },
      ],
    },
    {
      triggers: ['Error:'],
      match: /^Error:(?<line>\d+):(?<column>\d+): (?<message>.+)$/,
      severity: 'error',
      examples: [{ log: "Error:22:1: Expected token '}'.", gives: [{ severity: 'error', line: 22, column: 1 }] }],
    },
  ],
};
