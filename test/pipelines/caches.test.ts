import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCaches } from '../../pipelines/caches.ts';
import { bareContext } from '../../src/core/context.ts';
import { MemoryPressure } from '../../src/runtime/memory-pressure.ts';

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

it('still have on the disk what they gave up', async () => {
  const caches = await openCaches({ folder, clock, logger });
  caches.fixes.set('/project/a.c', handled, []);
  caches.shrink(0);
  expect(caches.fixes.get('/project/a.c')).toEqual(handled);
  await caches.close();
});
