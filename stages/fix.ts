/** Adds to each diagnostic the edits that would repair it. It reads sources and never writes. */

import type { Diagnostic } from '../src/core/diagnostic.ts';
import { defineStage } from '../src/core/stage.ts';
import { FixProposer } from '../src/fixes/propose.ts';

export const fix = defineStage<Diagnostic, Diagnostic, object>({
  name: 'fix',
  defaults: {},
  create(_options, { root }) {
    const proposer = new FixProposer(root);
    return {
      transform(diagnostic) {
        const fixes = proposer.propose(diagnostic);
        if (fixes.length > 0) diagnostic.fixes = fixes;
        // The route went by the message; only the source tells which of the rules that know it can help.
        const origin = fixes[0]?.origin;
        if (diagnostic.route?.lane === 'fast' && origin) diagnostic.route = { ...diagnostic.route, fixer: origin };
        return [diagnostic];
      },
    };
  },
});
