import type { CreateHasher } from '../core/hasher.ts';
import type { AssemblerState, LogPlace } from './assembler.ts';
import { LastLine } from './last-line.ts';
import { LogAssembly } from './log-assembly.ts';
import { EventRecorder, type LogContext, type LogEvent, shift } from './log-events.ts';
import { Stretches } from './stretches.ts';
import type { TriggerIndex } from './triggers.ts';

/** A part of a plain log in UTF-8. It begins behind the first LF at or behind `from - 1`, and ends where the next begins. */
export interface PartRange {
  /** In bytes; 0 is the beginning of the log. */
  readonly from: number;
  /** In bytes, as the next part's `from`; absent: the end of the log. */
  readonly to?: number | undefined;
}

/** What is known at the beginning of a part: all of it, or a guess that is better than none. */
export interface PartStart {
  readonly context: LogContext;
  /** Blocks and headings. Without it they are found out from the lines before, and the context is but a guess. */
  readonly state?: AssemblerState | undefined;
}

export interface PartReading {
  readonly triggers: TriggerIndex;
  /** The bytes of the log from a place on. While `isSpent`, what was given before may be overwritten. */
  readonly open: (start: number, isSpent: () => boolean) => AsyncIterable<Uint8Array>;
  /** How many bytes in front of the part are read to find out what holds at its beginning. */
  readonly warmUp?: number;
  /** The log is to be known again, and read on where it has grown: see `ReadPart.digest` and `settled`. */
  readonly hasher?: CreateHasher | undefined;
}

/**
 * `empty`: no line begins in the part, so it belongs to the one before. `unknown`: it was not read, since nothing could
 * be found out of what stands before it.
 */
export type PartResult = ReadPart | { readonly kind: 'empty' } | { readonly kind: 'unknown' };

/** What came of a part. Lines count from its first one, which is 1; lines before have numbers below. */
export interface ReadPart {
  readonly kind: 'read';
  /** What was presumed to hold at its beginning; absent where that is the beginning of the log. */
  readonly start?: PartBoundary;
  readonly events: readonly LogEvent[];
  readonly lines: number;
  readonly end: PartEnd;
  /** Of its bytes, where they were to be hashed. */
  readonly digest?: string;
  /** Where a log that has grown can be read on, if the part is the last one and there is such a place. */
  readonly settled?: SettledPart;
  /** Why it could not be read any further: the log ends there. */
  readonly failure?: unknown;
}

export interface PartBoundary {
  readonly offset: number;
  /** Equal where the same blocks and headings are open. */
  readonly key: string;
}

export interface PartEnd extends PartBoundary {
  readonly state: AssemblerState;
  /** The log ends here. */
  readonly isLast: boolean;
  /** What comes can be read in parts. */
  readonly isSettled: boolean;
}

/** The last whole line of a log, before anything was concluded from there being no further one. */
export interface SettledPart {
  /** So many of the part's events and lines stand before. */
  readonly events: number;
  readonly lines: number;
  readonly end: PartEnd;
  /** Of the bytes before it and behind. */
  readonly digest: string;
  readonly rest: string;
}

/**
 * Reads one part of a log without knowing what stands before it. What was presumed instead comes with the result, so that
 * whoever does know can tell whether it is right: see `PartChain`.
 */
export async function readPart(range: PartRange, start: PartStart, reading: PartReading): Promise<PartResult> {
  for (let warmUp = reading.warmUp ?? defaultWarmUp; ; warmUp = Math.max(1024, warmUp * 4)) {
    const result = await readFrom(Math.max(0, range.from - warmUp), range, start, reading);
    if (result) return result;
    // Where the state is known, all that is still missing is the line before, however long it is.
    if (!start.state) return { kind: 'unknown' };
  }
}

/** Blocks have at most 400 lines, and what is open across more than these bytes is read again. */
const defaultWarmUp = 64 * 1024;

/** Nothing where no whole line stands between `from` and the part. */
async function readFrom(
  from: number,
  range: PartRange,
  { context, state }: PartStart,
  { triggers, open, hasher }: PartReading,
): Promise<PartResult | undefined> {
  const recorder = new EventRecorder(triggers.formatOf, context);
  const assembly = openAssembly(recorder, triggers, range.from > 0 && !state);
  const last = range.to === undefined ? Number.POSITIVE_INFINITY : range.to - 1;
  // An open block may still ask for the line before one of its own.
  const stretches = new Stretches(
    open(from, () => !assembly.open),
    from,
  );
  let origin = 0;
  let place: LogPlace = { line: 0, offset: 0 };
  let start: PartBoundary | undefined;
  let failure: unknown;
  const hash = hasher?.();
  // What comes in parts is held in a buffer that is used again.
  const lastLine = hash && range.to === undefined ? new LastLine() : undefined;
  function push(piece: Buffer): void {
    hash?.update(piece);
    if (range.from === 0) assembly.push(piece);
    else assembly.pushBehind(piece);
  }
  try {
    if (range.from > 0) {
      if (from > 0) {
        for await (const _ of stretches.toLineEnd(from, range.from - 1));
        if (!stretches.atLineEnd) return undefined;
        // The scan begins with that LF: the mark of an encoding has its place at the beginning of the log alone.
        origin = stretches.offset - 1;
        assembly.pushBehind(lineEnd);
      }
      for await (const piece of stretches.toLineEnd(range.from - 1, last)) assembly.pushBehind(piece);
      if (!stretches.atLineEnd) return { kind: 'empty' };
      if (stretches.offset - origin < leastScanned && from > 0) return undefined;
      place = { line: assembly.lines, offset: -origin };
      const found = state ?? assembly.save(place);
      start = { offset: stretches.offset, key: keyOf(found) };
      if (state) {
        assembly.resume(state, place);
        recorder.beginPart(context);
      } else {
        assembly.forgetTools();
        recorder.beginPart(undefined, found.recent);
      }
    }
    try {
      for await (const piece of stretches.toLineEnd(last)) {
        if (lastLine) for (const whole of lastLine.push(piece)) push(whole);
        else push(piece);
      }
    } catch (error) {
      failure = error;
    }
  } finally {
    await stretches.close();
  }
  const isLast = !stretches.atLineEnd;
  let settled: SettledPart | undefined;
  let digest = hash?.digest();
  if (lastLine && hasher) {
    const { rest } = lastLine;
    const isSettled = range.from > 0 || assembly.isSettled;
    const isLongEnough = range.from > 0 || stretches.offset - rest.length >= leastScanned;
    if (digest !== undefined && lastLine.atLineEnd && isSettled && isLongEnough && failure === undefined) {
      const here = { line: assembly.lines, offset: place.offset };
      const state = assembly.save(here);
      const offset = stretches.offset - rest.length;
      const behind = hasher();
      behind.update(rest);
      settled = {
        events: recorder.count,
        lines: assembly.lines - place.line,
        end: { offset, key: keyOf(state), state, isLast: false, isSettled: true },
        digest,
        rest: behind.digest(),
      };
    }
    push(rest);
    digest = hash?.digest();
  }
  if (isLast) assembly.end();
  const lines = assembly.lines - place.line;
  const end = assembly.save({ line: assembly.lines, offset: place.offset });
  const events = recorder.take();
  for (const event of events) shift(event, -place.line, -place.offset);
  return {
    kind: 'read',
    ...(start && { start }),
    events,
    lines,
    end: {
      offset: stretches.offset,
      key: keyOf(end),
      state: end,
      isLast,
      isSettled: range.from > 0 || assembly.isSettled,
    },
    ...(digest !== undefined && { digest }),
    ...(settled && { settled }),
    ...(failure !== undefined && { failure }),
  };
}

const lineEnd = Buffer.from('\n');
/** A scan that has seen fewer bytes still waits for the mark of an encoding. */
const leastScanned = 3;

function openAssembly(recorder: EventRecorder, triggers: TriggerIndex, presumes: boolean): LogAssembly {
  const { observe, emit, cut, command } = recorder;
  return new LogAssembly({ triggers, observe, emit, cut, ...(presumes ? { presumption: recorder } : { command }) });
}

function keyOf({ blocks, headings }: AssemblerState): string {
  return JSON.stringify([blocks, headings]);
}
