import type { Edit, Fix, Related } from '../../core/diagnostic.ts';
import type { Continuation } from '../../core/format.ts';

/**
 * What gcc and clang print below the first line of a message: the source line, marks under it, the text of a fix-it
 * under the marks, then notes of the same shape. Since gcc 9 and clang 17 a gutter `12 | ` stands before each; before
 * that the source is printed as it is, and only the caret line after it tells that it was one.
 */
export interface CaretBlock {
  readonly snippet: string[];
  readonly related: Related[];
  readonly fixes: Fix[];
  /** Whether the source was printed without anything before it, as only clang does. */
  readonly bare: boolean;
}

const placeHead =
  /^(?<file>(?:[A-Za-z]:[\\/])?[^\s:][^:]*):(?<line>\d+):(?:(?<column>\d+):)? (?<severity>fatal error|error|warning|note|remark): (?<message>.*)$/;

/** Decides line by line how far such a message reaches. */
export function continuesCaretBlock(
  line: string,
  lines: readonly string[],
  held: readonly string[] = [],
): Continuation {
  if (gutter.test(line) || fixitLine.test(line)) return 'yes';
  const head = placeHead.exec(line);
  if (head) return head.groups?.severity === 'note' ? 'yes' : 'no';
  const last = lines.at(-1) ?? '';
  // Other tools have marks too: without a gutter they stand under the one line of source that follows a head.
  if (marksOnly.test(line)) return held.length === 0 || placeHead.test(held.at(-2) ?? last) ? 'yes' : 'no';
  if (marksOnly.test(last)) return standsUnder(line, last) ? 'yes' : 'no';
  // Source text looks like anything, and so do the folders that a note's header was included from: what follows tells.
  return placeHead.test(held.at(-1) ?? last) || included.test(line) ? 'maybe' : 'no';
}

const included = /^In file included from |^ {10,}from |: {3}required (?:from|by)|: In instantiation of /;
const gutter = /^ *(?:\d+|\+{3}|\.{3})? \|/;
const fixitLine = /^fix-it:"/;
const marksOnly = /^[\s~]*\^[\s~^]*$/;

function standsUnder(line: string, marks: string): boolean {
  const start = line.search(/\S/);
  return start > 0 && (start === marks.indexOf('^') || start === marks.indexOf('~'));
}

/** Reads such a message with its notes; `file` and `line` are those of its first line. */
export function readCaretBlock(
  printed: readonly string[],
  file: string,
  line: number,
  column: number,
  message: string,
): CaretBlock {
  const [lines, indented] = withoutIndent(printed, column);
  const snippet: string[] = [];
  const related: Related[] = [];
  const fixes: Fix[] = [];
  let bare = false;
  let place = { file, line, message };
  let source: { line: number; text: string } | undefined;
  let marks: string | undefined;
  let added: string[] = [];
  for (const text of lines) {
    const head = placeHead.exec(text)?.groups;
    const row = gutterRow.exec(text);
    const addedLine = addedRow.exec(text);
    if (row?.[1] && added.length > 0) fixes.push(newLines(place, added, Number(row[1]), row[2] ?? ''));
    if (!addedLine) added = [];
    if (addedLine) {
      added.push(addedLine[1] ?? '');
    } else if (fixitLine.test(text)) {
      fixes.push(...parseableFixit(text, place.message));
    } else if (head) {
      place = { file: head.file as string, line: Number(head.line), message: head.message as string };
      source = undefined;
      marks = undefined;
      related.push({
        message: `note: ${head.message}`,
        file: place.file,
        line: place.line,
        ...(head.column && { column: Number(head.column) }),
      });
    } else if (row?.[1]) {
      source = { line: Number(row[1]), text: row[2] ?? '' };
      marks = undefined;
      if (related.length === 0) snippet.push(source.text);
    } else if (row || source) {
      const under = row ? (row[2] ?? '') : text;
      if (/^[\s~^]*$/.test(under) && /[~^]/.test(under)) marks = under;
      else if (marks !== undefined && source) fixes.push(...fixits(place, source, marks, under));
    } else {
      bare = !indented;
      source = { line: place.line, text };
      if (related.length === 0) snippet.push(text);
    }
  }
  return { snippet, related, fixes: mergeFixes(fixes), bare };
}

/** Before it had a gutter, gcc printed a space in front of the source and of the marks; clang never did. */
function withoutIndent(lines: readonly string[], column: number): [readonly string[], boolean] {
  const marks = lines[1] ?? '';
  const indented = marksOnly.test(marks) && marks.indexOf('^') === column && lines[0]?.startsWith(' ') === true;
  if (!indented) return [lines, false];
  return [lines.map((line) => (gutter.test(line) || placeHead.test(line) ? line : line.replace(/^ /, ''))), true];
}

const gutterRow = /^ *(\d+)? \| ?(.*)$/;

/** A line that gcc would add, between those that it stands between: `+++ |+#include <stdio.h>`. */
const addedRow = /^ *\+{3} \|\+(.*)$/;

function newLines({ file, message }: Place, added: readonly string[], line: number, below: string): Fix {
  const newText = added.map((text) => `${text}\n`).join('');
  return toFix(message, [{ file, line, column: 1, endLine: line, endColumn: 1, newText, quoted: { first: below } }]);
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** The text under the marks: inserted before the character above it, or put in its place; what, the message tells. */
function fixits({ file, message }: Place, source: { line: number; text: string }, marks: string, under: string): Fix[] {
  const edits = [...under.matchAll(/\S+(?: \S+)*/g)].flatMap((match): Edit[] => {
    const [start, newText] = [match.index, match[0]];
    const length = replacedLength(message, source.text.slice(start), marks.slice(start), newText);
    if (length === undefined) return [];
    const range = { line: source.line, column: start + 1, endLine: source.line, endColumn: start + length + 1 };
    return [{ file, ...range, newText: /^-+$/.test(newText) && length > 0 ? '' : newText }];
  });
  return edits.length > 0 ? [toFix(message, edits)] : [];
}

function replacedLength(message: string, source: string, marks: string, newText: string): number | undefined {
  if (/^-+$/.test(newText) && /^[~^]/.test(marks)) return newText.length;
  // Below the marks of a format also stand the types of what it is for.
  if (/^format (?:['‘"`]%|specifies)/.test(message))
    return newText.startsWith('%') ? (/^[\^~]+/.exec(marks)?.[0].length ?? undefined) : undefined;
  // A name may be anything.
  const words = message.replace(/[‘'`](?:(?:const|struct|union|enum) )*[\w$]+[ *]*['’]/g, "''");
  if (insertion.test(words)) return 0;
  if (!replacement.test(words)) return undefined;
  const marked = /^[\^~]+/.exec(marks)?.[0].length ?? 0;
  // One caret under a word stands for the word.
  return marked > 1 ? marked : (/^(?:\w+|[=!<>&|+\-*/%]+)/.exec(source)?.[0].length ?? 1);
}

const insertion = /^expected |^missing |\bplace parentheses|\binsert\b|\badd\b|\bis a non-static|header|terminating/;
const replacement = /did you mean|\buse |suggested alternative|\bchange\b|instead|\breplace\b/;

/** `fix-it:"a.c":{3:5-3:6}:";"`, of -fdiagnostics-parseable-fixits; columns are bytes. */
function parseableFixit(text: string, message: string): Fix[] {
  const match = /^fix-it:"((?:[^"\\]|\\.)*)":\{(\d+):(\d+)-(\d+):(\d+)\}:"((?:[^"\\]|\\.)*)"$/.exec(text);
  if (!match) return [];
  const [, file = '', line, column, endLine, endColumn, newText = ''] = match;
  const range = { line: Number(line), column: Number(column), endLine: Number(endLine), endColumn: Number(endColumn) };
  return [
    { ...toFix(message, [{ file: unescapeC(file), ...range, newText: unescapeC(newText) }]), columnUnit: 'byte' },
  ];
}

/** Two compilers, one habit: names they guess, punctuation they know. */
export function toFix(message: string, edits: Edit[]): Fix {
  const guessed = edits.some(({ newText }) => /\w/.test(newText)) || /place parentheses|use '=='/.test(message);
  return { title: message, origin: 'compiler', safety: guessed ? 'unsafe' : 'safe', edits, columnUnit: 'display' };
}

/** The parseable form repeats what the caret form says; it is the exact one, so it wins. */
function mergeFixes(fixes: readonly Fix[]): Fix[] {
  const exact = fixes.filter(({ columnUnit }) => columnUnit === 'byte');
  return exact.length > 0 ? exact : [...fixes];
}

function unescapeC(text: string): string {
  return text.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal?: string, character?: string) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : ({ n: '\n', t: '\t' }[character ?? ''] ?? character ?? ''),
  );
}
