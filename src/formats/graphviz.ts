import type { Format } from '../core/format.ts';

export const graphviz: Format = {
  name: 'graphviz',
  title: 'Graphviz',
  url: 'https://graphviz.org/doc/info/command.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['syntax error in line'],
      match: /^(?<severity>Error|Warning): (?:(?<file>[^:]+): )?(?<message>syntax error in line (?<line>\d+)\b.*)$/,
      examples: [
        {
          log: "Error: b.dot: syntax error in line 2 near '--'",
          gives: [{ severity: 'error', file: 'b.dot', line: 2, message: "syntax error in line 2 near '--'" }],
        },
      ],
    },
  ],
};
