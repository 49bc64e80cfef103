import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { BuildfixError } from '../core/errors.ts';
import type { SpareBuffers } from '../core/spare-buffers.ts';

/** Bytes with a name. What is wrong with them is told under that name. */
export interface ByteSource {
  /** As the user would name it, e.g. `build.log.gz` or `logs.zip!linux/build.log`. */
  readonly label: string;
  /** Each call begins at the first byte, where `rereadable`; otherwise it may be called once. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly rereadable: boolean;
  /** How many packings were taken off to get at these bytes. */
  readonly layers: number;
  /** Any part of the bytes without reading what stands before it. */
  readonly range?: (start: number, end: number) => AsyncIterable<Uint8Array>;
  /** Where the bytes stand as they are, if they do. */
  readonly at?: { readonly path: string } | { readonly buffer: Buffer };
}

type RangedSource = ByteSource & Required<Pick<ByteSource, 'range'>>;

/** An archive that ends too early or holds what it can't hold. `offset` is in bytes of what `label` names. */
export class ArchiveDamage extends Error {
  override readonly name = 'ArchiveDamage';
  readonly label: string;
  readonly offset: number;

  constructor({ label, layers }: Pick<ByteSource, 'label' | 'layers'>, offset: number, reason: string) {
    super(`${label} is damaged at byte ${offset}${layers > 0 ? ' of its unpacked content' : ''}: ${reason}`);
    this.label = label;
    this.offset = offset;
  }
}

export interface FileOptions {
  /** Told how far the file has been read, in bytes. */
  readonly onRead?: (position: number) => void;
  /** Makes reading throw an AbortError. */
  readonly signal?: AbortSignal | undefined;
  /** For whoever knows when a chunk is not needed any more, and gives it back. Default: a new buffer for each chunk. */
  readonly buffers?: Pick<SpareBuffers, 'take' | 'lend'> | undefined;
  /**
   * For a thread that has nothing else to do: it waits for the disk itself, where to wake another one for each read
   * takes longer than most reads. Default: the next chunk is read while this one is looked at.
   */
  readonly blocking?: boolean;
}

/** A file, or anything else that has a path and can be read from its beginning. */
export function fileSource(label: string, path: string, options: FileOptions = {}): RangedSource {
  return {
    label,
    open: () => readFile(label, path, 0, Number.POSITIVE_INFINITY, options),
    range: (start, end) => readFile(label, path, start, end, options),
    rereadable: true,
    layers: 0,
    at: { path },
  };
}

export function bufferSource(label: string, layers: number, buffer: Buffer): ByteSource {
  return {
    label,
    open: () => only(buffer),
    range: (start, end) => only(buffer.subarray(start, end)),
    rereadable: true,
    layers,
    at: { buffer },
  };
}

/** The same bytes, and the first `length` of them (fewer if there are no more). Reads nothing twice. */
export async function peek(source: ByteSource, length: number): Promise<{ head: Buffer; source: ByteSource }> {
  const chunks = source.open()[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let failure: { readonly error: unknown } | undefined;
  try {
    while (head.length < length) {
      const next = await chunks.next();
      if (next.done) break;
      head = head.length === 0 ? asBuffer(next.value) : Buffer.concat([head, next.value]);
    }
  } catch (error) {
    // Told again where the bytes are read: those before the failure come first.
    failure = { error };
  }
  let first = true;
  return {
    head: head.subarray(0, length),
    source: {
      ...source,
      open: () => {
        if (!first) return source.open();
        first = false;
        return continued(head, chunks, failure);
      },
    },
  };
}

/** Ends a peek whose bytes nobody wants. */
export async function discard(source: ByteSource): Promise<void> {
  const chunks = source.open()[Symbol.asyncIterator]();
  // A generator that was never asked for anything would not run its finally.
  await chunks.next();
  await chunks.return?.();
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What Node says of a file that can't be read, with what to do about it. */
export function unreadable(label: string, cause: unknown): BuildfixError {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  const [what, hint] = reasons[code] ?? [`can't be read: ${(cause as Error).message}`, 'Check the path and the disk.'];
  return new BuildfixError('BUILDFIX_INPUT_UNREADABLE', { message: `${label} ${what}`, hint, cause });
}

const reasons: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOENT: ['does not exist', 'Check the path; a pattern with * needs quotes to reach buildfix.'],
  EACCES: ["can't be read: permission denied", 'Make it readable, or run as its owner.'],
  EPERM: ["can't be read: permission denied", 'Make it readable, or run as its owner.'],
  EISDIR: ['is a directory', "Name the files in it, for instance with the pattern 'DIRECTORY/**/*.log'."],
  ELOOP: ['is a circle of symbolic links', 'Name the file itself.'],
};

/** Three times as fast as 64 KiB; 1 MiB is hardly faster and costs 40 MB of memory in decoded copies. */
const chunkSize = 256 * 1024;

// Not createReadStream: when a read fails, a stream throws away what it has read ahead.
async function* readFile(
  label: string,
  path: string,
  start: number,
  end: number,
  { onRead, signal, buffers, blocking }: FileOptions,
): AsyncGenerator<Buffer> {
  let file: FileHandle | undefined;
  let ahead: Promise<Read> | undefined;
  try {
    file = await open(path, 'r');
    const { fd } = file;
    // A pipe has no positions: there each read goes on where the last one ended, and only when it is asked for.
    const seekable = start > 0 || (await file.stat()).isFile();
    const readAt = async (position: number): Promise<Read> => {
      const size = Math.min(chunkSize, end - position);
      const buffer = buffers?.take(size) ?? Buffer.allocUnsafeSlow(size);
      const place = seekable ? position : null;
      if (blocking) return { buffer, length: readSync(fd, buffer, 0, size, place) };
      return { buffer, length: (await (file as FileHandle).read(buffer, 0, size, place)).bytesRead };
    };
    for (let position = start; position < end; ) {
      if (signal?.aborted) throw new DOMException('reading was given up', 'AbortError');
      const { buffer, length } = await (ahead ?? readAt(position));
      ahead = undefined;
      if (length === 0) return;
      position += length;
      onRead?.(position);
      if (seekable && !blocking && position < end) {
        ahead = readAt(position);
        // It fails when it is waited for; until then nobody listens.
        ahead.catch(() => {});
      }
      yield buffers?.lend(buffer, length) ?? buffer.subarray(0, length);
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreadable(label, error);
  } finally {
    await ahead?.catch(() => {});
    await file?.close();
  }
}

interface Read {
  readonly buffer: Buffer;
  readonly length: number;
}

async function* only(buffer: Buffer): AsyncGenerator<Buffer> {
  if (buffer.length > 0) yield buffer;
}

async function* continued(
  head: Buffer,
  chunks: AsyncIterator<Uint8Array>,
  failure: { readonly error: unknown } | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    if (failure) throw failure.error;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}
