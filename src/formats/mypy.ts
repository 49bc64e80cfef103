import type { Related, Severity } from '../core/diagnostic.ts';
import type { Continuation, Format, Groups, Part, Reading } from '../core/format.ts';

export const mypy: Format = {
  name: 'mypy',
  title: 'mypy',
  url: 'https://mypy.readthedocs.io/en/stable/command_line.html#configuring-error-messages',
  // As Python's own parser gives them; mypy prints them on.
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['error: ', 'note: ', 'info: ', 'warning: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.pyi?):(?<line>\d+):(?:(?<column>\d+):(?:(?<endLine>\d+):(?<endColumn>\d+):)?)? (?<severity>error|warning|info|note): (?<message>.*)$/,
      block: { continues, patience: 4 },
      read,
      examples: [
        {
          log: 'a.py:23:12: error: List item 0 has incompatible type "Square"; expected "Shape"  [list-item]\na.py:23:12: note: Following member(s) of "Square" have conflicts:\na.py:23:12: note:     Expected:\na.py:19:17: note: Revealed type is "int"\nFound 1 error in 1 file (checked 1 source file)',
          gives: [
            {
              severity: 'error',
              code: 'list-item',
              message: 'List item 0 has incompatible type "Square"; expected "Shape"',
              file: 'a.py',
              line: 23,
              column: 12,
              related: [
                { message: 'Following member(s) of "Square" have conflicts:', file: 'a.py', line: 23, column: 12 },
                { message: '    Expected:', file: 'a.py', line: 23, column: 12 },
              ],
            },
            { severity: 'info', message: 'Revealed type is "int"', line: 19, column: 17 },
          ],
        },
        {
          log: 'a.py:16:18:16:24: error: Incompatible types in assignment (expression has type\n"str", variable has type "int")  [assignment]\n        count: int = "three"\n                     ^~~~~~~\na.py:27: error: Name "undefined" is not defined  [name-defined]',
          gives: [
            {
              message: 'Incompatible types in assignment (expression has type "str", variable has type "int")',
              code: 'assignment',
              line: 16,
              column: 18,
              endLine: 16,
              endColumn: 25,
              snippet: ['    count: int = "three"'],
            },
            { message: 'Name "undefined" is not defined', line: 27 },
          ],
        },
      ],
    },
    {
      triggers: ['error: '],
      match: /^(?<file>[^\s:][^:]*\.pyi?): error: (?<message>.*)$/,
      severity: 'error',
      read: (_, { message = '' }) => ({ ...splitCode(message) }),
      examples: [
        {
          log: 'nofile.py: error: Cannot read file: No such file or directory',
          gives: [{ file: 'nofile.py', message: 'Cannot read file: No such file or directory' }],
        },
      ],
    },
    {
      // --output json
      triggers: ['"severity": "'],
      match: /^\{"file": "[^"]*", "line": -?\d+, "column": /,
      read: ([line = '']) => readJson(line),
      examples: [
        {
          log: '{"file": "a.py", "line": 2, "column": 0, "end_line": 2, "end_column": 1, "message": "Library stubs not installed for \\"yaml\\"", "hint": "Hint: \\"python3 -m pip install types-PyYAML\\"", "code": "import-untyped", "severity": "error"}',
          gives: [
            {
              severity: 'error',
              code: 'import-untyped',
              message: 'Library stubs not installed for "yaml"',
              file: 'a.py',
              line: 2,
              column: 1,
              endLine: 2,
              endColumn: 2,
              related: [{ message: 'Hint: "python3 -m pip install types-PyYAML"' }],
            },
          ],
        },
      ],
    },
  ],
};

const row =
  /^(?<place>(?:[A-Za-z]:)?[^\s:][^:]*\.pyi?:\d+)(?::(?<column>\d+)(?::\d+:\d+)?)?: (?<severity>error|warning|info|note): (?<message>.*)$/;
const sourceLine = /^ {4}/;
/** Leads to the next line, and says nothing by itself. */
const leadIn = /^(?:In module imported here|\.\.\. from here)[:,]$/;
const withCode = /^(?<text>.*?) {1,2}\[(?<code>[a-z][a-z0-9-]*)\]$/;

function continues(line: string, lines: readonly string[]): Continuation {
  const head = row.exec(lines[0] ?? '')?.groups;
  const next = row.exec(line)?.groups;
  if (next) return next.severity === 'note' && next.place === head?.place && head?.severity !== 'note' ? 'yes' : 'no';
  if (sourceLine.test(line)) return 'yes';
  const last = lines.at(-1) ?? '';
  // --pretty wraps at the width of the terminal; that it was wrapped, the source below it tells.
  return line === '' || /^Found \d/.test(line) || sourceLine.test(last) || withCode.test(last) ? 'no' : 'maybe';
}

function read(lines: readonly string[], groups: Groups): Reading {
  if (groups.severity === 'note' && leadIn.test(groups.message ?? '')) return [];
  const related: Related[] = [];
  const snippet: string[] = [];
  let text = groups.message ?? '';
  for (const line of lines.slice(1)) {
    const note = row.exec(line)?.groups;
    if (note) {
      related.push({
        message: splitCode(note.message ?? '').message,
        ...(groups.file && { file: groups.file }),
        line: Number(groups.line),
        ...(note.column && { column: Number(note.column) }),
      });
    } else if (!sourceLine.test(line)) {
      const last = related.at(-1);
      if (last) last.message += ` ${line.trim()}`;
      else text = `${text.trimEnd()} ${line}`;
    } else if (related.length === 0 && !/^[\s^~]*(?:\.\.\.)?$/.test(line) && !line.endsWith('...')) {
      snippet.push(line.slice(4));
    }
  }
  return {
    ...splitCode(text),
    // Printed inclusive.
    ...(groups.endColumn && { endColumn: Number(groups.endColumn) + 1 }),
    ...(snippet.length > 0 && { snippet }),
    ...(related.length > 0 && { related }),
  };
}

function splitCode(message: string): { message: string; code?: string } {
  const { text = message, code } = withCode.exec(message)?.groups ?? {};
  return { message: text.trimEnd(), ...(code && { code }) };
}

function readJson(line: string): Part | null {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    // Cut or mixed with other output: not a record any more.
    return null;
  }
  if (typeof entry !== 'object' || entry === null) return null;
  const value = entry as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof value[name] === 'string' ? value[name] : undefined);
  const number = (name: string) => (typeof value[name] === 'number' && value[name] >= 0 ? value[name] : undefined);
  const [file, message, code, hint] = [text('file'), text('message'), text('code'), text('hint')];
  const [at, column, endLine, endColumn] = [number('line'), number('column'), number('end_line'), number('end_column')];
  if (file === undefined || message === undefined) return null;
  return {
    severity: severities[text('severity') ?? ''] ?? 'error',
    message,
    file,
    ...(code && { code }),
    ...(at && { line: at }),
    // Counted from 0 here.
    ...(column !== undefined && { column: column + 1 }),
    ...(endLine && { endLine }),
    ...(endColumn !== undefined && { endColumn: endColumn + 1 }),
    ...(hint && { related: hint.split('\n').map((note) => ({ message: note })) }),
  };
}

const severities: Readonly<Record<string, Severity>> = { error: 'error', warning: 'warning', note: 'info' };
