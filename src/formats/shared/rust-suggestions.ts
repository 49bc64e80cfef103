import type { Edit, Fix } from '../../core/diagnostic.ts';
import type { KnownLine } from './line-edits.ts';
import type { RustBlock, RustEnd, RustPart, RustPlace, RustRow } from './rust-block.ts';
import { editsOf } from './rust-rows.ts';
import { alignMarks } from './screen-columns.ts';

/**
 * The suggestions that rustc and clippy print for people, as fixes. Three forms, as the compiler's own emitter makes them
 * (rustc_errors::emitter): a diff of `-` and `+` rows, new rows with `+` or `~` marks below or before them, and an inline
 * ``help: try: `x` `` behind the marks of the place.
 *
 * The text does not say how sure the compiler is, which only the JSON does. So a fix is `unsafe` unless its wording is
 * one of those that always come with machine-applicable suggestions that leave the meaning alone.
 */
export function readSuggestions({ main: printed, parts: printedParts, place, end }: RustBlock): Fix[] {
  if (!place) return [];
  const main = withAlignedMarks(printed);
  const parts = printedParts.map(withAlignedMarks);
  const sources = [main, ...parts.filter(({ kind }) => kind !== 'help')].flatMap(sourceRows);
  const fixes = parts
    .filter(({ kind, rows }) => kind === 'help' && rows.length > 0)
    .flatMap((part) =>
      alternatives(part.rows).map((rows) =>
        toFix(
          part.message,
          editsOf(rows, { file: part.place?.file ?? place.file, place, sources, ...(end && { end }) }),
        ),
      ),
    );
  return [...inlineFixes(main, place, end), ...fixes, ...hiddenFixes(parts, main, place, end)].filter(
    ({ edits }) => edits.length > 0,
  );
}

/** Marks stand in columns of the screen, which are characters only where none is wide. */
function withAlignedMarks(part: RustPart): RustPart {
  let source: string | undefined;
  const rows = part.rows.map((row) => {
    if (row.number !== undefined) source = row.text;
    if (row.number !== undefined || source === undefined || row.text.trim() === '') return row;
    // Marks that could mean another place are none.
    return { ...row, text: alignMarks(source, row.text) ?? '?' };
  });
  return { ...part, rows };
}

function toFix(title: string, edits: readonly Edit[]): Fix {
  const safety = placeholder.test(edits.map(({ newText }) => newText).join(' '))
    ? 'manual'
    : harmless.test(title)
      ? 'safe'
      : 'unsafe';
  return { title, origin: 'compiler', safety, edits: [...edits] };
}

/** What a suggestion leaves for a person to fill in. */
const placeholder = /\/\* .{0,80} \*\/|<[a-z ]+ here>|\btodo!\(\)|\.\.\.(?!=)/;

const harmless = new RegExp(
  [
    '^if this is intentional, prefix it with an underscore',
    '^remove (?:this|these|the) (?:`mut`|unused|parentheses|whole `use`)',
    '^remove the (?:whole|unused)',
    '^a `\\w+` loop',
    '^try ignoring the field',
    '^consider (?:removing|adding) (?:this|a) (?:semicolon|comma)',
  ].join('|'),
);

function sourceRows({ rows }: RustPart): KnownLine[] {
  return rows.flatMap(({ number, sign, text }) => (number !== undefined && sign === '|' ? [{ number, text }] : []));
}

/** Several ways to mend it stand one below the other, each ended by an empty row. */
function alternatives(rows: readonly RustRow[]): RustRow[][] {
  const groups: RustRow[][] = [[]];
  for (const row of rows) {
    if (row.number === undefined && row.sign === '|' && row.text.trim() === '') groups.push([]);
    else groups.at(-1)?.push(row);
  }
  return groups.filter((group) => group.length > 0);
}

/** ``12 |     x`` above ``|  ^^^ help: try: `y` ``, or above `|  ^^^`, `|  |` and `|  help: remove this`. */
function inlineFixes({ rows }: RustPart, place: RustPlace, end: RustEnd | undefined): Fix[] {
  const { file } = place;
  return rows.flatMap((row, index) => {
    const at = rows.slice(0, index).findLastIndex(({ number }) => number !== undefined);
    const source = rows[at];
    if (row.number !== undefined || source?.number === undefined) return [];
    const over = spanHelp.exec(row.text);
    if (over) return end ? spanFix(rows, place, end, over[1] ?? '') : [];
    const match = inlineHelp.exec(row.text);
    if (!match) return [];
    const [, indent = '', beside, said = ''] = match;
    const below = rows[at + 1]?.text ?? '';
    const marks = beside ?? /^(?:\^+|-+)/.exec(below.slice(indent.length))?.[0];
    const { number: line, text } = source;
    const start = indent.length;
    if (marks === undefined || !isCertain(below, start, marks)) return [];
    const change = insertedBefore(text, start, marks, changeOf(said, text.slice(start, start + marks.length)));
    if (!change) return [];
    const column = charactersIn(text.slice(0, start)) + 1;
    const width = change.inserted ? 0 : charactersIn(text.slice(start, start + marks.length));
    const range = { line, column, endLine: line, endColumn: column + width };
    return [toFix(change.title, [{ file, ...range, newText: change.newText, quoted: { first: text } }])];
  });
}

function charactersIn(text: string): number {
  return [...text].length;
}

/** A label may belong to the short span or to a longer one that begins in the same column, of which only the rest is seen. */
function isCertain(below: string, start: number, marks: string): boolean {
  const end = start + marks.length;
  return !(marks.startsWith('^') && below.slice(start).startsWith(marks) && below[end] === '-');
}

/** A place of no width is marked like a character; in a word it can only be the place before it. */
function insertedBefore(text: string, start: number, marks: string, change: Change | undefined): Change | undefined {
  if (!change || marks.length > 1 || !/^\w\w/.test(text.slice(start))) return change;
  if (/\w$/.test(text.slice(0, start)) || change.newText === '') return undefined;
  return { ...change, inserted: true, newText: /\w$/.test(change.newText) ? `${change.newText} ` : change.newText };
}

const inlineHelp = /^([ |]*)(?:(\^+|-+) )?help: (.*)$/;

/** ``|______^ help: try: `y` `` at the end of a label over several lines, which begins at the place. */
const spanHelp = /^[ |]*_+\^ help: (.*)$/;

function spanFix(rows: readonly RustRow[], place: RustPlace, end: RustEnd, said: string): Fix[] {
  const first = rows.find(({ number }) => number === place.line);
  const change = changeOf(said, '');
  if (!first || !change || change.inserted) return [];
  const range = { line: place.line, column: place.column, endLine: end.line, endColumn: end.column };
  const quoted = { first: first.text, last: end.text };
  return [toFix(change.title, [{ file: place.file, ...range, newText: change.newText, quoted }])];
}

/** `= help: remove it`: a suggestion of which the compiler prints nothing else, since the sentence says it all. */
function hiddenFixes(
  parts: readonly RustPart[],
  { rows }: RustPart,
  place: RustPlace,
  end: RustEnd | undefined,
): Fix[] {
  const said = parts.find(
    ({ kind, message, place: other }) => kind === 'help' && !other && hiddenRemoval.test(message),
  )?.message;
  const at = rows.findIndex(({ number }) => number === place.line);
  const text = rows[at]?.text;
  if (said === undefined || text === undefined) return [];
  if (end) return spanFix(rows, place, end, 'remove it').map((fix) => ({ ...fix, title: said }));
  const start = [...text].slice(0, place.column - 1).join('').length;
  const marks = /^\^+/.exec(rows[at + 1]?.text.slice(start) ?? '')?.[0];
  if (!marks) return [];
  const endColumn = place.column + charactersIn(text.slice(start, start + marks.length));
  // What stood before it and behind it needs one blank, not two.
  const blank = text[start + marks.length] === ' ' && /(?:^|\s)$/.test(text.slice(0, start)) ? 1 : 0;
  const range = { line: place.line, column: place.column, endLine: place.line, endColumn: endColumn + blank };
  return [toFix(said, [{ file: place.file, ...range, newText: '', quoted: { first: text } }])];
}

const hiddenRemoval = /^(?:try |consider )?remov(?:e|ing) (?:it|this(?: \w+)?|the brackets)$/;

interface Change {
  readonly title: string;
  readonly newText: string;
  readonly inserted?: boolean;
}

/** What takes the place of the marked text, or is inserted before it. */
function changeOf(said: string, marked: string): Change | undefined {
  const replaced = /^(.*?): `(.*)`$/.exec(said);
  if (replaced) return { title: replaced[1] as string, newText: replaced[2] as string };
  const title = said;
  // Short ones leave out the code, since the sentence says it.
  if (/^(?:consider |try )?remov(?:e|ing)\b/.test(said)) return { title, newText: '' };
  const code = [...said.matchAll(/`([^`]+)`/g)].map(([, text]) => text as string);
  if (/^(?:try )?(?:add|adding) `[^`]+`(?: here)?$/.test(said))
    return { title, newText: code[0] as string, inserted: true };
  if (/^(?:use|try using|replace (?:it )?with) `[^`]+`(?: (?:instead|here|for .*))?$/.test(said) && isOperator(code[0]))
    return isOperator(marked) ? { title, newText: code[0] as string } : undefined;
  return undefined;
}

function isOperator(text: string | undefined): boolean {
  return text !== undefined && /^[^\w\s"'`]{1,3}$/.test(text);
}
