import type { Edit, Fix } from '../../core/diagnostic.ts';
import { isObject, type Json } from './json-record.ts';

/**
 * `SuggestedFixes` of golangci-lint's JSON, https://golangci-lint.run/docs/configuration/file/#output-configuration: 0-based
 * byte offsets into the file, the new text in base64, or null where nothing takes its place. The lines that the report quotes
 * tell at which line and column an offset stands; what reaches beyond them is no fix.
 */
export function readGolangciFixes(issue: Json, file: string): Fix[] {
  const { SuggestedFixes, SourceLines, Pos, LineRange, FromLinter, Text } = issue;
  if (!Array.isArray(SuggestedFixes) || !isObject(Pos) || !Array.isArray(SourceLines)) return [];
  const first = isObject(LineRange) && isPosition(LineRange.From) ? LineRange.From : Pos.Line;
  // The offset is that of the line and column, so only what begins in that line is known.
  if (first !== Pos.Line || !isPosition(Pos.Line) || !isPosition(Pos.Column) || !isOffset(Pos.Offset)) return [];
  const lines = new QuotedLines(SourceLines.map(String), Pos.Line, Pos.Offset - (Pos.Column - 1));
  const safety = onlyLooks.has(String(FromLinter)) ? 'safe' : 'unsafe';
  return SuggestedFixes.flatMap((said: unknown): Fix[] => {
    if (!isObject(said) || !Array.isArray(said.TextEdits)) return [];
    const edits = said.TextEdits.map((edit: unknown) => (isObject(edit) ? toEdit(edit, file, lines) : undefined));
    if (edits.length === 0 || edits.includes(undefined)) return [];
    const title = String(said.Message || Text);
    return [{ title, origin: 'compiler', safety, edits: edits as Edit[], columnUnit: 'byte' }];
  });
}

/** Linters that change blanks, line breaks and comments. */
const onlyLooks: ReadonlySet<string> = new Set(
  'gci gofmt gofumpt golines godot nlreturn tagalign whitespace wsl wsl_v5'.split(' '),
);

function toEdit({ Pos, End, NewText }: Json, file: string, lines: QuotedLines): Edit | undefined {
  if (!isOffset(Pos) || !isOffset(End) || End < Pos) return undefined;
  const [start, end] = [lines.place(Pos), lines.place(End)];
  if (!start || !end) return undefined;
  const newText = typeof NewText === 'string' ? Buffer.from(NewText, 'base64').toString('utf8') : '';
  return { file, line: start[0], column: start[1], endLine: end[0], endColumn: end[1], newText };
}

class QuotedLines {
  readonly #first: number;
  /** Where each line begins, and the one behind the last. */
  readonly #starts: readonly number[];

  constructor(texts: readonly string[], first: number, start: number) {
    this.#first = first;
    const starts = [start];
    for (const text of texts) starts.push((starts.at(-1) ?? 0) + Buffer.byteLength(text) + 1);
    this.#starts = starts;
  }

  /** Line and column in bytes, both 1-based. */
  place(offset: number): [number, number] | undefined {
    const next = this.#starts.findIndex((start) => start > offset);
    if (next > 0) return [this.#first + next - 1, offset - (this.#starts[next - 1] ?? 0) + 1];
    return offset === this.#starts.at(-1) ? [this.#first + this.#starts.length - 1, 1] : undefined;
  }
}

function isOffset(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isPosition(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}
