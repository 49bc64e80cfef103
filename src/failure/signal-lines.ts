import type { ByteScan } from '../parser/byte-scan.ts';
import { TextEncoding } from '../parser/text-encoding.ts';

export interface SignalSink {
  /** True while every line is wanted, because a block is open that the next line may continue. */
  readonly everyLine: boolean;
  /**
   * A line, or the piece of one that a CR ends. `hit`: one of the words stands in the line. `before` gives up to so many of
   * the lines above, the nearest last.
   */
  line(text: string, number: number, hit: boolean, before: (count: number) => string[]): void;
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
  /** What was read last, and behind `#from` what has not been read. */
  #bytes: Buffer = empty;
  #from = 0;
  /** Behind those, not yet put together: a log may come byte by byte. */
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  /** Of the line at `#from`. */
  #number = 1;
  /** The rest of a line longer than the limit is skipped up to its end. */
  #skipping = false;
  /** Something of the line at `#from` was given already. */
  #begun = false;

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
  end(count: number): { complete: boolean; last: string[] } {
    this.#take(this.#encoding.end());
    const complete = this.#from === this.#bytes.length && !this.#begun;
    if (this.#from < this.#bytes.length && !this.#skipping) this.#read(this.#bytes.length);
    if (!complete) this.#number++;
    const last = linesBefore(this.#bytes, this.#bytes.length + (complete ? 0 : 1), count);
    this.#bytes = empty;
    this.#from = 0;
    this.#begun = false;
    return { complete, last };
  }

  #take(utf8: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, ...this.#waiting, utf8]);
    this.#waiting = [];
    this.#waitingBytes = 0;
    const lastFeed = this.#bytes.lastIndexOf(lineFeed) + 1;
    if (lastFeed > this.#from) this.#read(lastFeed);
    if (this.#bytes.length - this.#from > longestLine) this.#cut();
    const keep = Math.max(0, this.#from - lookback);
    // A copy, since a view would keep the whole chunk.
    this.#bytes = Buffer.from(this.#bytes.subarray(keep));
    this.#from -= keep;
  }

  /** Reads what stands before `end`, which is behind a line feed or the end of the log. */
  #read(end: number): void {
    const bytes = this.#bytes;
    const scan = this.#scan;
    let position = this.#from;
    if (this.#skipping) {
      position = bytes.indexOf(lineFeed, position) + 1;
      this.#number++;
      this.#skipping = false;
      this.#begun = false;
    }
    const base = position;
    scan.load(bytes.subarray(base, end));
    let word = -1;
    let wordLine = 0;
    while (position < end) {
      if (word < position) {
        word = base + scan.next(position - base);
        wordLine = this.#number + scan.feeds;
      }
      if (!this.#sink.everyLine) {
        this.#number = wordLine;
        if (word >= end) {
          position = end;
          break;
        }
        position = lineStart(bytes, word, position);
      }
      const feed = bytes.indexOf(lineFeed, position);
      const lineEnd = feed === -1 || feed >= end ? end : feed;
      this.#give(position, lineEnd, word < lineEnd);
      this.#begun = false;
      position = lineEnd + 1;
      if (lineEnd < end) this.#number++;
    }
    this.#from = Math.min(end, position);
    // What the last line feed ended is over; an end of the log without one is counted by `end`.
    if (word >= end && !this.#sink.everyLine) this.#begun = false;
  }

  /** A line in its pieces; progress bars overwrite themselves with CR. */
  #give(start: number, end: number, hit: boolean): void {
    const bytes = this.#bytes;
    const before = (count: number) => linesBefore(bytes, start, count);
    let from = start;
    while (from <= end) {
      const carriage = bytes.indexOf(carriageReturn, from);
      const to = carriage === -1 || carriage > end ? end : carriage;
      if (to > from || (from === start && to === end))
        this.#sink.line(bytes.toString('utf8', from, Math.min(to, from + longestLine)), this.#number, hit, before);
      else if (from === start && isEmptyLine(bytes, from, end)) {
        this.#sink.line('', this.#number, hit, before);
        return;
      }
      from = to + 1;
    }
  }

  /** A line grows longer than the limit: what CRs have ended is read, the rest is cut. */
  #cut(): void {
    const carriage = this.#bytes.lastIndexOf(carriageReturn) + 1;
    const isProgress = carriage > this.#from;
    const end = isProgress ? carriage : this.#from + longestLine;
    if (!this.#skipping) {
      this.#scan.load(this.#bytes.subarray(this.#from, end));
      const hit = this.#scan.next(0) < end - this.#from;
      if (hit || this.#sink.everyLine) this.#give(this.#from, isProgress ? end - 1 : end, hit);
    }
    this.#begun = true;
    this.#skipping = !isProgress;
    this.#from = isProgress ? end : this.#bytes.length;
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

/** Nothing but CRs. */
function isEmptyLine(bytes: Buffer, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (bytes[index] !== carriageReturn) return false;
  return true;
}

/** The lines above, those alone that lie wholly within the bytes that are always there. */
function linesBefore(bytes: Buffer, start: number, count: number): string[] {
  const least = Math.max(0, start - lookback);
  const lines: string[] = [];
  let end = start - 1;
  while (lines.length < count && end >= least) {
    const feed = end === 0 ? -1 : bytes.lastIndexOf(lineFeed, end - 1);
    if (feed < least && least > 0) break;
    lines.push(bytes.toString('utf8', feed + 1, end));
    end = feed;
  }
  return lines.reverse();
}
