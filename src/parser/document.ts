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
  /** Kept: a line whose end has not come yet, or the document so far. */
  #kept: Buffer[] = [];
  #keptBytes = 0;
  /** How much more is looked at. */
  #left: number;
  #line = 1;
  #offset = 0;
  /** The last bytes of what is kept: a document's end may be cut anywhere. */
  #tail = Buffer.alloc(0);
  #closing = '}';

  constructor(sink: DocumentSink, limit = 32 * 1024 * 1024, window = 16 * 1024) {
    this.#sink = sink;
    this.#limit = limit;
    this.#window = window;
    this.#left = window;
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
    else this.#release();
    this.#state = 'open';
  }

  /** Passes on whole lines up to a document. Returns what is still to be looked at. */
  #look(bytes: Buffer): Buffer | undefined {
    const text = this.#keptBytes > 0 ? Buffer.concat([this.#take(), bytes]) : bytes;
    // UTF-16 is left to the scan.
    if (this.#offset === 0 && text.length > 1 && ((text[0] ?? 0) & 0xfe) === 0xfe) return this.#giveUp(text);
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf(feed, at);
      const opening = openingIn(text, at, end);
      if (opening === undefined || (opening !== 'maybe' && end !== -1)) {
        if (opening !== undefined) {
          const below = belowIn(text, end + 1);
          if (below === 'json') {
            this.#pass(text.subarray(0, at));
            this.#state = 'collecting';
            this.#closing = opening;
            this.#tail = Buffer.alloc(0);
            return text.subarray(at);
          }
          if (below === 'maybe') return this.#wait(text, at);
        }
        this.#left -= (end === -1 ? text.length : end + 1) - at;
        if (end === -1 || this.#left <= 0) return this.#giveUp(text);
        at = end + 1;
      } else {
        return this.#wait(text, at);
      }
    }
    this.#pass(text);
    return undefined;
  }

  /** The document goes to the line that is nothing but its closing bracket. */
  #collect(bytes: Buffer): Buffer | undefined {
    const joined = this.#tail.length > 0 ? Buffer.concat([this.#tail, bytes]) : bytes;
    const before = this.#tail.length;
    const end = endOfDocument(joined, this.#closing.charCodeAt(0));
    if (end !== -1) {
      this.#keep(bytes.subarray(0, end - before));
      const rest = bytes.subarray(end - before);
      this.#finish(this.#take());
      return rest;
    }
    this.#keep(bytes);
    this.#tail = Buffer.from(joined.subarray(Math.max(0, joined.length - longestEnd)));
    if (this.#keptBytes > this.#limit) return this.#giveUp(this.#take());
    return undefined;
  }

  #finish(bytes: Buffer): void {
    const line = compact(bytes);
    const isReport = line !== undefined && this.#sink.document(line, this.#line, this.#offset);
    this.#pass(isReport ? blanked(bytes) : bytes);
    this.#state = 'looking';
    this.#left = this.#window;
  }

  #wait(text: Buffer, at: number): undefined {
    this.#pass(text.subarray(0, at));
    this.#keep(text.subarray(at));
    // Blanks without an end are no line that a document could begin with.
    if (this.#keptBytes > this.#window) this.#giveUp(this.#take());
    return undefined;
  }

  #giveUp(bytes: Buffer): undefined {
    this.#state = 'open';
    this.#pass(bytes);
    return undefined;
  }

  #release(): void {
    if (this.#keptBytes > 0) this.#pass(this.#take());
  }

  #pass(bytes: Buffer): void {
    if (bytes.length === 0) return;
    if (this.#state !== 'open') {
      for (let at = bytes.indexOf(feed); at !== -1; at = bytes.indexOf(feed, at + 1)) this.#line++;
    }
    this.#offset += bytes.length;
    this.#sink.pass(bytes);
  }

  #keep(bytes: Buffer): void {
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

const feed = 0x0a;
const carriage = 0x0d;
/** `\n}\r\n` */
const longestEnd = 4;

/** The bracket that closes what a line opens: the line must be nothing else. */
function openingIn(text: Buffer, at: number, end: number): '}' | ']' | 'maybe' | undefined {
  let from = at;
  // Byte order mark
  if (text[from] === 0xef && text[from + 1] === 0xbb && text[from + 2] === 0xbf) from += 3;
  else if (text[from] === 0xef && text.length - from < 3) return 'maybe';
  if (from >= text.length) return 'maybe';
  const first = text[from];
  if (first !== 0x7b && first !== 0x5b) return undefined;
  let last = end === -1 ? text.length : end;
  while (last > from + 1 && isBlank(text[last - 1])) last--;
  if (last !== from + 1) return undefined;
  return end === -1 ? 'maybe' : first === 0x7b ? '}' : ']';
}

/** Below a bracket stands a key, another bracket or a string, indented. */
function belowIn(text: Buffer, at: number): 'json' | 'maybe' | undefined {
  let from = at;
  while (from < text.length && (text[from] === 0x20 || text[from] === 0x09)) from++;
  if (from >= text.length) return from - at > mostIndent ? undefined : 'maybe';
  const first = text[from];
  // behave begins its records at the very left.
  return first === 0x22 || first === 0x7b || first === 0x5b ? 'json' : undefined;
}

const mostIndent = 64;

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === carriage;
}

/** Behind the line that closes the document, or -1 where it has not come as a whole. */
function endOfDocument(text: Buffer, closing: number): number {
  for (let at = text.indexOf(feed); at !== -1; at = text.indexOf(feed, at + 1)) {
    if (text[at + 1] !== closing) continue;
    const next = text[at + 2] === carriage ? at + 3 : at + 2;
    if (text[next] === feed) return next + 1;
  }
  return -1;
}

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
