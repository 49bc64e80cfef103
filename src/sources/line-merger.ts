/**
 * Two streams into one without mixing their lines: of each only whole lines are passed on, in the order in which they
 * were completed. A line ends at LF or CR, as for the scanner.
 */
export class LineMerger<Name extends string> {
  readonly #limit: number;
  readonly #rests = new Map<Name, Buffer[]>();
  readonly #sizes = new Map<Name, number>();
  /** Whose unfinished line stands at the end of what was passed on. */
  #unfinished: Name | undefined;

  /** `limit`, in bytes: a line that is longer is passed on in parts. */
  constructor(limit = 8 * 1024 * 1024) {
    this.#limit = limit;
  }

  /** Returns what can be passed on now; empty when the line is not complete yet. */
  push(name: Name, bytes: Buffer): Buffer {
    const end = endOfLines(bytes);
    if (end > 0) {
      const whole = this.#take(name, bytes.subarray(0, end));
      this.#keep(name, bytes.subarray(end));
      return this.#pass(name, whole);
    }
    this.#keep(name, bytes);
    const tooLong = (this.#sizes.get(name) ?? 0) > this.#limit;
    return tooLong ? this.#pass(name, this.#take(name)) : nothing;
  }

  /** The stream has ended: returns the line that it left unfinished. */
  end(name: Name): Buffer {
    return this.#pass(name, this.#take(name));
  }

  #keep(name: Name, bytes: Buffer): void {
    if (bytes.length === 0) return;
    const rest = this.#rests.get(name) ?? [];
    rest.push(bytes);
    this.#rests.set(name, rest);
    this.#sizes.set(name, (this.#sizes.get(name) ?? 0) + bytes.length);
  }

  #take(name: Name, more: Buffer = nothing): Buffer {
    const rest = this.#rests.get(name);
    if (!rest) return more;
    this.#rests.delete(name);
    this.#sizes.delete(name);
    return Buffer.concat([...rest, more]);
  }

  #pass(name: Name, bytes: Buffer): Buffer {
    if (bytes.length === 0) return bytes;
    const cutsIn = this.#unfinished !== undefined && this.#unfinished !== name;
    const last = bytes[bytes.length - 1];
    this.#unfinished = last === lineFeed || last === carriageReturn ? undefined : name;
    return cutsIn ? Buffer.concat([Buffer.of(lineFeed), bytes]) : bytes;
  }
}

const nothing = Buffer.alloc(0);
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Behind the last LF or CR. A CR at the very end may be half of a CRLF, so it waits. */
function endOfLines(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(lineFeed);
  const ret = bytes.length > 1 ? bytes.lastIndexOf(carriageReturn, bytes.length - 2) : -1;
  return Math.max(feed, ret) + 1;
}
