import type { Format } from '../core/format.ts';

export const zig: Format = {
  name: 'zig',
  title: 'Zig compiler',
  url: 'https://ziglang.org/documentation/master/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.zig:1', '.zon:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:zig|zon)):(?<line>\d+):(?<column>\d+): (?<severity>error|note): (?<message>.+)$/,
      severity: { error: 'error', note: 'info' },
      block: {
        continues: (line) =>
          /^\s+\S.*$|^\s*[~^]/.test(line) ? 'yes' : /\.zig:\d+:\d+: note: /.test(line) ? 'yes' : 'no',
        maxLines: 40,
      },
      read: (lines, { severity }) => {
        if (severity === 'note') return [];
        const related = lines.slice(1).flatMap((line) => {
          const note = /^(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+): note: (?<text>.+)$/.exec(line)?.groups;
          return note
            ? [
                {
                  message: note.text as string,
                  file: note.file as string,
                  line: Number(note.line),
                  column: Number(note.column),
                },
              ]
            : [];
        });
        return {
          ...(lines[1] && !/note: /.test(lines[1]) && { snippet: [lines[1]] }),
          ...(related.length > 0 && { related }),
        };
      },
      examples: [
        {
          log: "src/main.zig:3:5: error: use of undeclared identifier 'x'\n    x = 1;\n    ^",
          gives: [{ severity: 'error', file: 'src/main.zig', line: 3, column: 5, snippet: ['    x = 1;'] }],
        },
      ],
    },
  ],
};
