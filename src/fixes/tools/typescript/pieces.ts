/** A text under edit that remembers what it was: which ranges of the original became what, and for whose sake. */

interface Piece {
  /** In the original. */
  readonly start: number;
  readonly end: number;
  /** Absent: as it was. */
  readonly text?: string;
  readonly owners: ReadonlySet<number>;
}

/** A range of the original and what it has become, with everyone who had a hand in it. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly owners: ReadonlySet<number>;
}

export interface TextChange {
  /** Offsets into the text as it is now. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Fixes that are computed one after the other, each on the text that the one before has left, come out as changes of the
 * original. Those that overlap or touch are one hunk. A diff of both texts was the alternative: it can't say whose a change is.
 */
export class PieceTable {
  readonly #original: string;
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.#original = original;
    this.#pieces = [{ start: 0, end: original.length, owners: nobody }];
  }

  /** `changes` do not overlap; all offsets are into the text before the first of them. */
  apply(changes: readonly TextChange[], owner: number): void {
    for (const change of lastFirst(changes)) this.#splice(change, owner);
  }

  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** Where a place of the original is now, or nothing where it was replaced. An end of a change counts as what stands behind it. */
  placeNow(offset: number): number | undefined {
    let at = 0;
    for (const piece of this.#pieces) {
      if (piece.text === undefined && offset >= piece.start && offset <= piece.end) {
        const isEnd = offset === piece.end && piece !== this.#pieces.at(-1);
        if (!isEnd) return at + offset - piece.start;
      }
      at += this.#textOf(piece).length;
      if (piece.text !== undefined && offset >= piece.start && offset < piece.end) return undefined;
    }
    return offset === this.#original.length ? at : undefined;
  }

  get hunks(): Hunk[] {
    return this.#pieces.flatMap(({ text, start, end, owners }) =>
      text === undefined ? [] : [{ start, end, newText: text, owners }],
    );
  }

  #splice({ start, end, newText }: TextChange, owner: number): void {
    const before: Piece[] = [];
    const after: Piece[] = [];
    const touched: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = this.#textOf(piece).length;
      const [from, to] = [at, at + length];
      at = to;
      const isPlain = piece.text === undefined;
      // What was changed already is one with a change that touches it; what stands as it was is cut.
      if (isPlain ? to <= start : to < start) before.push(piece);
      else if (isPlain ? from >= end : from > end) after.push(piece);
      else if (!isPlain) touched.push(piece);
      else {
        if (from < start) before.push({ ...piece, end: piece.start + (start - from) });
        touched.push({
          ...piece,
          start: piece.start + Math.max(0, start - from),
          end: piece.end - Math.max(0, to - end),
        });
        if (to > end) after.push({ ...piece, start: piece.end - (to - end) });
      }
    }
    const offset = before.reduce((sum, piece) => sum + this.#textOf(piece).length, 0);
    const old = touched.map((piece) => this.#textOf(piece)).join('');
    const place = before.at(-1)?.end ?? 0;
    const merged: Piece = {
      start: touched[0]?.start ?? place,
      end: touched.at(-1)?.end ?? place,
      text: old.slice(0, start - offset) + newText + old.slice(end - offset),
      owners: new Set([...touched.flatMap(({ owners }) => [...owners]), owner]),
    };
    this.#pieces = [...before, merged, ...after].filter((piece) => piece.text !== undefined || piece.end > piece.start);
  }

  #textOf({ text, start, end }: Piece): string {
    return text ?? this.#original.slice(start, end);
  }
}

export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = text;
  for (const { start, end, newText } of lastFirst(changes))
    result = result.slice(0, start) + newText + result.slice(end);
  return result;
}

/** Of several insertions at one place the first comes first in the text. */
function lastFirst(changes: readonly TextChange[]): TextChange[] {
  return [...changes].sort((a, b) => a.start - b.start || a.end - b.end).reverse();
}

const nobody: ReadonlySet<number> = new Set();
