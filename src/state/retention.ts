import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../core/context.ts';
import type { State } from './state.ts';

/** How much is kept. */
export interface Retention {
  /** Runs, the latest. */
  readonly runs: number;
  /** Runs that are not older; the last one stays whatever its age, since the next is compared with it. */
  readonly days: number;
  /** Of all that the folder holds, without the journal of `undo`; half of it at most are caches, which keep to that themselves. */
  readonly bytes: number;
}

export const defaultRetention: Retention = { runs: 100, days: Number.POSITIVE_INFINITY, bytes: 256_000_000 };

/** Bytes of the disk for the caches: they come back by themselves, so the other half is for what does not. */
export function roomForCaches({ bytes = defaultRetention.bytes }: Partial<Retention> = {}): number {
  return bytes / 2;
}

export interface Evicted {
  readonly runs: number;
  readonly problems: number;
  /** Damaged databases that had been set aside. */
  readonly setAside: readonly string[];
  readonly bytesBefore: number;
  readonly bytes: number;
}

/**
 * Brings the state back within its limits: the oldest runs go, and of the problems those that no kept run had. Where it is too large all the same: damaged
 * databases first, then more runs. `exactly`: also what is only
 * a little too much, which after each run would be a walk through all problems for one run.
 */
export async function keepWithin(
  state: State,
  { runs, days, bytes }: Retention,
  { time, logger, exactly = false }: { time: number; logger: Logger; exactly?: boolean },
): Promise<Evicted> {
  const bytesBefore = await folderSize(state.place.home);
  const evicted = { runs: 0, problems: 0, setAside: [] as string[], bytesBefore, bytes: bytesBefore };
  const ids = await state.runs.keys().all();
  const slack = exactly ? 0 : Math.floor(runs / 10);
  const tooOld = new Date(Math.max(0, time - days * dayMilliseconds)).toISOString();
  const expired = ids.filter((id) => id < tooOld).length;
  const surplus = Math.max(ids.length > runs + slack ? ids.length - runs : 0, expired);
  if (surplus > 0) await forget(state, ids, surplus, evicted);
  // Caches that are larger for a while, until LevelDB has written them anew, must cost no run.
  const room = bytes - Math.min(await folderSize(join(state.place.home, 'cache')), roomForCaches({ bytes }));
  if (exactly || (await sizeWithoutCaches(state)) > room)
    await shrink(state, exactly ? room : room * roomAfterwards, evicted, logger);
  return { ...evicted, bytes: await folderSize(state.place.home) };
}

/** What `.buildfix` holds without the journal of `undo`, in bytes. */
export async function folderSize(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile() || join(entry.parentPath, entry.name).startsWith(join(folder, 'journal'))) continue;
    // LevelDB removes files while we look.
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}

async function sizeWithoutCaches({ place }: State): Promise<number> {
  return (await folderSize(place.home)) - (await folderSize(join(place.home, 'cache')));
}

const dayMilliseconds = 24 * 3_600_000;
/** So that not every run has to make room again. */
const roomAfterwards = 0.8;

type Mutable = { -readonly [name in keyof Evicted]: Evicted[name] } & { setAside: string[] };

async function shrink(state: State, limit: number, evicted: Mutable, logger: Logger): Promise<void> {
  const isTooLarge = async () => (await sizeWithoutCaches(state)) > limit;
  await compact(state);
  if (!(await isTooLarge())) return;
  for (const name of (await readdir(state.place.home)).filter((each) => each.includes('.corrupt-')).sort()) {
    if (!(await isTooLarge())) return;
    await rm(join(state.place.home, name), { recursive: true });
    evicted.setAside.push(name);
    logger.warn({ name }, 'a damaged state that had been set aside was removed: the state is larger than it may be');
  }
  while (await isTooLarge()) {
    const ids = await state.runs.keys().all();
    if (ids.length <= 1) {
      logger.warn({ limit }, 'the last run alone is larger than the state may be; see --state-quota');
      return;
    }
    await forget(state, ids, Math.min(ids.length - 1, Math.ceil(ids.length / 8)), evicted);
    await compact(state);
  }
}

/** Forgets the first `count` of these runs, but never the last of them. */
async function forget(state: State, ids: readonly string[], count: number, evicted: Mutable): Promise<void> {
  const { runs, members, seen, db } = state;
  const oldest = ids[Math.min(count, ids.length - 1)];
  if (oldest === undefined) return;
  evicted.runs += Math.min(count, ids.length - 1);
  await runs.clear({ lt: oldest });
  await members.clear({ lt: oldest });
  let batch = db.batch();
  for await (const [fingerprint, { lastRun }] of seen.iterator()) {
    if (lastRun >= oldest) continue;
    evicted.problems++;
    batch.del(fingerprint, { sublevel: seen });
    if (batch.length < deletionsAtOnce) continue;
    await batch.write();
    batch = db.batch();
  }
  await batch.write();
}

const deletionsAtOnce = 1_000;

/** What was deleted takes up room until LevelDB has written its neighbours anew. */
async function compact({ db }: State): Promise<void> {
  await (db as unknown as { compactRange(start: string, end: string): Promise<void> }).compactRange('', '\uffff');
}
