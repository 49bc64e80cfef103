import type { WorkerRun } from '../src/runtime/worker-pool.ts';
import { createLogReader, type LogReader } from './log-reading.ts';
import type { LogResult, LogTask, ReadingData } from './log-tasks.ts';

/** Whoever does what threads do: a `WorkerPool`, or this thread itself. */
export interface TaskRunner {
  run(task: LogTask, what: string, options?: { urgent?: boolean }): WorkerRun<LogResult>;
  close(): Promise<void>;
}

/** Reads in this thread, each task when its results are asked for: for logs that are not worth a thread. */
export class LocalReader implements TaskRunner {
  readonly #reading: ReadingData;
  readonly #abort = new AbortController();
  #reader: Promise<LogReader> | undefined;

  constructor(reading: ReadingData) {
    this.#reading = reading;
  }

  run(task: LogTask): WorkerRun<LogResult> {
    let isCancelled = false;
    const results = async function* (this: LocalReader) {
      this.#reader ??= createLogReader(this.#reading);
      // Reading a part waits for nothing but the disk; signals and timers get their turn between two.
      await new Promise(setImmediate);
      for await (const result of (await this.#reader).read(task, this.#abort.signal)) {
        if (isCancelled || this.#abort.signal.aborted) return;
        yield result;
      }
    };
    return {
      cancel() {
        isCancelled = true;
      },
      [Symbol.asyncIterator]: () => results.call(this),
    };
  }

  async close(): Promise<void> {
    this.#abort.abort();
  }
}
