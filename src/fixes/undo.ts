import { realpathSync } from 'node:fs';
import { chmod, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BuildfixError } from '../core/errors.ts';
import { Journal, type JournalEntry, type JournalFile, sessionOf, sha256 } from './journal.ts';
import { SourceTree } from './tree.ts';
import { replaceFile } from './write.ts';

export interface UndoReport {
  /** The latest of the writes that were taken back. */
  readonly entry: JournalEntry;
  /** How many they were: all of one session, else one. */
  readonly writes: number;
  readonly restored: readonly string[];
  /** Were as before already, since the write did not get that far. */
  readonly untouched: readonly string[];
  /** Changed since the write: left alone. */
  readonly refused: readonly string[];
}

/**
 * Takes the last write back, byte for byte, with all others of its session; again, the one before it. Files that were
 * changed since are left alone and named, and the write counts as taken back for the rest. `undefined`: there is nothing
 * to take back. What a process that was killed has left half written beside the files is removed.
 * Throws BUILDFIX_UNDO_REFUSED where every file was changed since.
 */
export async function undo(root: string): Promise<UndoReport | undefined> {
  const journal = new Journal(root);
  const entries = await journal.entries();
  const [entry] = entries;
  if (!entry) return undefined;
  const session = entries.filter(({ id }) => sessionOf(id) === sessionOf(entry.id));
  const tree = new SourceTree(root);
  const restored: string[] = [];
  const untouched: string[] = [];
  const refused: string[] = [];
  for (const { first, hashes } of wholeFiles(session)) {
    const { path, name, mode, before } = first.file;
    await removeLeftovers(path);
    const hash = await hashOf(path, tree);
    if (hash === before) untouched.push(name);
    else if (hash === undefined || !hashes.has(hash)) refused.push(name);
    else {
      await replaceFile(path, await journal.image(first.entry, first.file));
      await chmod(path, mode & 0o7777);
      restored.push(name);
    }
  }
  if (restored.length === 0 && refused.length > 0) {
    throw new BuildfixError('BUILDFIX_UNDO_REFUSED', {
      message: `Changed since they were written, so left alone: ${refused.join(', ')}.`,
      hint: `Their old content is in ${journal.folder}/${session.at(-1)?.id}.`,
    });
  }
  // The latest first: whoever is killed in between leaves the ones that tell how it was at the beginning.
  for (const written of session) await journal.markUndone(written);
  return { entry, writes: session.length, restored, untouched, refused };
}

/** Every write that can still be taken back, latest first. */
export function listWrites(root: string): Promise<JournalEntry[]> {
  return new Journal(realpathSync(root)).entries();
}

interface WholeFile {
  /** Where the file first came up, whose image is the oldest. */
  first: { readonly entry: JournalEntry; readonly file: JournalFile };
  /** Every content that a write of the session found or left. */
  readonly hashes: Set<string>;
}

/** `entries` are sorted, the latest first. */
function wholeFiles(entries: readonly JournalEntry[]): Iterable<WholeFile> {
  const byPath = new Map<string, WholeFile>();
  for (const entry of entries) {
    for (const file of entry.files) {
      const known = byPath.get(file.path);
      if (known) known.first = { entry, file };
      const { hashes } = known ?? { hashes: new Set<string>() };
      hashes.add(file.before).add(file.after);
      if (!known) byPath.set(file.path, { first: { entry, file }, hashes });
    }
  }
  return byPath.values();
}

/** `undefined`: no longer a file that may be edited, such as a link that has taken its place. */
async function hashOf(path: string, tree: SourceTree): Promise<string | undefined> {
  const located = tree.locate(path);
  if ('refused' in located || located.path !== path) return undefined;
  return readFile(path).then(sha256, () => undefined);
}

/** `NAME.PID-N.buildfix`, which `replaceFile` renames when it is whole; of a process that is no more it never will be. */
async function removeLeftovers(path: string): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of await readdir(dirname(path)).catch(() => [])) {
    if (!name.startsWith(prefix)) continue;
    const [, pid] = /^(\d+)-\d+\.buildfix$/.exec(name.slice(prefix.length)) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(dirname(path), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
