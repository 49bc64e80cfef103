import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflateRaw } from 'node:zlib';
import { ArchiveDamage, asBuffer, type ByteSource } from '../byte-source.ts';

/** Packed bytes to unpacked ones. What stands before a damage is given first, then ArchiveDamage is thrown. */
export type Decode = (source: ByteSource, end?: DecodeEnd) => AsyncIterable<Uint8Array>;

/** Told once the packed data has ended, before the iteration does. */
export type DecodeEnd = (consumed: number) => void;

/** Members that follow each other are read as one, as gzip itself does. */
export const gunzip = nativeDecoder(createGunzip);
export const inflateRaw = nativeDecoder(createInflateRaw);
export const unbrotli = nativeDecoder(createBrotliDecompress);

type NativeDecoder = Transform & { readonly bytesWritten: number };

/**
 * Node's own zlib. When it meets a damage it throws away what the failing call had unpacked, up to `outputSize`. So the
 * source is then read a second time, up to that call as before and from there on byte by byte, which loses nothing.
 */
function nativeDecoder(create: (options: object) => NativeDecoder): Decode {
  // One byte of high-water mark: zlib rests until its output is fetched, so an error never finds any waiting.
  const start = () => create({ chunkSize: outputSize, readableHighWaterMark: 1 });
  return async function* decode(source, end) {
    let delivered = 0;
    try {
      for await (const chunk of pump(start(), source, Number.POSITIVE_INFINITY, end)) {
        delivered += chunk.length;
        yield chunk;
      }
    } catch (error) {
      if (!(error instanceof NativeFailure)) throw error;
      if (source.rereadable && !error.atEnd) {
        yield* skip(pump(start(), source, error.consumed, undefined), delivered, source);
      }
      throw error.asDamage(source);
    }
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

  asDamage(source: ByteSource): ArchiveDamage {
    return new ArchiveDamage(source, this.consumed, this.message);
  }
}

/** `carefulFrom`: the offset from which zlib gets its input byte by byte. */
async function* pump(
  decoder: NativeDecoder,
  source: ByteSource,
  carefulFrom: number,
  end: DecodeEnd | undefined,
): AsyncGenerator<Buffer> {
  const feeding = feed(decoder, source.open(), carefulFrom);
  let failure: NativeFailure | undefined;
  let input: FeedResult;
  try {
    for await (const chunk of decoder) yield chunk;
    end?.(decoder.bytesWritten);
  } catch (error) {
    failure = new NativeFailure(decoder.bytesWritten, error);
  } finally {
    decoder.destroy();
    input = await feeding;
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
  carefulFrom: number,
): Promise<FeedResult> {
  let fed = 0;
  try {
    for await (const chunk of input) {
      for (let at = 0; at < chunk.length; ) {
        const size = fed >= carefulFrom ? 1 : Math.min(inputSize, carefulFrom - fed);
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

/** All but the first `count` bytes. The failure at their end is known already. */
async function* skip(chunks: AsyncIterable<Buffer>, count: number, source: ByteSource): AsyncGenerator<Buffer> {
  let left = count;
  try {
    for await (const chunk of chunks) {
      if (chunk.length > left) yield asBuffer(chunk).subarray(left);
      left = Math.max(0, left - chunk.length);
    }
  } catch (error) {
    throw error instanceof NativeFailure ? error.asDamage(source) : error;
  }
}
