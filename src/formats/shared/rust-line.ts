import type { Edit } from '../../core/diagnostic.ts';

/** An old line that a message of the compiler shows, and its number. */
export interface KnownLine {
  readonly number: number;
  readonly text: string;
}

/** Only what differs, so that a tab which the compiler printed as spaces is left alone. */
export function changeLine(file: string, { number: line, text }: KnownLine, newText: string): Edit[] {
  const [before, after] = [[...text], [...newText]];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  if (start === before.length && start === after.length) return [];
  const range = { line, column: start + 1, endLine: line, endColumn: before.length - end + 1 };
  return [{ file, ...range, newText: after.slice(start, after.length - end).join(''), quoted: { first: text } }];
}
