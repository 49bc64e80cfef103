import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Checkpoint, Mark } from '../core/checkpoint.ts';

export type { Checkpoint, Mark };

/** In bytes. */
export const markLength = 1024;

export function markOf(bytes: Uint8Array): Mark {
  return { length: bytes.length, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 32) };
}

export interface OpenFile {
  readonly handle: FileHandle;
  readonly path: string;
  readonly inode: number;
}

export interface Place {
  readonly path: string;
  readonly inode: number;
  readonly modified: number;
  readonly size: number;
}

/**
 * The file that a checkpoint was taken of, opened: under its own name or that of a sibling NAME*, by inode, or else by
 * content, as a copy that was made before the file itself was truncated. Undefined where there is none any more.
 */
export async function findFile(path: string, checkpoint: Checkpoint): Promise<OpenFile | undefined> {
  const places = [...(await describe([path])), ...(await siblings(path))];
  const sameInode = places.filter(({ inode }) => inode === checkpoint.inode);
  // Of a file of which nothing was read yet, only the inode can tell.
  const others = checkpoint.offset > 0 ? places.filter(({ inode }) => inode !== checkpoint.inode) : [];
  for (const place of [...sameInode, ...others]) {
    const file = await openFile(place.path).catch(() => undefined);
    if (!file) continue;
    if (await isContinued(file.handle, checkpoint)) return file;
    await file.handle.close();
  }
  return undefined;
}

/** Whether the file holds what the checkpoint remembers, and at the same place. */
export async function isContinued(handle: FileHandle, { head, tail, offset }: Checkpoint): Promise<boolean> {
  return (
    sameMark(await readBytes(handle, 0, head.length), head) &&
    sameMark(await readBytes(handle, offset - tail.length, tail.length), tail)
  );
}

/** Undefined while there is no such file; other failures are thrown. */
export async function openFile(path: string): Promise<OpenFile | undefined> {
  try {
    // Looked at first: opening a pipe would wait for somebody to write to it.
    const found = await stat(path);
    if (!found.isFile())
      throw Object.assign(new Error('it is not a file'), { code: found.isDirectory() ? 'EISDIR' : '' });
    const handle = await open(path, 'r');
    return { handle, path, inode: (await handle.stat()).ino };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Other files in the folder whose name begins with that of this one, the one modified last first. */
export async function siblings(path: string): Promise<Place[]> {
  const [folder, name] = [dirname(path), basename(path)];
  const names = await readdir(folder).catch(() => []);
  const places = await describe(
    names.filter((other) => other.startsWith(name) && other !== name).map((other) => join(folder, other)),
  );
  return places.sort((a, b) => byAge(b, a));
}

/**
 * The eldest first. File systems count time in steps of some milliseconds; of two files written in the same one the name tells:
 * a higher number is older, a later date younger, and the one without either the youngest.
 */
export function byAge(a: Place, b: Place): number {
  return a.modified - b.modified || compareNames(a.path, b.path);
}

function compareNames(a: string, b: string): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== undefined && right !== undefined) return right - left;
  // A shorter name is the one that the others were made of.
  return a.length === b.length ? (a < b ? -1 : 1) : b.length - a.length;
}

/** Of `build.log.3`: what is longer is a date. */
function numberOf(path: string): number | undefined {
  const [, digits] = /\.(\d{1,5})$/.exec(path) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Those of the paths that are files. */
export async function describe(paths: readonly string[]): Promise<Place[]> {
  const found = await Promise.all(paths.map(describeOne));
  return found.filter((place) => place !== undefined);
}

/** Fewer than `length` bytes where the file ends before. */
export async function readBytes(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, Math.max(0, start));
  return buffer.subarray(0, bytesRead);
}

async function describeOne(path: string): Promise<Place | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? { path, inode: found.ino, modified: found.mtimeMs, size: found.size } : undefined;
}

function sameMark(bytes: Buffer, mark: Mark): boolean {
  return bytes.length === mark.length && markOf(bytes).hash === mark.hash;
}
