import type { Format } from '../core/format.ts';

export const ecj: Format = {
  name: 'ecj',
  title: 'Eclipse compiler for Java',
  url: 'https://help.eclipse.org/latest/topic/org.eclipse.jdt.doc.user/tasks/task-using_batch_compiler.htm',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' (at line '],
      match: /^\s*\d+\. (?<severity>ERROR|WARNING|INFO|OTHER) in (?<file>.+?) \(at line (?<line>\d+)\)$/,
      severity: { error: 'error', warning: 'warning', info: 'info', other: 'info' },
      block: {
        continues: (line) => (/^-{10}$/.test(line) || /^\d+ problems? \(/.test(line) ? 'no' : 'yes'),
        maxLines: 12,
      },
      read: (lines) => {
        const pointer = lines.findIndex((line, i) => i > 0 && /^\s*\^+\s*$/.test(line));
        if (pointer === -1) return null;
        const marks = lines[pointer] ?? '';
        const source = lines.slice(1, pointer);
        const column = marks.indexOf('^') + 1;
        const length = marks.trim().length;
        return {
          message: lines
            .slice(pointer + 1)
            .map((line) => line.trim())
            .filter(Boolean)
            .join('\n'),
          ...(source.length === 1 && {
            snippet: source.map((line) => line.replace(/^\t/, '')),
            column: Math.max(1, column - 1),
            endColumn: Math.max(1, column - 1) + length,
          }),
        };
      },
      examples: [
        {
          log: '----------\n1. ERROR in /home/dev/src/A.java (at line 8)\n\tInteger x = 0.0f;\n\t            ^^^^\nType mismatch: cannot convert from float to Integer\n----------\n1 problem (1 error)',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/src/A.java',
              line: 8,
              message: 'Type mismatch: cannot convert from float to Integer',
              snippet: ['Integer x = 0.0f;'],
              column: 13,
              endColumn: 17,
            },
          ],
        },
      ],
    },
  ],
};
