import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { type FromWorker, startedBy, type ToWorker, type WorkerSetup } from './worker-messages.ts';

/** Does one task. `send` waits while too much is on its way; after the signal nothing that is sent is wanted. */
export type TaskHandler<Task, Result> = (
  task: Task,
  send: (result: Result) => Promise<void>,
  signal: AbortSignal,
) => Promise<void>;

/**
 * The thread's end of a `WorkerPool`: does what it is told, one task after the other, until the pool ends the thread. In
 * any other thread it does nothing.
 */
export function serveTasks<Data, Task, Result>(
  prepare: (data: Data) => TaskHandler<Task, Result> | Promise<TaskHandler<Task, Result>>,
): void {
  const port = parentPort;
  const setup = workerData as Partial<WorkerSetup<Data>> | null;
  if (!port || setup?.startedBy !== startedBy) return;
  const { data, window } = setup as WorkerSetup<Data>;
  let handle: TaskHandler<Task, Result> | undefined;
  const post = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  let abort = new AbortController();
  let onItsWay = 0;
  let wake = () => {};

  async function send(result: Result): Promise<void> {
    while (onItsWay > window && !abort.signal.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (abort.signal.aborted) return;
    const packed = serialize(result) as Buffer<ArrayBuffer>;
    onItsWay += packed.length;
    post({ kind: 'result', packed }, [packed.buffer]);
  }

  async function run(task: Task): Promise<void> {
    abort = new AbortController();
    onItsWay = 0;
    try {
      handle ??= await prepare(data);
      await handle(task, send, abort.signal);
      post({ kind: 'done' });
    } catch (error) {
      post(abort.signal.aborted ? { kind: 'done' } : { kind: 'failed', error });
    }
  }

  port.on('message', (message: ToWorker<Task>) => {
    if (message.kind === 'task') void run(message.task);
    else if (message.kind === 'taken') onItsWay -= message.bytes;
    else abort.abort();
    wake();
  });
}
