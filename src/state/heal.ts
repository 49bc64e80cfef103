import { rename, rm } from 'node:fs/promises';
import type { Logger } from '../core/context.ts';
import { type Database, openDatabase, toStateError } from './database.ts';
import type { Durability } from './durability.ts';
import { salvageEntries } from './leveldb/salvage.ts';

/**
 * Sets a damaged database aside and makes a new one of what can still be read in it, and says both. The damaged one stays: somebody may
 * know more about it than we do.
 */
export async function heal(
  location: string,
  damage: readonly string[],
  { wait, durability, logger }: { wait: number; durability: Durability; logger: Logger },
): Promise<void> {
  const aside = await setAside(location);
  if (aside === undefined) return;
  await waitForOwner(aside, wait);
  const rebuilt = `${location}.new-${process.pid}`;
  try {
    await rm(rebuilt, { recursive: true, force: true });
    const db = await openDatabase(rebuilt, 0, 'fast');
    const count = await copyEntries(aside, db).finally(() => db.close());
    await moveInto(rebuilt, location, wait, durability);
    logger.warn(
      { aside, read: count, damage: damage.slice(0, 3) },
      'the state was corrupt; it was set aside, and what could be read of it is in the new one',
    );
  } catch (error) {
    throw toStateError(location, error);
  } finally {
    await rm(rebuilt, { recursive: true, force: true });
  }
}

/** `undefined`: another process was faster. */
async function setAside(location: string): Promise<string | undefined> {
  for (let n = 1; ; n++) {
    const aside = `${location}.corrupt-${n}`;
    try {
      await rename(location, aside);
      return aside;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw toStateError(location, error);
    }
  }
}

/**
 * Another process may have opened the database as we found the damage: what it writes still goes there. LevelDB looks at the lock first, and with
 * these options at nothing else.
 */
async function waitForOwner(aside: string, wait: number): Promise<void> {
  const { Level } = await import('level');
  const deadline = performance.now() + wait;
  for (;;) {
    const locked = await new Level(aside).open({ createIfMissing: false, errorIfExists: true }).then(
      () => false,
      (error) => (error as { cause?: { code?: string } }).cause?.code === 'LEVEL_LOCKED',
    );
    if (!locked || performance.now() > deadline) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Of several writes to one key the last. Returns how many keys have a value. */
async function copyEntries(aside: string, db: Database): Promise<number> {
  const newest = new Map<string, number>();
  let kept = 0;
  let batch = db.batch();
  for await (const { key, value, sequence } of salvageEntries(aside)) {
    const before = newest.get(key);
    // The sign says whether the newest write was a value, and saves a second map.
    if (before !== undefined && Math.abs(before) > sequence) continue;
    if (before !== undefined && before > 0) kept--;
    newest.set(key, value === undefined ? -sequence : sequence);
    if (value === undefined) batch.del(key);
    else {
      kept++;
      batch.put(key, value, { valueEncoding: 'utf8' });
    }
    if (batch.length < batchSize) continue;
    await batch.write();
    batch = db.batch();
  }
  await batch.write();
  return kept;
}

const batchSize = 1_000;

/** Where another process has begun a new database meanwhile, its entries go first. */
async function moveInto(rebuilt: string, location: string, wait: number, durability: Durability): Promise<void> {
  try {
    return await rename(rebuilt, location);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  const [from, to] = [await openDatabase(rebuilt, 0, 'fast'), await openDatabase(location, wait, durability)];
  try {
    for await (const [key, value] of from.iterator()) if ((await to.get(key)) === undefined) await to.put(key, value);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}
