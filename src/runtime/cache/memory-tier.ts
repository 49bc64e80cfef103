import { LRUCache } from 'lru-cache';
import { type CacheBounds, type EntryFacts, type EvictionPolicy, evictionOrder } from '../../core/cache.ts';

export interface MemoryTierOptions {
  readonly policy: EvictionPolicy;
  readonly bounds: CacheBounds;
  readonly clock: () => number;
  /** Told of each entry that had to make room. */
  readonly onEvict?: () => void;
}

export interface MemoryTier<Value> {
  readonly size: number;
  readonly bytes: number;
  get(key: string): Value | undefined;
  set(key: string, value: Value, bytes: number, expires?: number): void;
  delete(key: string): boolean;
  clear(): void;
  /** Makes room until at most this share of the bounds is used, 0 to 1. */
  shrink(share: number): void;
}

/** Values by key within bounds of number and bytes. An entry larger than all the room is not kept. */
export function createMemoryTier<Value>(options: MemoryTierOptions): MemoryTier<Value> {
  return options.policy === 'lru' ? new RecentTier(options) : new RankedTier(options);
}

interface Entry<Value> extends EntryFacts {
  readonly value: Value;
  used: number;
  uses: number;
}

/** What was used last stays. */
class RecentTier<Value> implements MemoryTier<Value> {
  readonly #options: MemoryTierOptions;
  readonly #cache: LRUCache<string, { readonly value: Value; readonly size: number; readonly expires?: number }>;

  constructor(options: MemoryTierOptions) {
    this.#options = options;
    const { bounds, onEvict } = options;
    this.#cache = new LRUCache({
      // Not `max` as well: the cache would set aside room for so many at once.
      maxSize: bounds.bytes,
      sizeCalculation: ({ size }) => Math.max(1, size),
      dispose: (_value, _key, reason) => {
        if (reason === 'evict') onEvict?.();
      },
    });
  }

  get size(): number {
    return this.#cache.size;
  }

  get bytes(): number {
    return this.#cache.calculatedSize;
  }

  get(key: string): Value | undefined {
    const entry = this.#cache.get(key);
    if (entry?.expires === undefined || entry.expires > this.#options.clock()) return entry?.value;
    this.#cache.delete(key);
    return undefined;
  }

  set(key: string, value: Value, bytes: number, expires?: number): void {
    this.#cache.set(key, { value, size: bytes, ...(expires !== undefined && { expires }) });
    if (this.size > this.#options.bounds.entries) this.#cache.pop();
  }

  delete(key: string): boolean {
    return this.#cache.delete(key);
  }

  clear(): void {
    this.#cache.clear();
  }

  shrink(share: number): void {
    const { bytes, entries } = this.#options.bounds;
    while (this.size > entries * share || this.bytes > bytes * share) this.#cache.pop();
  }
}

/** Any order: where there is no room, a tenth goes at once, so that the sorting is paid for by many. */
class RankedTier<Value> implements MemoryTier<Value> {
  readonly #options: MemoryTierOptions;
  readonly #entries = new Map<string, Entry<Value>>();
  #bytes = 0;

  constructor(options: MemoryTierOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.expires !== undefined && entry.expires <= this.#options.clock()) {
      this.delete(key);
      return undefined;
    }
    entry.used = this.#options.clock();
    entry.uses++;
    return entry.value;
  }

  set(key: string, value: Value, bytes: number, expires?: number): void {
    const before = this.#entries.get(key);
    this.delete(key);
    const { bounds, clock } = this.#options;
    if (bytes > bounds.bytes) return;
    if (this.#entries.size >= bounds.entries || this.#bytes + bytes > bounds.bytes) {
      this.#makeRoom(bounds.entries * kept, Math.min(bounds.bytes * kept, bounds.bytes - bytes));
    }
    const now = clock();
    const uses = before?.uses ?? 0;
    this.#entries.set(key, {
      value,
      size: bytes,
      stored: now,
      used: now,
      uses,
      ...(expires !== undefined && { expires }),
    });
    this.#bytes += bytes;
  }

  delete(key: string): boolean {
    this.#bytes -= this.#entries.get(key)?.size ?? 0;
    return this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  shrink(share: number): void {
    const { bytes, entries } = this.#options.bounds;
    this.#makeRoom(entries * share, bytes * share);
  }

  #makeRoom(mostEntries: number, mostBytes: number): void {
    const order = evictionOrder(this.#options.policy);
    const sorted = [...this.#entries].sort(([, a], [, b]) => order(a, b));
    for (const [key] of sorted) {
      if (this.#entries.size <= mostEntries && this.#bytes <= mostBytes) return;
      this.delete(key);
      this.#options.onEvict?.();
    }
  }
}

const kept = 0.9;
