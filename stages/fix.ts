/** Adds to each diagnostic the edits that would repair it. It reads sources and never writes. */

import type { Cache } from '../src/core/cache.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { defineStage } from '../src/core/stage.ts';
import { type HandledFile, HandledProblems } from '../src/fixes/handled.ts';
import { FixProposer } from '../src/fixes/propose.ts';

export interface FixOptions {
  /** What was proposed in earlier runs, as far as the sources are what they were then. Default: nothing is remembered. */
  readonly handled?: Cache<HandledFile>;
}

export const fix = defineStage<Diagnostic, Diagnostic, FixOptions>({
  name: 'fix',
  defaults: {},
  create({ handled: cache }, { root }) {
    const handled = cache && new HandledProblems({ root, cache });
    const proposer = new FixProposer(root, handled);
    return {
      transform(diagnostic) {
        const fixes = proposer.propose(diagnostic);
        if (fixes.length > 0) diagnostic.fixes = fixes;
        // The route went by the message; only the source tells which of the rules that know it can help.
        const origin = fixes[0]?.origin;
        if (diagnostic.route?.lane === 'fast' && origin) diagnostic.route = { ...diagnostic.route, fixer: origin };
        return [diagnostic];
      },
      close: () => handled?.close(),
    };
  },
});
