import type { Format } from '../core/format.ts';

export const iverilog: Format = {
  name: 'iverilog',
  title: 'Icarus Verilog, Yosys',
  url: 'https://steveicarus.github.io/iverilog/',
  columnUnit: 'byte',
  rules: [
    {
      // What the simulated program says by `$error`, `$warning` and `$fatal`.
      triggers: ['ERROR: ', 'WARNING: ', 'FATAL: '],
      match: /^(?<severity>ERROR|WARNING|FATAL): (?<file>[^\s:]+\.s?vh?):(?<line>\d+): ?(?<message>.*)$/,
      severity: { error: 'error', warning: 'warning', fatal: 'error' },
      read: (_, { message, severity }) => ({ message: message || `$${severity?.toLowerCase()}` }),
      examples: [
        {
          log: 'ERROR: tb.v:5: value mismatch\n       Time: 0 Scope: tb\nWARNING: tb.v:6: careful',
          gives: [
            { severity: 'error', file: 'tb.v', line: 5, message: 'value mismatch' },
            { severity: 'warning', line: 6 },
          ],
        },
      ],
    },
    {
      triggers: ['.v:1', '.sv:1', '.vh:1', '.svh:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.s?vh?):(?<line>\d+): (?:(?<severity>error|warning|sorry|internal error|Error|Warning|ERROR): ?)?(?<message>\S.*)$/,
      severity: { '': 'error', error: 'error', warning: 'warning', sorry: 'error', 'internal error': 'error' },
      read: (_, { message = '' }) => (/^: /.test(message) ? [] : { message: message.replace(/^: */, '') }),
      examples: [
        {
          log: "foo.v:3: syntax error\nfoo.v:7: error: Unable to bind wire/reg/memory `x' in `top'\nbar.sv:9: warning: Port 1 (a) of u expects 8 bits",
          gives: [
            { severity: 'error', file: 'foo.v', line: 3, message: 'syntax error' },
            { line: 7 },
            { severity: 'warning', line: 9 },
          ],
        },
      ],
    },
  ],
};
