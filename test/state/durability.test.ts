import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Level } from 'level';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../src/state/database.ts';
import { DurableLevel, type durabilities } from '../../src/state/durability.ts';
import { openTables } from '../../src/state/tables.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-durability-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** What LevelDB is told about the disk by each way of writing, through a table as everybody writes. */
async function asked(durability: (typeof durabilities)[number]) {
  const found: Record<string, unknown> = {};
  const note = (name: string, options: unknown) => {
    found[name] = (options as { sync?: boolean } | undefined)?.sync ?? false;
  };
  const { put, del, batch } = Level.prototype;
  vi.spyOn(Level.prototype, 'put').mockImplementation(function (this: Level, ...words: unknown[]) {
    note('put', words[2]);
    return put.apply(this, words as never);
  });
  vi.spyOn(Level.prototype, 'del').mockImplementation(function (this: Level, ...words: unknown[]) {
    note('del', words[1]);
    return del.apply(this, words as never);
  });
  vi.spyOn(Level.prototype, 'batch').mockImplementation(function (this: Level, ...words: unknown[]) {
    if (words[0] !== undefined) {
      note('batch', words[1]);
      return batch.apply(this, words as never) as never;
    }
    const chained = batch.apply(this, [] as never) as unknown as { write(options: object): Promise<void> };
    const write = chained.write.bind(chained);
    chained.write = (options) => {
      note('chained', options);
      return write(options);
    };
    return chained as never;
  });
  const db: Database = new DurableLevel(folder, durability);
  const { follows } = openTables(db);
  await follows.put('a', 1);
  await follows.batch([{ type: 'put', key: 'b', value: 2 }]);
  await db.batch().put('c', 3, { sublevel: follows }).write();
  await follows.del('a');
  expect(await follows.keys().all()).toEqual(['b', 'c']);
  await db.close();
  return found;
}

describe('durability', () => {
  it.each([
    ['fast', { put: false, del: false, batch: false, chained: false }],
    ['batch', { put: false, del: false, batch: true, chained: true }],
    ['sync', { put: true, del: true, batch: true, chained: true }],
  ] as const)('%s waits for the disk as it promises', async (durability, expected) => {
    expect(await asked(durability)).toEqual(expected);
  });
});
