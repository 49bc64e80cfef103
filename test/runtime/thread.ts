/** The code of a thread for the tests of the pool: does what the task says. */

import { serveTasks } from '../../src/runtime/worker-tasks.ts';

export interface Task {
  readonly act: 'greet' | 'count' | 'throw' | 'exit' | 'crash' | 'fill' | 'wait';
  readonly count?: number;
  readonly size?: number;
}

serveTasks<string, Task, unknown>((data) => async ({ act, count = 1, size = 0 }, send, signal) => {
  if (act === 'greet') await send(`${data} ${count}`);
  if (act === 'count') for (let i = 0; i < count; i++) await send(i);
  if (act === 'throw') throw new Error('no more of this');
  if (act === 'exit') process.exit(7);
  if (act === 'crash') setImmediate(() => JSON.parse('missing'));
  if (act === 'fill') for (let i = 0; i < count && !signal.aborted; i++) await send({ i, text: 'x'.repeat(size) });
  if (act === 'crash' || act === 'wait') await new Promise(() => {});
});
