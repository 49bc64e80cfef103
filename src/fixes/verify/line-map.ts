import type { Edit, Fix } from '../../core/diagnostic.ts';

/** Where the lines of one file went, and which of the new ones an edit has touched. */
export interface LineMap {
  /** A line of before, 1-based, as it is counted now. */
  now(line: number): number;
  /** Whether a line of now was written by an edit, or follows one: what a broken line breaks is often told of the next. */
  isNear(line: number): boolean;
}

/** By file, as the edits name it, of all fixes that were applied at once; `near` are those by which `isNear` goes, all unless told otherwise. */
export function mapLines(fixes: readonly Fix[], near: readonly Fix[] = fixes): ReadonlyMap<string, LineMap> {
  const touching = new Set(near.flatMap(({ edits }) => edits).map((edit) => JSON.stringify(edit)));
  const byFile = new Map<string, Edit[]>();
  for (const edit of fixes.flatMap(({ edits }) => edits)) {
    const known = byFile.get(edit.file);
    if (known) known.push(edit);
    else byFile.set(edit.file, [edit]);
  }
  return new Map([...byFile].map(([file, edits]) => [file, mapOf(withoutDoubles(edits), touching)]));
}

function mapOf(edits: readonly Edit[], touching: ReadonlySet<string>): LineMap {
  function now(line: number): number {
    let shift = 0;
    for (const edit of edits) if (isAbove(edit, line)) shift += grownLines(edit);
    return line + shift;
  }
  const touched = new Set<number>();
  for (const edit of edits) {
    if (!touching.has(JSON.stringify(edit))) continue;
    const first = now(edit.line);
    const count = edit.newText.split('\n').length;
    for (let line = first; line <= first + count; line++) touched.add(line);
  }
  return { now, isNear: (line) => touched.has(line) };
}

/** An insertion of whole lines at the very beginning of a line moves that line down. */
function isAbove({ line, column, endLine, endColumn, newText }: Edit, other: number): boolean {
  const insertsAbove = line === endLine && column === 1 && endColumn === 1 && newText.endsWith('\n');
  return insertsAbove ? line <= other : endLine < other || (endLine === other && endLine > line);
}

function grownLines({ line, endLine, newText }: Edit): number {
  return newText.split('\n').length - 1 - (endLine - line);
}

/** Equal edits of several fixes were applied once. */
function withoutDoubles(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}
