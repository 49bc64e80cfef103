import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../core/context.ts';
import type { BuildfixError } from '../core/errors.ts';
import { type Database, openDatabase, stateFailed, toStateError } from './database.ts';
import type { Durability } from './durability.ts';
import { heal } from './heal.ts';
import { loadKnownTables, saveKnownTables } from './known-tables.ts';
import { inspectDatabase } from './leveldb/inspect.ts';
import { migrate } from './migrations.ts';
import type { Retention } from './retention.ts';
import { foldSpool } from './spool.ts';
import { openTables, type Tables } from './tables.ts';

export interface StateOptions {
  /** The `.buildfix` folder. */
  readonly folder: string;
  /** Milliseconds to wait while another process has the database. */
  readonly wait: number;
  readonly logger: Logger;
  /** Default: `batch`. */
  readonly durability?: Durability;
  /** Default: `defaultRetention`. */
  readonly retention?: Partial<Retention>;
}

/** An open database. Close it soon: only one process can have it. */
export interface State extends Tables {
  readonly folder: string;
  close(): Promise<void>;
}

/**
 * Opens the database in `folder`, makes it where there is none, and folds in what other runs left in the spool.
 * Throws BUILDFIX_STATE_LOCKED after the wait, BUILDFIX_STATE_NEWER for a database of a later release, BUILDFIX_STATE_FAILED
 * where the folder can't be used. A corrupt database is set aside under another name and said; a new one begins with what
 * could be read of it.
 */
export async function openState(options: StateOptions): Promise<State> {
  const { folder, logger } = options;
  await prepareFolder(folder);
  const location = join(folder, 'state');
  const db = await openWhole(location, options);
  try {
    const tables = openTables(db);
    await migrate(db);
    await foldSpool(folder, tables, logger);
    return { folder, ...tables, close: () => db.close() };
  } catch (error) {
    await db.close();
    throw toStateError(location, error);
  }
}

async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    // The folder hides itself from git, so that nobody has to touch the project's own .gitignore.
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(ignoreExisting);
  } catch (cause) {
    throw stateFailed(folder, cause);
  }
}

/** Looked through before LevelDB sees it, see `inspectDatabase`. */
async function openWhole(location: string, { wait, logger, durability = 'batch' }: StateOptions): Promise<Database> {
  const known = await loadKnownTables(location);
  const { damage, tables } = await inspectDatabase(location, known);
  await saveKnownTables(location, known, tables);
  const mend = (what: readonly string[]) => heal(location, what, { wait, durability, logger });
  if (damage.length > 0) await mend(damage);
  return openDatabase(location, wait, durability).catch(async (error: BuildfixError) => {
    if (error.code !== 'BUILDFIX_STATE_CORRUPT') throw error;
    await mend([error.message]);
    return openDatabase(location, wait, durability);
  });
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  // What can't be written here was there before the file could be missing, or will be said by the database.
  if (!['EEXIST', 'EROFS', 'EACCES', 'EPERM'].includes(error.code ?? '')) throw error;
}
