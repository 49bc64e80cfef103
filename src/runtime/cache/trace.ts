/**
 * The latest questions that a cache was asked, and how large the answers were: eight bytes each, in a ring. Keys are kept
 * as 32 bits of a hash (FNV-1a): two keys of some ten thousand that are taken for one change no advice.
 */
export class AccessTrace {
  readonly #ring: Uint32Array;
  #next = 0;
  #length = 0;

  constructor(length = 16_384) {
    this.#ring = new Uint32Array(2 * length);
  }

  static from(bytes: Uint8Array, length?: number): AccessTrace {
    const trace = new AccessTrace(length);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 8 <= bytes.byteLength; at += 8)
      trace.addHash(view.getUint32(at, true), view.getUint32(at + 4, true));
    return trace;
  }

  get length(): number {
    return this.#length;
  }

  /** `size` in bytes; 0 where it is not known. */
  add(key: string, size: number): void {
    let hash = 0x811c9dc5;
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    this.addHash(hash >>> 0, size);
  }

  /** The oldest first. */
  *entries(): Generator<{ readonly key: number; readonly size: number }> {
    const capacity = this.#ring.length / 2;
    for (let i = 0; i < this.#length; i++) {
      const at = 2 * ((this.#next - this.#length + i + capacity) % capacity);
      yield { key: this.#ring[at] as number, size: this.#ring[at + 1] as number };
    }
  }

  toBytes(): Uint8Array {
    const bytes = new DataView(new ArrayBuffer(8 * this.#length));
    let at = 0;
    for (const { key, size } of this.entries()) {
      bytes.setUint32(at, key, true);
      bytes.setUint32(at + 4, size, true);
      at += 8;
    }
    return new Uint8Array(bytes.buffer);
  }

  addHash(key: number, size: number): void {
    const capacity = this.#ring.length / 2;
    this.#ring[2 * this.#next] = key;
    this.#ring[2 * this.#next + 1] = size;
    this.#next = (this.#next + 1) % capacity;
    this.#length = Math.min(capacity, this.#length + 1);
  }
}
