import { applyCandidate, type Candidate } from '../candidate.ts';
import type { Breakage } from './breakage.ts';
import { type Check, checkSource } from './check.ts';

/**
 * The cheapest repair after which the reading of the source goes on; each candidate is tried on the whole text. What breaks anew behind the repaired place
 * costs more, so of two that get over it the one wins that leaves less wrong. Bounded by the length of the text.
 */
export function bestRepair({ text, check, at }: Breakage, candidates: readonly Candidate[]): Candidate | undefined {
  const most = Math.min(mostTries, Math.floor(mostTokens / (check.tokens.length + 1)));
  let best: Candidate | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of [...candidates].sort((a, b) => a.cost - b.cost).slice(0, most)) {
    if (candidate.cost >= least) break;
    const changed = applyCandidate(text, candidate);
    const cost = candidate.cost + remainder(check, checkSource(changed), at);
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return least <= dearest ? best : undefined;
}

const mostTries = 1500;
const mostTokens = 1_000_000;
/** Above it a repair is a guess. */
const dearest = 4;

function remainder(before: Check, after: Check, at: number): number {
  const isSyntax = before.failed === at;
  const left = after.failed === undefined ? 0 : after.tokens.length - after.failed;
  if (isSyntax) {
    const were = before.tokens.length - at;
    if (left > were - leastProgress && left > 0) return Number.POSITIVE_INFINITY;
    const isFar = left > 0 && were - left > reach;
    const near = after.problems.filter((problem) => problem.at < at + reach).length;
    return (isFar ? 0.8 : left > 0 ? 2.4 : 0) + 1.2 * Math.max(0, near - before.problems.length);
  }
  const leftBefore = before.failed === undefined ? 0 : before.tokens.length - before.failed;
  if (left > leftBefore || after.problems.length >= before.problems.length) return Number.POSITIVE_INFINITY;
  return 0.8 * after.problems.length;
}

/** Tokens behind the place within which what breaks may come of the repair; further down it is another slip. */
const reach = 250;

/** How many tokens a reading must get further. */
const leastProgress = 10;
