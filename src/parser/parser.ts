import type { Diagnostic } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';
import { formats as allFormats } from '../formats/index.ts';
import type { Assembled } from './assembler.ts';
import { directoryTriggers } from './directories.ts';
import { DraftCompleter, type LogCompleter } from './draft-completer.ts';
import { type FailureMark, failureTriggers, saysFailed } from './failure-mark.ts';
import { LogAssembly } from './log-assembly.ts';
import type { LogEvent, LogPiece } from './log-events.ts';
import { stepTriggers } from './steps.ts';
import { compileTriggers, type TriggerIndex } from './triggers.ts';
import { matcherTriggers, type UserMatchersOptions } from './user-matchers.ts';

export interface ParserOptions {
  /** Files inside are reported relative to it. */
  readonly root: string;
  /** What it can read. Default: every format there is. */
  readonly formats?: readonly Format[];
  /** Of these only some tools', by name. Default: all. */
  readonly tools?: readonly string[];
  /**
   * How many logs may be read at the same time, a chunk of one, then of another. Default 1: a chunk of another log ends
   * the one before, which is what archives one after the other want.
   */
  readonly openLogs?: number;
  /** Problem matchers and errorformats of the user's own. */
  readonly matchers?: UserMatchersOptions;
  /** Told of each line that was longer than the limit. */
  readonly onCut?: (source: string, line: number) => void;
  /** Told of each diagnostic that only repeats one before it. */
  readonly onRecap?: () => void;
}

/** What has been read so far. */
export interface ParseTotals {
  readonly logs: number;
  readonly lines: number;
  readonly bytes: number;
  /** A diagnostic has begun whose end has not come. */
  readonly open: boolean;
  /** The first line in which a build said that it failed. */
  readonly failure?: FailureMark;
}

/** Bytes of one or several logs to diagnostics. Not a stream: `push` gives what came of the chunk. */
export class Parser {
  readonly #options: ParserOptions;
  /** Worked out with the first bytes: where all logs are read elsewhere, that would be a tenth of a second for nothing. */
  #triggers: TriggerIndex | undefined;
  readonly #completer: DraftCompleter;
  /** By source, the one that was read last behind the others. */
  readonly #open = new Map<string, OpenLog>();
  /** The log whose pieces come from elsewhere. */
  #elsewhere: LogCompleter | undefined;
  #found: Diagnostic[] = [];
  #logs = 0;
  #lines = 0;
  #bytes = 0;
  #failure: FailureMark | undefined;

  constructor(options: ParserOptions) {
    this.#options = options;
    this.#completer = new DraftCompleter({ root: options.root, onRecap: options.onRecap });
  }

  /** Over all logs. */
  get totals(): ParseTotals {
    const open = [...this.#open.values()];
    return {
      logs: this.#logs,
      lines: open.reduce((sum, { assembly }) => sum + assembly.lines, this.#lines),
      bytes: open.reduce((sum, { assembly }) => sum + assembly.bytes, this.#bytes),
      open: open.some(({ assembly }) => assembly.open),
      ...(this.#failure && { failure: this.#failure }),
    };
  }

  push(source: string, bytes: Uint8Array): Diagnostic[] {
    const { openLogs = 1 } = this.#options;
    let log = this.#open.get(source);
    if (log) {
      this.#open.delete(source);
    } else {
      for (const oldest of [...this.#open.values()].slice(0, Math.max(0, this.#open.size - openLogs + 1)))
        this.#endLog(oldest);
      log = this.#startLog(source);
    }
    this.#open.set(source, log);
    log.assembly.push(bytes);
    return this.#flush();
  }

  /** As `push`, for what was read elsewhere: the pieces of one log after the other. A log that begins ends all others. */
  take({ source, begins, ends, events, lines, bytes }: LogPiece): Diagnostic[] {
    if (begins) {
      for (const log of [...this.#open.values()]) this.#endLog(log);
      this.#logs++;
      this.#elsewhere = this.#completer.startLog(source);
    }
    this.#lines += lines;
    this.#bytes += bytes;
    for (const event of events) this.#hear(event, source, this.#elsewhere as LogCompleter);
    if (ends) this.#elsewhere = undefined;
    return this.#flush();
  }

  #hear(event: LogEvent, source: string, completer: LogCompleter): void {
    switch (event.kind) {
      case 'draft':
        return this.#complete(completer, event);
      case 'directory':
      case 'step':
        return void completer.observe(event.text, event.lane);
      case 'failed':
        this.#failure ??= { source, line: event.line, text: event.text };
        return;
      case 'cut':
        return this.#options.onCut?.(source, event.line);
      case 'presumed':
        return;
    }
  }

  #complete(completer: LogCompleter, assembled: Assembled): void {
    const diagnostic = completer.complete(assembled);
    if (diagnostic) this.#found.push(diagnostic);
  }

  end(): Diagnostic[] {
    for (const log of [...this.#open.values()]) this.#endLog(log);
    return this.#flush();
  }

  #flush(): Diagnostic[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #startLog(source: string): OpenLog {
    this.#logs++;
    const completer = this.#completer.startLog(source);
    const { formats = allFormats, tools, matchers } = this.#options;
    this.#triggers ??= triggersFor(formats, tools, matchers?.load ? matcherTriggers : []);
    const assembly = new LogAssembly({
      triggers: this.#triggers,
      matchers,
      observe: (text, lane, line) => {
        if (!this.#failure && saysFailed(text)) this.#failure = { source, line, text };
        return completer.observe(text, lane);
      },
      command: (lane) => completer.step(lane),
      emit: (assembled) => this.#complete(completer, assembled),
      cut: (line) => this.#options.onCut?.(source, line),
    });
    return { source, assembly };
  }

  #endLog({ source, assembly }: OpenLog): void {
    assembly.end();
    this.#lines += assembly.lines;
    this.#bytes += assembly.bytes;
    this.#open.delete(source);
  }
}

interface OpenLog {
  readonly source: string;
  readonly assembly: LogAssembly;
}

const compiled = new WeakMap<readonly Format[], Map<string, TriggerIndex>>();

/** Compiling takes milliseconds, so the few sets in use are kept. */
export function triggersFor(
  formats: readonly Format[],
  tools: readonly string[] | undefined,
  extra: readonly string[],
): TriggerIndex {
  const known = compiled.get(formats) ?? new Map<string, TriggerIndex>();
  compiled.set(formats, known);
  // No tools at all is not the same as all of them.
  const key = `${extra.length} ${tools ? `only ${tools.join('\0')}` : 'all'}`;
  let triggers = known.get(key);
  if (!triggers) {
    const chosen = tools ? formats.filter(({ name }) => tools.includes(name)) : formats;
    triggers = compileTriggers(chosen, [...directoryTriggers, ...stepTriggers, ...failureTriggers, ...extra]);
    known.set(key, triggers);
  }
  return triggers;
}
