import { LRUCache } from 'lru-cache';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';
import { formats as allFormats } from '../formats/index.ts';
import { type Assembled, Assembler } from './assembler.ts';
import { CodeMemory } from './code-memory.ts';
import { DirectoryStack, directoryTriggers } from './directories.ts';
import { DocumentGate } from './document.ts';
import { type FailureMark, failureTriggers, saysFailed } from './failure-mark.ts';
import { Fingerprinter, sized } from './fingerprint.ts';
import { LineScanner } from './scanner.ts';
import { SourceFiles } from './source-files.ts';
import { StepTracker, stepTriggers } from './steps.ts';
import { compileTriggers, type TriggerIndex } from './triggers.ts';
import { matcherTriggers, UserMatchers, type UserMatchersOptions } from './user-matchers.ts';

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
  readonly #triggers: TriggerIndex;
  readonly #fingerprinter = new Fingerprinter();
  /** By source, the one that was read last behind the others. */
  readonly #open = new Map<string, OpenLog>();
  readonly #files: SourceFiles | undefined;
  #found: Diagnostic[] = [];
  #logs = 0;
  #lines = 0;
  #bytes = 0;
  #failure: FailureMark | undefined;

  constructor(options: ParserOptions) {
    this.#options = options;
    // Under `/` every name of every machine would be one of this.
    this.#files = options.root === '/' ? undefined : new SourceFiles(options.root);
    this.#triggers = triggersFor(
      options.formats ?? allFormats,
      options.tools,
      options.matchers?.load ? matcherTriggers : [],
    );
  }

  /** Over all logs. */
  get totals(): ParseTotals {
    const open = [...this.#open.values()];
    return {
      logs: this.#logs,
      lines: open.reduce((sum, { scanner }) => sum + scanner.lines, this.#lines),
      bytes: open.reduce((sum, { scanner }) => sum + scanner.bytes, this.#bytes),
      open: open.some(({ assembler, gate }) => assembler.everyLine || gate.holds),
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
    log.gate.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return this.#take();
  }

  end(): Diagnostic[] {
    for (const log of [...this.#open.values()]) this.#endLog(log);
    return this.#take();
  }

  #take(): Diagnostic[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #startLog(source: string): OpenLog {
    this.#logs++;
    const directories = new DirectoryStack();
    const steps = new StepTracker();
    const reported = new LRUCache<string, true>(sized(mostReported));
    const codes = new CodeMemory();
    const emit = (assembled: Assembled) => this.#emit(source, assembled, { directories, steps, reported, codes });
    const assembler = new Assembler({
      ...(this.#options.matchers && { matchers: new UserMatchers(this.#options.matchers, emit) }),
      triggers: this.#triggers,
      observe: (text, lane, line) => {
        if (!this.#failure && saysFailed(text)) this.#failure = { source, line, text };
        return directories.observe(text, lane) || steps.observe(text, lane);
      },
      emit,
      command: (lane) => steps.current(lane),
      cut: (line) => this.#options.onCut?.(source, line),
    });
    const scanner = new LineScanner(this.#triggers, assembler);
    const gate = new DocumentGate({
      pass: (bytes) => scanner.push(bytes),
      document: (text, line, offset) => {
        const before = this.#found.length;
        assembler.line(text, line, offset, () => '');
        return this.#found.length > before;
      },
    });
    return { source, assembler, scanner, gate };
  }

  #endLog({ source, scanner, assembler, gate }: OpenLog): void {
    gate.end();
    scanner.end();
    assembler.end();
    this.#lines += scanner.lines;
    this.#bytes += scanner.bytes;
    this.#open.delete(source);
  }

  #emit(
    source: string,
    { draft, log, recap, codeOnce, lane, step }: Assembled,
    { directories, steps, reported, codes }: LogState,
  ): void {
    if (codeOnce) codes.fill(draft);
    const key = `${draft.tool}\0${draft.code ?? ''}`;
    if (recap && reported.has(key)) return this.#options.onRecap?.();
    // A recap stands for itself alone: where nothing longer came before, each of its lines is news.
    if (!recap) reported.set(key, true);
    const where = step ?? steps.current(lane);
    if (where !== undefined) draft.step ??= where;
    const resolve = (file: string) => {
      const named = directories.resolve(file, this.#options.root, lane);
      return this.#files?.find(named, packageFolder(lane)) ?? named;
    };
    if (draft.file !== undefined) draft.file = resolve(draft.file);
    for (const related of draft.related ?? []) if (related.file !== undefined) related.file = resolve(related.file);
    for (const fix of draft.fixes ?? []) for (const edit of fix.edits) edit.file = resolve(edit.file);
    this.#found.push({ fingerprint: this.#fingerprinter.of(draft), ...draft, log: { source, ...log }, count: 1 });
  }
}

/** `packages/web build` and `packages/web` are said of lines that name files relative to it. */
function packageFolder(lane: string): string {
  return lane.replace(/[ :][a-z][\w:.-]*$/, '');
}

interface OpenLog {
  readonly source: string;
  readonly gate: DocumentGate;
  readonly scanner: LineScanner;
  readonly assembler: Assembler;
}

/** What is known of a log besides its lines. */
interface LogState {
  readonly directories: DirectoryStack;
  readonly steps: StepTracker;
  readonly codes: CodeMemory;
  /** By tool and code: what was reported in full. */
  readonly reported: LRUCache<string, true>;
}

const mostReported = 10_000;

const compiled = new WeakMap<readonly Format[], Map<string, TriggerIndex>>();

/** Compiling takes milliseconds, so the few sets in use are kept. */
function triggersFor(
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
