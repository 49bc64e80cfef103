import type { Block } from '../../core/format.ts';
import { isPointer } from './source-pointer.ts';

/**
 * What compilers with the EDG front end print below a row: the message goes on in indented lines, then the source line
 * and a caret. Lines belong only when the caret comes.
 */
export const wrappedMessage: Block = {
  continues: (line, lines) => {
    if (isPointer(line)) return 'last';
    // Only below a row that says nothing yet may a line be blank.
    if (line.trim() === '') return lines.length === 1 && /: *$/.test(lines[0] ?? '') ? 'maybe' : 'no';
    return /^\s/.test(line) ? 'maybe' : 'no';
  },
  patience: 10,
};

export interface Wrapped {
  readonly message: string;
  readonly snippet?: string[];
  readonly column?: number;
}

/** The whole message of such a block, and where the caret stands: the compiler's own column where the row has none. */
export function readWrapped(lines: readonly string[], first: string): Wrapped {
  const pointer = lines.at(-1) ?? '';
  if (lines.length < 3 || !isPointer(pointer)) return { message: first.trim() };
  const source = lines.at(-2) ?? '';
  const more = lines.slice(1, -2).map((line) => line.trim());
  const indent = /^\s*/.exec(source)?.[0].length ?? 0;
  const column = pointer.search(/\^/) - Math.min(indent, 2) + 1;
  return {
    message: [first.trim(), ...more].filter(Boolean).join(' '),
    snippet: [source],
    ...(column > 0 && { column }),
  };
}
