import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { besides } from './place.ts';

/**
 * Copies the files of a database that this process has open and does not write to, and puts the copy at `to` in one step; what was there goes. The
 * copy is on the disk when this returns. LevelDB may still be compacting: then files come and go, and it is done again.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const next = besides(to, 'next');
  try {
    for (let attempts = 0; ; attempts++) {
      const before = await listing(from);
      try {
        await copyAll(from, next, before);
        if (same(before, await listing(from))) break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempts === mostAttempts) throw error;
      }
      if (attempts === mostAttempts) throw new Error(`the files in ${from} do not come to rest`);
    }
    await replace(next, to);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** Brings back what a process that died between two renames has left under another name. */
export async function finishReplacing(location: string): Promise<void> {
  await rename(`${location}.before`, location).catch(() => {});
}

const mostAttempts = 50;

async function listing(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  // What LevelDB notes for people and its lock are no content.
  for (const name of (await readdir(folder)).filter((each) => !/^LO/.test(each)).sort()) {
    sizes.set(name, (await stat(join(folder, name)).catch(() => ({ size: -1 }))).size);
  }
  return sizes;
}

function same(before: Map<string, number>, after: Map<string, number>): boolean {
  return before.size === after.size && [...before].every(([name, size]) => after.get(name) === size);
}

async function copyAll(from: string, to: string, names: Map<string, number>): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  for (const name of names.keys()) {
    await copyFile(join(from, name), join(to, name));
    const file = await open(join(to, name), 'r+');
    await file.sync().finally(() => file.close());
  }
}

/** A folder that is not empty can't be replaced in one step: in between, `finishReplacing` knows what to do. */
async function replace(next: string, to: string): Promise<void> {
  await rm(`${to}.before`, { recursive: true, force: true });
  await rename(to, `${to}.before`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(next, to);
  await rm(`${to}.before`, { recursive: true, force: true });
}
