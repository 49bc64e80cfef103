import { LRUCache } from 'lru-cache';

/**
 * A map from fingerprints to small numbers, in typed arrays: some 20 bytes an entry where a `Map` of strings takes over
 * 100. Open addressing with linear probing; the 64 bits of a fingerprint are already a hash, so the low ones are the
 * slot. Never shrinks, never forgets; refuses new keys behind `limit`.
 */
export class FingerprintTable {
  readonly #limit: number;
  #size = 0;
  #mask: number;
  #high: Uint32Array;
  #low: Uint32Array;
  /** One more than the value, since 0 says that the slot is free. */
  #values: Uint32Array;

  constructor(limit = 4_000_000, slots = 1 << 10) {
    this.#limit = limit;
    this.#mask = slots - 1;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#values = new Uint32Array(slots);
  }

  get size(): number {
    return this.#size;
  }

  has(fingerprint: string): boolean {
    return this.#values[this.#slot(fingerprint)] !== 0;
  }

  /** 0 for a fingerprint that is not there. */
  get(fingerprint: string): number {
    return Math.max(0, (this.#values[this.#slot(fingerprint)] as number) - 1);
  }

  /** Adds to the value, from 0 for a new fingerprint; returns the sum, or `undefined` where the table is full. */
  add(fingerprint: string, amount = 1): number | undefined {
    let slot = this.#slot(fingerprint);
    if (this.#values[slot] === 0) {
      if (this.#size >= this.#limit) return undefined;
      if (this.#size >= this.#mask * fullest) {
        this.#grow();
        slot = this.#slot(fingerprint);
      }
      this.#high[slot] = highBits(fingerprint);
      this.#low[slot] = lowBits(fingerprint);
      this.#values[slot] = 1;
      this.#size++;
    }
    const value = Math.min(largest, (this.#values[slot] as number) + amount);
    this.#values[slot] = value;
    return value - 1;
  }

  *keys(): Generator<string, void, void> {
    for (let slot = 0; slot <= this.#mask; slot++) {
      if (this.#values[slot] !== 0) yield digits(this.#high[slot] as number) + digits(this.#low[slot] as number);
    }
  }

  #slot(fingerprint: string): number {
    const high = highBits(fingerprint);
    const low = lowBits(fingerprint);
    let slot = low & this.#mask;
    while (this.#values[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #grow(): void {
    const [high, low, values] = [this.#high, this.#low, this.#values];
    const slots = (this.#mask + 1) * 2;
    this.#mask = slots - 1;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#values = new Uint32Array(slots);
    for (let old = 0; old < values.length; old++) {
      if (values[old] === 0) continue;
      let slot = (low[old] as number) & this.#mask;
      while (this.#values[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#high[slot] = high[old] as number;
      this.#low[slot] = low[old] as number;
      this.#values[slot] = values[old] as number;
    }
  }
}

/** Which fingerprints have gone by. Behind the table's limit only the latest ones are remembered. */
export class FingerprintSet {
  readonly #table: FingerprintTable;
  /** Made when it is needed: a cache sets aside room for all its entries at once. */
  #overflow: LRUCache<string, true> | undefined;

  /** `known`: what went by before. */
  constructor({ known = [], limit }: { readonly known?: Iterable<string>; readonly limit?: number } = {}) {
    this.#table = new FingerprintTable(limit);
    for (const fingerprint of known) this.add(fingerprint);
  }

  has(fingerprint: string): boolean {
    return this.#table.has(fingerprint) || this.#overflow?.has(fingerprint) === true;
  }

  /** Whether it is new. */
  add(fingerprint: string): boolean {
    const count = this.#table.add(fingerprint);
    if (count !== undefined) return count === 1;
    this.#overflow ??= new LRUCache({ max: 100_000 });
    if (this.#overflow.get(fingerprint)) return false;
    this.#overflow.set(fingerprint, true);
    return true;
  }
}

/** Behind this share of used slots, probing gets long. */
const fullest = 0.6;
const largest = 2 ** 32 - 1;

function digits(bits: number): string {
  return bits.toString(16).padStart(8, '0');
}

function highBits(fingerprint: string): number {
  if (fingerprint !== latest) take(fingerprint);
  return latestHigh;
}

function lowBits(fingerprint: string): number {
  if (fingerprint !== latest) take(fingerprint);
  return latestLow;
}

/** Several tables are asked for the same one in turn, and to read its digits takes longer than to find its slot. */
let latest = '';
let latestHigh = 0;
let latestLow = 0;

function take(fingerprint: string): void {
  latest = fingerprint;
  latestHigh = Number.parseInt(fingerprint.slice(0, 8), 16) >>> 0;
  latestLow = Number.parseInt(fingerprint.slice(8, 16), 16) >>> 0;
}
