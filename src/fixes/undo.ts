import { realpathSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { BuildfixError } from '../core/errors.ts';
import { Journal, type JournalEntry, type JournalFile, sha256 } from './journal.ts';
import { SourceTree } from './tree.ts';
import { replaceFile } from './write.ts';

export interface UndoReport {
  readonly entry: JournalEntry;
  readonly restored: readonly string[];
  /** Were as before already, since the write did not get that far. */
  readonly untouched: readonly string[];
  /** Changed since the write: left alone. */
  readonly refused: readonly string[];
}

/**
 * Takes the last write back, byte for byte; again, the one before it. Files that were changed since are left alone and
 * named, and the write counts as taken back for the rest. `undefined`: there is nothing to take back.
 * Throws BUILDFIX_UNDO_REFUSED where every file was changed since.
 */
export async function undo(root: string): Promise<UndoReport | undefined> {
  const journal = new Journal(root);
  const [entry] = await journal.entries();
  if (!entry) return undefined;
  const tree = new SourceTree(root);
  const restored: string[] = [];
  const untouched: string[] = [];
  const refused: string[] = [];
  for (const file of entry.files) {
    const state = await stateOf(file, tree);
    if (state === 'before') untouched.push(file.name);
    else if (state === 'changed') refused.push(file.name);
    else {
      await replaceFile(file.path, await journal.image(entry, file));
      await chmod(file.path, file.mode & 0o7777);
      restored.push(file.name);
    }
  }
  if (restored.length === 0 && refused.length > 0) {
    throw new BuildfixError('BUILDFIX_UNDO_REFUSED', {
      message: `Changed since they were written, so left alone: ${refused.join(', ')}.`,
      hint: `Their old content is in ${journal.folder}/${entry.id}.`,
    });
  }
  await journal.markUndone(entry);
  return { entry, restored, untouched, refused };
}

/** Every write that can still be taken back, latest first. */
export function listWrites(root: string): Promise<JournalEntry[]> {
  return new Journal(realpathSync(root)).entries();
}

async function stateOf(
  { path, before, after }: JournalFile,
  tree: SourceTree,
): Promise<'before' | 'after' | 'changed'> {
  // A link may have taken the file's place since.
  const located = tree.locate(path);
  if ('refused' in located || located.path !== path) return 'changed';
  const hash = await readFile(path).then(sha256, () => undefined);
  return hash === after ? 'after' : hash === before ? 'before' : 'changed';
}
