import type { Format } from '../core/format.ts';

export const crystal: Format = {
  name: 'crystal',
  title: 'Crystal compiler',
  url: 'https://crystal-lang.org/reference/',
  columnUnit: 'character',
  rules: [
    {
      // The first frame that is not of Crystal's own library is the place.
      triggers: ['Unhandled exception: '],
      match: /^Unhandled exception: (?<message>.*?) \((?<code>[A-Z][\w:]+)\)$/,
      severity: 'error',
      block: { continues: (line) => (/^ {2}from /.test(line) ? 'yes' : 'no') },
      read: (lines) => {
        const place = lines
          .map((line) => /^ {2}from (?<file>\S+\.cr):(?<line>\d+):(?<column>\d+) in /.exec(line)?.groups)
          .find((groups) => groups && !/(?:^|\/)(?:lib\/crystal|share\/crystal)\//.test(groups.file ?? ''));
        return place ? { file: place.file as string, line: Number(place.line), column: Number(place.column) } : {};
      },
      examples: [
        {
          log: "Unhandled exception: Index out of bounds (IndexError)\n  from /usr/lib/crystal/lib/indexable.cr:73:20 in '[]'\n  from c.cr:2:3 in 'g'\n  from c.cr:4:1 in '__crystal_main'",
          gives: [
            {
              severity: 'error',
              code: 'IndexError',
              message: 'Index out of bounds',
              file: 'c.cr',
              line: 2,
              column: 3,
            },
          ],
        },
      ],
    },
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
