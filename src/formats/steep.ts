import type { Format } from '../core/format.ts';

export const steep: Format = {
  name: 'steep',
  title: 'Steep',
  url: 'https://github.com/soutaro/steep',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['[information] ', '[error] ', '[warning] ', '[hint] '],
      match:
        /^(?<file>[^:\s][^:]*\.(?:rb|rbs)):(?<line>\d+):(?<from>\d+): \[(?<severity>error|warning|information|hint)\] (?<message>.+)$/,
      block: { continues: (line) => (/^[│└]/.test(line) ? 'yes' : /^\s+~+$/.test(line) ? 'last' : 'no'), maxLines: 40 },
      read: (lines, { from }) => {
        const code = /Diagnostic ID: (\S+)/.exec(lines.join('\n'))?.[1];
        const marks = /~+/.exec(lines.at(-1) ?? '')?.[0].length;
        const column = Number(from) + 1;
        return { column, ...(code && { code }), ...(marks && lines.length > 1 && { endColumn: column + marks }) };
      },
      examples: [
        {
          log: 'lib/a.rb:20:8: [warning] Cannot find implementation of method `::A#b`\n│ Diagnostic ID: Ruby::MethodDefinitionMissing\n│\n└   class A\n          ~',
          gives: [{ severity: 'warning', code: 'Ruby::MethodDefinitionMissing', line: 20, column: 9 }],
        },
      ],
    },
  ],
};
