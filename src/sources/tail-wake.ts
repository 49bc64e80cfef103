import { type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';

/** Says when it is time to look at the files again. */
export interface Waker {
  /** Resolves at the next change, after the poll interval, or when `signal` fires. */
  next(signal: AbortSignal | undefined): Promise<void>;
  close(): void;
}

/**
 * Watches the folders, since that also tells of files that are not there yet, and polls besides: network file systems
 * tell nothing, and the number of watches is limited. `interval` is in milliseconds.
 */
export function watchFolders(paths: readonly string[], interval: number): Waker {
  let changed = false;
  let wake = () => {};
  const notice = () => {
    changed = true;
    wake();
  };
  const watchers = [...new Set(paths.map(dirname))].flatMap((folder) => watchFolder(folder, notice));
  return {
    async next(signal) {
      if (!changed && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, interval);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          signal?.addEventListener('abort', wake, { once: true });
        });
        signal?.removeEventListener('abort', wake);
      }
      changed = false;
    },
    close: () => {
      for (const watcher of watchers) watcher.close();
    },
  };
}

function watchFolder(folder: string, notice: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, notice);
    // The folder may vanish, or watches run out later: then polling has to do.
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
