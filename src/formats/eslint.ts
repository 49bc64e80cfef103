import type { Draft, Edit, Fix } from '../core/diagnostic.ts';
import type { Format, Reading } from '../core/format.ts';

export const eslint: Format = {
  name: 'eslint',
  title: 'ESLint',
  url: 'https://eslint.org/docs/latest/use/formatters/',
  columnUnit: 'utf16',
  rules: [
    {
      // stylish: the file, then its rows
      triggers: ['error  ', 'warning  '],
      match:
        /^ {2,}(?<line>\d+):(?<column>\d+) {2,}(?<severity>error|warning) {2,}(?<message>\S(?:.*?\S)??)(?: {2,}(?<code>@?[\w-]+(?:\/[\w-]+)*))?$/,
      heading: /^(?<file>(?:\/|[A-Za-z]:\\|\.{0,2}[\w@-])\S*(?: \S+)*\.\w+|<\w+>)$/,
      examples: [
        {
          log: "/home/dev/one.js\n  1:5   error    'n' is assigned a value but never used  no-unused-vars\n  2:10  warning  Missing semicolon                       semi\n\n✖ 2 problems (1 error, 1 warning)",
          gives: [
            {
              severity: 'error',
              file: 'home/dev/one.js',
              line: 1,
              column: 5,
              code: 'no-unused-vars',
              message: "'n' is assigned a value but never used",
            },
            {
              severity: 'warning',
              file: 'home/dev/one.js',
              line: 2,
              column: 10,
              code: 'semi',
              message: 'Missing semicolon',
            },
          ],
        },
        {
          log: '/home/dev/two.js\n  1:10  error  Parsing error: Unexpected token (\n',
          gives: [
            { severity: 'error', file: 'home/dev/two.js', line: 1, message: 'Parsing error: Unexpected token (' },
          ],
        },
      ],
    },
    {
      // compact
      triggers: [', Error - ', ', Warning - '],
      match:
        /^(?<file>[^:]+): line (?<line>\d+), col (?<column>\d+), (?<severity>Error|Warning) - (?<message>.*?)(?: \((?<code>[\w@/-]+)\))?$/,
      examples: [
        {
          log: "/home/dev/one.js: line 1, col 5, Error - 'n' is never reassigned. (prefer-const)",
          gives: [{ severity: 'error', file: 'home/dev/one.js', line: 1, column: 5, code: 'prefer-const' }],
        },
      ],
    },
    {
      // unix
      triggers: ['[Error', '[Warning'],
      match:
        /^(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+): (?<message>.*) \[(?<severity>Error|Warning)(?:\/(?<code>[^\]]+))?\]$/,
      examples: [
        {
          log: '/home/dev/one.js:1:5: Missing semicolon. [Warning/semi]',
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/one.js',
              line: 1,
              column: 5,
              code: 'semi',
              message: 'Missing semicolon.',
            },
          ],
        },
      ],
    },
    {
      triggers: ['"filePath"'],
      match: /^\[\{"filePath":"/,
      read: ([line = '']) => readJson(line),
      examples: [
        {
          log: '[{"filePath":"/home/dev/one.js","messages":[{"ruleId":"semi","severity":1,"message":"Missing semicolon.","line":1,"column":10,"endLine":2,"endColumn":1,"fix":{"range":[9,9],"text":";"}}],"source":"var a = 1\\nf();\\n"}]',
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/one.js',
              line: 1,
              column: 10,
              code: 'semi',
              message: 'Missing semicolon.',
              snippet: ['var a = 1'],
              fixes: [
                {
                  title: 'Missing semicolon.',
                  origin: 'compiler',
                  safety: 'safe',
                  edits: [{ file: 'home/dev/one.js', line: 1, column: 10, endLine: 1, endColumn: 10, newText: ';' }],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};

interface JsonFile {
  readonly filePath: string;
  readonly messages: readonly JsonMessage[];
  readonly source?: string;
}

interface JsonMessage {
  readonly ruleId: string | null;
  readonly severity: number;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly fix?: JsonFix;
  readonly suggestions?: readonly { readonly desc: string; readonly fix: JsonFix }[];
}

/** Offsets are UTF-16 indexes into the source; where that is not in the JSON, they name no line. */
interface JsonFix {
  readonly range: readonly [number, number];
  readonly text: string;
}

function readJson(line: string): Reading {
  try {
    const files = JSON.parse(line) as JsonFile[];
    return files.flatMap((file) => file.messages.map((message) => toDraft(file, message)));
  } catch {
    // Cut off, or no report of ESLint after all.
    return null;
  }
}

function toDraft({ filePath: file, source }: JsonFile, found: JsonMessage): Partial<Draft> {
  const { ruleId, severity, message, line, column, endLine, endColumn, fix, suggestions = [] } = found;
  const toFix = (title: string, safety: Fix['safety'], { range, text }: JsonFix): Fix[] =>
    source === undefined ? [] : [{ title, origin: 'compiler', safety, edits: [toEdit(file, source, range, text)] }];
  const fixes = [
    ...(fix ? toFix(message, 'safe', fix) : []),
    ...suggestions.flatMap((suggestion) => toFix(suggestion.desc, 'unsafe', suggestion.fix)),
  ];
  const quoted = line === undefined ? undefined : source?.split('\n')[line - 1];
  return {
    severity: severity === 2 ? 'error' : 'warning',
    message,
    file,
    ...(ruleId && { code: ruleId }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(endLine !== undefined && endColumn !== undefined && { endLine, endColumn }),
    ...(quoted !== undefined && { snippet: [quoted.replace(/\r$/, '')] }),
    ...(fixes.length > 0 && { fixes }),
  };
}

function toEdit(file: string, source: string, [start, end]: readonly [number, number], newText: string): Edit {
  const from = placeOf(source, start);
  const to = placeOf(source, end);
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column, newText };
}

function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
