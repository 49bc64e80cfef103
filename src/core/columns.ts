import type { ColumnUnit } from './diagnostic.ts';

/**
 * The UTF-16 index of a 1-based column in a line, or `undefined` where the line has no such column. One behind the end is
 * a column (insertions at the end); one in the middle of a character is not.
 */
export function indexOfColumn(line: string, column: number, unit: ColumnUnit): number | undefined {
  if (unit === 'utf16') return column >= 1 && column <= line.length + 1 ? column - 1 : undefined;
  let at = 1;
  let index = 0;
  for (const character of line) {
    if (at === column) return index;
    if (at > column) return undefined;
    at += widthOf(character, unit, at);
    index += character.length;
  }
  return at === column ? index : undefined;
}

/** The UTF-16 index of a 0-based offset into a text of many lines; `undefined` where there is no such place. */
export function indexOfOffset(text: string, offset: number, unit: ColumnUnit): number | undefined {
  // Cells of a screen mean nothing beyond a line.
  return unit === 'display' ? undefined : indexOfColumn(text, offset + 1, unit);
}

function widthOf(character: string, unit: ColumnUnit, column: number): number {
  switch (unit) {
    case 'byte':
      return Buffer.byteLength(character);
    case 'display':
      return displayWidth(character, column);
    default:
      return 1;
  }
}

/** A tab goes to the next multiple of 8, as gcc has counted since 11; wide characters take two cells, marks and joiners none. */
export function displayWidth(character: string, column: number): number {
  if (character === '\t') return 8 - ((column - 1) % 8);
  if (character < '\u0300') return 1;
  if (/[\p{Mark}\p{Cf}]/u.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** East Asian wide and full-width blocks, and emoji that are shown as pictures: Unicode UAX #11. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
