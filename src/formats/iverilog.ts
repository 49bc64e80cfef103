import type { Format } from '../core/format.ts';

export const iverilog: Format = {
  name: 'iverilog',
  title: 'Icarus Verilog, Yosys',
  url: 'https://steveicarus.github.io/iverilog/',
  columnUnit: 'byte',
  rules: [
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
