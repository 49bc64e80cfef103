/** Passes bytes on in whole lines, so that it is known at the end where the last line begins that has none. */
export class LastLine {
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #atLineEnd = false;

  /** Everything so far was passed on up to the end of a line, and what came since is `rest`. */
  get atLineEnd(): boolean {
    return this.#atLineEnd;
  }

  get rest(): Buffer {
    return Buffer.concat(this.#kept);
  }

  *push(bytes: Buffer): Generator<Buffer> {
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end > 0) {
      yield* this.#take();
      yield bytes.subarray(0, end);
      this.#atLineEnd = true;
    }
    // Copied, since the buffer may be read into again.
    if (end < bytes.length) this.#kept.push(Buffer.from(bytes.subarray(end)));
    this.#keptBytes += bytes.length - end;
    if (this.#keptBytes > longest) {
      this.#atLineEnd = false;
      yield* this.#take();
    }
  }

  *#take(): Generator<Buffer> {
    const kept = this.#kept;
    this.#kept = [];
    this.#keptBytes = 0;
    yield* kept;
  }
}

/** A line of a log is seldom longer, and where it is, the log is read anew. */
const longest = 64 * 1024;
