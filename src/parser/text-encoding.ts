/**
 * Bytes of a log as UTF-8. UTF-16 is recognised by its byte order mark and converted, since everything behind searches bytes;
 * whatever has no mark is UTF-8 already and passes as it is.
 */
export class TextEncoding {
  #encoding: 'utf8' | 'utf16le' | 'utf16be' | undefined;
  /** What is too short to tell a mark; later the part of a character whose other part has not come. */
  #kept: Buffer = empty;
  #bytes = 0;
  #markLength = 0;
  /** How far the last question of `sizeOf` went, since the next one is mostly about what stands behind. */
  #measured: { bytes: Buffer; end: number; size: number } | undefined;

  /** Taken so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Of the byte order mark, in bytes. */
  get markLength(): number {
    return this.#markLength;
  }

  /** What the next bytes depend on, as plain data. */
  save(): EncodingState {
    const [encoding, bytes, markLength] = [this.#encoding, this.#bytes, this.#markLength];
    return { ...(encoding && { encoding }), kept: this.#kept.toString('hex'), bytes, markLength };
  }

  resume({ encoding, kept, bytes, markLength }: EncodingState): void {
    this.#encoding = encoding;
    this.#kept = Buffer.from(kept, 'hex');
    this.#bytes = bytes;
    this.#markLength = markLength;
  }

  push(bytes: Uint8Array): Buffer {
    this.#bytes += bytes.length;
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.#encoding === 'utf8') return chunk;
    const all = this.#kept.length > 0 ? Buffer.concat([this.#kept, chunk]) : chunk;
    this.#kept = empty;
    if (!this.#encoding && all.length < longestMark) {
      this.#kept = Buffer.from(all);
      return empty;
    }
    return this.#convert(this.#encoding ? all : this.#withoutMark(all));
  }

  end(): Buffer {
    const kept = this.#kept;
    this.#kept = empty;
    return this.#toUtf8(this.#encoding ? kept : this.#withoutMark(kept));
  }

  /** How many bytes of the log a part of what came out stands for. */
  sizeOf(bytes: Buffer, start: number, end: number): number {
    if (this.#encoding === 'utf8') return end - start;
    const known = this.#measured;
    if (start > 0 || known?.bytes !== bytes || known.end > end) {
      const size = 2 * bytes.toString('utf8', start, end).length;
      if (start === 0) this.#measured = { bytes, end, size };
      return size;
    }
    const size = known.size + 2 * bytes.toString('utf8', known.end, end).length;
    this.#measured = { bytes, end, size };
    return size;
  }

  #withoutMark(chunk: Buffer): Buffer {
    const mark = byteOrderMarks.find(({ bytes }) => bytes.every((byte, index) => chunk[index] === byte));
    this.#encoding = mark?.encoding ?? 'utf8';
    this.#markLength = mark?.bytes.length ?? 0;
    return chunk.subarray(this.#markLength);
  }

  #convert(chunk: Buffer): Buffer {
    if (this.#encoding === 'utf8') return chunk;
    let whole = chunk.length - (chunk.length % 2);
    const highByte = chunk[this.#encoding === 'utf16le' ? whole - 1 : whole - 2] ?? 0;
    // The first half of a pair. StringDecoder, which would keep it, loses halves that are cut at an odd byte.
    if (highByte >= 0xd8 && highByte <= 0xdb) whole -= 2;
    this.#kept = Buffer.from(chunk.subarray(whole));
    return this.#toUtf8(chunk.subarray(0, whole));
  }

  #toUtf8(chunk: Buffer): Buffer {
    if (this.#encoding === 'utf8') return chunk;
    const units = Buffer.from(chunk.subarray(0, chunk.length - (chunk.length % 2)));
    return Buffer.from((this.#encoding === 'utf16be' ? units.swap16() : units).toString('utf16le'));
  }
}

export interface EncodingState {
  readonly encoding?: 'utf8' | 'utf16le' | 'utf16be';
  /** Hexadecimal. */
  readonly kept: string;
  readonly bytes: number;
  readonly markLength: number;
}

const empty = Buffer.alloc(0);
const longestMark = 3;
const byteOrderMarks = [
  { encoding: 'utf8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf16be', bytes: [0xfe, 0xff] },
] as const;
