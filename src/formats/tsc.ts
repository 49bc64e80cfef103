import type { Related } from '../core/diagnostic.ts';
import type { Continuation, Format, Groups, Reading } from '../core/format.ts';

export const tsc: Format = {
  name: 'tsc',
  title: 'TypeScript compiler',
  url: 'https://www.typescriptlang.org/docs/handbook/compiler-options.html',
  columnUnit: 'utf16',
  rules: [
    {
      // --pretty false, and whenever the output is no terminal
      triggers: ['error TS', 'warning TS', 'message TS'],
      match:
        /^(?<file>\S[^()]*)\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning|message) (?<code>TS\d+): (?<message>.*)$/,
      block: { continues: (line) => (/^ {2,}\S/.test(line) ? 'yes' : 'no') },
      read: ([, ...chain]) => (chain.length > 0 ? { related: chain.map((line) => ({ message: line.trim() })) } : {}),
      examples: [
        {
          log: "src/app.ts(12,5): error TS2322: Type '{ a: string; }' is not assignable to type '{ a: number; }'.\n  Types of property 'a' are incompatible.\n    Type 'string' is not assignable to type 'number'.",
          gives: [
            {
              severity: 'error',
              file: 'src/app.ts',
              line: 12,
              column: 5,
              code: 'TS2322',
              message: "Type '{ a: string; }' is not assignable to type '{ a: number; }'.",
              related: [
                { message: "Types of property 'a' are incompatible." },
                { message: "Type 'string' is not assignable to type 'number'." },
              ],
            },
          ],
        },
      ],
    },
    {
      // --pretty
      triggers: ['error TS', 'warning TS', 'message TS'],
      match:
        /^(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+) - (?<severity>error|warning|message) (?<code>TS\d+): (?<message>.*)$/,
      block: { continues },
      read,
      examples: [
        {
          log: "b.ts:7:13 - error TS2322: Type 'string' is not assignable to type 'number'.\n\n7 f({ deep: { size: 'big' } });\n              ~~~~\n\n  b.ts:2:29\n    2   readonly deep: { readonly size: number };\n                                  ~~~~\n    The expected type comes from property 'size'\n\nFound 1 error in b.ts:7",
          gives: [
            {
              severity: 'error',
              file: 'b.ts',
              line: 7,
              column: 13,
              endLine: 7,
              endColumn: 17,
              code: 'TS2322',
              message: "Type 'string' is not assignable to type 'number'.",
              snippet: ["f({ deep: { size: 'big' } });"],
              related: [{ message: "The expected type comes from property 'size'", file: 'b.ts', line: 2, column: 29 }],
            },
          ],
        },
      ],
    },
    {
      // About the project itself
      triggers: ['error TS'],
      match: /^(?<severity>error) (?<code>TS\d+): (?<message>.*)$/,
      examples: [
        {
          log: 'error TS18003: No inputs were found in config file.',
          gives: [{ severity: 'error', code: 'TS18003', message: 'No inputs were found in config file.' }],
        },
      ],
    },
  ],
};

const sourceRow = /^ *(\d+) (.*)$/;
const marks = /^ *~+ *$/;
const relatedPlace = /^ {2}(\S[^:]*):(\d+):(\d+)(?: - .*)?$/;

function continues(line: string): Continuation {
  if (line === '') return 'maybe';
  return /^\d+ /.test(line) || /^ {2,}\S/.test(line) || marks.test(line) ? 'yes' : 'no';
}

function read([, ...lines]: readonly string[], { line: named, column = '1' }: Groups): Reading {
  const snippet: string[] = [];
  const related: Related[] = [];
  let length = 0;
  for (const line of lines) {
    const place = relatedPlace.exec(line);
    const row = sourceRow.exec(line);
    if (place) {
      related.push({ message: '', file: place[1] as string, line: Number(place[2]), column: Number(place[3]) });
    } else if (row && related.length === 0) {
      snippet.push(row[2] as string);
    } else if (marks.test(line)) {
      // Only under the named line: a range over several lines marks each of them.
      if (related.length === 0 && snippet.length === 1) length = line.trim().length;
    } else if (!row && line.trim() !== '') {
      const last = related.at(-1);
      if (last && last.message === '') last.message = line.trim();
      else related.push({ message: line.trim() });
    }
  }
  return {
    ...(snippet.length > 0 && { snippet }),
    ...(length > 0 && snippet.length === 1 && { endLine: Number(named), endColumn: Number(column) + length }),
    ...(related.length > 0 && { related }),
  };
}
