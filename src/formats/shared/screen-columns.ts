import { displayWidth } from '../../core/columns.ts';

/**
 * A row of marks as it would stand if each character of the source above took as many cells as it has UTF-16 units, so that
 * an index into one is an index into the other. Only the marks are moved, not what is said behind them. `undefined` where
 * nobody can tell how wide the source is shown, or a mark begins in the middle of a character.
 */
export function alignMarks(source: string, row: string): string | undefined {
  if (!/[^\x20-\x7e]/.test(source)) return row;
  const marks = /^[ |^~+_-]*/.exec(row)?.[0] ?? '';
  let aligned = '';
  let cell = 0;
  for (const character of source) {
    if (cell >= marks.length) break;
    if (disputed.test(character)) return undefined;
    const width = displayWidth(character, cell + 1);
    // What combines with the character before it is marked with it.
    const covered = width > 0 ? marks.slice(cell, cell + width) : marks.slice(cell - 1, cell);
    const [mark = ''] = covered;
    if (mark !== ' ' && covered !== mark.repeat(width || 1)) return undefined;
    if (/[^ ]/.test(covered.slice(1)) && mark === ' ') return undefined;
    aligned += mark.repeat(character.length);
    cell += width;
  }
  return aligned + row.slice(Math.min(cell, marks.length));
}

/** Shown alone or as a part of the picture before it, so that programs count them differently: joiners, variants, flags. */
const disputed = /[\p{Cf}\p{Variation_Selector}\p{Regional_Indicator}\p{Emoji_Modifier}]/u;
