/** Adds to each diagnostic the edits that would repair it. It reads sources and never writes. */

import type { Cache } from '../src/core/cache.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { defineStage } from '../src/core/stage.ts';
import { type HandledFile, HandledProblems } from '../src/fixes/handled.ts';
import type { Experience } from '../src/fixes/learned/experience.ts';
import { FixProposer } from '../src/fixes/propose.ts';

export interface FixOptions {
  /** What earlier builds have taught. Absent: only what tools and rules know. */
  readonly experience?: Experience;
  /** What was proposed in earlier runs, as far as the sources are what they were then. Default: nothing is remembered. */
  readonly handled?: Cache<HandledFile>;
}

export const fix = defineStage<Diagnostic, Diagnostic, FixOptions>({
  name: 'fix',
  defaults: {},
  create({ experience, handled: cache }, { root }) {
    const handled = cache && new HandledProblems({ root, cache });
    const proposer = new FixProposer(root, { ...(experience && { experience }), ...(handled && { handled }) });
    return {
      transform(diagnostic) {
        const fixes = proposer.propose(diagnostic);
        if (fixes.length > 0) diagnostic.fixes = fixes;
        // The route went by the message; only the source tells which of the rules that know it can help.
        const origin = fixes[0]?.origin;
        if (origin && (diagnostic.route?.lane === 'fast' || diagnostic.route?.lane === 'learned')) {
          const isTried = !origin.startsWith('learned:') || experience?.isTrusted(origin);
          diagnostic.route = { ...diagnostic.route, lane: isTried ? 'fast' : 'learned', fixer: origin };
        }
        return [diagnostic];
      },
      close: () => handled?.close(),
    };
  },
});
