import type { Ledger } from './checkpoint.ts';

/**
 * A map that keeps what was used lately, at least the `size` latest keys and at most twice as many. Two maps of which the
 * older one is thrown away whole: for what is asked with each diagnostic, a cache with a list of uses takes
 * half as long again, or sets aside room for all its entries at once.
 */
export class RecentMap<Key, Value> {
  readonly #size: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();
  /** How often the older map was thrown away. */
  #generation = 0;
  /** With the generation in which it was set; absent while nobody asks. */
  #changed: Map<Key, number> | undefined;

  constructor(size: number) {
    this.#size = size;
  }

  get(key: Key): Value | undefined {
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#size && !this.#young.has(key)) this.#age(this.#generation + 1);
    this.#young.set(key, value);
    this.#changed?.set(key, this.#generation);
  }

  /** For keys that are strings. What is in which of the two maps decides what is forgotten next, so it is kept too. */
  ledger(this: RecentMap<string, Value>): Ledger {
    const map = this;
    map.#changed ??= new Map();
    return {
      *changes() {
        const changed = map.#changed ?? new Map<string, number>();
        map.#changed = new Map();
        for (const [key, generation] of changed) {
          const value = (generation === map.#generation ? map.#young : map.#old).get(key);
          if (generation < map.#generation - 1 || value === undefined) continue;
          yield [`${String(generation).padStart(generationDigits, '0')}${key}`, value];
        }
      },
      recall(key, value) {
        const generation = Number(key.slice(0, generationDigits));
        if (generation > map.#generation) map.#age(generation);
        map.#young.set(key.slice(generationDigits), value as Value);
      },
    };
  }

  #age(generation: number): void {
    this.#old = generation === this.#generation + 1 ? this.#young : new Map();
    this.#young = new Map();
    this.#generation = generation;
  }
}

const generationDigits = 10;
