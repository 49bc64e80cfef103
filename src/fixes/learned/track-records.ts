import { createHash } from 'node:crypto';
import type { Diagnostic, Fix } from '../../core/diagnostic.ts';
import { templateOf } from '../../core/message-template.ts';
import { redactText } from '../../core/redact.ts';
import {
  type Credit,
  floorOfTrials,
  joined,
  lowerBound,
  oneOutcome,
  type Standing,
  standingOf,
  type TrackRecord,
  trialsOf,
  type VerifiedResult,
  weighed,
} from '../../core/track-record.ts';
import { subjectKey } from '../../state/records.ts';
import type { RecordEntry, Subject } from '../../state/stored.ts';
import type { Proposal } from '../plan.ts';

/** What builds have said of fixers so far, in earlier runs and in this one. */
export class TrackRecords {
  readonly #records = new Map<string, RecordEntry>();
  readonly #learned = new Map<string, RecordEntry>();
  /** Milliseconds since the epoch. One moment for the whole run, so that it decides everything by the same weights. */
  readonly now: number;

  constructor(now: number, known: Iterable<RecordEntry> = []) {
    this.now = now;
    for (const { subject, record } of known) {
      const key = subjectKey(subject);
      this.#records.set(key, { subject, record: joined(this.#records.get(key)?.record, record) });
    }
  }

  /** What this run has added. */
  get learned(): RecordEntry[] {
    return [...this.#learned.values()];
  }

  learn(proposal: Proposal, result: VerifiedResult): void {
    for (const subject of subjectsOf(proposal)) this.learnOf(subject, result);
    const text = result === 'no-effect' ? placeKey(proposal) : fixKey(proposal);
    this.learnOf({ kind: 'fix', origin: proposal.fix.origin, text }, result);
  }

  learnOf(subject: Subject, result: VerifiedResult): void {
    const key = subjectKey(subject);
    const outcome = oneOutcome(result, this.now);
    for (const records of [this.#records, this.#learned]) {
      records.set(key, { subject, record: joined(records.get(key)?.record, outcome) });
    }
  }

  standing(subject: Subject): Standing {
    return standingOf(this.#records.get(subjectKey(subject))?.record, this.now, credits[subject.kind]);
  }

  /** Why this fix is not to be tried again. */
  refusal(proposal: Proposal): string | undefined {
    const { fix, diagnostic } = proposal;
    const one = (text: string): Subject => ({ kind: 'fix', origin: fix.origin, text });
    if (this.standing(one(fixKey(proposal))) === 'out') return 'a build has seen it do harm';
    if (this.standing(one(placeKey(proposal))) === 'out') return 'it did not help, more than once';
    const fixer = fixerOf(diagnostic, fix);
    if (this.standing(fixer) !== 'out') return undefined;
    return fixer.kind === 'suggestion'
      ? `such suggestions of ${diagnostic.tool} have done harm more often than good`
      : `${fix.origin} has done harm more often than good`;
  }

  /** @param successes that are known and not yet counted */
  isOut(diagnostic: Diagnostic, fix: Pick<Fix, 'origin' | 'title'>, successes = 0): boolean {
    const fixer = fixerOf(diagnostic, fix);
    const record = this.record(fixer);
    if (!record) return false;
    const weights = { ...record.weights, verified: record.weights.verified + successes };
    return standingOf({ ...record, weights }, this.now, credits[fixer.kind]) === 'out';
  }

  /**
   * What is expected of an origin's fix for such a problem, from 0 to 1: from what is known of it and this message, else of
   * it at all. `undefined`: too few outcomes.
   */
  expected(diagnostic: Diagnostic, fix: Pick<Fix, 'origin' | 'title'>): number | undefined {
    for (const subject of [problemOf(diagnostic, fix.origin), fixerOf(diagnostic, fix)]) {
      const record = this.record(subject);
      if (record && trialsOf(record.weights) >= floorOfTrials) return lowerBound(record);
    }
    return undefined;
  }

  record(subject: Subject): TrackRecord | undefined {
    const known = this.#records.get(subjectKey(subject));
    return known && weighed(known.record, this.now);
  }
}

/**
 * A compiler's suggestions have one origin all and are right most of the time: it takes more than one harmful one to put
 * those of one kind out. That a fix did not help can be the fault of what else was wrong, so it gets a second trial, and
 * no fixer is put out for it.
 */
export const credits: Readonly<Record<Subject['kind'], Credit>> = {
  fixer: { harmful: 0, 'no-effect': Number.POSITIVE_INFINITY },
  suggestion: { harmful: 2, 'no-effect': Number.POSITIVE_INFINITY },
  problem: { harmful: Number.POSITIVE_INFINITY, 'no-effect': Number.POSITIVE_INFINITY },
  fix: { harmful: 0, 'no-effect': 1 },
};

function subjectsOf({ diagnostic, fix }: Proposal): Subject[] {
  return [fixerOf(diagnostic, fix), problemOf(diagnostic, fix.origin)];
}

/** What answers for a fix: the rule or the pattern; of a tool's own suggestions those of the same kind. */
function fixerOf({ tool, code }: Diagnostic, { origin, title }: Pick<Fix, 'origin' | 'title'>): Subject {
  return origin.includes(':')
    ? { kind: 'fixer', origin }
    : { kind: 'suggestion', origin, tool, code, text: textOf(title) };
}

function problemOf({ tool, code, message }: Diagnostic, origin: string): Subject {
  return { kind: 'problem', origin, tool, code, text: textOf(message) };
}

/** It goes to the state, where secrets have no place. */
function textOf(message: string): string {
  return redactText(templateOf(message).template);
}

/** The same fix for the same problem, wherever its lines have gone. */
export function fixKey({ diagnostic: { fingerprint }, fix: { origin, title, edits } }: Proposal): string {
  const text = [fingerprint, origin, title, ...edits.map(({ newText }) => newText)].join('\0');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** By place too: when one of several equal problems is gone, the next one gets its fingerprint. */
export function placeKey(proposal: Proposal): string {
  return `${fixKey(proposal)} ${proposal.diagnostic.line ?? ''}`;
}
