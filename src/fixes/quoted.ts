import type { Edit } from '../core/diagnostic.ts';
import type { LineIndex } from './text-file.ts';

/** Offsets into the text of a file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the text that an edit is for stands in the file, told by the lines that the log quotes. `undefined` where the file
 * does not say that. Columns count characters of what is quoted.
 *
 * The number in the log comes first. Where it is not certain and that line says something else, the nearest equal one is
 * taken, but only if the file is otherwise what the tool saw (`trusted`). What has been done already is not done again.
 */
export function rangeOfQuoted(edit: Edit, lines: LineIndex, trusted: boolean): Range | undefined {
  const { quoted, line, endLine, column, endColumn } = edit;
  if (!quoted) return undefined;
  const first = findLine(lines, line, quoted.first, trusted && quoted.near === true && !isDone(edit, lines));
  if (first === undefined || isThere(edit, lines, first)) return undefined;
  const start = offsetIn(lines, first, quoted.first, column);
  const last =
    quoted.last === undefined ? undefined : findBelow(lines, first, first + endLine - line, quoted.last, trusted);
  if (quoted.last !== undefined && last === undefined) return undefined;
  const end =
    last !== undefined
      ? offsetIn(lines, last, quoted.last as string, endColumn)
      : endLine === line
        ? offsetIn(lines, first, quoted.first, endColumn)
        : startOf(lines, first + endLine - line);
  if (start === undefined || end === undefined) return undefined;
  // New lines below a line come behind all of it, also behind a comment that the log does not show.
  const behind = start === end && edit.newText.startsWith('\n') && column > [...quoted.first].length;
  const whole = lines.line(first);
  return behind && whole
    ? { start: whole.start + whole.text.length, end: whole.start + whole.text.length }
    : { start, end };
}

/**
 * Whether a line of a file is what a log quotes: white space aside, and with or without a comment at its end, which changes
 * nothing that a compiler sees.
 */
export function saysSame(line: string, quoted: string): boolean {
  const [a, b] = [fold(line), fold(quoted)];
  return a === b || (b !== '' && a.startsWith(b) && /^ ?(?:\/\/|# )/.test(a.slice(b.length)));
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function findLine(lines: LineIndex, number: number, text: string, search: boolean): number | undefined {
  if (says(lines, number, text)) return number;
  if (!search || text.trim() === '') return undefined;
  for (let distance = 1; distance <= lines.count; distance++) {
    const above = says(lines, number - distance, text);
    const below = says(lines, number + distance, text);
    if (above && below) return undefined;
    if (above || below) return above ? number - distance : number + distance;
  }
  return undefined;
}

/** The line with which what begins at `first` ends: with the same indentation, or it would be the end of something inside. */
function findBelow(lines: LineIndex, first: number, number: number, text: string, search: boolean): number | undefined {
  const ends = (at: number) => says(lines, at, text) && indentOf(lines.line(at)?.text ?? '') === indentOf(text);
  if (number >= first && ends(number)) return number;
  for (let at = first + 1; search && at <= lines.count; at++) if (ends(at)) return at;
  return undefined;
}

function indentOf(text: string): string {
  return (/^\s*/.exec(text)?.[0] ?? '').replaceAll('\t', '    ');
}

function says(lines: LineIndex, number: number, text: string): boolean {
  const line = lines.line(number);
  return line !== undefined && saysSame(line.text, text);
}

/** A line that reads as the first one does when it is edited. */
function isDone({ quoted, column, endColumn, line, endLine, newText }: Edit, lines: LineIndex): boolean {
  const old = [...(quoted?.first ?? '')];
  const rest = endLine === line ? old.slice(endColumn - 1).join('') : '';
  const [after = ''] = `${old.slice(0, column - 1).join('')}${newText}${rest}`.split('\n');
  if (after.trim() === '' || after === quoted?.first) return false;
  for (let number = 1; number <= lines.count; number++) if (says(lines, number, after)) return true;
  return false;
}

/** Whether the new lines that would come above or below a line are there already. */
function isThere({ newText, line, endLine, column, endColumn }: Edit, lines: LineIndex, at: number): boolean {
  if (line !== endLine || column !== endColumn || !newText.includes('\n')) return false;
  const added = newText.split('\n').filter((text) => text.trim() !== '');
  const stands = (from: number) => added.every((text, index) => says(lines, from + index, text));
  return added.length > 0 && (stands(at + 1) || stands(at - added.length));
}

function startOf(lines: LineIndex, number: number): number | undefined {
  const line = lines.line(number);
  if (line) return line.start;
  const last = lines.line(lines.count);
  return last && number === lines.count + 1 ? last.start + last.text.length : undefined;
}

/**
 * By the characters that are no white space, since tabs are quoted as spaces. In the middle of white space there is a place
 * only where both have the same.
 */
function offsetIn(lines: LineIndex, number: number, quoted: string, column: number): number | undefined {
  const line = lines.line(number);
  if (!line) return undefined;
  const characters = [...quoted];
  if (column > characters.length + 1) return undefined;
  const head = characters.slice(0, column - 1).join('');
  if (line.text.startsWith(head)) return line.start + head.length;
  const wanted = head.replace(/\s/g, '').length;
  let [seen, at] = [0, 0];
  for (; seen < wanted; at++) if (/\S/.test(line.text[at] ?? '')) seen++;
  if (/\S$/.test(head)) return line.start + at;
  if (!/\S/.test(characters[column - 1] ?? '')) return undefined;
  while (/\s/.test(line.text[at] ?? '')) at++;
  return line.start + at;
}
