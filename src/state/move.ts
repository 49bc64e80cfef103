import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyDatabase, finishReplacing } from './copy-database.ts';
import { type Database, openDatabase } from './database.ts';
import type { Durability } from './durability.ts';
import { currentPlace, diskPlace, hasMemoryRoom, markerOf, memoryPlace, type Place, shmPlace } from './place.ts';
import type { StateOptions } from './state.ts';

type MoveOptions = Pick<StateOptions, 'folder' | 'wait' | 'logger' | 'backend' | 'memoryFolder'> & {
  readonly durability: Durability;
};

/**
 * Where the state is after it was moved to where the options want it, which most of the time is where it is. Without room in memory it
 * is on the disk, and that is said. Throws as `openDatabase` does.
 */
export async function settlePlace(options: MoveOptions): Promise<Place> {
  const { folder, memoryFolder, logger } = options;
  if (options.backend === 'memory') return memoryPlace(memoryFolder);
  const current = await currentPlace(folder, memoryFolder);
  if ((options.backend ?? current.backend) === 'shm') {
    if (await hasMemoryRoom(memoryFolder)) return bringToMemory(options, current);
    logger.warn({}, 'there is no memory file system with room for the state; it is on the disk');
  }
  return current.backend === 'shm' ? bringToDisk(options, current) : current;
}

/** Whether it is time, and something has changed: the disk then has what memory has. The database is open and rests. */
export async function writeBack(folder: string, { location }: Place, after = writeBackMilliseconds): Promise<boolean> {
  const disk = diskPlace(folder).location;
  const [copied, changed] = await Promise.all([modified(join(disk, 'CURRENT')), newest(location)]);
  if (changed <= copied || Date.now() - copied < after) return false;
  await copyDatabase(location, disk);
  return true;
}

/** A reboot takes the runs that ended within so much time after the last copy. */
const writeBackMilliseconds = 60_000;

async function bringToMemory(options: MoveOptions, current: Place): Promise<Place> {
  const { folder, memoryFolder } = options;
  const place = await shmPlace(folder, memoryFolder);
  if (current.backend === 'shm' && (await isDatabase(place.location))) return place;
  const disk = diskPlace(folder);
  await finishReplacing(disk.location);
  await opened(disk, options, async () => {
    // Another process may have been here while this one waited for the lock.
    const { backend } = await currentPlace(folder, memoryFolder);
    if (backend === 'shm' && (await isDatabase(place.location))) return;
    // After a reboot there is none; with no marker it was left by one that moved it away and was killed.
    await rm(place.home, { recursive: true, force: true });
    await mkdir(place.home, { recursive: true, mode: 0o700 });
    await copyDatabase(disk.location, place.location);
    await writeFile(markerOf(folder), '');
  });
  return place;
}

async function bringToDisk(options: MoveOptions, place: Place): Promise<Place> {
  const disk = diskPlace(options.folder);
  await finishReplacing(disk.location);
  if (await isDatabase(place.location)) {
    await opened(place, options, async () => {
      await writeBack(options.folder, place, 0);
      await rm(markerOf(options.folder), { force: true });
    });
    await rm(place.home, { recursive: true, force: true });
  }
  await rm(markerOf(options.folder), { force: true });
  return disk;
}

async function opened(
  { location }: Place,
  { wait, durability }: MoveOptions,
  use: (db: Database) => Promise<void>,
): Promise<void> {
  const db = await openDatabase(location, wait, durability);
  try {
    await use(db);
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
