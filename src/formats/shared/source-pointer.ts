import type { Block } from '../../core/format.ts';

/**
 * A row that a line of source and a line of carets may follow, as most compilers draw it. Source lines are held until
 * the carets show that they belong.
 */
export function sourcePointer(lines = 1): Block {
  return { continues: (line) => (isPointer(line) ? 'last' : 'maybe'), patience: lines };
}

export interface Pointed {
  readonly snippet?: string[];
  readonly column?: number;
  readonly endColumn?: number;
}

/** What such a block shows; the columns are those of the drawing, 1-based, the end exclusive. */
export function readPointer(lines: readonly string[]): Pointed {
  const pointer = lines.at(-1) ?? '';
  if (lines.length < 2 || !isPointer(pointer)) return {};
  const start = pointer.search(/[\^~]/);
  const column = start + 1;
  const end = pointer.slice(start).search(/[^^~]|$/) + column;
  const snippet = lines.slice(1, -1);
  return { column, ...(end > column + 1 && { endColumn: end }), ...(snippet.length > 0 && { snippet }) };
}

/** Only spaces and marks, and at least one mark. */
export function isPointer(line: string): boolean {
  return /^[\s|~]*\^[\s~^|-]*$/.test(line) || /^\s*~{2,}\s*$/.test(line);
}
