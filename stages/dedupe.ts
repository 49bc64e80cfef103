/** Lets the first occurrence of each problem through and counts the others. */

import type { Diagnostic } from '../src/core/diagnostic.ts';
import { defineStage, nothing } from '../src/core/stage.ts';
import { FingerprintSet } from '../src/runtime/fingerprint-table.ts';
import { OccurrenceCounts } from '../src/runtime/occurrences.ts';

export const dedupe = defineStage<Diagnostic, Diagnostic, object>({
  name: 'dedupe',
  defaults: {},
  create(_options, { occurrences = new OccurrenceCounts(), baseline }, drop) {
    // Not the count itself: sample may have counted a second occurrence before the first one arrives here.
    const passed = new FingerprintSet({ known: occurrences.fingerprints() });
    return {
      transform(diagnostic) {
        occurrences.add(diagnostic);
        if (!passed.add(diagnostic.fingerprint)) {
          drop('duplicate');
          return nothing;
        }
        if (baseline) diagnostic.baseline = baseline.has(diagnostic.fingerprint) ? 'recurring' : 'new';
        return [diagnostic];
      },
    };
  },
});
