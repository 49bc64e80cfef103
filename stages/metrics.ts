/** A tap: lets everything through and counts it by severity and tool. */

import type { Diagnostic } from '../src/core/diagnostic.ts';
import { defineStage } from '../src/core/stage.ts';

export interface MetricsOptions {
  /** Where in the pipeline it stands, e.g. `parsed`: two taps must not add to the same numbers. */
  readonly at: string;
}

export const metrics = defineStage<Diagnostic, Diagnostic, MetricsOptions>({
  name: 'metrics',
  defaults: { at: 'parsed' },
  create({ at }, { metrics: registry }) {
    return {
      transform(diagnostic) {
        registry.countDiagnostic(at, diagnostic);
        return [diagnostic];
      },
    };
  },
});
