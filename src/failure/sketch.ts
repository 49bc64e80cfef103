const width = 1 << 15;
const most = 0xffff;

/**
 * How often texts were seen, in memory of a fixed size: a count-min sketch (Cormode and Muthukrishnan, 2005) of two rows.
 * A count may be too high where many texts were counted, and never too low.
 */
export class Sketch {
  /** Of `bytes`. */
  static readonly size = 2 * width * Uint16Array.BYTES_PER_ELEMENT;
  readonly #rows: readonly Uint16Array[];

  /** `bytes`: what another one gave. */
  constructor(bytes: Uint8Array = new Uint8Array(Sketch.size)) {
    const cells = new Uint16Array(bytes.slice().buffer);
    this.#rows = [cells.subarray(0, width), cells.subarray(width)];
  }

  bytes(): Uint8Array {
    return Buffer.concat(
      this.#rows.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
    );
  }

  /** Counts the text; returns how often it was counted now. */
  add(text: string): number {
    let least = most;
    for (const [row, cells] of this.#rows.entries()) {
      const slot = hash(text, row) & (width - 1);
      const count = Math.min(most, (cells[slot] as number) + 1);
      cells[slot] = count;
      least = Math.min(least, count);
    }
    return least;
  }

  count(text: string): number {
    return Math.min(...this.#rows.map((cells, row) => cells[hash(text, row) & (width - 1)] as number));
  }
}

/** FNV-1a over the UTF-16 units, begun elsewhere for each row, with the last step of MurmurHash3. */
function hash(text: string, row: number): number {
  let value = row === 0 ? 0x811c9dc5 : 0x2c1b3c6d;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
