import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Writable } from 'node:stream';
import type { CommittedFile } from '../src/core/checkpoint.ts';
import { markLength, markOf, readBytes } from '../src/sources/tail-identity.ts';

/**
 * A file that several processes write, one after the other, as if it were one: each goes on where the checkpoint of the one
 * before says that its content is whole, and cuts what was written behind it. Content and checkpoint can't be written at
 * once; so the content goes first, and what the checkpoint does not know of is written again.
 */
export class AppendedFile extends Writable {
  /** Where this process began to write, in bytes. */
  readonly start: number;
  readonly #handle: FileHandle;
  #length: number;
  /** The last bytes before `#length`. */
  #recent: Buffer;
  #synced: number;
  #waiting: { readonly length: number; readonly resolve: () => void }[] = [];

  private constructor(handle: FileHandle, start: number, recent: Buffer) {
    super({ highWaterMark: 1 << 20 });
    this.#handle = handle;
    this.start = start;
    this.#length = start;
    this.#synced = start;
    this.#recent = recent;
  }

  /**
   * A file that does not hold what was committed is another one that was put in its place, and one of which nothing is known
   * may hold what can't be had again: both are written on at their end, behind their last whole line. Undefined for what is
   * no plain file, such as a pipe.
   */
  static async open(path: string, committed: CommittedFile | undefined): Promise<AppendedFile | undefined> {
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o666);
    try {
      const found = await handle.stat();
      if (!found.isFile()) {
        await handle.close();
        return undefined;
      }
      const isOurs = committed !== undefined && (await holds(handle, committed));
      const start = isOurs ? committed.length : await endOfLines(handle, found.size);
      if (start < found.size) await handle.truncate(start);
      const recent = await readBytes(handle, start - markLength, Math.min(markLength, start));
      return new AppendedFile(handle, start, recent);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Waits for so many bytes of this process to be on the disk; undefined where writing has failed before. */
  async committed(written: number): Promise<CommittedFile | undefined> {
    const length = this.start + written;
    if (this.#length < length && !this.destroyed && !this.errored)
      await new Promise<void>((resolve) => this.#waiting.push({ length, resolve }));
    if (this.#length < length || this.destroyed) return undefined;
    // Before the checkpoint: else a machine that loses its power may keep the checkpoint and not the content.
    if (this.#synced < this.#length) await this.#handle.datasync();
    this.#synced = this.#length;
    return { length: this.#length, tail: markOf(this.#recent) };
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#append(chunk).then(() => done(), done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    for (const { resolve } of this.#waiting.splice(0)) resolve();
    this.#handle.close().then(
      () => done(error),
      (closing: Error) => done(error ?? closing),
    );
  }

  async #append(bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, at, bytes.length - at, this.#length);
      at += bytesWritten;
      this.#length += bytesWritten;
    }
    this.#recent = Buffer.concat([this.#recent, bytes.subarray(-markLength)]).subarray(-markLength);
    const reached = this.#waiting.filter(({ length }) => length <= this.#length);
    this.#waiting = this.#waiting.filter(({ length }) => length > this.#length);
    for (const { resolve } of reached) resolve();
  }
}

const lineFeed = 0x0a;

/** A line that was stopped in the middle is no record of anything. */
async function endOfLines(handle: FileHandle, size: number): Promise<number> {
  for (let end = size; end > 0; end = Math.max(0, end - stretch)) {
    const start = Math.max(0, end - stretch);
    const at = (await readBytes(handle, start, end - start)).lastIndexOf(lineFeed);
    if (at !== -1) return start + at + 1;
  }
  return 0;
}

/** Looked at together, in bytes. */
const stretch = 64 * 1024;

async function holds(handle: FileHandle, { length, tail }: CommittedFile): Promise<boolean> {
  const bytes = await readBytes(handle, length - tail.length, tail.length);
  return bytes.length === tail.length && markOf(bytes).hash === tail.hash;
}
