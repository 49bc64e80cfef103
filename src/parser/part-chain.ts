import { LRUCache } from 'lru-cache';
import { type AssemblerState, mostLanes } from './assembler.ts';
import { type LogContext, type LogEvent, type PresumedEvent, shift } from './log-events.ts';
import type { PartEnd, PartResult, PartStart, ReadPart } from './part.ts';
import { StepTracker } from './steps.ts';

/**
 * Puts the parts of one log together again, in their order. Each was read with presumptions about what stands before it;
 * here that is known, so a part is taken where they hold and refused where they do not. What comes out is therefore the
 * same as of one reading, always.
 */
export class PartChain {
  readonly #toolOf: (step: string) => string | undefined;
  readonly #recent = new LRUCache<string, string>({ max: mostLanes });
  #steps = new StepTracker();
  #end: PartEnd | undefined;
  #lines = 0;

  /** `toolOf` names the tool that a step runs, as the parts' own reading does. */
  constructor(toolOf: (step: string) => string | undefined) {
    this.#toolOf = toolOf;
  }

  /** The parts so far hold the whole log. */
  get isComplete(): boolean {
    return this.#end?.isLast === true;
  }

  /** Of all parts so far. */
  get end(): PartEnd | undefined {
    return this.#end;
  }

  /** What is known behind the parts so far. With it, the next one is read as it has to be. */
  get next(): PartStart & { readonly state?: AssemblerState } {
    // The cache lists what was used last first.
    const context: LogContext = { recent: [...this.#recent.entries()].reverse(), steps: this.#steps.save() };
    return { context, ...(this.#end && { state: { ...this.#end.state, recent: context.recent } }) };
  }

  /** The events of the next part, with their lines in the log; nothing where it has to be read again with `next`. */
  accept(part: PartResult): readonly LogEvent[] | undefined {
    if (part.kind === 'empty') return [];
    if (part.kind === 'unknown' || !this.#fits(part)) return undefined;
    const { events, end, lines } = part;
    const before = this.#steps.save();
    for (const event of events) {
      if (event.kind === 'step') this.#steps.observe(event.text, event.lane);
      else if (event.kind === 'presumed' && !this.#holds(event)) {
        this.#steps = new StepTracker(before);
        return undefined;
      }
    }
    if (this.#lines > 0) for (const event of events) shift(event, this.#lines);
    for (const [lane, tool] of end.state.recent) this.#recent.set(lane, tool);
    this.#end = end;
    this.#lines += lines;
    return events;
  }

  #fits({ start }: ReadPart): boolean {
    return start?.offset === this.#end?.offset && start?.key === this.#end?.key;
  }

  /** Whether the line would have been taken by the same rule, had the tool been asked first that really spoke last. */
  #holds({ lane, tool, taker, rivals, headed, known }: PresumedEvent): boolean {
    const age = [...this.#recent.keys()].indexOf(lane);
    const isSure = known >= mostLanes || age === -1 || age + known < mostLanes;
    // Whether it is still remembered depends on which lanes have spoken since.
    if (!isSure) return false;
    const spoken = known >= mostLanes ? undefined : this.#recent.peek(lane);
    const step = this.#steps.current(lane);
    const last = spoken ?? (step === undefined ? undefined : this.#toolOf(step));
    const presumed = tool !== undefined && rivals.includes(tool) ? tool : undefined;
    const real = last !== undefined && rivals.includes(last) ? last : undefined;
    if (real === presumed) return true;
    if (headed) return false;
    // Nobody was asked before the others, or in vain: then the taker is the first of all that want the line.
    return real === taker || (taker !== presumed && real === undefined);
  }
}
