/**
 * Reports in indented JSON. A line of such a report says nothing by itself, so a document is kept until its end and
 * then given to the formats as the one line that it could have been.
 */

export interface DocumentSink {
  /** Bytes of the log to be read line by line. */
  pass(bytes: Buffer): void;
  /** The whole document, on one line. True: a format has found diagnostics in it. */
  document(text: string, line: number, offset: number): boolean;
}

/**
 * Stands before the scan. Looks for the beginning of a document near the beginning of the log, and right behind
 * another one: a line that is nothing but `{` or `[`, and below it one that only JSON continues with. What is no report
 * after all, or is larger than `limit` bytes, passes as if nothing had happened; a report passes as empty lines, so
 * that lines and bytes are counted where they are always counted.
 */
export class DocumentGate {
  readonly #sink: DocumentSink;
  readonly #limit: number;
  readonly #window: number;
  #state: 'looking' | 'collecting' | 'open' = 'looking';
  /** Kept: a line that may open a document, or the document so far. */
  #kept: Buffer[] = [];
  #keptBytes = 0;
  /** The line that was passed last goes on. */
  #midLine = false;
  /** Of what is passed on. */
  #line = 1;
  #offset = 0;
  /** Where a document must have begun. */
  #until: number;
  /** The last byte of what is kept, since a line may begin with the next chunk. */
  #tail: Buffer = Buffer.alloc(0);
  #closing = 0;

  constructor(sink: DocumentSink, limit = 32 * 1024 * 1024, window = 16 * 1024) {
    this.#sink = sink;
    this.#limit = limit;
    this.#window = window;
    this.#until = window;
  }

  /** Bytes are held back that nobody has seen yet. */
  get holds(): boolean {
    return this.#state === 'collecting';
  }

  /** No document can come any more: bytes pass as they are. */
  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** What the next bytes depend on, as plain data; undefined while bytes are held back. */
  save(): GateState | undefined {
    if (this.#state === 'collecting' || this.#keptBytes > 0) return undefined;
    const [line, offset, until] = [this.#line, this.#offset, this.#until];
    return { isOpen: this.#state === 'open', midLine: this.#midLine, line, offset, until };
  }

  /** Goes on where another one was saved. */
  resume({ isOpen, midLine, line, offset, until }: GateState): void {
    this.#state = isOpen ? 'open' : 'looking';
    this.#midLine = midLine;
    this.#line = line;
    this.#offset = offset;
    this.#until = until;
  }

  push(bytes: Buffer): void {
    let rest: Buffer | undefined = bytes;
    while (rest && rest.length > 0) {
      if (this.#state === 'open') return this.#sink.pass(rest);
      rest = this.#state === 'looking' ? this.#look(rest) : this.#collect(rest);
    }
  }

  end(): void {
    if (this.#state === 'collecting') this.#finish(this.#take());
    else if (this.#keptBytes > 0) this.#pass(this.#take());
    this.#state = 'open';
  }

  /** Passes on what stands above a document. Returns what is still to be looked at. */
  #look(bytes: Buffer): Buffer | undefined {
    const text = this.#keptBytes > 0 ? Buffer.concat([this.#take(), bytes]) : bytes;
    let at = 0;
    if (this.#midLine) {
      at = text.indexOf(feed) + 1;
      if (at === 0) return this.#pass(text);
      this.#midLine = false;
    }
    while (at < text.length) {
      if (this.#offset + at >= this.#until) return this.#giveUp(text);
      const end = text.indexOf(feed, at);
      const opening = openingIn(text, at, end);
      const below = opening === 'maybe' ? 'maybe' : opening === undefined ? undefined : belowIn(text, end + 1);
      if (below === 'maybe') {
        this.#pass(text.subarray(0, at));
        return this.#keep(text.subarray(at));
      }
      if (below === 'json') {
        this.#pass(text.subarray(0, at));
        this.#state = 'collecting';
        this.#closing = opening === '}' ? 0x7d : 0x5d;
        this.#tail = Buffer.alloc(0);
        return text.subarray(at);
      }
      this.#midLine = end === -1;
      if (end === -1) break;
      at = end + 1;
    }
    return this.#pass(text);
  }

  /** The document goes to the line that its closing bracket begins. */
  #collect(bytes: Buffer): Buffer | undefined {
    const joined = this.#tail.length > 0 ? Buffer.concat([this.#tail, bytes]) : bytes;
    const found = endOfDocument(joined, this.#closing);
    const length = typeof found === 'number' ? found - this.#tail.length : bytes.length;
    if (found === 'broken' || this.#keptBytes + length > this.#limit) {
      this.#keep(bytes);
      return this.#giveUp(this.#take());
    }
    this.#keep(bytes.subarray(0, length));
    if (typeof found === 'number') {
      this.#finish(this.#take());
      return bytes.subarray(length);
    }
    this.#tail = Buffer.from(joined.subarray(-1));
    return undefined;
  }

  #finish(bytes: Buffer): void {
    const line = compact(bytes);
    const isReport = line !== undefined && this.#sink.document(line, this.#line, this.#offset);
    this.#pass(isReport ? blanked(bytes) : bytes);
    this.#state = 'looking';
    this.#midLine = true;
    this.#until = this.#offset + this.#window;
  }

  #giveUp(bytes: Buffer): undefined {
    this.#state = 'open';
    this.#sink.pass(bytes);
  }

  #pass(bytes: Buffer): undefined {
    if (bytes.length === 0) return;
    for (let at = bytes.indexOf(feed); at !== -1; at = bytes.indexOf(feed, at + 1)) this.#line++;
    this.#offset += bytes.length;
    this.#sink.pass(bytes);
  }

  #keep(bytes: Buffer): undefined {
    // Copies: the source may use its chunk again.
    this.#kept.push(Buffer.from(bytes));
    this.#keptBytes += bytes.length;
  }

  #take(): Buffer {
    const [only] = this.#kept;
    const taken = this.#kept.length === 1 && only ? only : Buffer.concat(this.#kept);
    this.#kept = [];
    this.#keptBytes = 0;
    return taken;
  }
}

export interface GateState {
  readonly isOpen: boolean;
  readonly midLine: boolean;
  readonly line: number;
  readonly offset: number;
  readonly until: number;
}

const feed = 0x0a;
const carriage = 0x0d;
const byteOrderMark = [0xef, 0xbb, 0xbf];
/** Around a bracket, and in front of what stands below it. */
const mostBlanks = 64;

/** The bracket that closes what a line opens: the line must be nothing else. */
function openingIn(text: Buffer, at: number, end: number): '}' | ']' | 'maybe' | undefined {
  let from = at;
  if (text[from] === byteOrderMark[0]) {
    if (text.length - from < byteOrderMark.length && end === -1) return 'maybe';
    if (byteOrderMark.some((byte, index) => text[at + index] !== byte)) return undefined;
    from += byteOrderMark.length;
    if (from === text.length) return 'maybe';
  }
  const first = text[from];
  if (first !== 0x7b && first !== 0x5b) return undefined;
  const to = end === -1 ? text.length : end;
  if (to - from > mostBlanks) return undefined;
  for (let i = from + 1; i < to; i++) if (!isBlank(text[i])) return undefined;
  return end === -1 ? 'maybe' : first === 0x7b ? '}' : ']';
}

/** Below a bracket stands a key, a string or another bracket. */
function belowIn(text: Buffer, at: number): 'json' | 'maybe' | undefined {
  let from = at;
  while (from < text.length && from - at < mostBlanks && isBlank(text[from])) from++;
  if (from === text.length && from - at < mostBlanks) return 'maybe';
  const first = text[from];
  return first === 0x22 || first === 0x7b || first === 0x5b ? 'json' : undefined;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === carriage;
}

/**
 * Behind the bracket that closes the document, whatever follows on its line; nothing where it has not come. A line that
 * no writer of JSON begins so shows that there is no document, which keeps a log from being held back for the sake of
 * one bracket.
 */
function endOfDocument(text: Buffer, closing: number): number | 'broken' | undefined {
  for (let at = text.indexOf(feed); at !== -1; at = text.indexOf(feed, at + 1)) {
    const first = text[at + 1];
    if (first === closing) return at + 2;
    if (first !== undefined && !startsOfLines.includes(first)) return 'broken';
  }
  return undefined;
}

const startsOfLines = Buffer.from(' \t\r\n{}[],"');

/** The same JSON on one line; nothing where it is none. */
function compact(bytes: Buffer): string | undefined {
  try {
    const text = bytes.toString('utf8');
    return JSON.stringify(JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text));
  } catch {
    return undefined;
  }
}

/** As many lines and bytes with nothing in them. A CR ends a piece of a line, so no length of them makes a long one. */
function blanked(bytes: Buffer): Buffer {
  const blank = Buffer.alloc(bytes.length, carriage);
  for (let at = bytes.indexOf(feed); at !== -1; at = bytes.indexOf(feed, at + 1)) blank[at] = feed;
  return blank;
}
