import { applyCandidate, type Candidate } from '../candidate.ts';
import type { Breakage } from './breakage.ts';
import type { Check } from './check.ts';

/**
 * The cheapest repair after which the reading of the source goes on; each candidate is tried on the whole text. What breaks anew behind the repaired place
 * costs more, so of two that get over it the one wins that leaves less wrong. Bounded by the length of the text.
 */
export function bestRepair(
  { text, check, at, read }: Breakage,
  candidates: readonly Candidate[],
  /** Of a part the rest is as broken as it may be: only what breaks near says something of the repair. */
  scope: 'whole' | 'part' = 'whole',
): Candidate | undefined {
  const tokens = scope === 'part' ? mostTokensOfPart : mostTokens;
  const most = Math.min(mostTries, Math.floor(tokens / (check.tokens.length + 1)));
  let best: Candidate | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of [...candidates].sort((a, b) => a.cost - b.cost).slice(0, most)) {
    if (candidate.cost >= least) break;
    const changed = applyCandidate(text, candidate);
    const after = read(changed);
    const cost = candidate.cost + (scope === 'part' ? nearness(check, after, at) : remainder(check, after, at));
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return least <= (scope === 'part' ? dearestOfPart : dearest) ? best : undefined;
}

const mostTries = 1500;
const mostTokens = 1_000_000;
/** A part can break often, and there are many. */
const mostTokensOfPart = 250_000;
/** Above it a repair is a guess. */
const dearest = 4;
const dearestOfPart = 3.2;

/** The further the reading goes on, the less it has to do with the repair where it breaks next. */
function nearness(before: Check, after: Check, at: number): number {
  const left = after.failed === undefined ? 0 : after.tokens.length - after.failed;
  const progress = before.tokens.length - at - left;
  if (left > 0 && progress < leastProgressOfPart) return Number.POSITIVE_INFINITY;
  const near = after.problems.filter((problem) => problem.at < at + reach).length;
  return (left > 0 ? 0.3 + 2 * Math.exp(-progress / 20) : 0) + 1.2 * Math.max(0, near - before.problems.length);
}

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
const leastProgressOfPart = 6;
