import type { VerifiedResult } from '../../core/track-record.ts';
import { fixKey, placeKey, TrackRecords } from '../learned/track-records.ts';
import type { Proposal, Refusal } from '../plan.ts';

/** What became of a fix when a build looked at it, as it is remembered. */
export interface VerifiedOutcome {
  readonly key: string;
  readonly fingerprint: string;
  readonly title: string;
  readonly origin: string;
  readonly result: VerifiedResult;
}

/**
 * Fixes that are not tried again: what a build has rejected in this run, and what the track records speak against, of earlier
 * runs and of this one.
 */
export class Quarantine {
  readonly records: TrackRecords;
  readonly #fixes = new Set<string>();
  readonly #useless = new Set<string>();
  /** What builds have said in this run, fix by fix. */
  readonly learned: VerifiedOutcome[] = [];

  constructor(records = new TrackRecords(0)) {
    this.records = records;
  }

  refusal(proposal: Proposal): Pick<Refusal, 'reason' | 'why'> | undefined {
    const why = this.#fixes.has(fixKey(proposal))
      ? 'it did harm in this run'
      : this.#useless.has(placeKey(proposal))
        ? 'it did not help in this run'
        : this.records.refusal(proposal);
    return why === undefined ? undefined : { reason: 'quarantined', why };
  }

  succeeded(proposal: Proposal): void {
    this.#fixes.delete(fixKey(proposal));
    this.#learn(proposal, 'verified');
  }

  failed(proposal: Proposal, reason: 'harmful' | 'no-effect' | 'unverified'): void {
    if (reason === 'unverified') return;
    if (reason === 'harmful') this.#fixes.add(fixKey(proposal));
    else this.#useless.add(placeKey(proposal));
    this.#learn(proposal, reason);
  }

  #learn(proposal: Proposal, result: VerifiedResult): void {
    const { diagnostic, fix } = proposal;
    const { title, origin } = fix;
    this.learned.push({ key: fixKey(proposal), fingerprint: diagnostic.fingerprint, title, origin, result });
    this.records.learn(proposal, result);
  }
}
