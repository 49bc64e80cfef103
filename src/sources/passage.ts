import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { BuildfixError } from '../core/errors.ts';

/** Bytes handed on unchanged to somebody else's stream, which stays open. */
export interface Passage {
  /** Waits while the stream is full. Resolves with false, now and later, when nobody reads there any more. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Takes the listener off the stream. */
  close(): void;
}

export function passTo(stream: Writable): Passage {
  let open = true;
  let failure: BuildfixError | undefined;
  const onError = (cause: NodeJS.ErrnoException) => {
    open = false;
    // The reader has seen enough, as `head` does: that is no failure.
    if (cause.code !== 'EPIPE' && cause.code !== 'ERR_STREAM_DESTROYED') failure = outputFailed(cause);
  };
  stream.on('error', onError);
  return {
    async write(bytes) {
      if (open && stream.writable && !stream.write(bytes)) await roomIn(stream);
      if (failure) throw failure;
      return open && stream.writable;
    },
    close: () => {
      stream.off('error', onError);
    },
  };
}

/**
 * The chunks of a stream as they come. When `signal` fires, what has come by then is still given and the iteration ends
 * without an error; stream.iterator() would drop it and throw. The stream is destroyed at the end.
 */
export async function* chunksOf(stream: Readable, signal?: AbortSignal): AsyncGenerator<Buffer> {
  let wake = () => {};
  let failure: Error | undefined;
  let ended = stream.readableEnded || stream.destroyed;
  const onEnd = () => {
    ended = true;
    wake();
  };
  const onError = (error: Error) => {
    failure = error;
    onEnd();
  };
  const onReadable = () => wake();
  stream.on('readable', onReadable).on('end', onEnd).on('close', onEnd).on('error', onError);
  signal?.addEventListener('abort', onEnd, { once: true });
  try {
    for (;;) {
      const waiting = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const chunk: Buffer | null = stream.read();
      if (chunk !== null) yield chunk;
      else if (failure) throw failure;
      else if (ended || signal?.aborted) return;
      else await waiting;
    }
  } finally {
    stream.off('readable', onReadable).off('end', onEnd).off('close', onEnd);
    signal?.removeEventListener('abort', onEnd);
    stream.destroy();
  }
}

async function roomIn(stream: Writable): Promise<void> {
  if (!stream.writable) return;
  const given = new AbortController();
  const { signal } = given;
  try {
    // `once` rejects on 'error', which the listener of the passage has judged already.
    await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]).catch(() => {});
  } finally {
    given.abort();
  }
}

function outputFailed(cause: Error): BuildfixError {
  return new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
    message: `the input could not be passed on: ${cause.message}`,
    hint: 'Check the disk or the program that the output goes to.',
    cause,
  });
}
