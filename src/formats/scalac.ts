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
    {
      // The plugins of Maven, which repeat their own mark before the source and its caret.
      triggers: ['.scala:1'],
      match:
        /^\[(?<severity>ERROR|WARNING|WARN)\] (?<file>(?:\/|[A-Za-z]:)[^:]*\.scala):(?<line>\d+):(?:(?<column>\d+):)? (?:(?:error|warning): )?(?<message>\S.*)$/,
      severity: { error: 'error', warning: 'warning', warn: 'warning' },
      block: {
        continues: (line, lines) => {
          const mark = /^\[\w+\] /.exec(lines[0] ?? '')?.[0] ?? '';
          if (line === '') return 'maybe';
          if (!line.startsWith('['))
            return /^ \S|^(?:Required|It would fail|where|Found)\b.*:/.test(line) ? 'yes' : 'no';
          if (!line.startsWith(mark)) return 'no';
          return /^\s*\^[\s^]*$/.test(line.slice(mark.length)) ? 'last' : /\.scala:\d+:/.test(line) ? 'no' : 'maybe';
        },
        patience: 8,
      },
      read: (lines, { message = '' }) => {
        const below = lines.slice(1).map((line) => line.replace(/^\[\w+\] /, ''));
        const pointed = /^\s*\^[\s^]*$/.test(below.at(-1) ?? '');
        const more = (pointed ? below.slice(0, -2) : below).map((line) => line.trim()).filter((line) => line !== '');
        return {
          message: [message, ...more].join('\n'),
          ...(pointed && { snippet: [below.at(-2) ?? ''] }),
        };
      },
      examples: [
        {
          log: '[WARNING] /home/dev/A.scala:4:16: match may not be exhaustive.\n[WARNING] It would fail on the following input: None\n[WARNING]   def f = x match {\n[WARNING]           ^\n[ERROR] /home/dev/B.scala:3: type mismatch;\n found   : String("s")\n required: Int\n[INFO] done compiling',
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/A.scala',
              line: 4,
              column: 16,
              message: 'match may not be exhaustive.\nIt would fail on the following input: None',
              snippet: ['  def f = x match {'],
            },
            {
              severity: 'error',
              file: 'home/dev/B.scala',
              line: 3,
              message: 'type mismatch;\nfound   : String("s")\nrequired: Int',
            },
          ],
        },
      ],
    },
  ],
};
