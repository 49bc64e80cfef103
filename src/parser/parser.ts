import { hash } from 'node:crypto';
import type { Ledger } from '../core/checkpoint.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';
import { formats as allFormats } from '../formats/index.ts';
import type { Assembled } from './assembler.ts';
import { directoryTriggers } from './directories.ts';
import { type CompleterState, DraftCompleter, type LogCompleter } from './draft-completer.ts';
import { type FailureMark, failureTriggers, saysFailed } from './failure-mark.ts';
import { type AssemblyState, LogAssembly } from './log-assembly.ts';
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
  /** Somebody asks what changes. */
  #isKept = false;

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

  /** All that the next bytes depend on, as plain data, but for its ledger. Undefined while that can't be said. */
  save(): ParserState | undefined {
    if (this.#elsewhere) return undefined;
    const open: LogState[] = [];
    for (const { id, source, assembly, completer } of this.#open.values()) {
      const saved = assembly.saveAll();
      if (!saved) return undefined;
      open.push({ id, source, assembly: saved, completer: completer.save() });
    }
    const [logs, lines, bytes, failure] = [this.#logs, this.#lines, this.#bytes, this.#failure];
    return { open, logs, lines, bytes, ...(failure && { failure }), rules: rulesKey(this.#compiled()) };
  }

  /** Goes on where another one was saved, before anything is read. */
  resume({ open, logs, lines, bytes, failure, rules }: ParserState): void {
    const isSame = rules === rulesKey(this.#compiled());
    for (const { id, source, assembly, completer } of open) {
      const log = this.#openLog(source, id);
      this.#open.set(source, log);
      log.completer.resume(completer);
      log.assembly.resumeAll(assembly, isSame);
    }
    this.#logs = logs;
    this.#lines = lines;
    this.#bytes = bytes;
    this.#failure = failure;
  }

  /** Which problem is which of several that are alike, and by log what was reported before. Asked for before anything is read. */
  ledger(): Ledger {
    const places = this.#completer.ledger();
    const reported = () => [...this.#open.values()].map(({ id, completer }) => ({ id, ledger: completer.ledger() }));
    reported();
    this.#isKept = true;
    return {
      *changes() {
        for (const [key, value] of places.changes()) yield [`places!${key}`, value];
        for (const { id, ledger } of reported())
          for (const [key, value] of ledger.changes()) yield [`reported!${id}!${key}`, value];
      },
      recall: (key, value) => {
        const [kind, ...others] = key.split('!');
        if (kind === 'places') return places.recall(others.join('!'), value);
        // A log that has ended since has no use for it.
        const log = reported().find(({ id }) => String(id) === others[0]);
        log?.ledger.recall(others.slice(1).join('!'), value);
      },
    };
  }

  #flush(): Diagnostic[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  /** With the first bytes: a run whose logs are all known needs none. */
  #compiled(): TriggerIndex {
    const { formats = allFormats, tools, matchers } = this.#options;
    this.#triggers ??= triggersFor(formats, tools, matchers?.load ? matcherTriggers : []);
    return this.#triggers;
  }

  #startLog(source: string): OpenLog {
    this.#logs++;
    return this.#openLog(source, this.#logs);
  }

  #openLog(source: string, id: number): OpenLog {
    const completer = this.#completer.startLog(source);
    if (this.#isKept) completer.ledger();
    const assembly = new LogAssembly({
      triggers: this.#compiled(),
      matchers: this.#options.matchers,
      observe: (text, lane, line) => {
        if (!this.#failure && saysFailed(text)) this.#failure = { source, line, text };
        return completer.observe(text, lane);
      },
      command: (lane) => completer.step(lane),
      emit: (assembled) => this.#complete(completer, assembled),
      cut: (line) => this.#options.onCut?.(source, line),
    });
    return { id, source, assembly, completer };
  }

  #endLog({ source, assembly }: OpenLog): void {
    assembly.end();
    this.#lines += assembly.lines;
    this.#bytes += assembly.bytes;
    this.#open.delete(source);
  }
}

interface OpenLog {
  /** The number of logs when it began. */
  readonly id: number;
  readonly source: string;
  readonly assembly: LogAssembly;
  readonly completer: LogCompleter;
}

export interface ParserState {
  /** The one that was read last behind the others. */
  readonly open: readonly LogState[];
  readonly logs: number;
  readonly lines: number;
  readonly bytes: number;
  readonly failure?: FailureMark | undefined;
  /** Another one where the rules are not the same any more, which open blocks go by. */
  readonly rules: string;
}

interface LogState {
  readonly id: number;
  readonly source: string;
  readonly assembly: AssemblyState;
  readonly completer: CompleterState;
}

const keys = new WeakMap<TriggerIndex, string>();

function rulesKey(triggers: TriggerIndex): string {
  const known = keys.get(triggers);
  if (known !== undefined) return known;
  const texts = triggers.rules.map(({ format, rule, claim }) => `${format.name} ${claim} ${rule.match.source}`);
  const key = hash('sha256', texts.join('\n')).slice(0, 16);
  keys.set(triggers, key);
  return key;
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
