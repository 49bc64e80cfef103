import type { Format } from '../core/format.ts';

export const vala: Format = {
  name: 'vala',
  title: 'Vala compiler',
  url: 'https://docs.vala.dev/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.vala:1', '.vapi:1', '.gs:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:vala|vapi|gs)):(?<line>\d+)\.(?<column>\d+)(?:-(?<endLine>\d+)\.(?<last>\d+))?: (?<severity>error|warning|note): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', note: 'info' },
      read: (_, { last }) => (last ? { endColumn: Number(last) + 1 } : {}),
      examples: [
        {
          log: "a.vala:3.5-3.7: error: The name `foo' does not exist in the context of `main'\n    3 |     foo ();\n      |     ^~~",
          gives: [{ severity: 'error', file: 'a.vala', line: 3, column: 5, endColumn: 8 }],
        },
      ],
    },
  ],
};
