import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { BuildfixError } from '../core/errors.ts';
import { type FromWorker, startedBy, type ToWorker, type WorkerSetup } from './worker-messages.ts';

export interface WorkerPoolOptions {
  /** A module that calls `serveTasks`. */
  readonly script: URL;
  /** Given to each thread when it starts. */
  readonly data: unknown;
  /** At most so many; one is started only when there is a task for it. */
  readonly threads: number;
  /** How many bytes of a task's results may wait to be taken before its thread waits. */
  readonly window: number;
}

/** The results of one task, in their order. To be read once. Throws BUILDFIX_WORKER_FAILED. */
export interface WorkerRun<Result> extends AsyncIterable<Result> {
  /** Its results are not wanted: it is not begun, or ended, and what it has given is thrown away. */
  cancel(): void;
}

/**
 * Threads that work on tasks, first come first served. Results wait as bytes until they are asked for, and a thread that is
 * far ahead waits. Once a thread has died no task comes to an end any more: each fails, and none hangs.
 */
export class WorkerPool<Task, Result> {
  readonly #options: WorkerPoolOptions;
  readonly #threads = new Set<Thread<Task, Result>>();
  readonly #waiting: Run<Task, Result>[] = [];
  #failure: Error | undefined;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /** `urgent`: before the tasks that wait already. `what` names the task in errors. */
  run(task: Task, what: string, { urgent = false } = {}): WorkerRun<Result> {
    const run = new Run<Task, Result>(task, what);
    if (this.#failure) run.fail(this.#failure);
    else if (urgent) this.#waiting.unshift(run);
    else this.#waiting.push(run);
    this.#assign();
    return run;
  }

  /** Ends the threads, whatever they are doing; what waits for results is told `reason`. */
  async close(reason: Error = new DOMException('reading was given up', 'AbortError')): Promise<void> {
    const threads = [...this.#threads];
    this.#fail(reason);
    await Promise.all(threads.map((thread) => thread.end()));
  }

  #assign(): void {
    while (this.#waiting.length > 0 && !this.#failure) {
      const free = [...this.#threads].find(({ run }) => run === undefined);
      if (!free && this.#threads.size >= this.#options.threads) return;
      const run = this.#waiting.shift() as Run<Task, Result>;
      if (!run.isOver) (free ?? this.#start()).begin(run);
    }
  }

  #start(): Thread<Task, Result> {
    const thread = new Thread<Task, Result>(this.#options, {
      onFree: () => this.#assign(),
      onDeath: (cause) => this.#fail(died(thread.run?.what, cause)),
    });
    this.#threads.add(thread);
    return thread;
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    for (const run of this.#waiting.splice(0)) run.fail(this.#failure);
    for (const { run } of this.#threads) run?.fail(this.#failure);
  }
}

/** One thread and the task that it has. */
class Thread<Task, Result> {
  readonly #worker: Worker;
  #run: Run<Task, Result> | undefined;
  #isEnded = false;

  constructor(
    { script, data, window }: WorkerPoolOptions,
    { onFree, onDeath }: { onFree: () => void; onDeath: (cause: unknown) => void },
  ) {
    const workerData: WorkerSetup<unknown> = { startedBy, data, window };
    this.#worker = new Worker(script, { workerData, name: 'buildfix' });
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'result') return this.#run?.give(message.packed);
      const run = this.#run;
      this.#run = undefined;
      if (message.kind === 'done') run?.finish();
      else run?.fail(died(run.what, message.error));
      onFree();
    });
    this.#worker.on('messageerror', onDeath);
    this.#worker.on('error', onDeath);
    this.#worker.on('exit', (code) => {
      if (!this.#isEnded) onDeath(new Error(`the thread ended with ${code}`));
    });
  }

  get run(): Run<Task, Result> | undefined {
    return this.#run;
  }

  begin(run: Run<Task, Result>): void {
    this.#run = run;
    run.onTaken = (bytes) => this.#tell(run, { kind: 'taken', bytes });
    run.onCancel = () => this.#tell(run, { kind: 'cancel' });
    this.#tell(run, { kind: 'task', task: run.task });
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#worker.terminate();
  }

  /** By the time that results are taken, the thread may be busy with another task. */
  #tell(run: Run<Task, Result>, message: ToWorker<Task>): void {
    if (this.#run === run && !this.#isEnded) this.#worker.postMessage(message);
  }
}

class Run<Task, Result> implements WorkerRun<Result> {
  readonly task: Task;
  readonly what: string;
  onTaken: (bytes: number) => void = () => {};
  onCancel: () => void = () => {};
  #packed: Uint8Array[] = [];
  #isOver = false;
  #failure: Error | undefined;
  #wake = () => {};

  constructor(task: Task, what: string) {
    this.task = task;
    this.what = what;
  }

  /** No more results come. */
  get isOver(): boolean {
    return this.#isOver;
  }

  give(packed: Uint8Array): void {
    if (!this.#isOver) this.#packed.push(packed);
    this.#wake();
  }

  finish(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** What it has given stands before the failure. */
  fail(error: Error): void {
    if (this.#isOver) return;
    this.#failure = error;
    this.finish();
  }

  cancel(): void {
    if (!this.#isOver) this.onCancel();
    this.#packed = [];
    this.finish();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Result, void, void> {
    for (;;) {
      const packed = this.#packed.shift();
      if (packed) {
        this.onTaken(packed.length);
        yield deserialize(packed) as Result;
      } else if (this.#isOver) {
        if (this.#failure) throw this.#failure;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}

function died(what: string | undefined, cause: unknown): BuildfixError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new BuildfixError('BUILDFIX_WORKER_FAILED', {
    message: `A thread failed${what === undefined ? '' : ` while it read ${what}`}: ${reason}`,
    hint: 'Try again with --workers 1, which starts no threads and needs less memory.',
    cause,
  });
}
