import type { Edit } from '../../core/diagnostic.ts';
import { changeLine, type KnownLine, knownLine, quote } from './line-edits.ts';
import type { RustEnd, RustPlace, RustRow } from './rust-block.ts';
import { regionEdits } from './rust-region.ts';

export interface RowContext {
  readonly file: string;
  /** Of the diagnostic. */
  readonly place: RustPlace;
  readonly end?: RustEnd;
  /** Old lines as the snippets of the message show them, those of its own place first. */
  readonly sources: readonly KnownLine[];
}

/**
 * The rows of one suggestion as edits; none where the old text can't be told. Each edit quotes the line it is for, so that
 * it is refused where the file says something else.
 */
export function editsOf(rows: readonly RustRow[], context: RowContext): Edit[] {
  const numbered = rows.filter(({ number }) => number !== undefined);
  if (numbered.some(({ sign }) => sign === '-')) return diffEdits(numbered, context);
  if (numbered.some(({ sign }) => sign === '~')) return regionEdits(rows, context);
  if (numbered.some(({ sign }) => sign === '+')) return insertedRows(rows, context);
  const edits: Edit[] = [];
  for (const [index, row] of rows.entries()) {
    const marks = rows[index + 1];
    if (row.number === undefined || marks === undefined || marks.number !== undefined || marks.sign !== '|') continue;
    const old = beforeMarks(row, marks.text, context.sources);
    if (!old) return [];
    edits.push(...changeLine(context.file, old, row.text));
  }
  return edits;
}

/** `12 | new text` above `+++` (inserted there) or `~~~` (replaced there): the line as it was. */
function beforeMarks(row: RustRow, marks: string, sources: readonly KnownLine[]): KnownLine | undefined {
  const number = row.number as number;
  const runs = [...marks.matchAll(/\++|~+/g)].map(({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    replaced: run[0] === '~',
  }));
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return undefined;
  if (runs.some(({ replaced }) => replaced)) {
    const [head, tail] = [row.text.slice(0, first.start).trimEnd(), row.text.slice(last.end).trimStart()];
    const fits = sources.filter(
      ({ text }) => text.startsWith(head) && text.endsWith(tail) && text.length >= head.length + tail.length,
    );
    return fits.find((source) => source.number === number) ?? (head.trim() === '' && tail === '' ? undefined : fits[0]);
  }
  const candidates = withoutRuns(row.text, runs);
  const texts = candidates.filter((text) => sources.some((source) => source.text === text));
  // What is inserted may take the place of a blank, which the marks do not tell.
  const squeezed = sources.find(
    (source) => source.number === number && squeeze(source.text) === squeeze(candidates[0] as string),
  );
  if (texts.length === 0 && squeezed) return squeezed;
  return knownLine(number, texts[0] ?? (candidates[0] as string), sources);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * The marks leave out the blanks at the ends of what is inserted. So these may have been there or not: all ways to read
 * it, the likeliest first, which is that no blank was left behind at the end or doubled.
 */
function withoutRuns(text: string, runs: readonly { readonly start: number; readonly end: number }[]): string[] {
  let candidates = [''];
  let from = 0;
  for (const { start, end } of runs) {
    const between = text.slice(from, start);
    const before = start > 0 && text[start - 1] === ' ' && between.trim() !== '';
    const after = text[end] === ' ';
    const next = text[end] ?? '';
    const kept = { head: between, tail: end };
    const dropBefore = { head: between.replace(/ +$/, ''), tail: end };
    const dropAfter = { head: between, tail: end + 1 };
    const options = [
      ...(before && (after || /^[;,)\]>.?]?$/.test(next))
        ? [dropBefore, kept]
        : [kept, ...(before ? [dropBefore] : [])]),
      ...(after ? [dropAfter] : []),
    ];
    if (after && between.trim() === '') options.unshift(dropAfter);
    const last = end === runs.at(-1)?.end;
    candidates = candidates.flatMap((done) =>
      options.map(({ head, tail }) => done + head + (last ? text.slice(tail) : '')),
    );
    // What was dropped behind a run in the middle is between this one and the next.
    from = end;
    if (candidates.length > 64) candidates.length = 64;
  }
  return [...new Set(candidates)];
}

/** `12 - old` above `12 + new`; `-` alone takes lines away. */
function diffEdits(rows: readonly RustRow[], { file, sources }: RowContext): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  while (at < rows.length) {
    const removed = take(rows, at, '-');
    const added = take(rows, at + removed.length, '+');
    at += Math.max(1, removed.length + added.length);
    const [first, last] = [removed[0], removed.at(-1)];
    if (!first || !last) {
      if (added.length > 0) return [];
      continue;
    }
    const old = knownLine(first.number ?? 0, first.text, sources);
    if (removed.length === 1 && added.length === 1) {
      edits.push(...changeLine(file, old, added[0]?.text as string));
      continue;
    }
    const line = old.number;
    const endLine = line + removed.length - 1;
    if (added.length === 0) {
      edits.push({ file, line, column: 1, endLine: endLine + 1, endColumn: 1, newText: '', quoted: quote(old) });
    } else {
      const newText = added.map(({ text }) => text).join('\n');
      const quoted = quote(old, last === first ? undefined : last.text);
      edits.push({ file, line, column: 1, endLine, endColumn: [...last.text].length + 1, newText, quoted });
    }
  }
  return edits;
}

function take(rows: readonly RustRow[], from: number, sign: RustRow['sign']): RustRow[] {
  const end = rows.findIndex((row, index) => index >= from && row.sign !== sign);
  return rows.slice(from, end === -1 ? undefined : end);
}

/** `1 + use std::fmt;`: whole new lines, before the line that has the number now. */
function insertedRows(rows: readonly RustRow[], { file, sources }: RowContext): Edit[] {
  const [first] = rows;
  if (!first?.number || rows.some(({ sign }) => sign === '.')) return [];
  if (rows.some(({ sign }) => sign === '|'))
    return regionEdits(rows, { file, sources, place: { file, line: first.number, column: 1 } });
  const newText = rows.map(({ text }) => `${text}\n`).join('');
  return [{ file, line: first.number, column: 1, endLine: first.number, endColumn: 1, newText }];
}
