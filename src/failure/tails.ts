import { linesOf } from './above.ts';
import type { BlockLine } from './block.ts';
import { isBlank, shownOf } from './line-kinds.ts';
import { readShell } from './shell.ts';
import { type Candidate, unmarked } from './shortlist.ts';
import type { Step } from './step.ts';

/** The last words of steps, for those in which no line speaks of a failure. */
export class Tails {
  readonly #tails = new Map<Step, { lines: readonly BlockLine[]; window: readonly BlockLine[] }>();

  /** What stands above the first line that says that the step failed, or above its end. */
  keep(step: Step, number: number, before: (count: number) => string): void {
    if (step.epilogue !== undefined || this.#tails.size >= mostTails) return;
    const above = linesOf(before(longestWindow)).map((raw, index, all): BlockLine => {
      return { number: number - all.length + index, shown: shownOf(raw) };
    });
    while (above.length > 0 && isBlank((above.at(-1) as BlockLine).shown)) above.pop();
    const gap = above.findLastIndex(
      (line) => isBlank(line.shown) || line.number < step.firstLine || readShell(line.shown),
    );
    const lines = above.slice(Math.max(gap + 1, above.length - longestTail));
    const outside = above.findLastIndex((line) => line.number < step.firstLine);
    if (lines.length > 0) this.#tails.set(step, { lines, window: above.slice(outside + 1) });
  }

  forget(step: Step): void {
    this.#tails.delete(step);
  }

  candidates(): Candidate[] {
    return [...this.#tails].map(([step, { lines, window }]) => {
      const last = lines.at(-1) as BlockLine;
      return {
        ...unmarked(),
        ...nothingElse,
        step,
        lines,
        window,
        head: last.shown,
        end: last.shown,
        lastLine: last.number,
      };
    });
  }
}

const nothingElse = {
  kind: 'tail',
  peak: 'tail',
  hasBody: false,
  afterConsequence: false,
  template: '',
  repeats: 1,
  lead: '',
  inGoodRun: false,
  passedInGoodRun: false,
} as const;

const mostTails = 64;
const longestTail = 10;
/** What the formats read. */
export const longestWindow = 60;
