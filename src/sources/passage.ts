import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { BuildfixError } from '../core/errors.ts';

/** Bytes handed on unchanged to somebody else's stream, which stays open. */
export interface Passage {
  /** Waits while the stream is full. Resolves with false, now and later, when nobody reads there any more. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Ends the looking after the stream's errors. */
  close(): void;
}

export function passTo(stream: Writable): Passage {
  // The state of the stream is asked where it matters: its event comes a tick later.
  const ignore = () => {};
  stream.on('error', ignore);
  return {
    async write(bytes) {
      if (stream.writable && !stream.write(bytes)) await roomIn(stream);
      if (stream.errored && !isGone(stream.errored)) throw outputFailed(stream.errored);
      return stream.writable;
    },
    close: () => {
      if (!stream.errored) stream.off('error', ignore);
    },
  };
}

/** The reader has seen enough, as `head` does: that is no failure. */
function isGone({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
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
    // `once` rejects on 'error', which the passage judges itself.
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
