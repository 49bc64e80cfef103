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
import { settlePlace, writeBack } from './move.ts';
import { type Backend, currentPlace, type Place } from './place.ts';
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
  /** Default: where it is, and the disk for a new one. */
  readonly backend?: Backend;
  /** The memory file system. Default: `/dev/shm`. */
  readonly memoryFolder?: string;
  /** Default: `defaultRetention`. */
  readonly retention?: Partial<Retention>;
}

/** An open database. Close it soon: only one process can have it. */
export interface State extends Tables {
  readonly folder: string;
  readonly place: Place;
  close(): Promise<void>;
}

/**
 * Opens the database in `folder`, makes it where there is none, and folds in what other runs left in the spool.
 * Throws BUILDFIX_STATE_LOCKED after the wait, BUILDFIX_STATE_NEWER for a database of a later release, BUILDFIX_STATE_FAILED
 * where the folder can't be used. A corrupt database is set aside under another name and said; a new one begins with what
 * could be read of it.
 */
export async function openState(options: StateOptions): Promise<State> {
  const { folder, wait, logger, durability = 'batch', memoryFolder } = options;
  const isPrivate = options.backend === 'memory';
  if (!isPrivate) await prepareFolder(folder);
  const place = await settlePlace({ ...options, durability });
  const db = await openWhole(place.location, { wait, logger, durability });
  try {
    // Whoever had it a moment ago may have moved it away.
    if (!isPrivate && (await currentPlace(folder, memoryFolder)).location !== place.location) {
      await db.close();
      return await openState(options);
    }
    const tables = openTables(db);
    await migrate(db);
    const state = { folder, place, ...tables, close: () => close(db, folder, place, logger) };
    // What waits there is for the state that stays.
    if (!isPrivate) await foldSpool(folder, tables, logger);
    return state;
  } catch (error) {
    await db.close();
    throw toStateError(place.location, error);
  }
}

/** What could not be written back is still in memory, and is tried again the next time. */
async function close(db: Database, folder: string, place: Place, logger: Logger): Promise<void> {
  try {
    if (place.backend === 'shm') await writeBack(folder, place);
  } catch (error) {
    logger.warn({ folder, error: String(error) }, 'the state could not be written back from memory to the disk');
  } finally {
    await db.close();
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
async function openWhole(
  location: string,
  { wait, logger, durability }: { wait: number; logger: Logger; durability: Durability },
): Promise<Database> {
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
