import type { Edit } from '../../core/diagnostic.ts';
import { changeLine, changeLines, type KnownLine, quote } from './line-edits.ts';
import type { RustEnd, RustPlace, RustRow } from './rust-block.ts';

export interface RegionContext {
  readonly file: string;
  readonly place: RustPlace;
  readonly end?: RustEnd;
  readonly sources: readonly KnownLine[];
}

/**
 * A suggestion over several lines, of which only the new text is printed: `~` before a line that changes, `+` before a new
 * one, `|` before one that stays, `...` where lines are left out. Which old lines they replace is told by the snippet:
 * either all that the label of the place spans, or, line by line, those that they resemble most.
 */
export function regionEdits(rows: readonly RustRow[], context: RegionContext): Edit[] {
  const { file, place, sources } = context;
  const whole = spanEdit(rows, context);
  if (!whole) return lineEdits(rows, context);
  const olds = sources.filter(({ number }) => number >= place.line && number <= whole.endLine);
  const complete =
    olds.every(({ number }, index) => number === place.line + index) && olds.at(-1)?.number === whole.endLine;
  return complete
    ? changeLines(
        file,
        olds,
        rows.map(({ text }) => text),
      )
    : [whole];
}

/** The label spans a whole expression, and so does what takes its place: both are balanced in their brackets. */
function spanEdit(rows: readonly RustRow[], { file, place, end, sources }: RegionContext): Edit | undefined {
  const [lastRow] = rows.slice(-1);
  const first = sources.find(({ number }) => number === place.line);
  if (!end || !first || !lastRow || rows.length < 2 || rows.some(({ sign }) => sign === '.')) return undefined;
  const text = rows.map((row) => row.text).join('\n');
  const rest = end.text.slice(end.column - 1);
  if (!text.startsWith(first.text.slice(0, place.column - 1)) || !text.endsWith(rest)) return undefined;
  const newText = text.slice(place.column - 1, text.length - rest.length);
  if (newText === '' || balance(newText) !== 0) return undefined;
  // A last row that rather comes from a line in the middle leaves lines behind it as they are; where it equals that line,
  // it is those behind it that go.
  const middle = sources.filter(({ number }) => number > place.line && number < end.line);
  const own = likeness(lastRow, { number: 0, text: end.text });
  if (
    lastRow.sign !== '+' &&
    rest === '' &&
    middle.some((line) => line.text !== lastRow.text && likeness({ ...lastRow, number: 0 }, line) > own)
  )
    return undefined;
  const range = { line: first.number, column: place.column, endLine: end.line, endColumn: end.column };
  return { file, ...range, newText, quoted: { first: first.text, last: end.text } };
}

/** 0 where each bracket is closed; those in strings, characters and comments do not count. */
function balance(text: string): number {
  let depth = 0;
  for (const [token] of text.matchAll(brackets)) {
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token) && --depth < 0) return -1;
  }
  return depth;
}

/** How many more brackets are opened than closed. */
function depthOf(text: string): number {
  let depth = 0;
  for (const [token] of text.matchAll(brackets)) depth += '([{'.includes(token) ? 1 : ')]}'.includes(token) ? -1 : 0;
  return depth;
}

const brackets = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'|\/\/.*|[()[\]{}]/g;

function lineEdits(rows: readonly RustRow[], { file, sources }: RegionContext): Edit[] {
  const olds = assign(rows, sources);
  if (olds.every((old) => old === undefined)) return [];
  // Brackets that were balanced stay so; otherwise one of the rows is not what it is taken for.
  const sum = (texts: readonly string[]) => texts.reduce((total, text) => total + depthOf(text), 0);
  const [now, before] = [rows.map(({ text }) => text), olds.map((old) => old?.text ?? '')];
  if (sum(now) !== sum(before)) return [];
  const edits: Edit[] = [];
  let pending: string[] = [];
  /** Only a row that is new as a whole can come below; one that changes ends in what an old line ended in. */
  let onlyNew = true;
  let above: KnownLine | undefined;
  const insertBelow = () => {
    if (pending.length === 0) return true;
    if (!above || !onlyNew) return false;
    const column = [...above.text].length + 1;
    const newText = pending.map((text) => `\n${text}`).join('');
    const range = { line: above.number, column, endLine: above.number, endColumn: column };
    edits.push({ file, ...range, newText, quoted: quote(above) });
    pending = [];
    return true;
  };
  for (const [index, row] of rows.entries()) {
    const old = olds[index];
    if (row.sign === '.') {
      if (!insertBelow()) return [];
      above = undefined;
    } else if (old) {
      edits.push(...changeLine(file, old, [...pending, row.text].join('\n')));
      pending = [];
      onlyNew = true;
      above = old;
    } else {
      // A line that changes and that the message does not show.
      const next = olds.slice(index).find((known) => known !== undefined);
      if (row.sign === '|' || (row.sign === '~' && next && (row.number ?? 0) < next.number)) return [];
      if (row.sign === '~' && row.text.trim() === '') return [];
      onlyNew &&= row.sign === '+';
      pending.push(row.text);
    }
  }
  return insertBelow() ? edits : [];
}

/** By row: the old line that it comes from; none for new lines. */
function assign(rows: readonly RustRow[], sources: readonly KnownLine[]): (KnownLine | undefined)[] {
  const pairs = rows.flatMap((row, index) =>
    row.number === undefined || row.sign === '.' || row.sign === '+'
      ? []
      : sources.map((source) => ({ index, source, score: likeness(row, source) })),
  );
  const olds: (KnownLine | undefined)[] = rows.map(() => undefined);
  const taken = new Set<number>();
  for (const { index, source, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < leastLikeness || olds[index] || taken.has(source.number)) continue;
    olds[index] = source;
    taken.add(source.number);
  }
  return olds;
}

const leastLikeness = 0.5;

/** The share of the shorter one that both begin and end with; the same line number tips the scales. */
function likeness(row: RustRow, source: KnownLine): number {
  const [a, b] = [row.text.trim(), source.text.trim()];
  // A row that changes does so in more than its indentation.
  if (row.sign === '~' && a === b && row.text !== source.text) return 0;
  if (row.sign === '|') return a === b ? 2 : 0;
  const shorter = Math.min(a.length, b.length);
  if (shorter === 0) return 0;
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return (start + end) / shorter + (row.number === source.number ? 0.01 : 0);
}
