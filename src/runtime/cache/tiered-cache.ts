import { type Cache, type CacheCounts, type CachePlan, type CacheStore, noCounts } from '../../core/cache.ts';
import { createMemoryTier, type MemoryTier } from './memory-tier.ts';
import type { AccessTrace } from './trace.ts';

/** Values as bytes, for the tiers that keep bytes. `decode` may throw: what it can't read is as good as not there. */
export interface Codec<Value> {
  readonly encode: (value: Value) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Value;
}

export interface TieredCacheOptions<Value> {
  readonly plan: CachePlan;
  readonly codec: Codec<Value>;
  readonly clock: () => number;
  /** Absent: nothing outlives the process. */
  readonly store?: CacheStore | undefined;
  /** Told of each question, for the advice on bounds. */
  readonly trace?: AccessTrace | undefined;
  /** `false`: what is there is not looked at, only replaced. */
  readonly readable?: boolean;
  /** Whoever asks counts by itself what it found: an entry holds answers to many questions. */
  readonly countedOutside?: boolean;
}

/** Memory over a store: what was found below is kept above, what is set goes to both. */
export class TieredCache<Value> implements Cache<Value> {
  readonly #options: TieredCacheOptions<Value>;
  readonly #memory: MemoryTier<Value> | undefined;
  readonly #store: CacheStore | undefined;
  readonly counts: CacheCounts = noCounts();

  constructor(options: TieredCacheOptions<Value>) {
    this.#options = options;
    const { plan, clock } = options;
    this.#store = plan.disk && options.store;
    this.#memory =
      plan.memory &&
      createMemoryTier({ policy: plan.policy, bounds: plan.memory, clock, onEvict: () => this.counts.evicted++ });
  }

  get plan(): CachePlan {
    return this.#options.plan;
  }

  get memory(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#memory?.size ?? 0, bytes: this.#memory?.bytes ?? 0 };
  }

  get(key: string): Value | undefined {
    if (this.#options.readable === false) return undefined;
    const kept = this.#memory?.get(key);
    if (kept !== undefined) {
      this.#count('memoryHits');
      this.#options.trace?.add(key, 'get');
      return kept;
    }
    const found = this.#read(key);
    if (!found) {
      this.#count('misses');
      this.#options.trace?.add(key, 'get');
      return undefined;
    }
    this.#count('diskHits');
    this.#options.trace?.add(key, 'get', found.size);
    this.#memory?.set(key, found.value, found.size, found.expires);
    return found.value;
  }

  set(key: string, value: Value, files: readonly string[] = []): void {
    const { plan, codec, clock, trace } = this.#options;
    const now = clock();
    const expires = plan.ttl === undefined ? undefined : now + plan.ttl;
    const bytes = codec.encode(value);
    const size = bytes.length;
    this.counts.stored++;
    trace?.add(key, 'set', size);
    this.#memory?.set(key, value, size, expires);
    if (!this.#store || size > (plan.disk?.bytes ?? 0)) return;
    const facts = { size, stored: now, used: now, uses: 0, ...(expires !== undefined && { expires }) };
    this.#store.put(plan.name, key, bytes, { ...facts, ...(files.length > 0 && { files }) });
  }

  delete(key: string): void {
    this.#memory?.delete(key);
    this.#store?.delete(this.plan.name, key);
  }

  /** For when memory is short: at most this share of what is allowed stays there, 0 to 1. */
  shrink(share: number): void {
    this.#memory?.shrink(share);
  }

  #count(what: 'memoryHits' | 'diskHits' | 'misses'): void {
    if (!this.#options.countedOutside) this.counts[what]++;
  }

  #read(key: string): { value: Value; size: number; expires?: number } | undefined {
    const { plan, codec, clock } = this.#options;
    const found = this.#store?.get(plan.name, key);
    if (!found) return undefined;
    const { value: bytes, expires } = found;
    if (expires !== undefined && expires <= clock()) {
      this.counts.expired++;
      this.#store?.delete(plan.name, key);
      return undefined;
    }
    try {
      return { value: codec.decode(bytes), size: bytes.length, ...(expires !== undefined && { expires }) };
    } catch {
      // Another release may have written it, or the disk may have lost some of it.
      this.#store?.delete(plan.name, key);
      return undefined;
    }
  }
}

/** For values that are plain data and small. */
export function jsonCodec<Value>(): Codec<Value> {
  return {
    encode: (value) => Buffer.from(JSON.stringify(value)),
    decode: (bytes) => JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as Value,
  };
}
