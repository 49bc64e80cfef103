import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

/** Whatever holds things that can be had again. */
export interface Shrinkable {
  /** Keeps about this share of what it holds now, from 0 (nothing) to 1, and gives up the rest at once. */
  shrink(share: number): void;
}

/** In shares of what the process may have, from 0 to 1. */
export type MemoryReading = () => number;

/**
 * Takes memory from caches when it becomes short, so that the stream keeps what it needs: what a cache gives up costs time later and only where it is
 * asked for again, a smaller buffer costs time with every line. It has no timer: who has one calls `check`, some times a second at most.
 */
export class MemoryPressure {
  readonly #caches = new Set<Shrinkable>();
  readonly #read: MemoryReading;
  #checksToWait = 0;

  constructor(read: MemoryReading = memoryOf()) {
    this.#read = read;
  }

  /** Returns what takes it back, for when the cache is closed. */
  register(cache: Shrinkable): () => void {
    this.#caches.add(cache);
    return () => void this.#caches.delete(cache);
  }

  /** Returns which share the caches were told to keep: 1 while there is enough. */
  check(): number {
    const used = this.#read();
    if (used >= critical) return this.#shrink(0);
    if (used < tight) {
      this.#checksToWait = 0;
      return 1;
    }
    // What was given up is free only after the next garbage collection.
    if (this.#checksToWait-- > 0) return 1;
    return this.#shrink(0.5);
  }

  #shrink(share: number): number {
    for (const cache of this.#caches) cache.shrink(share);
    this.#checksToWait = patience;
    return share;
  }
}

/**
 * The larger of two shares: memory of the process in `limit` bytes (default: what the machine or the container has), and heap in what V8
 * allows itself.
 */
export function memoryOf(limit = availableMemory()): MemoryReading {
  return () => {
    const { used_heap_size: heap, heap_size_limit: heapLimit } = getHeapStatistics();
    return Math.max(process.memoryUsage.rss() / limit, heap / heapLimit);
  };
}

const tight = 0.8;
const critical = 0.92;
const patience = 4;

/** Without a limit Node gives 0, or a number as large as memory never is. */
function availableMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
