import type { LogChunk } from '../src/core/chunk.ts';
import type { Logger } from '../src/core/context.ts';
import { BuildfixError } from '../src/core/errors.ts';
import type { LogEvent, LogPiece } from '../src/parser/log-events.ts';
import type { PartResult, PartStart } from '../src/parser/part.ts';
import { PartChain } from '../src/parser/part-chain.ts';
import type { WorkerRun } from '../src/runtime/worker-pool.ts';
import { type FilesProgress, type MeasuredFile, readLog } from '../src/sources/files.ts';
import type { OnTrouble } from '../src/sources/unpack.ts';
import type { KnownLogs } from './known-logs.ts';
import type { TaskRunner } from './local-reader.ts';
import type { LogShare } from './log-plan.ts';
import type { LogRecording } from './log-recording.ts';
import { type LogResult, type Packed, type TroubleData, unpackPart, unpackPiece } from './log-tasks.ts';
import { unpackStored } from './stored-log.ts';

export interface OrderedLogsOptions {
  readonly pool: TaskRunner;
  readonly progress: FilesProgress;
  readonly onTrouble: OnTrouble;
  readonly signal: AbortSignal | undefined;
  readonly logger: Logger | undefined;
  /** The tool that a command names; see `PartChain`. */
  readonly toolOf: (command: string) => string | undefined;
  /** Told what is read, to know it the next time. */
  readonly known?: KnownLogs | undefined;
}

/** Has logs read, ahead where there are threads for it, and puts what comes of them into the order of the plan. */
export class OrderedLogs {
  readonly #options: OrderedLogsOptions;
  /** Of the file whose parts are being begun. */
  #begun: CutLog | undefined;
  #ahead = 0;

  constructor(options: OrderedLogsOptions) {
    this.#options = options;
  }

  /** At most `ahead` shares are begun before their turn. */
  async *read(plan: AsyncGenerator<LogShare>, ahead: number): AsyncGenerator<LogChunk | LogPiece, void, void> {
    const begun: BegunShare[] = [];
    this.#ahead = ahead;
    for (let isPlanned = false; ; ) {
      while (!isPlanned && begun.length <= ahead) {
        const { value: share, done } = await plan.next();
        if (share) begun.push(this.#begin(share));
        isPlanned = done === true;
      }
      const next = begun.shift();
      if (!next) return;
      if (next.kind === 'here') yield* readLog(next.file, this.#options.progress, this.#options);
      else if (next.kind === 'files') yield* this.#mergeFiles(next.files, next.run);
      else if (next.kind === 'whole' || next.kind === 'grown') yield* this.#mergeKnown(next);
      else yield* this.#mergePart(next);
    }
  }

  #begin(share: LogShare): BegunShare {
    if (share.kind === 'here') return share;
    if (share.kind === 'files') return { ...share, run: this.#readFiles(share.files) };
    if (share.kind === 'whole') return share;
    if (this.#begun?.file !== share.file) {
      const recording = this.#options.known?.record(share.file);
      this.#begun = { file: share.file, chain: new PartChain(this.#options.toolOf), isOver: false, recording };
    }
    const cutLog = this.#begun;
    if (share.kind === 'grown') return { ...share, cutLog };
    const { next } = cutLog.chain;
    // What is known by now is the best guess at what will be known then; where nothing is begun ahead, it is no guess.
    const start = this.#ahead === 0 ? next : { context: next.context };
    return { ...share, cutLog, run: this.#readPart(share, start) };
  }

  #readFiles(files: readonly MeasuredFile[], urgent = false): WorkerRun<LogResult> {
    const what = files.length === 1 ? (files[0] as MeasuredFile).label : `${files[0]?.label} and others`;
    return this.#options.pool.run({ kind: 'files', files: files.map(named) }, what, { urgent });
  }

  #readPart({ file, range }: LogShare & { kind: 'part' }, start: PartStart, urgent = false): WorkerRun<LogResult> {
    return this.#options.pool.run({ kind: 'part', file: named(file), range, start }, file.label, { urgent });
  }

  async *#mergeFiles(files: readonly MeasuredFile[], run: WorkerRun<LogResult>): AsyncGenerator<LogPiece> {
    const { progress } = this.#options;
    let current = 0;
    let recording: LogRecording | undefined;
    const record = () => this.#options.known?.record(files[current] as MeasuredFile);
    const done = async () => {
      await recording?.finish();
      progress.done(files[current++] as MeasuredFile);
      recording = undefined;
    };
    for await (const result of run) {
      if (result.kind !== 'files') continue;
      while (current < result.read.file) await done();
      if (result.read.position > 0) progress.update(files[current] as MeasuredFile, result.read.position);
      this.#tell(result.troubles);
      recording ??= record();
      if (result.troubles.length > 0) recording?.giveUp();
      for (const piece of result.pieces) {
        recording?.piece(piece);
        yield unpackPiece(piece);
      }
    }
    while (current < files.length) await done();
  }

  /** What came of it when it was read, and for a log that has grown what the first of its new parts has to know. */
  async *#mergeKnown(share: BegunKnown): AsyncGenerator<LogPiece> {
    const { file, log } = share;
    const count = share.kind === 'whole' ? log.pieces.length : share.growth.pieces;
    const steps: LogEvent[] = [];
    let lines = 0;
    for (const stored of log.pieces.slice(0, count)) {
      const piece = unpackStored(stored, file.label);
      lines += piece.lines;
      if (share.kind === 'grown') for (const event of piece.events) if (event.kind === 'step') steps.push(event);
      yield* pieces(piece);
    }
    if (share.kind === 'whole') return this.#options.progress.done(file);
    const { growth, cutLog } = share;
    cutLog.chain.accept({ kind: 'read', events: steps, lines, end: growth.end });
    cutLog.recording?.resume(log, growth);
    this.#options.progress.update(file, growth.end.offset);
  }

  async *#mergePart(share: BegunPart): AsyncGenerator<LogPiece> {
    const { cutLog: log, file, range, run } = share;
    const { chain, recording } = log;
    if (log.isOver) return run.cancel();
    const before = chain.end?.offset ?? 0;
    let { part, packed, troubles } = await resultOf(run);
    let events = chain.accept(part);
    if (!events) {
      const { label } = file;
      this.#options.logger?.debug({ log: label, from: range.from }, 'a part is read again with what stands before it');
      ({ part, packed, troubles } = await resultOf(this.#readPart(share, chain.next, true)));
      events = chain.accept(part);
    }
    if (chain.end?.isSettled === false && !chain.isComplete) {
      // A document goes on behind the first part: only from its beginning can it be read.
      log.isOver = true;
      recording?.giveUp();
      return yield* this.#mergeFiles([file], this.#readFiles([file], true));
    }
    this.#tell(troubles);
    if (troubles.length > 0 || !events) recording?.giveUp();
    else if (packed.kind === 'read') recording?.part(packed);
    // Without a result even when all was known, the file can't be read any more.
    log.isOver = events === undefined || chain.isComplete;
    const end = chain.end?.offset ?? 0;
    if (end > before) this.#options.progress.update(file, end);
    const counts = { lines: part.kind === 'read' && events ? part.lines : 0, bytes: end - before };
    yield* pieces({ source: file.label, begins: before === 0, ends: log.isOver, events: events ?? [], ...counts });
    if (!log.isOver) return;
    await recording?.finish();
    this.#options.progress.done(file);
  }

  #tell(troubles: readonly TroubleData[]): void {
    for (const { code, message, hint, cause } of troubles)
      this.#options.onTrouble(new BuildfixError(code, { message, ...(hint && { hint }), ...(cause && { cause }) }));
  }
}

type BegunShare =
  | (LogShare & { readonly kind: 'here' })
  | (LogShare & { readonly kind: 'files'; readonly run: WorkerRun<LogResult> })
  | BegunKnown
  | BegunPart;

type BegunKnown =
  | (LogShare & { readonly kind: 'whole' })
  | (LogShare & { readonly kind: 'grown'; readonly cutLog: CutLog });

type BegunPart = LogShare & { readonly kind: 'part'; readonly cutLog: CutLog; readonly run: WorkerRun<LogResult> };

/** A file that is read in parts. */
interface CutLog {
  readonly file: MeasuredFile;
  readonly chain: PartChain;
  /** What is begun of it is not wanted any more. */
  isOver: boolean;
  readonly recording: LogRecording | undefined;
}

function named({ label, path }: MeasuredFile): { label: string; path: string } {
  return { label, path };
}

interface PartOutcome {
  readonly part: PartResult;
  readonly packed: Packed<PartResult>;
  readonly troubles: TroubleData[];
}

async function resultOf(run: WorkerRun<LogResult>): Promise<PartOutcome> {
  let packed: Packed<PartResult> = { kind: 'unknown' };
  const troubles: TroubleData[] = [];
  for await (const result of run) {
    if (result.kind !== 'part') continue;
    packed = result.part;
    if (result.trouble) troubles.push(result.trouble);
  }
  return { part: unpackPart(packed), packed, troubles };
}

/** So many events at a time, so that what follows is not flooded. */
const mostEvents = 512;

function* pieces({ events, ...piece }: LogPiece): Generator<LogPiece> {
  for (let from = 0; ; from += mostEvents) {
    const isLast = from + mostEvents >= events.length;
    const some: readonly LogEvent[] = events.slice(from, from + mostEvents);
    const counts = from === 0 ? {} : { lines: 0, bytes: 0 };
    yield { ...piece, ...counts, begins: piece.begins && from === 0, ends: piece.ends && isLast, events: some };
    if (isLast) return;
  }
}
