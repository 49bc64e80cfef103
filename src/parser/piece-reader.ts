import { LogAssembly } from './log-assembly.ts';
import { EventRecorder, type LogPiece } from './log-events.ts';
import type { TriggerIndex } from './triggers.ts';

/**
 * Bytes of logs, one log after the other, to pieces for `Parser.take`. As with `Parser.push`, a chunk of another log
 * ends the one before, and a log of which there is not a byte is none.
 */
export class PieceReader {
  readonly #triggers: TriggerIndex;
  #open: OpenLog | undefined;
  #pieces: LogPiece[] = [];
  #events = 0;

  constructor(triggers: TriggerIndex) {
    this.#triggers = triggers;
  }

  /** Events since the last `take`. */
  get waiting(): number {
    return this.#events + (this.#open?.recorder.count ?? 0);
  }

  push(source: string, bytes: Uint8Array): void {
    if (this.#open?.source !== source) {
      this.end();
      this.#open = this.#start(source);
    }
    this.#open.assembly.push(bytes);
  }

  /** Ends the log that is open, if one is. */
  end(): void {
    if (!this.#open) return;
    this.#open.assembly.end();
    this.#cut(this.#open, true);
    this.#open = undefined;
  }

  /** What came since the last time. */
  take(): LogPiece[] {
    if (this.#open) this.#cut(this.#open, false);
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#events = 0;
    return pieces;
  }

  #cut(log: OpenLog, ends: boolean): void {
    const { source, assembly, recorder, begins, lines, bytes } = log;
    const events = recorder.take();
    const added = { lines: assembly.lines - lines, bytes: assembly.bytes - bytes };
    this.#pieces.push({ source, begins, ends, events, ...added });
    this.#events += events.length;
    log.begins = false;
    log.lines = assembly.lines;
    log.bytes = assembly.bytes;
  }

  #start(source: string): OpenLog {
    const recorder = new EventRecorder(this.#triggers.formatOf);
    const { observe, emit, cut, command } = recorder;
    const assembly = new LogAssembly({ triggers: this.#triggers, observe, emit, cut, command });
    return { source, assembly, recorder, begins: true, lines: 0, bytes: 0 };
  }
}

interface OpenLog {
  readonly source: string;
  readonly assembly: LogAssembly;
  readonly recorder: EventRecorder;
  /** Nothing of it has been taken yet. */
  begins: boolean;
  /** That have been taken. */
  lines: number;
  bytes: number;
}
