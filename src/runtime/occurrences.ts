import { LRUCache } from 'lru-cache';
import type { Ledger } from '../core/checkpoint.ts';
import type { Occurrences } from '../core/context.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Stratum } from '../core/summary.ts';
import { FingerprintTable } from './fingerprint-table.ts';

/**
 * Exact counts by fingerprint and by stratum (tool and code), in bounded memory. Behind `limit` fingerprints the further
 * ones live in an LRU cache, where a count may be forgotten and begin again: those are lower bounds, and `estimated`
 * says how many there are at most.
 */
export class OccurrenceCounts implements Occurrences {
  readonly #counts: FingerprintTable;
  /** Made when it is needed: a cache sets aside room for all its entries at once. */
  #overflow: LRUCache<string, number> | undefined;
  readonly #strata = new Map<string, { tool: string; code?: string; total: number; thinned: number }>();
  #total = 0;
  /** Absent while nobody asks. */
  #changed: { readonly fingerprints: Set<string>; readonly strata: Set<string> } | undefined;
  #estimated = 0;

  constructor(limit = 4_000_000) {
    this.#counts = new FingerprintTable(limit);
  }

  /** All occurrences. */
  get total(): number {
    return this.#total;
  }

  /** How many problems have counts that may be too low; 0 when everything is exact. */
  get estimated(): number {
    return this.#estimated;
  }

  add(diagnostic: Diagnostic): number {
    this.#total++;
    this.#stratum(diagnostic).total++;
    this.#changed?.fingerprints.add(diagnostic.fingerprint);
    const count = this.#counts.add(diagnostic.fingerprint);
    if (count !== undefined) return count;
    this.#overflow ??= new LRUCache({ max: 100_000 });
    const known = this.#overflow.get(diagnostic.fingerprint) ?? 0;
    if (known === 0) this.#estimated++;
    this.#overflow.set(diagnostic.fingerprint, known + 1);
    return known + 1;
  }

  addThinned(diagnostic: Diagnostic): void {
    this.add(diagnostic);
    this.#stratum(diagnostic).thinned++;
  }

  count(fingerprint: string): number {
    return this.#counts.get(fingerprint) || (this.#overflow?.get(fingerprint) ?? 0);
  }

  fingerprints(): Iterable<string> {
    return this.#counts.keys();
  }

  /** Asked for before anything is counted. Behind the limit counts are not kept. */
  ledger(): Ledger {
    this.#changed ??= { fingerprints: new Set(), strata: new Set() };
    const counts = this;
    return {
      *changes() {
        const { fingerprints = [], strata = [] } = counts.#changed ?? {};
        counts.#changed = { fingerprints: new Set(), strata: new Set() };
        for (const fingerprint of fingerprints) yield [`count!${fingerprint}`, counts.count(fingerprint)];
        for (const key of strata) yield [`stratum!${key}`, counts.#strata.get(key)];
      },
      recall(key, value) {
        const [kind, ...others] = key.split('!');
        const name = others.join('!');
        if (kind === 'stratum') {
          const stratum = value as Stratum;
          counts.#strata.set(name, { ...stratum });
          counts.#total += stratum.total;
        } else {
          counts.#counts.add(name, Number(value));
        }
      },
    };
  }

  /** Most occurrences first. */
  strata(): Stratum[] {
    return [...this.#strata.values()].sort((a, b) => b.total - a.total);
  }

  #stratum({ tool, code }: Pick<Diagnostic, 'tool' | 'code'>): { total: number; thinned: number } {
    const key = code === undefined ? tool : `${tool}\0${code}`;
    this.#changed?.strata.add(key);
    const known = this.#strata.get(key);
    if (known) return known;
    // Codes can come from the log itself, so their number has no natural limit.
    if (this.#strata.size >= mostStrata && tool !== others.tool) return this.#stratum(others);
    const stratum = { tool, ...(code !== undefined && { code }), total: 0, thinned: 0 };
    this.#strata.set(key, stratum);
    return stratum;
  }
}

const mostStrata = 10_000;
const others = { tool: 'other' };
