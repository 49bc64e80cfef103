import type { Edit, Fix } from '../../core/diagnostic.ts';
import type { RustBlock, RustPart, RustRow } from './rust-block.ts';

/**
 * The suggestions that rustc and clippy print for people, as fixes. Three forms, as the compiler's own emitter makes them
 * (rustc_errors::emitter): a diff of `-` and `+` rows, new rows with `+` or `~` marks below, and an inline
 * ``help: try: `x` `` behind the marks of the place.
 *
 * The text does not say how sure the compiler is, which only the JSON does. So a fix is `unsafe` unless its wording is
 * one of those that always come with machine-applicable suggestions that leave the meaning alone.
 */
export function readSuggestions({ main, parts, place }: RustBlock): Fix[] {
  if (!place) return [];
  const sources = sourceLines(main);
  const fixes = parts
    .filter(({ kind, rows }) => kind === 'help' && rows.length > 0)
    .map((part) => toFix(part.message, editsOf(part, part.place?.file ?? place.file, sources)));
  return [...inlineFixes(main, place.file), ...fixes].filter(({ edits }) => edits.length > 0);
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
const placeholder = /\/\* .{0,80} \*\/|<[a-z ]+ here>|\btodo!\(\)|\.\.\./;

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

/** Old lines by number, as the snippet of the place shows them. */
function sourceLines({ rows }: RustPart): Map<number, string> {
  return new Map(
    rows.flatMap(({ number, sign, text }) => (number !== undefined && sign === '|' ? [[number, text]] : [])),
  );
}

function editsOf({ rows }: RustPart, file: string, sources: ReadonlyMap<number, string>): Edit[] {
  if (rows.some(({ sign, number }) => sign !== '|' && number !== undefined)) return diffEdits(rows, file, sources);
  return rows.flatMap((row, index) => {
    const marks = rows[index + 1];
    if (row.number === undefined || marks === undefined || marks.number !== undefined) return [];
    return markedEdits(row.number, row.text, marks.text, file, sources);
  });
}

/** `12 | new text` above `+++` (inserted there) or `~~~` (replaced there). */
function markedEdits(
  line: number,
  text: string,
  marks: string,
  file: string,
  sources: ReadonlyMap<number, string>,
): Edit[] {
  const runs = [...marks.matchAll(/\++|~+|-+/g)].map((match) => ({
    start: match.index,
    length: match[0].length,
    sign: match[0][0],
  }));
  if (runs.length === 0) return [];
  if (runs.every(({ sign }) => sign === '+')) {
    let inserted = 0;
    return runs.map(({ start, length }) => {
      const column = start - inserted + 1;
      inserted += length;
      const newText = text.slice(start, start + length).padEnd(length);
      return { file, line, column, endLine: line, endColumn: column, newText };
    });
  }
  const old = sources.get(line);
  return old === undefined ? [] : replaceLine(file, line, old, text);
}

/** `12 - old` and `12 + new`, or `12 ~ new`, where the old line is known from the snippet only. */
function diffEdits(rows: readonly RustRow[], file: string, sources: ReadonlyMap<number, string>): Edit[] {
  const edits: Edit[] = [];
  let removed: { line: number; text: string }[] = [];
  let added: string[] = [];
  let next = 0;
  const flush = () => {
    const first = removed[0];
    const last = removed.at(-1);
    if (first && last && added.length === 0) {
      edits.push({ file, line: first.line, column: 1, endLine: last.line + 1, endColumn: 1, newText: '' });
    } else if (first && last && removed.length === 1 && added.length === 1) {
      edits.push(...replaceLine(file, first.line, first.text, added[0] as string));
    } else if (first && last) {
      const endColumn = [...last.text].length + 1;
      edits.push({ file, line: first.line, column: 1, endLine: last.line, endColumn, newText: added.join('\n') });
    } else if (added.length > 0) {
      edits.push({
        file,
        line: next,
        column: 1,
        endLine: next,
        endColumn: 1,
        newText: added.map((line) => `${line}\n`).join(''),
      });
    }
    removed = [];
    added = [];
  };
  /** Rows that were added so far stand in the numbering but not in the file. */
  let shift = 0;
  for (const { number, sign, text } of rows) {
    if (number === undefined || sign === '|') {
      flush();
    } else if (sign === '-') {
      if (added.length > 0) flush();
      removed.push({ line: number, text });
    } else if (sign === '~') {
      flush();
      const old = sources.get(number - shift);
      if (old === undefined) return [];
      removed.push({ line: number - shift, text: old });
      added.push(text);
    } else {
      if (removed.length === 0 && added.length === 0) next = number - shift;
      added.push(text);
      if (removed.length < added.length) shift++;
    }
  }
  flush();
  return edits;
}

/** Only what differs, so that a tab which the compiler printed as spaces is left alone. */
function replaceLine(file: string, line: number, oldText: string, newText: string): Edit[] {
  const [before, after] = [[...oldText], [...newText]];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const replaced = { file, line, column: start + 1, endLine: line, endColumn: before.length - end + 1 };
  return start === before.length && start === after.length
    ? []
    : [{ ...replaced, newText: after.slice(start, after.length - end).join('') }];
}

/** ``12 |     x`` above ``|  ^^^ help: try: `y` ``. */
function inlineFixes({ rows }: RustPart, file: string): Fix[] {
  return rows.flatMap((row, index) => {
    const above = rows.slice(0, index).findLast(({ number }) => number !== undefined);
    const match = row.number === undefined ? inlineHelp.exec(row.text) : null;
    if (!match || above?.number === undefined) return [];
    const [, indent = '', marks = '', title = '', newText = ''] = match;
    const range = { line: above.number, column: indent.length + 1, endLine: above.number };
    return [toFix(title, [{ file, ...range, endColumn: indent.length + marks.length + 1, newText }])];
  });
}

const inlineHelp = /^([ |]*)([\^-]+) help: (.*?): `(.*)`$/;
