/**
 * What builds have said of something that proposes fixes, and how far that can be trusted. Everything that is decided by
 * experience is decided here: what is tried first, what is out, and what comes back.
 */

export type VerifiedResult = 'verified' | 'harmful' | 'no-effect';

export type Tally = Readonly<Record<VerifiedResult, number>>;

export interface TrackRecord {
  /** Outcomes as they weighed at `time`; each loses half of its weight in thirty days. */
  readonly weights: Tally;
  /** The same outcomes, each counted as one for ever: to be shown, never to decide. */
  readonly counts: Tally;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export const noTally: Tally = { verified: 0, harmful: 0, 'no-effect': 0 };

/**
 * A half-life and not a time constant: then one outcome weighs half after thirty days, and the floors below can be read
 * as days.
 */
export const halfLifeMilliseconds = 30 * 24 * 3_600_000;

/** Two outcomes, the older one no older than a half-life: what weighs less says nothing yet. */
export const floorOfTrials = 1.5;

/** What has worked three times, and nothing against it, has this lower bound. */
export const trustedFrom = 0.5;

/** The record as it weighs now. A clock that was set back takes nothing away and adds nothing. */
export function weighed(record: TrackRecord, now: number): TrackRecord {
  const share = 2 ** (-Math.max(0, now - record.time) / halfLifeMilliseconds);
  return { ...record, weights: map(record.weights, (weight) => weight * share), time: Math.max(now, record.time) };
}

/** Both together, as they weigh at the later of their times. */
export function joined(one: TrackRecord | undefined, other: TrackRecord): TrackRecord {
  if (!one) return other;
  const time = Math.max(one.time, other.time);
  const [a, b] = [weighed(one, time), weighed(other, time)];
  return {
    weights: map(a.weights, (weight, result) => weight + b.weights[result]),
    counts: map(a.counts, (count, result) => count + b.counts[result]),
    time,
  };
}

export function oneOutcome(result: VerifiedResult, time: number): TrackRecord {
  const tally = { ...noTally, [result]: 1 };
  return { weights: tally, counts: tally, time };
}

/**
 * The lower bound of the share of outcomes that are good: Wilson's score interval (E. B. Wilson, 1927), one-sided, 95 %.
 * The share itself would put what worked once above what worked 99 times out of 100.
 */
export function lowerBound({ weights }: TrackRecord): number {
  const trials = trialsOf(weights);
  if (trials === 0) return 0;
  const share = weights.verified / trials;
  const square = z * z;
  const spread = z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials));
  return Math.max(0, (share + square / (2 * trials) - spread) / (1 + square / trials));
}

const z = 1.645;

export type Standing = 'new' | 'trusted' | 'mixed' | 'out';

/** How many outcomes against something are borne beside the good ones. */
export type Credit = Readonly<Record<'harmful' | 'no-effect', number>>;

/**
 * Out: what speaks against it outweighs its good by half an outcome or more. So without credit one that did harm at its first
 * trial is out for thirty days, after two of them for sixty, and is then new again: it gets its trial.
 */
export function standingOf(record: TrackRecord | undefined, now: number, credit: Credit): Standing {
  if (!record) return 'new';
  const current = weighed(record, now);
  const { weights } = current;
  const against = Math.max(weights.harmful - credit.harmful, weights['no-effect'] - credit['no-effect']);
  if (against - weights.verified >= leastBalance) return 'out';
  if (trialsOf(weights) < floorOfTrials) return 'new';
  return lowerBound(current) >= trustedFrom ? 'trusted' : 'mixed';
}

const leastBalance = 0.5;

export function trialsOf(weights: Tally): number {
  return weights.verified + weights.harmful + weights['no-effect'];
}

function map(tally: Tally, change: (value: number, result: VerifiedResult) => number): Tally {
  return {
    verified: change(tally.verified, 'verified'),
    harmful: change(tally.harmful, 'harmful'),
    'no-effect': change(tally['no-effect'], 'no-effect'),
  };
}
