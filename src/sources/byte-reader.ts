import { type ArchiveDamage, asBuffer } from './byte-source.ts';

/** Makes a damage at the place that was reached. */
export type Fail = (reason: string) => ArchiveDamage;

/** Exactly that many bytes, or the failure that they are missing. */
export async function need(reader: ByteReader, length: number, fail: Fail): Promise<Buffer> {
  const bytes = await reader.read(length);
  if (!bytes) throw fail('unexpected end of file');
  return bytes;
}

/** Takes exactly as many bytes as wanted from chunks that are cut anywhere. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #buffer: Buffer = Buffer.alloc(0);
  #position = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Bytes taken so far. */
  get position(): number {
    return this.#position;
  }

  /** What can be taken without waiting. */
  get buffered(): Buffer {
    return this.#buffer;
  }

  /** Waits until `length` bytes are buffered; false when the input ends before. Throws what the input throws. */
  async fill(length: number): Promise<boolean> {
    if (this.#buffer.length >= length) return true;
    if (this.#failure) throw this.#failure.error;
    const parts = [this.#buffer];
    let size = this.#buffer.length;
    try {
      while (size < length) {
        const next = await this.#chunks.next();
        if (next.done) return false;
        parts.push(asBuffer(next.value));
        size += next.value.length;
      }
      return true;
    } catch (error) {
      this.#failure = { error };
      throw error;
    } finally {
      // Also when the input fails: what came before stays to be taken.
      this.#buffer = parts.length === 1 ? this.#buffer : Buffer.concat(parts, size);
    }
  }

  /** As `fill`, but where the input fails, what came before it can be used first: the next `fill` throws. */
  async tryFill(length: number): Promise<boolean> {
    return this.fill(length).catch(() => false);
  }

  /** At most `length` of the buffered bytes, as a view. */
  take(length: number): Buffer {
    const taken = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(taken.length);
    this.#position += taken.length;
    return taken;
  }

  /** Exactly `length` bytes, or undefined when the input ends before. For lengths that fit into memory. */
  async read(length: number): Promise<Buffer | undefined> {
    return (await this.fill(length)) ? this.take(length) : undefined;
  }

  /** Up to `length` bytes, whatever comes next; pieces of any size. Fewer in all only where the input ends. */
  async *pieces(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (!(await this.fill(1))) return;
      const piece = this.take(left);
      left -= piece.length;
      yield piece;
    }
  }

  /** Gives back the last `length` bytes of the piece taken last. */
  unread(piece: Buffer, length: number): void {
    if (length === 0) return;
    this.#buffer = Buffer.concat([piece.subarray(piece.length - length), this.#buffer]);
    this.#position -= length;
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
