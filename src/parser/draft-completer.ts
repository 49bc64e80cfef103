import type { Ledger } from '../core/checkpoint.ts';
import type { Diagnostic, Draft, LogPosition } from '../core/diagnostic.ts';
import { RecentMap } from '../core/recent-map.ts';
import type { Assembled } from './assembler.ts';
import { CodeMemory, type SavedCode } from './code-memory.ts';
import { DirectoryStack } from './directories.ts';
import { Fingerprinter } from './fingerprint.ts';
import { SourceFiles } from './source-files.ts';
import { type StepState, StepTracker } from './steps.ts';

export interface DraftCompleterOptions {
  /** Files inside are reported relative to it. */
  readonly root: string;
  /** Told of each diagnostic that only repeats one before it. */
  readonly onRecap?: (() => void) | undefined;
}

/**
 * Drafts to diagnostics: everything that depends on what stood before them, in this log or in others of the run. So
 * there is one for a run, and it sees the drafts in the order of the logs, wherever they were assembled.
 */
export class DraftCompleter {
  readonly #options: DraftCompleterOptions;
  readonly #fingerprinter = new Fingerprinter();
  readonly #files: SourceFiles | undefined;

  constructor(options: DraftCompleterOptions) {
    this.#options = options;
    // Under `/` every name of every machine would be one of this.
    this.#files = options.root === '/' ? undefined : new SourceFiles(options.root);
  }

  startLog(source: string): LogCompleter {
    return new LogCompleter(source, this.#options, this.#fingerprinter, this.#files);
  }

  /** Of which problem is which of several that are alike. */
  ledger(): Ledger {
    return this.#fingerprinter.ledger();
  }
}

/** What is known of one log besides its drafts. */
export class LogCompleter {
  readonly #source: string;
  readonly #options: DraftCompleterOptions;
  readonly #fingerprinter: Fingerprinter;
  readonly #files: SourceFiles | undefined;
  readonly #directories = new DirectoryStack();
  #steps = new StepTracker();
  readonly #codes = new CodeMemory();
  /** By tool and code: what was reported in full. */
  readonly #reported = new RecentMap<string, true>(mostReported);

  constructor(
    source: string,
    options: DraftCompleterOptions,
    fingerprinter: Fingerprinter,
    files: SourceFiles | undefined,
  ) {
    this.#source = source;
    this.#options = options;
    this.#fingerprinter = fingerprinter;
    this.#files = files;
  }

  /** All that is known of the log, as plain data; what was reported before has a ledger of its own. */
  save(): CompleterState {
    return { directories: this.#directories.save(), steps: this.#steps.save(), codes: this.#codes.save() };
  }

  resume({ directories, steps, codes }: CompleterState): void {
    this.#directories.resume(directories);
    this.#steps = new StepTracker(steps);
    this.#codes.resume(codes);
  }

  ledger(): Ledger {
    return this.#reported.ledger();
  }

  /** Takes note of a line that says where the build is; returns whether it was one. */
  observe(text: string, lane: string): boolean {
    return this.#directories.observe(text, lane) || this.#steps.observe(text, lane);
  }

  /** The step whose output the lane is, as far as that is known. */
  step(lane: string): string | undefined {
    return this.#steps.current(lane);
  }

  /** Nothing for a draft that only repeats what was reported before. */
  complete({ draft, log, recap, codeOnce, lane, step, message }: Assembled): Diagnostic | undefined {
    if (codeOnce) this.#codes.fill(draft);
    const key = `${draft.tool}\0${draft.code ?? ''}`;
    if (recap && this.#reported.get(key)) {
      this.#options.onRecap?.();
      return undefined;
    }
    // A recap stands for itself alone: where nothing longer came before, each of its lines is news.
    if (!recap && !this.#reported.get(key)) this.#reported.set(key, true);
    const where = step ?? this.#steps.current(lane);
    if (where !== undefined) draft.step ??= where;
    if (draft.file !== undefined) draft.file = this.#resolve(draft.file, lane);
    for (const related of draft.related ?? [])
      if (related.file !== undefined) related.file = this.#resolve(related.file, lane);
    for (const fix of draft.fixes ?? []) for (const edit of fix.edits) edit.file = this.#resolve(edit.file, lane);
    return inOrder(this.#fingerprinter.of(draft, message), draft, { source: this.#source, ...log });
  }

  #resolve(file: string, lane: string): string {
    const named = this.#directories.resolve(file, this.#options.root, lane);
    return this.#files?.find(named, packageFolder(lane)) ?? named;
  }
}

export interface CompleterState {
  readonly directories: readonly (readonly [lane: string, stack: readonly string[]])[];
  readonly steps: readonly StepState[];
  readonly codes: readonly SavedCode[];
}

const mostReported = 10_000;

/** `packages/web build` and `packages/web` are said of lines that name files relative to it. */
function packageFolder(lane: string): string {
  return lane === '' ? '' : lane.replace(/[ :][a-z][\w:.-]*$/, '');
}

/**
 * The record with its fields in the order in which they are described. Each format adds them in an order of its own, and
 * a draft that came from another thread has lost those that are there and undefined: the output must not show either.
 */
function inOrder(fingerprint: string, draft: Draft, log: LogPosition): Diagnostic {
  const { severity, tool, message } = draft;
  const diagnostic: Partial<Diagnostic> = { fingerprint, severity, tool };
  if (draft.code !== undefined) diagnostic.code = draft.code;
  diagnostic.message = message;
  if (draft.file !== undefined) diagnostic.file = draft.file;
  if (draft.line !== undefined) diagnostic.line = draft.line;
  if (draft.column !== undefined) diagnostic.column = draft.column;
  if (draft.endLine !== undefined) diagnostic.endLine = draft.endLine;
  if (draft.endColumn !== undefined) diagnostic.endColumn = draft.endColumn;
  if (draft.columnUnit !== undefined) diagnostic.columnUnit = draft.columnUnit;
  if (draft.related !== undefined) diagnostic.related = draft.related;
  if (draft.snippet !== undefined) diagnostic.snippet = draft.snippet;
  if (draft.fixes !== undefined) diagnostic.fixes = draft.fixes;
  diagnostic.log = log;
  diagnostic.count = 1;
  if (draft.step !== undefined) diagnostic.step = draft.step;
  return diagnostic as Diagnostic;
}
