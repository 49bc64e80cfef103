import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BuildfixError } from '../core/errors.ts';
import { Journal, type JournalEntry, newEntryId, sha256, syncFolder } from './journal.ts';

/** A file that is to be written, and what it must still be. */
export interface FileChange {
  readonly path: string;
  readonly name: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

export interface WriteResult {
  readonly entry: JournalEntry;
  readonly written: readonly FileChange[];
  /** Files that were not written, and why; they are as they were. */
  readonly failed: readonly {
    readonly change: FileChange;
    readonly reason: 'file-changed' | 'write-failed';
    readonly error?: unknown;
  }[];
}

/**
 * The one place that writes to the user's tree. The before-images are on disk before the first file is touched; each file
 * is either as it was or as it should be, at any moment. Writes of one `session` are taken back together. Throws BUILDFIX_JOURNAL_FAILED when nothing was written.
 */
export async function writeChanges(
  root: string,
  changes: readonly FileChange[],
  time: number,
  session?: string,
): Promise<WriteResult> {
  const journal = new Journal(root);
  const modes = await Promise.all(changes.map(({ path }) => stat(path).then(({ mode }) => mode)));
  const entry: JournalEntry = {
    id: newEntryId(time, session),
    time,
    files: changes.map(({ path, name, before, after }, index) => ({
      path,
      name,
      mode: modes[index] as number,
      before: sha256(before),
      after: sha256(after),
      image: `${index}.before`,
    })),
  };
  await journal.begin(
    entry,
    changes.map(({ before }) => before),
  );
  const written: FileChange[] = [];
  const failed: WriteResult['failed'][number][] = [];
  for (let at = 0; at < changes.length; at += atOnce) {
    const group = changes.slice(at, at + atOnce);
    const results = await Promise.allSettled(group.map(writeOne));
    for (const [index, result] of results.entries()) {
      const change = group[index] as FileChange;
      if (result.status === 'rejected') failed.push({ change, reason: 'write-failed', error: result.reason });
      else if (result.value) written.push(change);
      else failed.push({ change, reason: 'file-changed' });
    }
  }
  await journal.prune();
  return { entry, written, failed };
}

/** Tells two files that are being written apart. */
let counter = 0;

/** Few at once: each holds two files open and waits for the disk. */
const atOnce = 8;

/** Whether the file was still what the change was computed for; then it is the new one. */
async function writeOne({ path, before, after }: FileChange): Promise<boolean> {
  if (!(await readFile(path)).equals(before)) return false;
  await replaceFile(path, after);
  return true;
}

/**
 * Writes beside it, syncs, renames: mode and owner stay those of the file. By hand, since write-file-atomic takes a write
 * that stopped halfway, as on a full disk, for a whole one and renames it.
 */
export async function replaceFile(path: string, bytes: Buffer): Promise<void> {
  const temporary = `${path}.${process.pid}-${counter++}.buildfix`;
  try {
    const { mode, uid, gid } = await stat(path);
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.chmod(mode & 0o7777);
      // Only root may give a file away; for everybody else the owner is the same anyway.
      await file.chown(uid, gid).catch(() => {});
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new BuildfixError('BUILDFIX_WRITE_FAILED', {
      message: `${path} could not be written and is as it was: ${(cause as Error).message}.`,
      hint: 'Check permissions and free space.',
      cause,
    });
  }
}
