import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyDatabase, finishReplacing } from './copy-database.ts';
import { openDatabase } from './database.ts';
import type { Durability } from './durability.ts';
import {
  currentPlace,
  diskPlace,
  hasMemoryRoom,
  identityOf,
  markerOf,
  memoryPlace,
  type Place,
  shmPlace,
} from './place.ts';
import type { StateOptions } from './state.ts';

type MoveOptions = Pick<StateOptions, 'folder' | 'wait' | 'logger' | 'backend' | 'isMoving' | 'memoryFolder'> & {
  readonly durability: Durability;
};

/**
 * Where the state is after it was moved to where the options want it, which most of the time is where it is. It goes to memory for anyone who wants it there, and back
 * only for who moves it: two builds with different options would pull it to and fro. Without room in memory it
 * is on the disk, and that is said. Throws as `openDatabase` does.
 */
export async function settlePlace(options: MoveOptions): Promise<Place> {
  const { folder, memoryFolder, logger } = options;
  if (options.backend === 'memory') return memoryPlace(memoryFolder);
  const current = await currentPlace(folder, memoryFolder);
  if (!(await hasMemoryRoom(memoryFolder))) {
    if (current.backend === 'disk' && options.backend !== 'shm') return current;
    logger.warn({}, 'there is no memory file system with room for the state; it is on the disk');
    return current.backend === 'shm' ? bringToDisk(options, current) : current;
  }
  if ((options.backend ?? current.backend) === 'shm') return bringToMemory(options, current);
  if (current.backend === 'disk') return current;
  if (options.isMoving) return bringToDisk(options, current);
  logger.warn({}, 'the state is in memory and stays there; `buildfix state move disk` takes it back');
  return bringToMemory(options, current);
}

/**
 * Copies what is in memory to the disk where the last copy is old and something may have changed since. The database is open and rests. Says whether it
 * did.
 */
export async function writeBack(folder: string, { location }: Place, after = writeBackMilliseconds): Promise<boolean> {
  const disk = diskPlace(folder).location;
  const [copied, changed] = await Promise.all([modified(join(disk, 'CURRENT')), newest(location)]);
  // File systems note times coarsely: what is nearly as old as the copy may be younger.
  if (after > 0 && (Date.now() - copied < after || changed < copied - coarseMilliseconds)) return false;
  await copyDatabase(location, disk);
  return true;
}

/** A restart takes the runs that ended within so much time after the last copy. */
const writeBackMilliseconds = 60_000;
const coarseMilliseconds = 2_000;

async function bringToMemory(options: MoveOptions, current: Place): Promise<Place> {
  const { folder, memoryFolder } = options;
  const place = await shmPlace(folder, memoryFolder);
  if (current.backend === 'shm' && (await isDatabase(place.location))) return place;
  const disk = diskPlace(folder);
  await finishReplacing(disk.location);
  await opened(disk, options, async (isThis) => {
    if (!(await isThis())) throw new Error('the state has been moved');
    // Another process may have been here while this one waited for the lock.
    const { backend } = await currentPlace(folder, memoryFolder);
    if (backend === 'shm' && (await isDatabase(place.location))) return;
    // After a restart there is none; with no marker it was left by one that moved it away.
    await removeLeft(place.home);
    await mkdir(place.home, { recursive: true, mode: 0o700 });
    await copyDatabase(disk.location, place.location);
    await writeFile(markerOf(folder), '');
  });
  return place;
}

/**
 * Each step under the lock of where the state is then: of memory to copy it and say that it is on the disk, of the disk, which who moves it back has, to remove what is left.
 */
async function bringToDisk(options: MoveOptions, place: Place): Promise<Place> {
  const { folder, memoryFolder } = options;
  const disk = diskPlace(folder);
  const isInMemory = async () => (await currentPlace(folder, memoryFolder)).backend === 'shm';
  for (;;) {
    if (await isDatabase(place.location)) {
      await opened(place, options, async (isThis) => {
        if (!(await isInMemory()) || !(await isThis())) return;
        await writeBack(folder, place, 0);
        await rm(markerOf(folder), { force: true });
      });
    }
    await finishReplacing(disk.location);
    let settled = true;
    await opened(disk, options, async (isThis) => {
      if (!(await isThis())) settled = false;
      else if (!(await isInMemory())) await removeLeft(place.home);
      // After a restart there is nothing to copy. Otherwise another process has brought it to memory again.
      else if (await isDatabase(place.location)) settled = false;
      else await rm(markerOf(folder), { force: true });
    });
    if (settled) return disk;
  }
}

/** Who waited for the lock there may be opening it right now, and will see that it is the wrong place; what is left is removed by the next move. */
async function removeLeft(home: string): Promise<void> {
  await rm(home, { recursive: true, force: true }).catch(() => {});
}

async function opened(
  { location, backend, home }: Place,
  { wait, durability }: MoveOptions,
  use: (isThis: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  const place = { location, backend, home };
  const before = await identityOf(place);
  const db = await openDatabase(location, wait, durability, backend === 'disk');
  try {
    // Who waited for a lock may have got that of a database whose place another has taken.
    await use(async () => before === '' || before === (await identityOf(place)));
  } finally {
    await db.close();
  }
}

async function isDatabase(location: string): Promise<boolean> {
  return (await modified(join(location, 'CURRENT'))) > 0;
}

/** When something was last written, in milliseconds since the epoch. */
async function newest(location: string): Promise<number> {
  const names = (await readdir(location)).filter((name) => /\.(log|ldb)$/.test(name));
  return Math.max(0, ...(await Promise.all(names.map((name) => modified(join(location, name))))));
}

async function modified(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
