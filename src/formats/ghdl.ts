import type { Format } from '../core/format.ts';

export const ghdl: Format = {
  name: 'ghdl',
  title: 'GHDL and NVC',
  url: 'https://ghdl.github.io/ghdl/',
  columnUnit: 'byte',
  rules: [
    {
      // What the simulated design reports, with the time.
      triggers: [':(assertion ', ':(report '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.vhdl?):(?<line>\d+):(?<column>\d+):@[^:]+:\((?:assertion|report) (?<severity>note|warning|error|failure)\): (?<message>.*)$/,
      severity: { note: 'info', warning: 'warning', error: 'error', failure: 'error' },
      read: (_, { severity }) => (severity === 'note' ? [] : {}),
      examples: [
        {
          log: 'tb.vhdl:7:5:@0ms:(report note): starting\ntb.vhdl:10:5:@10ns:(assertion error): a is not 5',
          gives: [{ severity: 'error', file: 'tb.vhdl', line: 10, column: 5, message: 'a is not 5' }],
        },
      ],
    },
    {
      triggers: ['.vhd:1', '.vhdl:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.vhdl?):(?<line>\d+):(?<column>\d+):(?: ?(?<severity>error|warning|note):)? ?(?<message>\S.*)$/,
      severity: { '': 'error', error: 'error', warning: 'warning', note: 'info' },
      read: (_, { message = '' }) => {
        const code = /\[(-W[\w-]+)\]$/.exec(message)?.[1];
        return /^@\d+/.test(message)
          ? null
          : code
            ? { code, message: message.replace(/ ?\[-W[\w-]+\]$/, ''), severity: 'warning' }
            : {};
      },
      examples: [
        {
          log: 'a.vhd:41:5:error: \'begin\' is expected instead of \'if\'\n/home/dev/b.vhdl:12:8: no declaration for "i0"\na.vhd:3:1:warning: unit "x" is hidden [-Whide]',
          gives: [
            { severity: 'error', file: 'a.vhd', line: 41, column: 5, message: "'begin' is expected instead of 'if'" },
            { line: 12, message: 'no declaration for "i0"' },
            { severity: 'warning', code: '-Whide' },
          ],
        },
      ],
    },
  ],
};
