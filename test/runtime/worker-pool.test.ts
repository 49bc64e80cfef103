import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WorkerPool, type WorkerRun } from '../../src/runtime/worker-pool.ts';
import type { Task } from './thread.ts';

/** Threads are real, and not every Node reads TypeScript. */
const folder = mkdtempSync(join(tmpdir(), 'buildfix-pool-'));
const script = join(folder, 'thread.mjs');
beforeAll(async () => {
  const input = fileURLToPath(new URL('./thread.ts', import.meta.url));
  await build({ input, platform: 'node', output: { file: script, format: 'esm' }, logLevel: 'warn' });
});
afterAll(() => rmSync(folder, { recursive: true }));

let pool: WorkerPool<Task, unknown>;
afterEach(() => pool.close());

function open(threads = 2, window = 1 << 20) {
  pool = new WorkerPool({ script: pathToFileURL(script), data: 'hello', threads, window });
  return pool;
}

async function all(run: WorkerRun<unknown>): Promise<unknown[]> {
  const results: unknown[] = [];
  for await (const result of run) results.push(result);
  return results;
}

describe('a pool of threads', () => {
  it('gives the results of a task in their order, and each thread what all share', async () => {
    open();
    expect(await all(pool.run({ act: 'count', count: 5 }, 'numbers'))).toEqual([0, 1, 2, 3, 4]);
    expect(await all(pool.run({ act: 'greet', count: 3 }, 'a word'))).toEqual(['hello 3']);
  });

  it('does more tasks than it has threads', async () => {
    open(2);
    const runs = Array.from({ length: 20 }, (_, count) => pool.run({ act: 'greet', count }, 'a word'));
    expect(await Promise.all(runs.map(all))).toEqual(runs.map((_, count) => [`hello ${count}`]));
  });

  it('takes what is urgent first', async () => {
    open(1);
    const order: string[] = [];
    const first = pool.run({ act: 'greet' }, 'first');
    const late = pool.run({ act: 'greet' }, 'late');
    const urgent = pool.run({ act: 'greet' }, 'urgent', { urgent: true });
    await Promise.all([
      all(first).then(() => order.push('first')),
      all(late).then(() => order.push('late')),
      all(urgent).then(() => order.push('urgent')),
    ]);
    expect(order).toEqual(['first', 'urgent', 'late']);
  });

  it('lets a thread wait whose results nobody takes', async () => {
    open(2, 100_000);
    const ahead = pool.run({ act: 'fill', count: 100, size: 10_000 }, 'a lot');
    // While the other thread does a hundred tasks, this one could have sent all.
    for (let i = 0; i < 100; i++) await all(pool.run({ act: 'greet' }, 'a word'));
    const results = await all(ahead);
    expect(results).toHaveLength(100);
    expect(results.map((result) => (result as { i: number }).i)).toEqual(results.map((_, i) => i));
  });

  it('goes on with other tasks when one is not wanted any more', async () => {
    open(1, 1000);
    const unwanted = pool.run({ act: 'fill', count: 1_000_000, size: 1000 }, 'a lot');
    const never = pool.run({ act: 'wait' }, 'nothing');
    for await (const _ of unwanted) break;
    unwanted.cancel();
    never.cancel();
    expect(await all(pool.run({ act: 'greet' }, 'a word'))).toEqual(['hello 1']);
    expect(await all(unwanted)).toEqual([]);
  });

  it.each([
    ['throws', 'throw', /failed while it read a\.log: no more of this/],
    ['ends', 'exit', /failed while it read a\.log: the thread ended with 7/],
    ['crashes', 'crash', /failed while it read a\.log: Unexpected token/],
  ] as const)('says so when a task %s', async (_, act, message) => {
    open(1);
    await expect(all(pool.run({ act }, 'a.log'))).rejects.toMatchObject({
      code: 'BUILDFIX_WORKER_FAILED',
      message: expect.stringMatching(message),
      hint: expect.stringContaining('--workers 1'),
    });
  });

  it('gives what came before a failure, and lets nothing hang that waits behind a dead thread', async () => {
    open(1);
    const dying = pool.run({ act: 'exit' }, 'a.log');
    const waiting = pool.run({ act: 'greet' }, 'b.log');
    await expect(all(waiting)).rejects.toMatchObject({ code: 'BUILDFIX_WORKER_FAILED' });
    await expect(all(dying)).rejects.toMatchObject({ code: 'BUILDFIX_WORKER_FAILED' });
    await expect(all(pool.run({ act: 'greet' }, 'c.log'))).rejects.toMatchObject({ code: 'BUILDFIX_WORKER_FAILED' });
  });

  it('can be closed while threads are busy and tasks wait', async () => {
    open(1);
    const busy = pool.run({ act: 'wait' }, 'a.log');
    const waiting = pool.run({ act: 'greet' }, 'b.log');
    const outcomes = Promise.allSettled([all(busy), all(waiting)]);
    await pool.close();
    expect(await outcomes).toMatchObject([
      { status: 'rejected', reason: { name: 'AbortError' } },
      { status: 'rejected', reason: { name: 'AbortError' } },
    ]);
  });

  it('starts no thread before there is a task', async () => {
    open(4);
    await pool.close();
    expect(await Promise.allSettled([all(pool.run({ act: 'greet' }, 'too late'))])).toMatchObject([
      { reason: { name: 'AbortError' } },
    ]);
  });
});
