import { resolve } from 'node:path';
import type { LogChunk } from '../core/chunk.ts';
import { BuildfixError } from '../core/errors.ts';
import { unreadable } from './byte-source.ts';
import { FollowedFile } from './tail-file.ts';
import type { Checkpoint } from './tail-identity.ts';
import { type Waker, watchFolders } from './tail-wake.ts';

export type { Checkpoint } from './tail-identity.ts';
export type { Waker } from './tail-wake.ts';

export interface TailOptions {
  /** Where relative paths begin. */
  readonly cwd: string;
  /** Where to begin in a file that is there already and has no checkpoint. Default: `start`. */
  readonly from?: 'start' | 'end';
  /** From an earlier run; those of other files are ignored. */
  readonly checkpoints?: readonly Checkpoint[];
  /** Ends the following: what is there by then is still given, also a last line without an end. */
  readonly signal?: AbortSignal;
  /** Told of a file that can't be followed, and of lines that are lost. Default: the first one is thrown. */
  readonly onTrouble?: (error: BuildfixError) => void;
  /** How often to look where nothing tells of changes, in milliseconds. */
  readonly pollInterval?: number;
  /** Says when to look. Default: watches the folders and polls. */
  readonly waker?: Waker;
}

export interface Tail extends AsyncIterable<LogChunk> {
  /**
   * How far a file was delivered, every chunk taken from the iterator included. Stored together with what came of the
   * chunks, it lets the next run go on without losing a line. Undefined before the file was there.
   */
  position(path: string): Checkpoint | undefined;
}

/**
 * Follows files, also such as do not exist yet. A file that is renamed is read to its end before the new one of its
 * name; one that is truncated is read again from its beginning. Chunks of several files alternate, each of whole lines.
 */
export function tailLogs(paths: readonly string[], options: TailOptions): Tail {
  const files = new Map(paths.map((path) => [path, follow(path, options)]));
  return {
    position: (path) => files.get(path)?.position(path),
    [Symbol.asyncIterator]: () => followAll(files, options),
  };
}

function follow(path: string, { cwd, from = 'start', checkpoints = [], onTrouble = raise }: TailOptions): FollowedFile {
  return new FollowedFile(resolve(cwd, path), {
    from,
    checkpoint: checkpoints.find((checkpoint) => checkpoint.path === path),
    onLost: ({ offset }) => onTrouble(lost(path, offset)),
  });
}

async function* followAll(
  files: ReadonlyMap<string, FollowedFile>,
  { cwd, signal, onTrouble = raise, pollInterval = 1000, waker: given }: TailOptions,
): AsyncGenerator<LogChunk, void, void> {
  const waker =
    given ??
    watchFolders(
      [...files.keys()].map((path) => resolve(cwd, path)),
      pollInterval,
    );
  const followed = new Map(files);
  try {
    while (followed.size > 0) {
      // Asked before looking, so that nothing from before the end is missed.
      const isEnd = signal?.aborted === true;
      for (const [source, file] of followed) {
        try {
          for await (const bytes of file.look()) yield { source, bytes };
          if (isEnd) for await (const bytes of file.rest()) yield { source, bytes };
        } catch (error) {
          followed.delete(source);
          onTrouble(unreadable(source, error));
        }
      }
      if (isEnd) return;
      await waker.next(signal);
    }
  } finally {
    waker.close();
    for (const file of files.values()) await file.close();
  }
}

function lost(path: string, offset: number): BuildfixError {
  return new BuildfixError('BUILDFIX_INPUT_UNREADABLE', {
    message: `the file that was followed as ${path} up to byte ${offset} is gone, and what it held behind that`,
    hint: `Nothing to do for ${path} itself, which is read from its beginning; keep the last rotated file unpacked to avoid it.`,
  });
}

function raise(error: Error): never {
  throw error;
}
