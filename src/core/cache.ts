/** Which entry has to go first where there is no room for all. */
export type EvictionPolicy = 'lru' | 'lfu' | 'fifo' | 'ttl' | 'size';
export const evictionPolicies: readonly EvictionPolicy[] = ['lru', 'lfu', 'fifo', 'ttl', 'size'];

export interface CacheBounds {
  /** Of the values as they are stored. */
  readonly bytes: number;
  readonly entries: number;
}

/** How a namespace of the caches behaves: one for each kind of thing that is worth keeping. */
export interface CachePlan {
  readonly name: string;
  /** For people: what an entry is. */
  readonly title: string;
  readonly policy: EvictionPolicy;
  /** Milliseconds after which an entry is not given any more. Absent: it never expires. */
  readonly ttl?: number;
  /** Absent: nothing is kept in memory, since a run asks for each entry once. */
  readonly memory?: CacheBounds;
  /** Absent: nothing is kept for another process, since to read it would take longer than to find it out. */
  readonly disk?: CacheBounds;
}

/** A namespace, whatever stands behind it. What is asked for is there at once or not at all. */
export interface Cache<Value> {
  get(key: string): Value | undefined;
  /** `files`: what the value was made from, by absolute path; `invalidate` by file goes by them. */
  set(key: string, value: Value, files?: readonly string[]): void;
  delete(key: string): void;
  readonly counts: CacheCounts;
}

/** What is known of an entry besides its value. Times are in milliseconds since the epoch. */
export interface EntryFacts {
  readonly size: number;
  readonly stored: number;
  readonly used: number;
  readonly uses: number;
  readonly expires?: number;
  readonly files?: readonly string[];
}

/** A tier below memory. Values are bytes; writing is done some time later, at the latest by `close`. */
export interface CacheStore {
  get(namespace: string, key: string): { readonly value: Uint8Array; readonly expires?: number } | undefined;
  put(namespace: string, key: string, value: Uint8Array, facts: EntryFacts): void;
  delete(namespace: string, key: string): void;
}

/** What a namespace has done. Plain numbers, added up over runs. */
export interface CacheCounts {
  /** Found in memory, and found on disk. */
  memoryHits: number;
  diskHits: number;
  misses: number;
  stored: number;
  /** For lack of room. */
  evicted: number;
  /** Because of its age. */
  expired: number;
  /** By `invalidate`, or because what it was made from has changed. */
  invalidated: number;
}

export function noCounts(): CacheCounts {
  return { memoryHits: 0, diskHits: 0, misses: 0, stored: 0, evicted: 0, expired: 0, invalidated: 0 };
}

/** Sorts what has to go first to the front. */
export function evictionOrder(policy: EvictionPolicy): (a: EntryFacts, b: EntryFacts) => number {
  return orders[policy];
}

const orders: Readonly<Record<EvictionPolicy, (a: EntryFacts, b: EntryFacts) => number>> = {
  lru: (a, b) => a.used - b.used,
  // Among those that were used equally often the older use: otherwise whatever is new would be pushed out by what is newer still.
  lfu: (a, b) => a.uses - b.uses || a.used - b.used,
  fifo: (a, b) => a.stored - b.stored,
  ttl: (a, b) =>
    (a.expires ?? Number.POSITIVE_INFINITY) - (b.expires ?? Number.POSITIVE_INFINITY) || a.stored - b.stored,
  size: (a, b) => b.size - a.size,
};
