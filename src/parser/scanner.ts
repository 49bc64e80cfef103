import type { ByteScan } from './byte-scan.ts';
import { type EncodingState, TextEncoding } from './text-encoding.ts';
import type { TriggerIndex } from './triggers.ts';

export interface LineSink {
  /** True while every line is wanted, because a diagnostic is open that the next line may continue. */
  readonly everyLine: boolean;
  /**
   * `line` counts LF only and is 1-based; `offset` is in bytes; `previous` is the line before, decoded on demand;
   * without `candidate` no trigger stands in it.
   */
  line(text: string, line: number, offset: number, previous: () => string, candidate: boolean): void;
  /** A line was longer than the limit: what stands behind the limit is not looked at. */
  cut(line: number): void;
}

/**
 * Bytes to the few lines worth looking at. Most lines of a log hold no trigger: they are counted and never become
 * strings. The result does not depend on how the bytes are cut into chunks.
 *
 * A line ends at LF or at CR (progress bars overwrite themselves with CR); only LF counts. UTF-16 is recognised by its
 * byte order mark, everything else is read as UTF-8. `limit` is in bytes of UTF-8; a line that begins like
 * a report in JSON or XML has a limit of its own, since ESLint and others print the whole of it as one line.
 */
export class LineScanner {
  readonly #scan: ByteScan;
  readonly #sink: LineSink;
  readonly #limit: number;
  readonly #jsonLimit: number;
  readonly #encoding = new TextEncoding();
  /** The beginning of a line whose end has not come yet, at most one byte longer than the limit. */
  #rest: Buffer = empty;
  /** Bytes of that line behind the limit, not kept; counted as they stand in the log. */
  #thrownAway = 0;
  /** A part of the line that `#rest` continues was delivered already, up to a CR. */
  #partDelivered = false;
  /** Of the first byte that is neither scanned nor thrown away. */
  #offset = 0;
  #line = 1;
  #previous = '';

  constructor(triggers: TriggerIndex, sink: LineSink, limit = 64 * 1024, jsonLimit = 128 * limit) {
    this.#scan = triggers.bytes;
    this.#sink = sink;
    this.#limit = limit;
    this.#jsonLimit = jsonLimit;
  }

  /** Lines so far; an unfinished one counts. */
  get lines(): number {
    return this.#line - (this.#rest.length > 0 || this.#partDelivered ? 0 : 1);
  }

  /** Bytes taken so far. */
  get bytes(): number {
    return this.#encoding.bytes;
  }

  /** How many complete lines and bytes have been scanned. */
  get place(): { readonly line: number; readonly offset: number } {
    return { line: this.#line - 1, offset: this.#offset };
  }

  /** What the next line depends on, as plain data; undefined within a line. */
  save(): ScannerState | undefined {
    if (this.#rest.length > 0 || this.#thrownAway > 0 || this.#partDelivered) return undefined;
    return {
      encoding: this.#encoding.save(),
      offset: this.#offset,
      line: this.#line,
      previous: this.#previous,
    };
  }

  /** Goes on where another one was saved. */
  resume({ encoding, offset, line, previous }: ScannerState): void {
    this.#encoding.resume(encoding);
    this.#offset = offset;
    this.#line = line;
    this.#previous = previous;
  }

  push(bytes: Uint8Array): void {
    this.#take(this.#encoding.push(bytes));
  }

  end(): void {
    this.#take(this.#encoding.end());
    const rest = this.#rest;
    this.#rest = empty;
    if (rest.length === 0 && !this.#partDelivered) return;
    this.#deliver(this.#open(rest), 0, rest.length, true);
    this.#offset += this.#encoding.sizeOf(rest, 0, rest.length) + this.#thrownAway;
    this.#line++;
    this.#thrownAway = 0;
    this.#partDelivered = false;
  }

  #take(bytes: Buffer): void {
    let chunk = bytes;
    if (this.#offset === 0) this.#offset = this.#encoding.markLength;
    if (this.#thrownAway > 0) {
      const next = this.#endCutLine(chunk);
      if (!next) return;
      chunk = next;
    }
    if (this.#rest.length > 0) {
      // Only the first line has to be put together; the chunk as a whole is not copied.
      const end = chunk.indexOf(0x0a) + 1;
      if (end > 0) {
        this.#scanLines(this.#takeRest(chunk.subarray(0, end)));
        chunk = chunk.subarray(end);
      } else {
        chunk = this.#takeRest(chunk);
      }
    }
    this.#scanLines(chunk);
  }

  /** Scans every line that ends in the chunk, keeps the beginning of the one that does not. */
  #scanLines(bytes: Buffer): void {
    if (bytes.length === 0) return;
    const scan = this.#scan;
    const limit = this.#limit;
    scan.load(bytes);
    const window = this.#open(bytes);
    const mayBeCut = mayHoldLongLine(bytes, limit);
    let position = 0;
    /** The next trigger from `position` on, and the number of its line. */
    let trigger = -1;
    let triggerLine = 0;
    for (;;) {
      if (trigger < position) {
        trigger = scan.next(position);
        triggerLine = this.#line + scan.feeds;
      }
      let candidate = true;
      let end: number;
      if (mayBeCut || this.#partDelivered || this.#sink.everyLine) {
        end = scan.feed(position);
        candidate = trigger < end;
      } else {
        // Everything up to the trigger's line is counted, and not looked at.
        position = trigger === bytes.length ? bytes.lastIndexOf(0x0a) + 1 : lineStart(bytes, trigger, position);
        this.#line = triggerLine;
        end = scan.feed(Math.max(trigger, position));
      }
      if (end === bytes.length) break;
      if (candidate || end - position > limit || this.#sink.everyLine) this.#deliver(window, position, end, candidate);
      this.#partDelivered = false;
      this.#line++;
      position = end + 1;
    }
    if (position > 0) this.#previous = this.#lineBefore(window, position);
    this.#offset += this.#encoding.sizeOf(bytes, 0, position);
    this.#keep(bytes.subarray(position));
  }

  /** Hands one line to the sink, in its pieces where CRs stand in it. `end` is that of its LF. */
  #deliver(window: Window, start: number, end: number, candidate: boolean): void {
    const { bytes, hasReturns } = window;
    const last = hasReturns && end > start && bytes[end - 1] === 0x0d ? end - 1 : end;
    let from = start;
    for (;;) {
      const to = hasReturns ? indexOfByte(bytes, 0x0d, from, last) : last;
      const limit = to - from > this.#limit ? this.#limitOf(bytes, from) : this.#limit;
      if (to - from > limit) this.#sink.cut(this.#line);
      // Nothing between two CRs is not a line; nothing between two LFs is one.
      const isLine = to > from || (from === start && to === last && !this.#partDelivered);
      if (isLine && (candidate || this.#sink.everyLine)) {
        const pieceStart = from;
        this.#sink.line(
          bytes.toString('utf8', from, Math.min(to, from + limit)),
          this.#line,
          this.#offset + this.#encoding.sizeOf(bytes, 0, from),
          () => this.#lineBefore(window, pieceStart),
          candidate,
        );
      }
      if (to >= last) return;
      from = to + 1;
    }
  }

  /** Keeps an unfinished line within the limit: what CRs have ended in it is delivered, what is too long is cut. */
  #keep(tail: Buffer): void {
    let rest = tail;
    let limit = this.#limit;
    if (rest.length > limit) {
      const window = this.#open(rest);
      const end = rest.lastIndexOf(0x0d) + 1;
      if (end > 0) {
        if (end > 1) this.#deliver(window, 0, end, true);
        this.#previous = this.#lineBefore(window, end);
        this.#partDelivered = true;
        this.#offset += this.#encoding.sizeOf(rest, 0, end);
        rest = rest.subarray(end);
      }
      limit = this.#limitOf(rest, 0);
    }
    // A copy, since a view would keep the whole chunk in memory.
    this.#rest = Buffer.from(rest.subarray(0, limit + 1));
    this.#thrownAway =
      this.#encoding.sizeOf(rest, 0, rest.length) - this.#encoding.sizeOf(this.#rest, 0, this.#rest.length);
  }

  /** The rest of a line that was cut is skipped up to its end; what stands behind is left. Nothing: it goes on. */
  #endCutLine(bytes: Buffer): Buffer | undefined {
    const feed = bytes.indexOf(0x0a);
    const carriage = indexOfByte(bytes, 0x0d, 0, feed === -1 ? bytes.length : feed);
    const isCarriage = bytes[carriage] === 0x0d;
    const skipped = isCarriage ? carriage + 1 : feed === -1 ? bytes.length : feed;
    this.#thrownAway += this.#encoding.sizeOf(bytes, 0, skipped);
    if (feed === -1 && !isCarriage) return undefined;
    const rest = this.#rest;
    this.#rest = empty;
    this.#deliver(this.#open(rest), 0, rest.length, false);
    this.#previous = rest.toString('utf8', 0, Math.min(rest.length, this.#limit));
    this.#partDelivered = true;
    this.#offset += this.#encoding.sizeOf(rest, 0, rest.length) + this.#thrownAway;
    this.#thrownAway = 0;
    return bytes.subarray(skipped);
  }

  #open(bytes: Buffer): Window {
    return { bytes, hasReturns: bytes.includes(0x0d), before: this.#previous, continues: this.#partDelivered };
  }

  #limitOf(bytes: Buffer, start: number): number {
    return report.test(bytes.toString('latin1', start, start + longestBeginning)) ? this.#jsonLimit : this.#limit;
  }

  #takeRest(chunk: Buffer): Buffer {
    const rest = this.#rest;
    this.#rest = empty;
    return Buffer.concat([rest, chunk]);
  }

  /** The line or piece that ends just before `start`, which is behind its LF or CR. */
  #lineBefore({ bytes, before, continues }: Window, start: number): string {
    // What an LF ends here may have been delivered with the bytes before.
    if (start === 0 || (start === 1 && bytes[0] === 0x0a && continues)) return before;
    const end = bytes[start - 1] === 0x0a && bytes[start - 2] === 0x0d ? start - 2 : start - 1;
    if (end === 0) return '';
    let from = end;
    while (from > 0 && bytes[from - 1] !== 0x0a && bytes[from - 1] !== 0x0d) from--;
    return bytes.toString('utf8', from, Math.min(end, from + this.#limit));
  }
}

export interface ScannerState {
  readonly encoding: EncodingState;
  readonly offset: number;
  readonly line: number;
  readonly previous: string;
}

/** Bytes that are scanned together. What came before is kept here, since a line may ask for it later. */
interface Window {
  readonly bytes: Buffer;
  readonly hasReturns: boolean;
  /** The line or piece before them. */
  readonly before: string;
  /** They continue a line of which a part was delivered already. */
  readonly continues: boolean;
}

/** JSON, and XML whose root element is that of a report. */
const report =
  /^(?:[[{] ?[{"]|<(?:\?xml |testsuite|checkstyle|pmd|results|jslint|lint|csslint|BugCollection|valgrindoutput))/;
const longestBeginning = 16;

const empty = Buffer.alloc(0);

/** Each line longer than the limit covers one of these steps whole, so a look behind each step tells, without one at each line. */
function mayHoldLongLine(bytes: Buffer, limit: number): boolean {
  const step = Math.max(1, limit >> 1);
  for (let from = 0; from + step < bytes.length; from += step) {
    const end = bytes.indexOf(0x0a, from);
    if (end === -1 || end >= from + step) return true;
  }
  return false;
}

function lineStart(bytes: Buffer, index: number, atLeast: number): number {
  let start = index;
  while (start > atLeast && bytes[start - 1] !== 0x0a) start--;
  return start;
}

/** `last` where it does not stand before that. */
function indexOfByte(bytes: Buffer, byte: number, from: number, last: number): number {
  let index = from;
  while (index < last && bytes[index] !== byte) index++;
  return index;
}
