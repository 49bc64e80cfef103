/** ESLint's `json` and `json-with-metadata` formatters: https://eslint.org/docs/latest/use/formatters/#json. */

import type { Draft, Edit, Fix } from '../../core/diagnostic.ts';

interface Report {
  readonly filePath: string;
  readonly messages: readonly Message[];
  readonly source?: string;
  /** Instead of the source, where fixes were applied: the messages are about what was left. */
  readonly output?: string;
}

interface Message {
  readonly ruleId: string | null;
  readonly severity: number;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly fix?: Replacement;
  readonly suggestions?: readonly { readonly desc: string; readonly fix: Replacement }[];
}

/** The range holds UTF-16 offsets into the source without its byte order mark. */
interface Replacement {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** `null` for JSON that is damaged or somebody else's. */
export function readEslintJson(line: string): Partial<Draft>[] | null {
  try {
    const parsed = JSON.parse(line) as readonly Report[] | { readonly results: readonly Report[] };
    const reports = 'results' in parsed ? parsed.results : parsed;
    return reports.flatMap(readReport);
  } catch {
    return null;
  }
}

function readReport({ filePath: file, messages, output, source = output }: Report): Partial<Draft>[] {
  // Without the source an offset names no line, and a fix no edit.
  const lines = source === undefined ? undefined : new LineIndex(source.replace(/^\ufeff/, ''));
  return messages.map((found) => {
    const { ruleId, severity, message, fix, suggestions = [] } = found;
    const toFix = (title: string, safety: Fix['safety'], { range, text }: Replacement): Fix[] =>
      lines && isRange(range)
        ? [{ title: String(title), origin: 'compiler', safety, edits: [toEdit(file, lines, range, String(text))] }]
        : [];
    const fixes = [
      ...(fix ? toFix(message, 'safe', fix) : []),
      ...suggestions.flatMap((suggestion) => toFix(suggestion.desc, 'unsafe', suggestion.fix)),
    ];
    const quoted = lines?.text(found.line ?? 0);
    return {
      severity: severity === 2 ? 'error' : 'warning',
      message: String(message),
      file: String(file),
      ...(ruleId && { code: String(ruleId) }),
      ...positionsOf(found),
      ...(quoted !== undefined && { snippet: [quoted] }),
      ...(fixes.length > 0 && { fixes }),
    };
  });
}

/** Line 0 is ESLint's word for the whole file. */
function positionsOf({ line, column, endLine, endColumn }: Message): Partial<Draft> {
  return {
    ...(isPosition(line) && { line }),
    ...(isPosition(column) && { column }),
    ...(isPosition(endLine) && isPosition(endColumn) && { endLine, endColumn }),
  };
}

function isPosition(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31;
}

/** A byte order mark stands at -1. */
function isRange(value: unknown): value is readonly [number, number] {
  return (
    Array.isArray(value) && value.length === 2 && value.every((offset) => Number.isInteger(offset) && offset >= -1)
  );
}

function toEdit(file: string, lines: LineIndex, [start, end]: readonly [number, number], newText: string): Edit {
  const [line, column] = lines.place(start);
  const [endLine, endColumn] = lines.place(end);
  return { file, line, column, endLine, endColumn, newText };
}

/** A report may hold thousands of offsets into one source: each is looked up, not counted from the beginning. */
class LineIndex {
  readonly #source: string;
  readonly #starts: readonly number[];

  constructor(source: string) {
    this.#source = source;
    this.#starts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  /** Line and column of an offset, both 1-based. */
  place(offset: number): [number, number] {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return [low + 1, Math.max(offset, 0) - (this.#starts[low] ?? 0) + 1];
  }

  text(line: number): string | undefined {
    const start = this.#starts[line - 1];
    if (start === undefined) return undefined;
    return this.#source.slice(start, this.#starts[line] ?? this.#source.length).replace(/\r?\n$/, '');
  }
}
