import type { Readable, Writable } from 'node:stream';
import type { LogChunk } from '../core/chunk.ts';
import { unreadable } from './byte-source.ts';
import { chunksOf, passTo } from './passage.ts';

export interface StdinOptions {
  readonly input?: Readable;
  /** Gets every byte unchanged, at its own pace. When nobody reads there any more, the reading ends. */
  readonly tee?: Writable;
  /** Ends the reading without an error; what has come by then is still given. */
  readonly signal?: AbortSignal;
}

/** Standard input, under the name `stdin`, as it comes. */
export async function* readStdin({
  input = process.stdin,
  tee,
  signal,
}: StdinOptions = {}): AsyncGenerator<LogChunk, void, void> {
  const passage = tee && passTo(tee);
  try {
    for await (const bytes of stdinChunks(input, signal)) {
      if (passage && !(await passage.write(bytes))) return;
      yield { source: 'stdin', bytes };
    }
  } finally {
    passage?.close();
  }
}

async function* stdinChunks(input: Readable, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  try {
    yield* chunksOf(input, signal);
  } catch (error) {
    throw unreadable('stdin', error);
  }
}
