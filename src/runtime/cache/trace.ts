/** Something was asked for, or put there after it had been asked for in vain. */
export interface Access {
  readonly key: number;
  readonly kind: 'get' | 'set';
  readonly size: number;
}

/**
 * The latest questions that a cache was asked, and how large the answers were: eight bytes each, in a ring. Keys are kept
 * as 32 bits of a hash (FNV-1a): two keys of some ten thousand that are taken for one change no advice.
 */
export class AccessTrace {
  readonly #ring: Uint32Array;
  #next = 0;
  #length = 0;

  constructor(length = 4_096) {
    this.#ring = new Uint32Array(2 * length);
  }

  static from(bytes: Uint8Array, length?: number): AccessTrace {
    const trace = new AccessTrace(length);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 8 <= bytes.byteLength; at += 8)
      trace.#push(view.getUint32(at, true), view.getUint32(at + 4, true));
    return trace;
  }

  get length(): number {
    return this.#length;
  }

  /** `size` in bytes; 0 where it is not known. */
  add(key: string, kind: Access['kind'], size = 0): void {
    let hash = 0x811c9dc5;
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    this.#push(hash >>> 0, Math.min(size, largest) + (kind === 'set' ? setMark : 0));
  }

  /** The oldest first. */
  *entries(): Generator<Access> {
    for (const [key, word] of this.#words()) yield { key, kind: word >= setMark ? 'set' : 'get', size: word % setMark };
  }

  /** Behind those that it has. */
  append(other: AccessTrace): void {
    for (const [key, word] of other.#words()) this.#push(key, word);
  }

  toBytes(): Uint8Array {
    const bytes = new DataView(new ArrayBuffer(8 * this.#length));
    let at = 0;
    for (const [key, word] of this.#words()) {
      bytes.setUint32(at, key, true);
      bytes.setUint32(at + 4, word, true);
      at += 8;
    }
    return new Uint8Array(bytes.buffer);
  }

  *#words(): Generator<readonly [key: number, word: number]> {
    const capacity = this.#ring.length / 2;
    for (let i = 0; i < this.#length; i++) {
      const at = 2 * ((this.#next - this.#length + i + capacity) % capacity);
      yield [this.#ring[at] as number, this.#ring[at + 1] as number];
    }
  }

  #push(key: number, word: number): void {
    const capacity = this.#ring.length / 2;
    this.#ring[2 * this.#next] = key;
    this.#ring[2 * this.#next + 1] = word;
    this.#next = (this.#next + 1) % capacity;
    this.#length = Math.min(capacity, this.#length + 1);
  }
}

/** Tells a value that was put there from a question; below it stands the size. */
const setMark = 2 ** 31;
const largest = setMark - 1;
