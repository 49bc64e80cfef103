import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Level } from 'level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CachePlan } from '../../src/core/cache.ts';
import { bareContext } from '../../src/core/context.ts';
import { jsonCodec, TieredCache } from '../../src/runtime/cache/tiered-cache.ts';
import { openCacheStore } from '../../src/state/cache-store.ts';

const plan: CachePlan = {
  name: 'things',
  title: 'things',
  policy: 'lru',
  ttl: 1_000,
  memory: { entries: 5, bytes: 1e6 },
  disk: { entries: 50, bytes: 1e6 },
};

let folder: string;
let time: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-caches-'));
  time = 1_000_000;
});
afterEach(() => rmSync(folder, { recursive: true }));

async function open(planned = plan) {
  const store = await openCacheStore({ folder, clock: () => time, logger: bareContext().logger });
  if (!store) throw new Error('the caches could not be opened');
  const cache = new TieredCache<{ n: number }>({ plan: planned, codec: jsonCodec(), clock: () => time, store });
  return { store, cache };
}

describe('the caches on disk', () => {
  it('have after a restart what memory has lost, and keep it there again', async () => {
    const first = await open();
    for (let n = 0; n < 20; n++) first.cache.set(`k${n}`, { n });
    expect(first.cache.memory.entries).toBe(5);
    expect(first.cache.get('k3')).toEqual({ n: 3 });
    await first.store.close();

    const { store, cache } = await open();
    for (let n = 0; n < 20; n++) expect(cache.get(`k${n}`)).toEqual({ n });
    expect(cache.get('k19')).toEqual({ n: 19 });
    expect(cache.get('k20')).toBeUndefined();
    expect(cache.counts).toMatchObject({ memoryHits: 1, diskHits: 20, misses: 1 });
    await store.close();
  });

  it('give nothing that has expired, and forget it', async () => {
    const { store, cache } = await open();
    cache.set('a', { n: 1 });
    time += 2_000;
    expect(cache.get('a')).toBeUndefined();
    expect(cache.counts).toMatchObject({ expired: 1, misses: 1 });
    cache.set('b', { n: 1 });
    time += 2_000;
    expect(await store.trim([plan])).toEqual(new Map([['things', 1]]));
    await store.close();
  });

  it('stay within their bounds, and keep what was used last', async () => {
    const first = await open();
    for (let n = 0; n < 50; n++, time++) first.cache.set(`k${n}`, { n });
    await first.store.close();
    const second = await open({ ...plan, ttl: 1_000_000 });
    time++;
    second.cache.get('k0');
    await second.store.close();
    const { store, cache } = await open();
    cache.set('new', { n: 50 });
    expect([...(await store.trim([plan])).values()]).toEqual([6]);
    expect(cache.get('k0')).toEqual({ n: 0 });
    expect(cache.get('k1')).toBeUndefined();
    await store.close();
  });

  it('forget what depends on a file', async () => {
    const { store, cache } = await open();
    cache.set('a', { n: 1 }, ['/p/a.c', '/p/a.h']);
    cache.set('b', { n: 2 }, ['/p/b.c']);
    const removed = await store.remove(({ files = [] }) => files.includes('/p/a.h'));
    expect(removed).toEqual({ entries: 1, bytes: 7 });
    const left = [];
    for await (const facts of store.facts()) left.push(facts);
    expect(left).toMatchObject([{ namespace: 'things', key: 'b', files: ['/p/b.c'] }]);
    await store.close();
  });

  it('add up what was counted', async () => {
    for (let run = 0; run < 2; run++) {
      const { store, cache } = await open();
      cache.get('absent');
      await store.saveRecord('things', cache.counts);
      await store.close();
    }
    const { store } = await open();
    expect(await store.record('things')).toMatchObject({ all: { misses: 2 }, last: { misses: 1 } });
    await store.close();
  });

  it('begin anew where they are damaged, and touch nothing else', async () => {
    const { store, cache } = await open();
    for (let n = 0; n < 20; n++) cache.set(`k${n}`, { n });
    await store.close();
    const location = join(folder, 'cache');
    writeFileSync(join(location, 'mine.txt'), 'not of a database');
    for (const name of readdirSync(location))
      if (/CURRENT|MANIFEST/.test(name)) writeFileSync(join(location, name), 'x');
    const again = await open();
    expect(again.cache.get('k1')).toBeUndefined();
    again.cache.set('k1', { n: 1 });
    await again.store.close();
    expect(readFileSync(join(location, 'mine.txt'), 'utf8')).toBe('not of a database');
  });

  it('give no value in which a byte has changed', async () => {
    const first = await open();
    for (let n = 0; n < 20; n++) first.cache.set(`k${n}`, { n });
    await first.store.close();
    const location = join(folder, 'cache');
    const db = new Level<string, Uint8Array>(location, { valueEncoding: 'view' });
    const values = db.sublevel<string, Uint8Array>('values', { valueEncoding: 'view' });
    const bytes = (await values.get('things!k7')) as Uint8Array;
    bytes[bytes.length - 2] = 0x39;
    await values.put('things!k7', bytes);
    await db.close();
    const { store, cache } = await open();
    expect(cache.get('k7')).toBeUndefined();
    expect(cache.get('k8')).toEqual({ n: 8 });
    await store.close();
  });

  it('take a value that can’t be read for none', async () => {
    const { store, cache } = await open();
    const facts = { size: 3, stored: time, used: time, uses: 0 };
    store.put('things', 'torn', Buffer.from('{"n'), facts);
    expect(cache.get('torn')).toBeUndefined();
    await store.close();
  });
});
