/**
 * Buffers that are read into again once nobody looks at what they held: new ones count as memory outside of the heap,
 * and every few megabytes of it had the whole heap looked through. Sizes are rounded up to powers of two, so that few
 * sizes fit all; what goes back is cleared, since logs hold secrets.
 */
export class SpareBuffers {
  /** By size. */
  readonly #spare = new Map<number, Buffer[]>();
  /** By what was lent of them. A chunk that somebody keeps is forgotten together with its buffer. */
  readonly #lent = new WeakMap<Uint8Array, Buffer>();

  /** At least `size` bytes, which hold anything. */
  take(size: number): Buffer {
    const rounded = 2 ** Math.ceil(Math.log2(Math.max(size, smallest)));
    return this.#spare.get(rounded)?.pop() ?? Buffer.allocUnsafeSlow(rounded);
  }

  /** The first bytes of a buffer that was taken, to be given back as they are. */
  lend(buffer: Buffer, length: number): Buffer {
    const lent = buffer.subarray(0, length);
    this.#lent.set(lent, buffer);
    return lent;
  }

  /** Nobody looks at them any more. Whatever was not lent here, or only in part, is left alone. */
  giveBack(lent: Uint8Array): void {
    const buffer = this.#lent.get(lent);
    if (!buffer) return;
    this.#lent.delete(lent);
    const spare = this.#spare.get(buffer.length) ?? [];
    this.#spare.set(buffer.length, spare);
    if (spare.length >= mostSpare) return;
    buffer.fill(0, 0, lent.length);
    spare.push(buffer);
  }
}

const smallest = 4096;
/** Of one size: one that is read into, one that waits, one that is looked at. */
const mostSpare = 4;
