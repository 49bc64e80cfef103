import type { Format } from '../core/format.ts';
import { isPointer } from './shared/source-pointer.ts';

export const scalac: Format = {
  name: 'scalac',
  title: 'Scala 2 compiler',
  url: 'https://docs.scala-lang.org/overviews/compiler-options/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.scala:1', '.sc:1'],
      match:
        /^(?:\[(?:ERROR|WARNING|INFO)\] )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:scala|sc)):(?<line>\d+):(?:(?<column>\d+):)? (?<severity>error|warning): (?<message>.+)$/,
      block: {
        continues: (line, lines) =>
          isPointer(line)
            ? 'last'
            : /\.(?:scala|sc):\d+:/.test(line) || line === '' || /^(?:\w+|\d+) (?:errors?|warnings?) found/.test(line)
              ? 'no'
              : lines.length < 8
                ? 'maybe'
                : 'no',
        patience: 8,
      },
      read: (lines, { message = '', column }) => {
        const pointer = lines.at(-1) ?? '';
        if (lines.length < 2 || !isPointer(pointer)) return {};
        return {
          message: [message, ...lines.slice(1, -2)].join('\n'),
          ...(column === undefined && { column: pointer.indexOf('^') + 1 }),
          snippet: [lines.at(-2) ?? ''],
        };
      },
      examples: [
        {
          log: "hi.scala:4: error: ':' expected but identifier found.\n  Some scala code\n       ^\none error found",
          gives: [
            {
              severity: 'error',
              file: 'hi.scala',
              line: 4,
              column: 8,
              message: "':' expected but identifier found.",
              snippet: ['  Some scala code'],
            },
          ],
        },
      ],
    },
    {
      // Scala 3
      triggers: ['-- [E', '-- Error: ', '-- Warning: ', 'Error: '],
      match:
        /^-- (?:\[(?<code>E\d+)\] )?(?<kind>[\w ]*?(?<severity>Error|Warning)): (?<file>[^\s:][^:]*\.(?:scala|sc)):(?<line>\d+):(?<from>\d+) -*$/,
      block: { continues: (line) => (/^\s*(?:\d+ ?)?\|/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      read: (lines, { kind, from = '0' }) => {
        const caret = lines.findIndex((line) => /^\s*\|\s*\^+\s*$/.test(line));
        const shown = lines.find((line) => /^\s*\d+ ?\|/.test(line))?.replace(/^\s*\d+ ?\|/, '');
        const text = lines.slice(caret + 1).map((line) => line.replace(/^\s*\| ?/, '').trim());
        const end = text.findIndex((line) => /^-{5,}$|^longer explanation/.test(line));
        return {
          message: (end === -1 ? text : text.slice(0, end)).filter(Boolean).join('\n') || (kind ?? ''),
          column: Number(from) + 1,
          ...(shown !== undefined && { snippet: [shown] }),
        };
      },
      examples: [
        {
          log: '-- [E007] Type Mismatch Error: src/A.scala:2:14 ------\n2 |  val x: Int = "a"\n  |               ^^^\n  |               Found:    ("a" : String)\n  |               Required: Int\n  |\n  | longer explanation available when compiling with `-explain`\n1 error found',
          gives: [
            {
              severity: 'error',
              code: 'E007',
              file: 'src/A.scala',
              line: 2,
              column: 15,
              message: 'Found:    ("a" : String)\nRequired: Int',
              snippet: ['  val x: Int = "a"'],
            },
          ],
        },
      ],
    },
  ],
};
