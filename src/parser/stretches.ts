/** Bytes from a place on, taken in stretches that end with a line. */
export class Stretches {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);
  #offset: number;
  #atLineEnd = false;

  constructor(chunks: AsyncIterable<Uint8Array>, offset: number) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#offset = offset;
  }

  /** Of the next byte. */
  get offset(): number {
    return this.#offset;
  }

  /** The last stretch ended with the line that was asked for. */
  get atLineEnd(): boolean {
    return this.#atLineEnd;
  }

  /**
   * The bytes up to and with the first LF whose offset is `target` or more. Ends without one where the input does, and
   * where there is none before `limit`.
   */
  async *toLineEnd(target: number, limit = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer, void, void> {
    this.#atLineEnd = false;
    while (this.#offset < limit && (await this.#fill())) {
      const from = Math.max(0, target - this.#offset);
      const at = from < this.#rest.length ? this.#rest.indexOf(feed, from) : -1;
      const isFound = at !== -1 && this.#offset + at < limit;
      const length = isFound ? at + 1 : Math.min(this.#rest.length, limit - this.#offset);
      const piece = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      this.#offset += length;
      this.#atLineEnd = isFound;
      yield piece;
      if (isFound) return;
    }
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** Whether there is anything to take. */
  async #fill(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return false;
      this.#rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    return true;
  }
}

const feed = 0x0a;
