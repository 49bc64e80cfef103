import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflateRaw } from 'node:zlib';
import { ArchiveDamage, type ByteSource } from '../byte-source.ts';

/** Packed bytes to unpacked ones. What stands before a damage is given first, then ArchiveDamage is thrown. */
export type Decode = (source: ByteSource, end?: DecodeEnd) => AsyncIterable<Uint8Array>;

/** Told once the packed data has ended, before the iteration does. */
type DecodeEnd = (consumed: number) => void;

/** Members that follow each other are read as one, as gzip itself does. */
export const gunzip = nativeDecoder(createGunzip);
export const inflateRaw = nativeDecoder(createInflateRaw);
export const unbrotli = nativeDecoder(createBrotliDecompress);

type NativeDecoder = Transform & { readonly bytesWritten: number };

/**
 * Node's own zlib. When it meets a damage it throws away what the failing call had unpacked, up to `outputSize`. So the
 * source is then read again, up to that call as before and from there on in smaller and smaller pieces, at last byte by
 * byte, which loses nothing.
 */
function nativeDecoder(create: (options: object) => NativeDecoder): Decode {
  // One byte of high-water mark: zlib rests until its output is fetched, so an error never finds any waiting.
  const start = () => create({ chunkSize: outputSize, readableHighWaterMark: 1 });
  return async function* decode(source, end) {
    let delivered = 0;
    let failure: NativeFailure | undefined;
    for (const pieceSize of [inputSize, 256, 1]) {
      try {
        const chunks = pump(start(), source, { pieceSize, from: failure?.consumed ?? 0 }, end);
        for await (const chunk of skip(chunks, delivered)) {
          delivered += chunk.length;
          yield chunk;
        }
        return;
      } catch (error) {
        if (!(error instanceof NativeFailure)) throw error;
        failure = error;
        if (!source.rereadable || error.atEnd) break;
      }
    }
    if (failure) throw new ArchiveDamage(source, failure.consumed, failure.message);
  };
}

const outputSize = 256 * 1024;
const inputSize = 64 * 1024;

class NativeFailure extends Error {
  readonly consumed: number;

  constructor(consumed: number, cause: unknown) {
    super((cause as Error).message, { cause });
    this.consumed = consumed;
  }

  /** The input ended too early: then nothing was lost, since the end is told to zlib in a call of its own. */
  get atEnd(): boolean {
    return (this.cause as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
  }
}

/** zlib gets its input in pieces of this size from that offset on, before it in large ones. */
interface Feeding {
  readonly pieceSize: number;
  readonly from: number;
}

async function* pump(
  decoder: NativeDecoder,
  source: ByteSource,
  feeding: Feeding,
  end: DecodeEnd | undefined,
): AsyncGenerator<Buffer> {
  const fed = feed(decoder, source.open(), feeding);
  let failure: NativeFailure | undefined;
  let input: FeedResult;
  try {
    for await (const chunk of decoder) yield chunk;
    end?.(decoder.bytesWritten);
  } catch (error) {
    failure = new NativeFailure(decoder.bytesWritten, error);
  } finally {
    decoder.destroy();
    input = await fed;
  }
  // What is wrong with the source explains what zlib misses.
  if (input.failure) throw input.failure.error;
  if (failure) throw failure;
}

interface FeedResult {
  readonly failure?: { readonly error: unknown };
}

async function feed(
  decoder: NativeDecoder,
  input: AsyncIterable<Uint8Array>,
  { pieceSize, from }: Feeding,
): Promise<FeedResult> {
  let fed = 0;
  try {
    for await (const chunk of input) {
      for (let at = 0; at < chunk.length; ) {
        const size = fed >= from ? pieceSize : Math.min(inputSize, from - fed);
        const piece = chunk.subarray(at, at + size);
        if (!(await write(decoder, piece))) return {};
        at += piece.length;
        fed += piece.length;
      }
    }
    decoder.end();
    return {};
  } catch (error) {
    decoder.end();
    return { failure: { error } };
  }
}

/** Waits until the piece was unpacked; false: nothing more is wanted. */
function write(decoder: NativeDecoder, piece: Uint8Array): Promise<boolean> {
  if (decoder.destroyed || decoder.readableEnded) return Promise.resolve(false);
  return new Promise((resolve) => {
    const settle = (wanted: boolean) => {
      decoder.off('close', stop).off('end', stop);
      resolve(wanted);
    };
    const stop = () => settle(false);
    // zlib never answers a write behind the end of its data: 'end' does.
    decoder.once('close', stop).once('end', stop);
    decoder.write(piece, (error) => settle(!error));
  });
}

/** All but the first `count` bytes. */
async function* skip(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of chunks) {
    if (chunk.length > left) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
