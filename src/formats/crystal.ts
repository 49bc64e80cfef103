import type { Format } from '../core/format.ts';

export const crystal: Format = {
  name: 'crystal',
  title: 'Crystal compiler',
  url: 'https://crystal-lang.org/reference/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.cr:1'],
      match: /^(?:In|Error in|Showing last frame\..*) (?<file>\S+\.cr):(?<line>\d+)(?::(?<column>\d+))?:?(?<rest>.*)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^(?:Error|Warning): /.test(line) ? 'last' : /^\s*\d+ \||^\s+\^|^$/.test(line) ? 'yes' : 'no',
        maxLines: 10,
      },
      read: (lines) => {
        const said = /^(?<kind>Error|Warning): (?<text>.+)$/.exec(lines.at(-1) ?? '')?.groups;
        return said ? { severity: said.kind === 'Warning' ? 'warning' : 'error', message: said.text as string } : null;
      },
      examples: [
        {
          log: "In src/a.cr:3:1\n\n 3 | foo\n     ^--\nError: undefined local variable or method 'foo' for top-level",
          gives: [{ severity: 'error', file: 'src/a.cr', line: 3, column: 1 }],
        },
      ],
    },
  ],
};
