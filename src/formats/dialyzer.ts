import type { Format } from '../core/format.ts';

export const dialyzer: Format = {
  name: 'dialyzer',
  title: 'Dialyzer and Dialyxir',
  url: 'https://www.erlang.org/doc/apps/dialyzer/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.ex:1', '.exs:1'],
      match:
        /^(?<file>[^\s:]+\.exs?):(?<line>\d+)(?::(?<column>\d+))?:? ?(?<message>(?:The (?:call|pattern|created fun|variable|guard|attempt|test|return type|specification|inferred|success typing|@spec|@impl)|Function |Call to missing|Unknown (?:type|function)|Callback info|Guard test|Invalid contract|Type specification|Expression produces|Body yields|Overlapping|Matching of|Pattern ).*)$/,
      severity: 'warning',
      examples: [
        {
          log: "lib/a.ex:6: The call 'Elixir.A':f(1) will never return",
          gives: [{ severity: 'warning', file: 'lib/a.ex', line: 6 }],
        },
      ],
    },
    {
      triggers: [
        ':no_return',
        ':call',
        ':invalid_contract',
        ':pattern_match',
        ':unknown_function',
        ':unused_fun',
        ':guard_fail',
        ':callback_',
        ':unknown_type',
        ':extra_range',
        ':contract_',
      ],
      match: /^(?<file>[^\s:]+\.exs?):(?<line>\d+)(?::(?<column>\d+))?:(?<code>[a-z_]+)(?: (?<message>.+))?$/,
      severity: 'warning',
      block: {
        continues: (line, lines) => (lines.length === 1 && /^\S/.test(line) && !/^[_-]{5,}/.test(line) ? 'last' : 'no'),
      },
      read: ([, said], { message, code }) => ({ message: message ?? said ?? code ?? '' }),
      examples: [
        {
          log: 'lib/a.ex:6:no_return\nFunction f/1 has no local return.\n________',
          gives: [
            {
              severity: 'warning',
              code: 'no_return',
              file: 'lib/a.ex',
              line: 6,
              message: 'Function f/1 has no local return.',
            },
          ],
        },
      ],
    },
  ],
};
