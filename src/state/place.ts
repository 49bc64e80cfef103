import { createHash, randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { lstat, mkdir, readdir, realpath, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateFailed } from './database.ts';

/**
 * Where the database is.
 *
 * - `disk`: in the state's folder.
 * - `shm`: in the memory file system, for all processes of this machine, and now and then written back to the folder.
 * - `memory`: there too, for this process alone; gone with it.
 */
export const backends = ['disk', 'shm', 'memory'] as const;
export type Backend = (typeof backends)[number];

export interface Place {
  readonly backend: Backend;
  /** The folder of the database itself. */
  readonly location: string;
  /** What counts for the quota: everything in there. */
  readonly home: string;
}

/** A state lives in one place, whoever asks: where there is this file, in memory. It does not say where: folders come with repositories, too. */
export function markerOf(folder: string): string {
  return join(folder, 'state.in-memory');
}

export async function currentPlace(folder: string, memory?: string): Promise<Place> {
  return existsSync(markerOf(folder)) ? shmPlace(folder, memory) : diskPlace(folder);
}

/** Another text when another folder has taken its place; empty where there is none. */
export async function identityOf({ location }: Place): Promise<string> {
  return stat(location).then(
    ({ ino, birthtimeMs }) => `${ino} ${birthtimeMs}`,
    () => '',
  );
}

/** Another text when the state has been moved, or written back. */
export async function traceOf(folder: string, memory?: string): Promise<string> {
  const places = [diskPlace(folder), await shmPaths(folder, memory)];
  return [existsSync(markerOf(folder)), ...(await Promise.all(places.map(identityOf)))].join();
}

export function diskPlace(folder: string): Place {
  return { backend: 'disk', location: join(folder, 'state'), home: folder };
}

/** Throws BUILDFIX_STATE_FAILED where the folder in memory is not one's own. */
export async function shmPlace(folder: string, memory?: string): Promise<Place> {
  await makeOwnFolder(memory);
  return shmPaths(folder, memory);
}

async function shmPaths(folder: string, memory?: string): Promise<Place> {
  const name = createHash('sha256')
    .update(await realpath(folder).catch(() => folder))
    .digest('hex');
  const home = join(ownFolder(memory), name.slice(0, 24));
  return { backend: 'shm', location: join(home, 'state'), home };
}

/** The same folder for the whole life of the process, and for nobody else. */
export async function memoryPlace(memory?: string): Promise<Place> {
  const own = await makeOwnFolder(memory);
  const home = join(own, `process-${process.pid}-${Math.round(performance.timeOrigin)}`);
  // Says nothing when the folder was there: then it has been seen to already.
  if ((await mkdir(home, { recursive: true, mode: 0o700 })) !== undefined) {
    process.once('exit', () => rmSync(home, { recursive: true, force: true }));
    await removeAbandoned(own);
  }
  return { backend: 'memory', location: join(home, 'state'), home };
}

/** Whether there is a memory file system with room for a state. Elsewhere than on Linux there is none that can be counted on. */
export async function hasMemoryRoom(memory = memoryFileSystem): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(memory);
    return bavail * bsize > leastRoom;
  } catch {
    return false;
  }
}

const memoryFileSystem = '/dev/shm';
/** LevelDB writes four megabytes before it makes a table of them, and needs room for both. */
const leastRoom = 16 << 20;

function ownFolder(memory = memoryFileSystem): string {
  return join(existsSync(memory) ? memory : tmpdir(), `buildfix-${process.getuid?.() ?? 'user'}`);
}

/** Anybody may make folders in the memory file system, so one that has our name may be another's. */
async function makeOwnFolder(memory?: string): Promise<string> {
  const own = ownFolder(memory);
  await mkdir(own, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw stateFailed(own, error);
  });
  const found = await lstat(own);
  if (!found.isDirectory() || (process.getuid && (found.uid !== process.getuid() || (found.mode & 0o077) !== 0))) {
    throw stateFailed(own, new Error('others can write there'));
  }
  return own;
}

/** What a killed process left behind. A day old at least: the number of a process says nothing of one in another container. */
async function removeAbandoned(own: string): Promise<void> {
  for (const name of await readdir(own)) {
    const [, pid] = /^process-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const { mtimeMs } = await stat(join(own, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > 24 * 3_600_000) await rm(join(own, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Not another process's in the same moment. */
export function besides(location: string, purpose: string): string {
  return `${location}.${purpose}-${process.pid}-${randomBytes(3).toString('hex')}`;
}
