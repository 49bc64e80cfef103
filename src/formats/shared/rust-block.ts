import type { Continuation } from '../../core/format.ts';

/** What rustc prints below the first line of a message. */
export interface RustBlock {
  /** Text that belongs to the message itself, before the place. */
  readonly message: readonly string[];
  readonly place?: RustPlace;
  /** Where what the message is about ends, when that is another line than the place. */
  readonly end?: RustEnd;
  readonly main: RustPart;
  /** `note:` and `help:` with what stands below them, and the `= note:` lines. */
  readonly parts: readonly RustPart[];
}

export interface RustEnd {
  readonly line: number;
  /** Exclusive. */
  readonly column: number;
  readonly text: string;
}

export interface RustPart {
  readonly kind: 'main' | 'note' | 'help' | 'warning' | 'error';
  readonly message: string;
  readonly place?: RustPlace;
  readonly rows: readonly RustRow[];
}

export interface RustPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A line of a snippet: `12 |     x` is a source row, `12 -` and `12 +` are a diff, rows without number are marks. `.` stands
 * for the `...` of what is left out. A number that is not printed (`LL`) is 0.
 */
export interface RustRow {
  readonly number?: number;
  readonly sign: '|' | '-' | '+' | '~' | '.';
  readonly text: string;
}

/** Decides line by line how far a message of rustc reaches: up to an empty line, once it has shown itself as one. */
export function continuesRustBlock(line: string, lines: readonly string[]): Continuation {
  const shown = lines.length > 1;
  if (arrow.test(line) || bar.test(line)) return 'yes';
  if (head.test(line) || ruffHead.test(line)) return 'no';
  // A suggestion of several lines of code may hold an empty one.
  if (line === '') return hangingCode.test(lines.at(-1) ?? '') ? 'maybe' : 'no';
  if (!shown) return 'maybe';
  return attached.test(line) ? 'yes' : 'no';
}

const head = /^(?:error|warning)(?:\[[^\]]*\])?: /;
/** Ruff warns in the shape of Rust, and goes on with heads of its own. */
const ruffHead = /^[A-Z]{1,6}\d{3,4} \S/;
const arrow = /^ *(?:-->|:::) \S/;
/** The empty line of a gutter, or a note that hangs on it, where there is no place. */
const bar = /^ +(?:\||= (?:note|help|warning): )/;
const hangingCode = /^ {12,}\S/;
const attached = /^(?: |\d+ *[|~+-]|LL *[|~+-]|\.\.\.|(?:note|help|warning)(?:\[|:|$))/;

/** Reads the lines below the first one. */
export function readRustBlock(lines: readonly string[]): RustBlock {
  const message: string[] = [];
  const parts: MutablePart[] = [{ kind: 'main', message: '', rows: [] }];
  let gutter = false;
  for (const line of lines.slice(1)) {
    const part = parts.at(-1) as MutablePart;
    const place = placeLine.exec(line);
    const hanging = hangingNote.exec(line);
    const sub = subHead.exec(line);
    const row = gutterRow.exec(line);
    if (place) {
      gutter = true;
      part.place ??= { file: place[1] as string, line: Number(place[2]), column: Number(place[3]) };
    } else if (hanging) {
      gutter = true;
      parts.push({ kind: hanging[1] as RustPart['kind'], message: hanging[2] as string, rows: [] });
    } else if (sub) {
      gutter = true;
      parts.push({ kind: sub[1] as RustPart['kind'], message: sub[2] ?? '', rows: [] });
    } else if (row) {
      gutter = true;
      const sign = row[2] as RustRow['sign'];
      part.rows.push({ ...(row[1]?.trim() && { number: Number(row[1]) || 0 }), sign, text: row[3] ?? '' });
    } else if (gap.test(line)) {
      part.rows.push({ sign: '.', text: '' });
    } else if (!gutter) {
      message.push(line);
    } else if (part.kind !== 'main' && part.rows.length === 0) {
      part.message += `\n${line.trim()}`;
    }
  }
  const [main, ...others] = parts as [MutablePart, ...MutablePart[]];
  main.rows = renumber(withoutMargin(main.rows), main.place);
  for (const part of others) if (part.kind === 'note') part.rows = withoutMargin(part.rows);
  const end = main.place && endOf(main.rows, main.place);
  return { message, ...(main.place && { place: main.place }), ...(end && { end }), main, parts: others };
}

/** `|_____^` below its last line. */
function endOf(rows: readonly RustRow[], place: RustPlace): RustEnd | undefined {
  const first = rows.findIndex(({ number }) => number === place.line);
  const at = rows.findLastIndex(
    ({ number, text }, index) => number === undefined && index > first && spanEnd.test(text),
  );
  const above = rows.slice(0, Math.max(at, 0)).findLastIndex(({ number }) => number !== undefined);
  const row = rows[above];
  if (first === -1 || above <= first || !row) return undefined;
  // Behind what is left out the number may be no number.
  const line = Math.max(
    row.number ?? 0,
    place.line + rows.slice(first, above).filter(({ number }) => number !== undefined).length,
  );
  return { line, column: (spanEnd.exec(rows[at]?.text ?? '')?.[1] ?? '').length + 1, text: row.text };
}

const spanEnd = /^([ |]*_*\^)(?: |$)/;

/** Where a label spans lines, `/` and `|` run along the left of the source: columns that are not its own. */
function withoutMargin(rows: readonly RustRow[]): RustRow[] {
  // Only where such a label also ends: source text may begin with the same characters.
  const ends = rows.flatMap(({ number, text }) => (number === undefined ? (/^[| ]*\|_+[\^-]/.exec(text) ?? []) : []));
  if (ends.length === 0) return [...rows];
  const depth = Math.max(
    ...rows.map(({ number, text }) => (number === undefined ? 0 : (/^(?:[/|] ?)+/.exec(text)?.[0].length ?? 0))),
    2 * Math.max(...ends.map((end) => end.split('|').length - 1)),
  );
  return rows.map((row) => ({ ...row, text: row.text.slice(depth) }));
}

/**
 * The place is certain, the numbers in the gutter are not: compilers are run so that they hide them, and other programs
 * fill them in. So the row with the marks of the place counts, and those that follow one another without a gap.
 */
function renumber(rows: readonly RustRow[], place: RustPlace | undefined): RustRow[] {
  const named = place ? indexOfNamed(rows, place) : -1;
  if (named === -1 || !place) return [...rows];
  const numbered = [...rows];
  for (const step of [-1, 1]) {
    let line = place.line;
    for (let at = named; at >= 0 && at < rows.length && rows[at]?.sign !== '.'; at += step) {
      if (rows[at]?.number === undefined) continue;
      numbered[at] = { ...(rows[at] as RustRow), number: line };
      line += step;
    }
  }
  return numbered;
}

/** The source row below which `^` begins in the column of the place. */
function indexOfNamed(rows: readonly RustRow[], { line, column }: RustPlace): number {
  const first = rows.findIndex(({ number }) => number !== undefined);
  const marked = rows.flatMap(({ number, text }, at) => {
    if (number === undefined) return [];
    const end = rows.findIndex((row, index) => index > at && (row.number !== undefined || row.sign === '.'));
    const marks = rows.slice(at + 1, end === -1 ? undefined : end).map((row) => row.text);
    const hit = marks.some((mark) => mark[column - 1] === '^' && mark[column - 2] !== '^');
    // A label over several lines begins at the first character of its line without a mark of its own.
    return hit || (text.search(/\S/) === column - 1 && marks.length === 0 && at === first) ? [at] : [];
  });
  return marked.find((at) => rows[at]?.number === line) ?? marked[0] ?? -1;
}

interface MutablePart {
  kind: RustPart['kind'];
  message: string;
  place?: RustPlace;
  rows: RustRow[];
}

const placeLine = /^ *--> (.+?):(\d+):(\d+)$/;
const hangingNote = /^ *= (note|help|warning): (.*)$/;
const subHead = /^(note|help|warning|error)(?:\[[^\]]*\])?: ?(.*)$/;
const gap = /^\.{3}[ |]*$/;
const gutterRow = /^( *| *\d+ *|LL *)([|~+-])(?: (.*))?$/;
