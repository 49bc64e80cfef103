import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCaches } from '../../pipelines/caches.ts';
import { bareContext } from '../../src/core/context.ts';
import { MemoryPressure } from '../../src/runtime/memory-pressure.ts';
import { openCacheStore } from '../../src/state/cache-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-caches-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { logger } = bareContext();
const clock = () => 1_000;
const handled = { context: 'x', fixes: {} };
/** Nearly all of the memory is in use. */
const critical = () => 0.99;

it('give up what they hold where memory is short', async () => {
  const caches = await openCaches({ clock, logger });
  caches.fixes.set('/project/a.c', handled, []);
  expect(caches.fixes.get('/project/a.c')).toEqual(handled);
  const pressure = new MemoryPressure(critical);
  pressure.register(caches);
  expect(pressure.check()).toBe(0);
  expect(caches.fixes.get('/project/a.c')).toBeUndefined();
  await caches.close();
});

it('take no more of the disk than there is room for', async () => {
  const caches = await openCaches({ folder, room: 160_000, clock, logger });
  const large = { context: 'x'.repeat(1_000), fixes: {} };
  for (let n = 0; n < 100; n++) caches.fixes.set(`/project/${n}.c`, large, []);
  await caches.close();
  const store = await openCacheStore({ folder, clock, logger });
  let bytes = 0;
  for await (const { size } of store?.facts() ?? []) bytes += size;
  await store?.close();
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual((160_000 * 3) / 16);
});

it('still have on the disk what they gave up', async () => {
  const caches = await openCaches({ folder, clock, logger });
  caches.fixes.set('/project/a.c', handled, []);
  caches.shrink(0);
  expect(caches.fixes.get('/project/a.c')).toEqual(handled);
  await caches.close();
});
