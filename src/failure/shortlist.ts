import type { LineRange } from '../core/cause.ts';
import { normalizeMessage } from '../parser/fingerprint.ts';
import { type Block, type BlockLine, longestBlock, strengthOf } from './block.ts';
import type { Step } from './step.ts';

/** A block and where it stood; perhaps the cause. */
export interface Candidate extends Block {
  readonly step: Step;
  /** What comes before it in the step has said already that something failed. */
  readonly afterConsequence: boolean;
  /** How often lines such as its first one had been said up to it. */
  readonly repeats: number;
  /** Of the end of a step: more of it, for the formats to read. */
  readonly window?: readonly BlockLine[];
  /** Lines above it: formats need them, and the last command may stand there. */
  readonly lead: string;
  /** Its first line without what varies. */
  readonly template: string;
  readonly inGoodRun: boolean;
  readonly passedInGoodRun: boolean;
  /** The log says that it was tried again, or that it does not matter. */
  retried: boolean;
  ignored: boolean;
  /** It was printed by a test that passed. */
  ofPassedTest: boolean;
  /** Other places of its step that begin and end as it does, the first few and the last, and how many there are. */
  readonly similar: LineRange[];
  similarCount: number;
}

/** The best candidates of a log of any length, in bounded memory. */
export class Shortlist {
  #done: Candidate[] = [];
  #ofStep: Candidate[] = [];
  #byKey = new Map<string, Candidate>();
  #dropped = 0;

  /** Blocks that were found but not kept. */
  get dropped(): number {
    return this.#dropped;
  }

  get latest(): Candidate | undefined {
    return this.#ofStep.at(-1);
  }

  add(candidate: Candidate): void {
    const key = keyOf(candidate);
    const known = this.#byKey.get(key);
    if (known && known.step === candidate.step) {
      return this.#addSimilar(known, rangeOf(candidate));
    }
    this.#byKey.set(key, candidate);
    this.#ofStep.push(candidate);
    if (this.#ofStep.length > 2 * mostOfStep) this.#ofStep = this.#keepBest(this.#ofStep, mostOfStep);
    if (this.#byKey.size > 4 * mostOfStep) this.#byKey = new Map(this.#ofStep.map((kept) => [keyOf(kept), kept]));
  }

  /** Counts a line that begins as a candidate of this step does; `false` where there is none. */
  count(template: string, number: number): boolean {
    const known = this.#byKey.get(template);
    if (!known) return false;
    this.#addSimilar(known, { firstLine: number, lastLine: number });
    return true;
  }

  #addSimilar(known: Candidate, place: LineRange): void {
    known.similarCount++;
    known.similar[Math.min(known.similar.length, fewSimilar - 1)] = place;
  }

  /** The step is over: how it ended says how much of it is worth keeping. */
  endStep({ status }: Step, isLast = false): void {
    this.#done.push(...this.#keepBest(this.#ofStep, isLast || (status ?? 0) > 0 ? mostOfStep : mostOfOthers));
    this.#ofStep = [];
    this.#byKey.clear();
    if (this.#done.length <= mostInAll) return;
    // What stands in failed steps, and then what came first.
    const failed = this.#done.filter(({ step }) => (step.status ?? 0) > 0);
    const others = this.#done.filter(({ step }) => !((step.status ?? 0) > 0));
    const before = this.#done.length;
    this.#done = [...failed.slice(0, mostInAll - fewOthers), ...best(others).slice(0, fewOthers)];
    this.#dropped += before - this.#done.length;
  }

  /** In the order of the log. */
  take(): Candidate[] {
    return [...this.#done, ...this.#ofStep].sort((a, b) => first(a) - first(b));
  }

  /** The strongest, the first among equals; and the last ones in any case: they stand next to the end. */
  #keepBest(candidates: Candidate[], count: number): Candidate[] {
    if (candidates.length <= count) return candidates;
    const last = candidates.slice(-fewLast);
    const others = best(candidates.slice(0, -fewLast)).slice(0, count - fewLast);
    this.#dropped += candidates.length - count;
    return [...others, ...last].sort((a, b) => first(a) - first(b));
  }
}

const mostOfStep = 24;
const mostOfOthers = 6;
const fewLast = 3;
const mostInAll = 120;
const fewOthers = 24;
const fewSimilar = 5;

/** What nothing has been said about yet. */
export function unmarked(): Pick<Candidate, 'similar' | 'similarCount' | 'retried' | 'ignored' | 'ofPassedTest'> {
  return { similar: [], similarCount: 0, retried: false, ignored: false, ofPassedTest: false };
}

/** Two blocks that begin and end alike say the same; a stack names what was thrown at its end or its beginning. */
export function keyOf({ template, head, end }: Candidate): string {
  return end === head ? template : `${template}\n${normalizeMessage(end.trim())}`;
}

export function rangeOf({ lines }: Pick<Block, 'lines'>): LineRange {
  const firstLine = lines[0]?.number ?? 0;
  return { firstLine, lastLine: Math.min(lines.at(-1)?.number ?? firstLine, firstLine + longestBlock - 1) };
}

function best(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => strengthOf(b.peak) - strengthOf(a.peak) || first(a) - first(b));
}

function first({ lines }: Candidate): number {
  return lines[0]?.number ?? 0;
}
