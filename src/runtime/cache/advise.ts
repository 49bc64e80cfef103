import { type CacheBounds, type CachePlan, type EvictionPolicy, evictionPolicies } from '../../core/cache.ts';
import { createMemoryTier } from './memory-tier.ts';
import type { Access } from './trace.ts';

/** What a cache would have answered, had it been another one. */
export interface Simulated {
  readonly policy: EvictionPolicy;
  readonly bounds: CacheBounds;
  /** Of the questions, 0 to 1. */
  readonly hitRate: number;
}

export interface Advice {
  readonly namespace: string;
  readonly questions: number;
  /** As it is, and how each other order and half and twice the room would have done. */
  readonly now: Simulated;
  readonly others: readonly Simulated[];
  readonly text: string;
}

/** Plays a trace again. */
export function simulate(
  accesses: Iterable<Access>,
  policy: EvictionPolicy,
  bounds: CacheBounds,
  ttl?: number,
): Simulated {
  let time = 0;
  const tier = createMemoryTier<true>({ policy, bounds, clock: () => time });
  let questions = 0;
  let hits = 0;
  for (const { key, kind, size } of accesses) {
    time++;
    const name = String(key);
    if (kind === 'set') tier.set(name, true, size, ttl === undefined ? undefined : time + ttl);
    else {
      questions++;
      // What is found here was there when the trace began, or is not there any more where it was.
      if (tier.get(name)) hits++;
      else if (size > 0) tier.set(name, true, size);
    }
  }
  return { policy, bounds, hitRate: questions === 0 ? 0 : hits / questions };
}

/** What a trace says about the plan of its namespace; nothing where it is too short to say anything. */
export function advise(plan: CachePlan, accesses: readonly Access[]): Advice | undefined {
  const bounds = plan.disk ?? plan.memory;
  const questions = accesses.filter(({ kind }) => kind === 'get').length;
  if (!bounds || questions < leastQuestions) return undefined;
  const now = simulate(accesses, plan.policy, bounds);
  const others = [
    ...evictionPolicies.filter((policy) => policy !== plan.policy).map((policy) => simulate(accesses, policy, bounds)),
    ...[0.5, 2].map((factor) => simulate(accesses, plan.policy, scaled(bounds, factor))),
  ];
  return { namespace: plan.name, questions, now, others, text: inWords(now, others) };
}

/** So small a difference may be chance, and no reason to change anything. */
const leastGain = 0.02;
const leastQuestions = 100;

function inWords(now: Simulated, others: readonly Simulated[]): string {
  const better = others
    .filter(({ hitRate, bounds }) => hitRate > now.hitRate + leastGain && bounds.bytes <= now.bounds.bytes)
    .sort((a, b) => b.hitRate - a.hitRate)[0];
  if (better)
    return `${better.policy} instead of ${now.policy} would find ${percent(better.hitRate - now.hitRate)} more.`;
  const [half, twice] = others.filter(({ policy }) => policy === now.policy);
  if (twice && twice.hitRate > now.hitRate + leastGain)
    return `Twice the room would find ${percent(twice.hitRate - now.hitRate)} more.`;
  if (half && half.hitRate >= now.hitRate - leastGain / 2) return 'Half the room would do as well.';
  return 'Leave it as it is.';
}

function scaled({ bytes, entries }: CacheBounds, factor: number): CacheBounds {
  return { bytes: Math.max(1, bytes * factor), entries: Math.max(1, Math.round(entries * factor)) };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
