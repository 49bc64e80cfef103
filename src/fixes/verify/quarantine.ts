import { createHash } from 'node:crypto';
import type { Proposal, Refusal } from '../plan.ts';

/** What became of a fix when a build looked at it, as it is remembered. */
export interface VerifiedOutcome {
  readonly key: string;
  readonly fingerprint: string;
  readonly title: string;
  readonly origin: string;
  readonly result: 'verified' | 'harmful';
}

/**
 * Fixes that are not tried again. One that a build has rejected is out for the rest of the run, and, where it did harm, for
 * later runs too. A rule is out as a whole as long as it has done harm more often than good: its next fix would most
 * likely cost as many builds as the last one. Compilers' suggestions are judged one by one, since they have one origin all.
 */
export class Quarantine {
  readonly #fixes = new Map<string, string>();
  /** By place too: when one of several equal problems is gone, the next one gets its fingerprint. */
  readonly #useless = new Map<string, string>();
  readonly #rules = new Map<string, number>();
  /** What this run has learned, for those after it. */
  readonly learned: VerifiedOutcome[] = [];

  constructor(known: Iterable<Pick<VerifiedOutcome, 'key' | 'origin' | 'result'>> = []) {
    for (const outcome of known) this.#count(outcome, 'an earlier run has seen it do harm');
  }

  refusal(proposal: Proposal): Pick<Refusal, 'reason' | 'why'> | undefined {
    const { origin } = proposal.fix;
    const why = this.#fixes.get(fixKey(proposal)) ?? this.#useless.get(placeKey(proposal));
    if (why !== undefined) return { reason: 'quarantined', why };
    if (this.standing(origin) >= 0) return undefined;
    return { reason: 'quarantined', why: `${origin} has done harm more often than good` };
  }

  /** Good less harmful outcomes of a rule. */
  standing(origin: string): number {
    return this.#rules.get(origin) ?? 0;
  }

  succeeded(proposal: Proposal): void {
    this.#learn(outcomeOf(proposal, 'verified'), '');
  }

  failed(proposal: Proposal, reason: 'harmful' | 'no-effect' | 'unverified'): void {
    if (reason === 'harmful') {
      this.#learn(outcomeOf(proposal, 'harmful'), 'it did harm in this run');
    } else if (reason === 'no-effect') {
      this.#useless.set(placeKey(proposal), 'it did not help in this run');
    }
  }

  #learn(outcome: VerifiedOutcome, why: string): void {
    this.learned.push(outcome);
    this.#count(outcome, why);
  }

  #count({ key, origin, result }: Pick<VerifiedOutcome, 'key' | 'origin' | 'result'>, why: string): void {
    if (result === 'harmful') this.#fixes.set(key, why);
    else this.#fixes.delete(key);
    if (origin.startsWith('rule:')) {
      this.#rules.set(origin, (this.#rules.get(origin) ?? 0) + (result === 'harmful' ? -1 : 1));
    }
  }
}

function outcomeOf(proposal: Proposal, result: VerifiedOutcome['result']): VerifiedOutcome {
  const { diagnostic, fix } = proposal;
  return { key: fixKey(proposal), fingerprint: diagnostic.fingerprint, title: fix.title, origin: fix.origin, result };
}

/** The same fix for the same problem, wherever its lines have gone. */
function fixKey({ diagnostic: { fingerprint }, fix: { origin, title, edits } }: Proposal): string {
  const text = [fingerprint, origin, title, ...edits.map(({ newText }) => newText)].join('\0');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function placeKey(proposal: Proposal): string {
  return `${fixKey(proposal)} ${proposal.diagnostic.line ?? ''}`;
}
