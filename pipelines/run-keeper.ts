import { setTimeout as pause } from 'node:timers/promises';
import type {
  CommittedFile,
  Ledger,
  LedgerEntry,
  LedgerName,
  RecalledRun,
  RunSnapshot,
} from '../src/core/checkpoint.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { redactTexts } from '../src/core/redact.ts';
import type { Summary } from '../src/core/summary.ts';
import type { Parser, ParserState } from '../src/parser/parser.ts';
import type { OccurrenceCounts } from '../src/runtime/occurrences.ts';

/** A problem that came through all stages, or one that the configuration hides. */
export type KeptProblem =
  | { readonly diagnostic: Diagnostic }
  | { readonly suppressed: string; readonly diagnostic: Pick<Diagnostic, 'fingerprint' | 'file'> };

export interface RunKeeperOptions {
  /** What a process before this one has left of the run. */
  readonly recalled?: RecalledRun | undefined;
  /** What was read is known from before, and nothing else: another run goes on in the same logs. */
  readonly resumed?: unknown;
  /** Told of something recalled that makes no sense; the run goes on with the rest. */
  readonly onDamage: (error: unknown) => void;
  /** Told when everything has come out and is in the outputs, before the run itself is saved. */
  readonly onEnd: (summary: Summary, snapshot: RunSnapshot | undefined) => Promise<void>;
}

/** What the main job lets its keeper see. */
export interface KeptJob {
  /** Everything that the input has given has come out. */
  readonly isAtRest: () => boolean;
  readonly isOver: () => boolean;
  /** Of the outputs that are appended to, by path; undefined where one of them has failed. */
  readonly outputs: () => Promise<Record<string, CommittedFile> | undefined>;
  readonly redact: boolean;
}

/**
 * Gathers what a run knows, so that another process can go on with it after a crash as if nothing had happened: what
 * was read and half read, which problems there were and how often, how far the outputs are written.
 */
export class RunKeeper {
  readonly #options: RunKeeperOptions;
  #job: KeptJob | undefined;
  #parser: Parser | undefined;
  #ledgers: readonly (readonly [LedgerName, Ledger])[] = [];
  #problems: LedgerEntry[] = [];
  #problemCount = 0;
  /** Entries for a parser that is not there yet. */
  #forParser: (readonly [key: string, value: unknown])[] = [];

  constructor(options: RunKeeperOptions) {
    this.#options = options;
  }

  /** Before the stages are made: hands over what was counted, and each problem in the order of its arrival. */
  async recall(counts: OccurrenceCounts, take: (problem: KeptProblem) => unknown): Promise<void> {
    const { recalled } = this.#options;
    const ledger = counts.ledger();
    this.#ledgers = [['counts', ledger]];
    try {
      await recalled?.entries('counts', (key, value) => ledger.recall(key, value));
      await recalled?.entries('problems', (key, value) => {
        this.#problemCount = Number(key) + 1;
        return take(value as KeptProblem);
      });
      await recalled?.entries('reading', (key, value) => this.#forParser.push([key, value]));
    } catch (error) {
      this.#options.onDamage(error);
    }
  }

  connect(job: KeptJob): void {
    this.#job = job;
  }

  takeParser(parser: Parser): void {
    const { recalled, resumed } = this.#options;
    const reading = (recalled?.reading ?? resumed) as ParserState | undefined;
    const ledger = this.#resume(parser, reading);
    this.#forParser = [];
    this.#parser = parser;
    this.#ledgers = [...this.#ledgers, ['reading', ledger]];
  }

  #resume(parser: Parser, reading: ParserState | undefined): Ledger {
    try {
      if (reading) parser.resume(reading);
    } catch (error) {
      this.#options.onDamage(error);
    }
    const ledger = parser.ledger();
    for (const [key, value] of this.#forParser) ledger.recall(key, value);
    return ledger;
  }

  keep(problem: KeptProblem): void {
    const key = String(this.#problemCount++).padStart(12, '0');
    this.#problems.push({ ledger: 'problems', key, value: problem });
  }

  /**
   * Waits for all that the input has given to come out at the other end; the input must give nothing meanwhile. Undefined
   * where nothing can be said just now: within a document, or when an output has failed.
   */
  async snapshot(): Promise<RunSnapshot | undefined> {
    const job = this.#job;
    if (!job) return undefined;
    // Stages tell nobody that they are done, and a disk that is slow must not be asked at every turn.
    for (let turns = 0; !job.isAtRest(); turns++) {
      if (job.isOver()) return undefined;
      await (turns < 50 ? new Promise(setImmediate) : pause(2));
    }
    const reading = this.#parser?.save();
    if (!reading) return undefined;
    return this.#gather(job.redact ? redactTexts(reading) : reading);
  }

  /** The run is over: nothing is half read any more. */
  async end(summary: Summary): Promise<void> {
    await this.#options.onEnd(summary, await this.#gather(undefined));
  }

  async #gather(reading: unknown): Promise<RunSnapshot | undefined> {
    const outputs = await this.#job?.outputs();
    if (!outputs) return undefined;
    const changes = this.#problems;
    this.#problems = [];
    for (const [ledger, { changes: changed }] of this.#ledgers)
      for (const [key, value] of changed()) changes.push({ ledger, key, value });
    return { reading, outputs, changes };
  }
}
