import type { TriggerIndex } from './triggers.ts';

export interface LineSink {
  /** True while every line is wanted, because a diagnostic is open that the next line may continue. */
  readonly everyLine: boolean;
  /**
   * `line` counts LF only and is 1-based; `offset` is in bytes; `previous` is the line before, decoded on demand. Lines
   * without a trigger may come as well, e.g. those that were cut.
   */
  line(text: string, line: number, offset: number, previous: () => string): void;
  /** A line was longer than the limit: what stands behind the limit is not looked at. */
  cut(line: number): void;
}

/**
 * Bytes to the few lines worth looking at. Most lines of a log hold no trigger: they are counted and never become
 * strings. The result does not depend on how the bytes are cut into chunks.
 *
 * A line ends at LF or at CR (progress bars overwrite themselves with CR); only LF counts. UTF-16 is recognised by its
 * byte order mark, everything else is read as UTF-8. `limit` is in bytes, or in UTF-16 units; a line that begins like
 * a report in JSON or XML has a limit of its own, since ESLint and others print the whole of it as one line.
 */
export class LineScanner {
  readonly #triggers: TriggerIndex;
  readonly #sink: LineSink;
  readonly #limit: number;
  readonly #jsonLimit: number;
  #encoding: 'utf8' | 'utf16le' | 'utf16be' | undefined;
  /** Bytes per character of the scanned text, where utf8 is scanned as latin1. */
  #unit: 1 | 2 = 1;
  /** The beginning of a line whose end has not come yet, at most one unit longer than the limit. */
  #rest: Buffer = empty;
  /** Bytes of that line behind the limit, not kept. */
  #thrownAway = 0;
  /** The first byte of a UTF-16 unit behind them, whose second byte has not come yet. */
  #half: Buffer = empty;
  /** A part of the line that `#rest` continues was delivered already, up to a CR. */
  #partDelivered = false;
  /** Of the first byte that is neither scanned nor thrown away. */
  #offset = 0;
  #line = 1;
  #previous = '';

  constructor(triggers: TriggerIndex, sink: LineSink, limit = 64 * 1024, jsonLimit = 128 * limit) {
    this.#triggers = triggers;
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
    return this.#offset + this.#rest.length + this.#thrownAway + this.#half.length;
  }

  push(bytes: Uint8Array): void {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!this.#encoding) {
      chunk = this.#takeRest(chunk);
      if (chunk.length < longestMark) return this.#keep(chunk);
      chunk = this.#detectEncoding(chunk);
    }
    if (this.#thrownAway > 0) {
      const next = this.#endCutLine(chunk);
      if (!next) return;
      chunk = next;
    }
    if (this.#rest.length > 0) {
      // Only the first line has to be put together; the chunk as a whole is not copied.
      const end = this.#unit === 1 ? chunk.indexOf(0x0a) + 1 : 0;
      if (end > 0) {
        this.#scan(this.#takeRest(chunk.subarray(0, end)));
        chunk = chunk.subarray(end);
      } else {
        chunk = this.#takeRest(chunk);
      }
    }
    this.#scan(chunk);
  }

  end(): void {
    // So short that no mark could be told from text.
    if (!this.#encoding) this.#scan(this.#detectEncoding(this.#takeRest(empty)));
    const rest = this.#rest;
    this.#rest = empty;
    if (rest.length === 0 && !this.#partDelivered) return;
    const window = this.#open(rest);
    this.#deliver(window, 0, window.text.length, true);
    this.#offset += rest.length + this.#thrownAway + this.#half.length;
    this.#line++;
    this.#thrownAway = 0;
    this.#half = empty;
    this.#partDelivered = false;
  }

  /** Scans every line that ends in the chunk, keeps the beginning of the one that does not. */
  #scan(chunk: Buffer): void {
    if (chunk.length === 0) return;
    const bytes = this.#encoding === 'utf16be' ? swapBytes(chunk) : chunk;
    const window = this.#open(bytes);
    const { text } = window;
    const nextTrigger = this.#unit === 1 ? searchBytes(this.#triggers, bytes) : searchText(this.#triggers, text);
    const hasReturns = text.includes('\r');
    const limit = this.#limit;
    let position = 0;
    let trigger = -1;
    lines: for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', position)) {
      if (trigger < position) trigger = nextTrigger(position);
      // The way to the next trigger, line by line, with as little as possible done at each.
      while (end < trigger && end - position <= limit && !this.#partDelivered && !this.#sink.everyLine) {
        this.#line++;
        position = end + 1;
        end = text.indexOf('\n', position);
        if (end === -1) break lines;
      }
      if (trigger < end || end - position > limit || this.#sink.everyLine) {
        this.#deliver(window, position, end, hasReturns, trigger < end);
      }
      this.#partDelivered = false;
      this.#line++;
      position = end + 1;
    }
    if (position > 0) this.#previous = this.#lineBefore(window, position);
    this.#offset += position * this.#unit;
    this.#keep(bytes.subarray(position * this.#unit));
  }

  /** Hands one line to the sink, in its pieces where CRs stand in it. `end` is that of its LF. */
  #deliver(window: Window, start: number, end: number, hasReturns: boolean, candidate = true): void {
    const { bytes, text } = window;
    const last = hasReturns && end > start && text[end - 1] === '\r' ? end - 1 : end;
    let from = start;
    for (;;) {
      const found = hasReturns ? text.indexOf('\r', from) : -1;
      const to = found === -1 || found > last ? last : found;
      const limit = to - from > this.#limit ? this.#limitOf(text, from) : this.#limit;
      if (to - from > limit) this.#sink.cut(this.#line);
      // Nothing between two CRs is not a line; nothing between two LFs is one.
      const isLine = to > from || (from === start && to === last && !this.#partDelivered);
      if (isLine && (candidate || this.#sink.everyLine)) {
        const pieceStart = from;
        this.#sink.line(
          this.#string(bytes, from, Math.min(to, from + limit)),
          this.#line,
          this.#offset + from * this.#unit,
          () => this.#lineBefore(window, pieceStart),
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
    if (this.#encoding && rest.length > limit * this.#unit) {
      const window = this.#open(rest);
      const end = window.text.lastIndexOf('\r') + 1;
      if (end > 0) {
        if (end > 1) this.#deliver(window, 0, end, true);
        this.#previous = this.#lineBefore(window, end);
        this.#partDelivered = true;
        this.#offset += end * this.#unit;
        rest = rest.subarray(end * this.#unit);
      }
      limit = this.#limitOf(window.text, end);
    }
    const most = (limit + 1) * this.#unit;
    const excess = Math.max(0, rest.length - most);
    const half = excess % this.#unit;
    this.#thrownAway = excess - half;
    // Copies, since a view would keep the whole chunk in memory.
    if (this.#thrownAway > 0) {
      this.#rest = Buffer.from(rest.subarray(0, most));
      this.#half = Buffer.from(rest.subarray(rest.length - half));
    } else {
      this.#rest = Buffer.from(rest);
    }
  }

  /** The rest of a line that was cut is skipped up to its end; what stands behind is left. Nothing: it goes on. */
  #endCutLine(chunk: Buffer): Buffer | undefined {
    const bytes = this.#half.length > 0 ? Buffer.concat([this.#half, chunk]) : chunk;
    const { at, carriage } = this.#firstEnd(bytes);
    const skipped = at === -1 ? bytes.length - (bytes.length % this.#unit) : (at + (carriage ? 1 : 0)) * this.#unit;
    this.#thrownAway += skipped;
    if (at === -1) {
      this.#half = Buffer.from(bytes.subarray(skipped));
      return undefined;
    }
    this.#half = empty;
    const rest = this.#rest;
    this.#rest = empty;
    const window = this.#open(rest);
    this.#deliver(window, 0, window.text.length, false);
    this.#previous = this.#string(rest, 0, Math.min(window.text.length, this.#limit));
    this.#partDelivered = true;
    this.#offset += rest.length + this.#thrownAway;
    this.#thrownAway = 0;
    return bytes.subarray(skipped);
  }

  /** Where the first LF or CR stands, in characters of the scanned text; bytes are not made a string for that. */
  #firstEnd(bytes: Buffer): { at: number; carriage: boolean } {
    if (this.#unit === 2) {
      const text = this.#decode(this.#encoding === 'utf16be' ? swapBytes(bytes) : bytes);
      const at = text.search(/[\r\n]/);
      return { at, carriage: text[at] === '\r' };
    }
    const feed = bytes.indexOf(0x0a);
    const carriage = (feed === -1 ? bytes : bytes.subarray(0, feed)).indexOf(0x0d);
    return { at: carriage === -1 ? feed : carriage, carriage: carriage !== -1 };
  }

  #open(bytes: Buffer): Window {
    return { bytes, text: this.#decode(bytes), before: this.#previous, continues: this.#partDelivered };
  }

  #limitOf(text: string, start: number): number {
    const first = text[start];
    if (first !== '[' && first !== '{' && first !== '<') return this.#limit;
    report.lastIndex = start;
    return report.test(text) ? this.#jsonLimit : this.#limit;
  }

  #takeRest(chunk: Buffer): Buffer {
    const rest = this.#rest;
    this.#rest = empty;
    if (rest.length === 0) return chunk;
    // What is kept of a big-endian log is little-endian already: swap it back, the scan swaps the whole.
    return Buffer.concat([this.#encoding === 'utf16be' ? swapBytes(rest) : rest, chunk]);
  }

  #detectEncoding(chunk: Buffer): Buffer {
    const mark = byteOrderMarks.find(({ bytes }) => bytes.every((byte, i) => chunk[i] === byte));
    this.#encoding = mark?.encoding ?? 'utf8';
    this.#unit = this.#encoding === 'utf8' ? 1 : 2;
    this.#offset += mark?.bytes.length ?? 0;
    return chunk.subarray(mark?.bytes.length ?? 0);
  }

  #decode(bytes: Buffer): string {
    return this.#unit === 1 ? bytes.toString('latin1') : bytes.toString('utf16le');
  }

  // Decoded anew and not cut out of the scanned text: a slice would keep all of that in memory.
  #string(bytes: Buffer, start: number, end: number): string {
    return this.#unit === 1 ? bytes.toString('utf8', start, end) : bytes.toString('utf16le', start * 2, end * 2);
  }

  /** The line or piece that ends just before `start`, which is behind its LF or CR. */
  #lineBefore({ bytes, text, before, continues }: Window, start: number): string {
    // What an LF ends here may have been delivered with the bytes before.
    if (start === 0 || (start === 1 && text[0] === '\n' && continues)) return before;
    const end = text[start - 1] === '\n' && text[start - 2] === '\r' ? start - 2 : start - 1;
    if (end === 0) return '';
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const piece = from + text.slice(from, end).lastIndexOf('\r') + 1;
    return this.#string(bytes, piece, Math.min(end, piece + this.#limit));
  }
}

/** Bytes that are scanned together. What came before is kept here, since a line may ask for it later. */
interface Window {
  readonly bytes: Buffer;
  readonly text: string;
  /** The line or piece before them. */
  readonly before: string;
  /** They continue a line of which a part was delivered already. */
  readonly continues: boolean;
}

function searchBytes({ bytes: scan }: TriggerIndex, bytes: Buffer): (from: number) => number {
  scan.load(bytes);
  return (from) => scan.next(from);
}

function searchText({ text: pattern }: TriggerIndex, text: string): (from: number) => number {
  return (from) => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
  };
}

/** JSON, and XML whose root element is that of a report. */
const report =
  /[[{] ?[{"]|<(?:\?xml |testsuite|checkstyle|pmd|results|jslint|lint|csslint|BugCollection|valgrindoutput)/y;

const empty = Buffer.alloc(0);
const longestMark = 3;
const byteOrderMarks = [
  { encoding: 'utf8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf16be', bytes: [0xfe, 0xff] },
] as const;

function swapBytes(bytes: Buffer): Buffer {
  const even = bytes.length - (bytes.length % 2);
  const swapped = Buffer.from(bytes);
  swapped.subarray(0, even).swap16();
  return swapped;
}
