import type { Diagnostic } from '../core/diagnostic.ts';
import type { Refusal, RefusalReason } from './plan.ts';

/** Why a diagnostic has no applied fix. */
export interface WhyNot {
  readonly diagnostic: Diagnostic;
  readonly reason: RefusalReason | 'no-fixer' | 'rule-does-not-fit';
  /** One sentence for a person. */
  readonly why: string;
}

/** One reason for each diagnostic: that of the fix that was nearest to being applied. */
export function explainUnfixed(problems: readonly Diagnostic[], refused: readonly Refusal[]): WhyNot[] {
  const byFingerprint = new Map<string, Refusal[]>();
  for (const refusal of refused) {
    const known = byFingerprint.get(refusal.fingerprint);
    if (known) known.push(refusal);
    else byFingerprint.set(refusal.fingerprint, [refusal]);
  }
  return problems.map((diagnostic) => {
    const refusals = byFingerprint.get(diagnostic.fingerprint) ?? [];
    const [nearest] = [...refusals].sort((a, b) => distance(a.reason) - distance(b.reason));
    return { diagnostic, ...(nearest ? { reason: nearest.reason, why: nearest.why } : withoutFix(diagnostic)) };
  });
}

/** What only has to wait or be allowed comes before what can never be. */
const order: readonly RefusalReason[] = [
  'conflict',
  'file-has-errors',
  'quarantined',
  'declined',
  'unsafe',
  'not-selected',
  'file-changed',
  'write-failed',
  'ignored',
  'generated',
  'protected',
];

function distance(reason: RefusalReason): number {
  const at = order.indexOf(reason);
  return at === -1 ? order.length : at;
}

function withoutFix({ route, fixes = [] }: Diagnostic): Pick<WhyNot, 'reason' | 'why'> {
  if (fixes.length > 0) return { reason: 'conflict', why: 'it was not its turn; run it again' };
  if (route?.fixer?.startsWith('rule:')) {
    return { reason: 'rule-does-not-fit', why: `${route.fixer} knows the message, but not what stands in the file` };
  }
  return { reason: 'no-fixer', why: 'neither the tool nor a rule says how to repair it' };
}
