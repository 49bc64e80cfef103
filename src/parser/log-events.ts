import type { LogPosition } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';
import { type Assembled, type AssemblerOptions, mostLanes, type Presumption } from './assembler.ts';
import { saysDirectory } from './directories.ts';
import { saysFailed } from './failure-mark.ts';
import { normalizeMessage } from './fingerprint.ts';
import { type StepState, StepTracker } from './steps.ts';

/** What comes of a log, in its order, as plain data: it may be told by one thread and heard by another. */
export type LogEvent =
  | ({ readonly kind: 'draft'; readonly message: string } & Assembled)
  /** A line that says where the build is. */
  | { readonly kind: 'directory' | 'step'; readonly text: string; readonly lane: string }
  /** The first line that says that the build failed. */
  | { readonly kind: 'failed'; readonly text: string; readonly line: number }
  /** A line was longer than the limit. */
  | { readonly kind: 'cut'; readonly line: number }
  | PresumedEvent;

/** A line was read with a guess at the tool that had spoken last in its lane; see `Presumption`. */
export interface PresumedEvent {
  readonly kind: 'presumed';
  readonly lane: string;
  readonly tool?: string;
  readonly taker: string;
  /** The tools whose rules were as sure as the one that took the line. */
  readonly rivals: readonly string[];
  /** One of those rules looks at the lines above, which a rule that looked in vain may change. */
  readonly headed: boolean;
  readonly known: number;
}

/** A piece of a log that was read elsewhere, on its way to `Parser.take`. */
export interface LogPiece {
  readonly source: string;
  /** The log begins, or ends, with it. */
  readonly begins: boolean;
  readonly ends: boolean;
  readonly events: readonly LogEvent[];
  /** That came with this piece. */
  readonly lines: number;
  readonly bytes: number;
}

/** What was said in a log before a place in it, as far as it bears on how the next line is read. */
export interface LogContext {
  /** By lane: the tool that spoke last; the lane that spoke last is the last one. */
  readonly recent: readonly (readonly [lane: string, tool: string])[];
  readonly steps: readonly StepState[];
}

/** Moves an event to where it stands in the log, where it was told from another beginning. In place: there are many. */
export function shift(event: LogEvent, lines: number, bytes = 0): void {
  if (event.kind === 'draft') {
    const { log } = event as { log: Omit<LogPosition, 'source'> };
    log.line += lines;
    log.offset += bytes;
  } else if (event.kind === 'failed' || event.kind === 'cut') {
    (event as { line: number }).line += lines;
  }
}

export const noContext: LogContext = { recent: [], steps: [] };

/** Writes down what an assembler tells about one log. */
export class EventRecorder implements Pick<AssemblerOptions, 'observe' | 'command' | 'emit' | 'cut'>, Presumption {
  readonly #formatOf: (command: string) => Format | undefined;
  #steps: StepTracker;
  #recent: Map<string, string>;
  #events: LogEvent[] = [];
  #failed = false;

  constructor(formatOf: (command: string) => Format | undefined, { recent, steps }: LogContext = noContext) {
    this.#formatOf = formatOf;
    this.#steps = new StepTracker(steps);
    this.#recent = new Map(recent);
  }

  get count(): number {
    return this.#events.length;
  }

  /** What was told since the last time. */
  take(): LogEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /**
   * What was told so far stands in front of the part, and is nobody's event. `known` is what really was said there;
   * without it, what was heard and which tools have spoken are the best guess.
   */
  beginPart(known: LogContext | undefined, spoken: LogContext['recent'] = []): void {
    if (known) {
      this.#steps = new StepTracker(known.steps);
      this.#recent = new Map(known.recent);
    }
    for (const [lane, tool] of spoken) this.#recent.set(lane, tool);
    this.#events = [];
    this.#failed = false;
  }

  readonly observe = (text: string, lane: string, line: number): boolean => {
    if (!this.#failed && saysFailed(text)) {
      this.#failed = true;
      this.#events.push({ kind: 'failed', text, line });
    }
    const kind = saysDirectory(text) ? 'directory' : this.#steps.observe(text, lane) ? 'step' : undefined;
    if (kind) this.#events.push({ kind, text, lane });
    return kind !== undefined;
  };

  readonly command = (lane: string): string | undefined => this.#steps.current(lane);

  readonly emit = (assembled: Assembled): void => {
    const { draft, log, recap, codeOnce, lane, step } = assembled;
    const message = normalizeMessage(draft.message);
    this.#events.push({ kind: 'draft', draft, log, recap, codeOnce, lane, step, message });
  };

  readonly cut = (line: number): void => {
    this.#events.push({ kind: 'cut', line });
  };

  readonly toolIn = (lane: string, known: number): Format | undefined => {
    const tool = known < mostLanes ? this.#recent.get(lane) : undefined;
    const command = tool ?? this.#steps.current(lane);
    return command === undefined ? undefined : this.#formatOf(command);
  };

  readonly used: Presumption['used'] = (lane, tool, taker, rules, known) => {
    const asSure = rules.filter(({ claim }) => claim === taker.claim);
    const rivals = [...new Set(asSure.map(({ format }) => format.name))];
    // Whoever spoke last, there was nobody else to ask.
    if (rivals.length < 2) return;
    this.#events.push({
      kind: 'presumed',
      lane,
      ...(tool && { tool: tool.name }),
      taker: taker.format.name,
      rivals,
      headed: asSure.some(({ rule }) => rule.heading !== undefined),
      known,
    });
  };
}
