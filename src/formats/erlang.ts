import type { Format } from '../core/format.ts';

export const erlang: Format = {
  name: 'erlang',
  title: 'Erlang: erlc, rebar3, dialyzer, Elvis',
  url: 'https://www.erlang.org/doc/apps/compiler/compile.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.erl:1', '.hrl:1', '.yrl:1', '.xrl:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:erl|hrl|yrl|xrl)):(?<line>\d+):(?:(?<column>\d+):)? (?:(?<severity>Warning|warning|error|Error): )?(?<message>\S.*)$/,
      severity: { '': 'error', warning: 'warning', error: 'error' },
      block: { continues: (line) => (/^%+ /.test(line) ? 'yes' : 'no'), maxLines: 8 },
      examples: [
        {
          log: "src/a.erl:125:3: Warning: variable 'Name' is unused\n%  125|   Name = 1\n%     |   ^\n./b.erl:175: record 'Extension' undefined",
          gives: [
            { severity: 'warning', file: 'src/a.erl', line: 125, column: 3, message: "variable 'Name' is unused" },
            { severity: 'error', file: 'b.erl', line: 175 },
          ],
        },
      ],
    },
    {
      // Elvis
      triggers: ['.erl:1'],
      match: /^(?<file>[^\s:][^:]*\.erl):(?<line>\d+):(?<code>[a-z_]+):(?<message>\S.*)$/,
      severity: 'warning',
      examples: [
        {
          log: 'src/foo.erl:24:line_length:Line 24 is too long:     io:format("Look"),.',
          gives: [{ severity: 'warning', code: 'line_length', file: 'src/foo.erl', line: 24 }],
        },
      ],
    },
  ],
};
