import { resolve } from 'node:path';
import type { LogChunk } from '../core/chunk.ts';
import { BuildfixError } from '../core/errors.ts';
import { unreadable } from './byte-source.ts';
import { FollowedFile } from './tail-file.ts';
import { Finder } from './tail-finder.ts';
import type { Checkpoint } from './tail-identity.ts';
import { type Waker, watchFolders } from './tail-wake.ts';

export type { Checkpoint } from './tail-identity.ts';
export type { Waker } from './tail-wake.ts';

export interface TailOptions {
  /** Where relative paths and patterns begin. */
  readonly cwd: string;
  /** Name every file by its absolute path, and not as it was given or found. */
  readonly absolute?: boolean;
  /** Where to begin in a file that is there already and has no checkpoint. Default: `start`. */
  readonly from?: 'start' | 'end';
  /** From an earlier run, under the names of the files; those of other files are ignored. */
  readonly checkpoints?: readonly Checkpoint[];
  /** Ends the following: what is there by then is still given, also a last line without an end. */
  readonly signal?: AbortSignal;
  /** Told of a file that can't be followed, and of lines that are lost. Default: the first one is thrown. */
  readonly onTrouble?: (error: BuildfixError) => void;
  /** How often to look where nothing tells of changes, in milliseconds. */
  readonly pollInterval?: number;
  /** Says when to look. Default: watches the folders and polls. */
  readonly waker?: Waker;
  /** Milliseconds since any moment. */
  readonly clock?: () => number;
  /** Waited for whenever every chunk so far was taken: `positions` stand still meanwhile. */
  readonly onPause?: (pause: TailPause) => Promise<void>;
}

export interface TailPause {
  /** The following ends, and a line without an end is still to be given, which the positions do not cover. */
  readonly isLast: boolean;
}

export interface Tail extends AsyncIterable<LogChunk> {
  /**
   * How far a file was delivered, every chunk taken from the iterator included. Stored together with what came of the
   * chunks, it lets the next run go on without losing a line. Undefined before the file was there.
   */
  position(name: string): Checkpoint | undefined;
  /** Of every file that there was, but for those that are gone for good. */
  positions(): Checkpoint[];
}

/**
 * Follows files, also such as do not exist yet, and all that glob patterns come to mean. A file that is renamed is read
 * to its end before the new one of its name; one that is truncated is read again from its beginning. Chunks of several
 * files alternate, each of whole lines.
 */
export function tailLogs(patterns: readonly string[], options: TailOptions): Tail {
  const files = new Map<string, FollowedFile>();
  return {
    position: (name) => files.get(name)?.position(name),
    positions: () =>
      [...files].flatMap(([name, file]) => {
        const position = file.position(name);
        return position ? [position] : [];
      }),
    [Symbol.asyncIterator]: () => followAll(patterns, files, options),
  };
}

async function* followAll(
  patterns: readonly string[],
  files: Map<string, FollowedFile>,
  options: TailOptions,
): AsyncGenerator<LogChunk, void, void> {
  const { cwd, signal, onTrouble = raise, pollInterval = 1000, clock = performance.now.bind(performance) } = options;
  const { onPause } = options;
  const finder = new Finder(patterns, { ...options, pollInterval, clock });
  const waker = options.waker ?? watchFolders(await finder.watched(), pollInterval);
  /** Those that could not be read: their positions stay what they were. */
  const failed = new Set<string>();
  const handles = new OpenHandles();

  function giveUp(name: string, error: unknown): void {
    failed.add(name);
    onTrouble(unreadable(name, error));
  }

  try {
    for (;;) {
      // Asked before looking, so that nothing from before the end is missed.
      const isEnd = signal?.aborted === true;
      const found = await finder.find(files, isEnd);
      for (const { name, path, isNew } of found) {
        const file = follow(name, path, isNew ? 'start' : options.from, options);
        files.set(name, file);
        await file
          .open()
          .then(() => handles.used(file))
          .catch((error) => giveUp(name, error));
      }
      // Before anything is read: from here on it is known which files are meant, whatever they will be called.
      if (found.length > 0) await onPause?.({ isLast: false });
      const followed = [...files].filter(([name]) => !failed.has(name));
      if (followed.length === 0 && !finder.hasPatterns) return;
      for (const [source, file] of followed) {
        try {
          for await (const bytes of file.look()) {
            yield { source, bytes };
            await onPause?.({ isLast: false });
            await handles.used(file);
          }
          // One that was asked and had nothing to say may be the first to go.
          await handles.known(file);
        } catch (error) {
          giveUp(source, error);
        }
      }
      if (isEnd) return yield* lastLines(followed, onPause, giveUp);
      await onPause?.({ isLast: false });
      for (const name of await finder.forget(followed)) files.delete(name);
      await waker.next(signal);
    }
  } finally {
    waker.close();
    for (const file of files.values()) await file.close();
  }

  function follow(name: string, path: string, from: TailOptions['from'], { checkpoints = [] }: TailOptions) {
    return new FollowedFile(resolve(cwd, path), {
      from: from ?? 'start',
      checkpoint: checkpoints.find((checkpoint) => checkpoint.path === name),
      onLost: ({ offset }) => onTrouble(lost(name, offset)),
    });
  }
}

/** Keeps few files open at the same time: those that were written to last. */
class OpenHandles {
  /** The one that was used last stands last. */
  readonly #open = new Set<FollowedFile>();

  async used(file: FollowedFile): Promise<void> {
    this.#open.delete(file);
    await this.known(file);
  }

  async known(file: FollowedFile): Promise<void> {
    if (file.isOpen) this.#open.add(file);
    for (const eldest of this.#open) {
      if (this.#open.size <= mostHandles) break;
      this.#open.delete(eldest);
      await eldest.park();
    }
  }
}

/** With what a process has open besides, it gets by with a limit of 64. */
const mostHandles = 16;

/** The lines without an end, of all files together: no checkpoint covers one of them and not the others. */
async function* lastLines(
  files: readonly (readonly [string, FollowedFile])[],
  onPause: TailOptions['onPause'],
  giveUp: (name: string, error: unknown) => void,
): AsyncGenerator<LogChunk, void, void> {
  const unfinished = [];
  for (const [source, file] of files) if (await file.hasRest().catch(() => false)) unfinished.push({ source, file });
  if (unfinished.length === 0) return;
  await onPause?.({ isLast: true });
  for (const { source, file } of unfinished) {
    try {
      for await (const bytes of file.rest()) yield { source, bytes };
      await file.close();
    } catch (error) {
      giveUp(source, error);
    }
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
