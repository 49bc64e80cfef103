import type { Format } from '../core/format.ts';

export const gosec: Format = {
  name: 'gosec',
  title: 'gosec',
  url: 'https://github.com/securego/gosec',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['(Rule:G'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.go):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.+ \(Rule:(?<code>G\d+), Severity:(?<severity>\w+), Confidence:\w+\))$/,
      severity: { low: 'info', medium: 'warning', high: 'error' },
      examples: [
        {
          log: '/home/dev/main.go:64:2: [CWE-703] Errors unhandled. (Rule:G104, Severity:LOW, Confidence:HIGH)',
          gives: [{ severity: 'info', code: 'G104', line: 64, column: 2 }],
        },
      ],
    },
    {
      triggers: ['] - G'],
      match:
        /^\[(?<file>[^\]]+\.go):(?<line>\d+)(?:-\d+)?\] - (?<code>G\d{3}) (?:\(CWE-\d+\): )?(?<message>.+?) \(Confidence: \w+, Severity: (?<severity>\w+)\)$/,
      severity: { low: 'info', medium: 'warning', high: 'error' },
      examples: [
        {
          log: '[/home/dev/main.go:12] - G304 (CWE-22): Potential file inclusion via variable (Confidence: HIGH, Severity: MEDIUM)',
          gives: [{ severity: 'warning', code: 'G304', line: 12, message: 'Potential file inclusion via variable' }],
        },
      ],
    },
  ],
};
