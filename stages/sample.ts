/** Thins what occurs too often: totals stay exact, every distinct problem travels at least once. */

import type { Diagnostic } from '../src/core/diagnostic.ts';
import { defineStage, nothing } from '../src/core/stage.ts';
import { FingerprintSet } from '../src/runtime/fingerprint-table.ts';
import { OccurrenceCounts } from '../src/runtime/occurrences.ts';

export interface SampleOptions {
  /** Occurrences of one tool and code that all travel on; of those behind it, one in `oneIn`. */
  readonly threshold: number;
  readonly oneIn: number;
  readonly enabled: boolean;
}

export const sample = defineStage<Diagnostic, Diagnostic, SampleOptions>({
  name: 'sample',
  defaults: { threshold: 1_000, oneIn: 20, enabled: true },
  create({ threshold, oneIn, enabled }, { seed, occurrences = new OccurrenceCounts() }, drop) {
    // A memory of its own, and not the counts of dedupe: how far that stage has come depends on buffering.
    const seen = new FingerprintSet({ known: occurrences.fingerprints() });
    const strata = new Map<string, number>();
    for (const { tool, code, total } of occurrences.strata()) strata.set(`${tool}\0${code ?? ''}`, total);
    return {
      transform(diagnostic) {
        if (!enabled) return [diagnostic];
        const key = `${diagnostic.tool}\0${diagnostic.code ?? ''}`;
        const arrived = (strata.get(key) ?? 0) + 1;
        if (arrived > 1 || strata.size < mostStrata) strata.set(key, arrived);
        if (seen.add(diagnostic.fingerprint) || arrived <= threshold || drawn(seed, arrived, oneIn))
          return [diagnostic];
        occurrences.addThinned(diagnostic);
        drop('sampled');
        return nothing;
      },
    };
  },
});

const mostStrata = 100_000;

/** Decided by seed and order of arrival alone: the same log gives the same sample, live or replayed. */
function drawn(seed: number, arrived: number, oneIn: number): boolean {
  let mixed = Math.imul(arrived ^ seed, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % oneIn === 0;
}
