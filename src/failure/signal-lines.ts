import type { ByteScan } from '../parser/byte-scan.ts';
import { TextEncoding } from '../parser/text-encoding.ts';

export interface SignalSink {
  /** True while every line is wanted, because a block is open that the next line may continue. */
  readonly everyLine: boolean;
  /**
   * A line, or the piece of one that a CR ends. `hit`: one of the words stands in the line. `before` gives up to so many of
   * the lines above, the nearest last, as one text.
   */
  line(text: string, number: number, hit: boolean, before: (count: number) => string): void;
}

/**
 * Bytes to the lines that hold one of the words, and those around them. The parser's scanner gives at most one line
 * above; here a dozen are wanted, so what was read last stays, as many bytes as `lookback`. The result does not depend on
 * how the bytes are cut.
 */
export class SignalLines {
  readonly #scan: ByteScan;
  readonly #sink: SignalSink;
  readonly #encoding = new TextEncoding();
  /** Read into again and again: each new buffer of this size counts as memory outside of the heap. */
  #space: Buffer = Buffer.allocUnsafe(4 * leastAtOnce);
  /** What was read last, and behind `#from` what has not been read. */
  #bytes: Buffer = empty;
  #from = 0;
  /** The log begins with these bytes. */
  #isBeginning = true;
  /** Behind those, not yet put together: a log may come byte by byte. */
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  /** Of the line at `#from`. */
  #number = 1;
  /** The rest of a piece longer than the limit is skipped up to its end. */
  #skipping = false;
  /** Something of the line at `#from` was read already. */
  #begun = false;
  /** And there was a text in it. */
  #hasText = false;

  constructor(scan: ByteScan, sink: SignalSink) {
    this.#scan = scan;
    this.#sink = sink;
  }

  /** Lines so far; one without an end counts. */
  get lines(): number {
    return this.#number - (this.#begun || this.#from < this.#bytes.length ? 0 : 1);
  }

  push(bytes: Uint8Array): void {
    const utf8 = this.#encoding.push(bytes);
    if (utf8.length === 0) return;
    if (this.#waitingBytes + utf8.length < leastAtOnce) {
      this.#waiting.push(Buffer.from(utf8));
      this.#waitingBytes += utf8.length;
    } else {
      this.#take(utf8);
    }
  }

  /** Whether the log ended behind a line feed, and its last lines, at most so many. */
  end(count: number): { complete: boolean; last: string } {
    this.#take(this.#encoding.end());
    const complete = this.#from === this.#bytes.length && !this.#begun;
    if (this.#from < this.#bytes.length && !this.#skipping) this.#read(this.#bytes.length);
    if (!complete) this.#number++;
    const last = complete
      ? linesBefore(this.#bytes, this.#bytes.length, count, this.#isBeginning)
      : this.#lastLines(count);
    this.#bytes = empty;
    this.#from = 0;
    this.#begun = false;
    return { complete, last };
  }

  /** With the one that has no end. */
  #lastLines(count: number): string {
    const start = this.#bytes.lastIndexOf(lineFeed) + 1;
    const last = this.#bytes.toString('utf8', start, Math.min(this.#bytes.length, start + longestLine));
    const above = linesBefore(this.#bytes, start, count - 1, this.#isBeginning);
    return start === 0 ? last : `${above}\n${last}`;
  }

  #take(utf8: Buffer): void {
    const kept = this.#bytes.length;
    const length = kept + this.#waitingBytes + utf8.length;
    if (length > this.#space.length) {
      const larger = Buffer.allocUnsafe(2 * length);
      larger.set(this.#bytes);
      this.#space = larger;
    }
    let end = kept;
    for (const bytes of [...this.#waiting, utf8]) {
      this.#space.set(bytes, end);
      end += bytes.length;
    }
    this.#bytes = this.#space.subarray(0, length);
    this.#waiting = [];
    this.#waitingBytes = 0;
    const lastFeed = this.#bytes.lastIndexOf(lineFeed) + 1;
    if (lastFeed > this.#from) this.#read(lastFeed);
    if (length - this.#from > longestLine) this.#cut();
    const keep = Math.max(0, this.#from - lookback);
    if (keep === 0) return;
    this.#space.copyWithin(0, keep, length);
    this.#bytes = this.#space.subarray(0, length - keep);
    this.#from -= keep;
    this.#isBeginning = false;
  }

  /** Reads what stands before `end`, which is behind a line feed or the end of the log. */
  #read(end: number): void {
    const bytes = this.#bytes;
    const scan = this.#scan;
    if (this.#skipping && !this.#skip(end)) return;
    let position = this.#from;
    const base = position;
    const next = (from: number) => base + scan.next(from - base);
    scan.load(bytes.subarray(base, end));
    let word = -1;
    let wordLine = 0;
    while (position < end) {
      if (word < position) {
        word = next(position);
        wordLine = this.#number + scan.feeds;
      }
      if (!this.#sink.everyLine) {
        if (wordLine > this.#number) this.#begun = false;
        this.#number = wordLine;
        if (word >= end) {
          position = end;
          break;
        }
        position = lineStart(bytes, word, position);
      }
      const feed = bytes.indexOf(lineFeed, position);
      const lineEnd = feed === -1 || feed >= end ? end : feed;
      this.#give(position, lineEnd, next);
      position = lineEnd + 1;
      if (lineEnd === end) break;
      this.#begun = false;
      this.#number++;
    }
    this.#from = Math.min(end, position);
  }

  /** To the end of a piece that is too long; whether it stands before `end`. */
  #skip(end: number): boolean {
    const feed = this.#bytes.indexOf(lineFeed, this.#from);
    const carriage = this.#bytes.indexOf(carriageReturn, this.#from);
    const isCarriage = carriage !== -1 && carriage < end && (feed === -1 || carriage < feed);
    const at = isCarriage ? carriage : feed;
    if (at === -1 || at >= end) {
      this.#from = end;
      return false;
    }
    this.#skipping = false;
    this.#from = at + 1;
    if (!isCarriage) {
      this.#number++;
      this.#begun = false;
    }
    return true;
  }

  /** A line in its pieces, those with a word or all; progress bars overwrite themselves with CR. `isEnd`: it ends there. */
  #give(start: number, end: number, next: (from: number) => number, isEnd = true): void {
    const bytes = this.#bytes;
    if (!this.#begun) this.#hasText = false;
    for (let from = start; from <= end; ) {
      const carriage = bytes.indexOf(carriageReturn, from);
      const to = carriage === -1 || carriage > end ? end : carriage;
      const last = Math.min(to, from + longestLine);
      if (to > from) {
        this.#hasText = true;
        const hit = next(from) < last;
        const place = from;
        const before = (count: number) => linesBefore(bytes, place, count, this.#isBeginning);
        if (hit || this.#sink.everyLine) this.#sink.line(bytes.toString('utf8', from, last), this.#number, hit, before);
      }
      from = to + 1;
    }
    if (isEnd && !this.#hasText && this.#sink.everyLine)
      this.#sink.line('', this.#number, false, (count) => linesBefore(bytes, start, count, this.#isBeginning));
  }

  /** A line grows longer than the limit: what CRs have ended is read, and of a piece that is too long its beginning. */
  #cut(): void {
    const { length } = this.#bytes;
    if (this.#skipping && !this.#skip(length)) return;
    this.#scan.load(this.#bytes.subarray(this.#from));
    const base = this.#from;
    const next = (from: number) => base + this.#scan.next(from - base);
    const carriage = this.#bytes.lastIndexOf(carriageReturn);
    if (carriage >= this.#from) {
      this.#give(this.#from, carriage, next, false);
      this.#from = carriage + 1;
      this.#begun = true;
    }
    if (length - this.#from <= longestLine) return;
    this.#give(this.#from, this.#from + longestLine, next, false);
    this.#begun = true;
    this.#skipping = true;
    this.#from = length;
  }
}

const empty = Buffer.alloc(0);
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Each round of the scan has a cost of its own. */
const leastAtOnce = 64 * 1024;
const longestLine = 64 * 1024;
/** In bytes: a hundred ordinary lines. */
const lookback = 16 * 1024;

function lineStart(bytes: Buffer, index: number, atLeast: number): number {
  let start = index;
  while (start > atLeast && bytes[start - 1] !== lineFeed) start--;
  return start;
}

/** The lines above the one that `place` is in, those alone that lie wholly within the bytes that are always there. */
function linesBefore(bytes: Buffer, place: number, count: number, isBeginning: boolean): string {
  const least = Math.max(0, place - lookback);
  const last = place === 0 ? -1 : bytes.lastIndexOf(lineFeed, place - 1);
  let first = last + 1;
  for (let lines = 0, end = last; lines < count && end >= least; lines++) {
    const feed = end === 0 ? -1 : bytes.lastIndexOf(lineFeed, end - 1);
    if (feed < least && (least > 0 || !isBeginning)) break;
    first = feed + 1;
    end = feed;
  }
  return last < first ? '' : bytes.toString('utf8', first, last);
}
