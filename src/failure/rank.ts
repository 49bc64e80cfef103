import type { Cause, LineRange } from '../core/cause.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { WeightName, Weights } from '../core/weights.ts';
import { type BlockLine, strengthOf } from './block.ts';
import { classify } from './classify.ts';
import type { FoundBlocks } from './failure-finder.ts';
import { shownOf } from './line-kinds.ts';
import { type Candidate, keyOf, rangeOf } from './shortlist.ts';
import type { Step } from './step.ts';

/** What a format reads out of the lines of a candidate. */
export type ReadDiagnostic = (
  candidate: Candidate,
) => { diagnostic: Diagnostic; lines?: readonly BlockLine[] } | undefined;

/** Candidates to causes, best first; what says the same as a better one is folded under it. */
export function rank(found: FoundBlocks, weights: Weights, read: ReadDiagnostic): Cause[] {
  const firstFailed = Math.min(...found.candidates.filter(inFailed).map(({ step }) => step.index));
  const scored = withoutCovered(found.candidates)
    .filter((candidate) => candidate.kind !== 'tail' || inFailed(candidate) || Number.isFinite(firstFailed) === false)
    .map((candidate) => ({ candidate, reasons: reasonsOf(candidate, firstFailed, weights) }))
    .map((entry) => ({ ...entry, score: sum(entry.reasons) }))
    .sort(byScore)
    .map((entry, index, all) =>
      index < mostRead && isWorthReading(entry, all) ? withDiagnostic(entry, weights, read) : entry,
    )
    .sort(byScore);
  const best = scored[0]?.score ?? 0;
  const likely = scored.filter(({ score }) => score >= Math.min(leastLikely, best));
  return fold(likely).slice(0, mostCauses).map(toCause);
}

interface Scored {
  readonly candidate: Candidate;
  readonly reasons: Reasons;
  readonly score: number;
  readonly diagnostic?: Diagnostic;
}

type Reasons = Partial<Record<WeightName, number>>;

const mostCauses = 10;
/** Words in passing, in steps that did not fail. */
const leastLikely = 3;
/** Reading with all formats is a matter of a millisecond each. */
const mostRead = 30;
const fewRelated = 5;

function inFailed({ step }: Candidate): boolean {
  return (step.status ?? 0) > 0;
}

function reasonsOf(candidate: Candidate, firstFailed: number, weights: Weights): Reasons {
  const { peak, step, repeats } = candidate;
  const reasons: Reasons = { [peak]: weights[peak] };
  const add = (name: WeightName, times = 1) => {
    const value = weights[name] * times;
    if (value !== 0) reasons[name] = Math.round(value * 100) / 100;
  };
  if (inFailed(candidate)) add(step.index === firstFailed ? 'firstFailedStep' : 'failedStep');
  else if (step.status === 0) add('passedStep');
  if (housekeeping.test(step.name ?? '')) add('housekeeping');
  if ((inFailed(candidate) || firstFailed === Number.POSITIVE_INFINITY) && isNearEnd(candidate, step)) add('nearEnd');
  if (candidate.afterConsequence) add('afterConsequence');
  if (peak === 'test' && !candidate.hasBody) add('noDetail');
  if (repeats > 2 && peak !== 'test') add('repeated', Math.min(6, Math.log2(repeats)));
  if (candidate.retried) add('retried');
  if (candidate.ignored) add('ignored');
  if (candidate.ofPassedTest && peak !== 'test') add('ofPassedTest');
  if (candidate.inGoodRun) add('inGoodRun');
  if (candidate.passedInGoodRun) add('passedInGoodRun');
  return reasons;
}

const housekeeping = /^(?:Post |Complete job|cache|after_|cleanup|upload|archive|restore_cache|get_sources|prepare_)/i;

function isNearEnd({ lastLine }: Candidate, { epilogue, lastLine: end }: Step): boolean {
  return Math.min(end, epilogue ?? end) - lastLine < linesNearEnd;
}

const linesNearEnd = 12;

/** The end of a step is read where nothing else of the step says what failed. */
function isWorthReading({ candidate: { kind, step } }: Scored, all: readonly Scored[]): boolean {
  return (
    kind !== 'tail' ||
    !all.some((other) => other.candidate.step === step && strengthOf(other.candidate.peak) >= strengthOf('system'))
  );
}

function withDiagnostic(entry: Scored, weights: Weights, read: ReadDiagnostic): Scored {
  const found = read(entry.candidate);
  if (!found) return entry;
  const { diagnostic, lines = entry.candidate.lines } = found;
  const candidate = { ...entry.candidate, lines };
  const { peak } = candidate;
  // A tool that is known said it: that is worth as much as the strongest of its words.
  if (peak === 'consequence' || weights.diagnostic <= weights[peak] || diagnostic.severity !== 'error')
    return { ...entry, candidate, diagnostic };
  const { [peak]: _, ...others } = entry.reasons;
  const reasons = { diagnostic: weights.diagnostic, ...others };
  return { candidate, reasons, score: sum(reasons), diagnostic };
}

function sum(reasons: Reasons): number {
  return Math.round(Object.values(reasons).reduce((total, value) => total + value, 0) * 100) / 100;
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || firstLine(a.candidate) - firstLine(b.candidate);
}

function firstLine({ lines }: Candidate): number {
  return lines[0]?.number ?? 0;
}

/** The end of a step says nothing of its own where a block stands there. */
function withoutCovered(candidates: readonly Candidate[]): Candidate[] {
  const places = candidates
    .filter(({ kind }) => kind !== 'tail')
    .flatMap((block) => [{ firstLine: firstLine(block), lastLine: block.lastLine }, ...block.similar]);
  return candidates.filter(
    (tail) =>
      tail.kind !== 'tail' ||
      !places.some((place) => place.firstLine <= tail.lastLine && place.lastLine >= firstLine(tail)),
  );
}

function fold(scored: readonly Scored[]): (Scored & { related: LineRange[]; relatedCount: number })[] {
  const kept: (Scored & { related: LineRange[]; relatedCount: number })[] = [];
  const byText = new Map<string, (typeof kept)[number]>();
  for (const entry of scored) {
    const key = keyOf(entry.candidate);
    const root = byText.get(key) ?? rootOf(entry.candidate, kept);
    if (root) {
      root.relatedCount += 1 + entry.candidate.similarCount;
      if (root.related.length < fewRelated) root.related.push(rangeOf(entry.candidate));
      continue;
    }
    const { similar, similarCount } = entry.candidate;
    const own = { ...entry, related: [...similar], relatedCount: similarCount };
    byText.set(key, own);
    kept.push(own);
  }
  return kept;
}

/**
 * What a step says after it has said that it failed, and its sums, follow from what it said before; unless that was
 * little more than a word.
 */
function rootOf<Entry extends Scored>(
  { step, peak, afterConsequence }: Candidate,
  kept: readonly Entry[],
): Entry | undefined {
  if (!afterConsequence && peak !== 'tally' && peak !== 'consequence') return undefined;
  return kept.find(
    ({ candidate }) =>
      candidate.step === step && !candidate.afterConsequence && strengthOf(candidate.peak) >= strengthOf('system'),
  );
}

function toCause({
  candidate,
  reasons,
  score,
  diagnostic,
  related,
  relatedCount,
}: Scored & { related: LineRange[]; relatedCount: number }): Cause {
  const { lines, step, peak } = candidate;
  const text = lines.map(({ shown }) => shown).join('\n');
  const command = commandAbove(candidate) ?? step.command;
  const consequences = step.consequences.filter(({ line }) => line > candidate.lastLine);
  return {
    ...rangeOf(candidate),
    text,
    headline: headlineOf(candidate, diagnostic),
    class: classify(peak === 'tail' ? [text, ...consequences.map(said)].join('\n') : text, peak, diagnostic),
    score,
    reasons: reasons as Record<string, number>,
    ...(diagnostic && { diagnostic }),
    ...(step.name !== undefined && { step: step.name }),
    ...(command !== undefined && { command }),
    ...(step.status !== undefined && step.status > 0 && { exitStatus: step.status }),
    consequences,
    related,
    relatedCount,
  };
}

/** As a shell, npm or yarn printed it before it ran. */
function commandAbove({ lead, lines: [first] }: Candidate): string | undefined {
  const shown = [...lead.split('\n'), first?.shown ?? ''].map((text) => shownOf(text));
  return shown.findLast((text) => commandMark.test(text))?.replace(/^(?:[$>] |\++ ?)/, '');
}

const commandMark = /^(?:\$ |> (?!\S+@)|\++ ?)[a-z./'"]/;

function said({ text }: { readonly text: string }): string {
  return text;
}

function headlineOf({ head }: Candidate, diagnostic: Diagnostic | undefined): string {
  return (diagnostic?.message.split('\n')[0] ?? head).trim();
}
