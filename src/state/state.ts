import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../core/context.ts';
import type { BuildfixError } from '../core/errors.ts';
import { type Database, openDatabase, stateFailed, toStateError } from './database.ts';
import type { Durability } from './durability.ts';
import { heal } from './heal.ts';
import { inspectDatabase } from './leveldb/inspect.ts';
import { loadKnownTables, saveKnownTables } from './leveldb/known-tables.ts';
import { migrate } from './migrations.ts';
import { settlePlace, writeBack } from './move.ts';
import { type Backend, currentPlace, identityOf, type Place, traceOf } from './place.ts';
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
  /** Takes it back to the disk where that is the backend; without it, it stays in memory. */
  readonly isMoving?: boolean;
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
  const { folder, memoryFolder, backend } = options;
  if (backend !== 'memory') await prepareFolder(folder);
  // Another process may move the state to another place while this one opens it: whatever happened then, it is tried where the state is now.
  for (let attempts = 1; ; attempts++) {
    const before = await traceOf(folder, memoryFolder);
    const hasMoved = async () => before !== (await traceOf(folder, memoryFolder));
    try {
      const { state, identity } = await openInPlace(options, hasMoved);
      // In this order: who moves a state says so first, and needs the lock that we have to begin.
      const isHere =
        backend === 'memory' || (await currentPlace(folder, memoryFolder)).location === state.place.location;
      if (isHere && (identity === '' || identity === (await identityOf(state.place))))
        return await withSpool(state, options);
      await state.db.close();
    } catch (error) {
      if (attempts === mostAttempts || !(await hasMoved())) throw error;
    }
  }
}

const mostAttempts = 100;

async function openInPlace(options: StateOptions, hasMoved: () => Promise<boolean>) {
  const { folder, wait, logger, durability = 'batch' } = options;
  const place = await settlePlace({ ...options, durability });
  const identity = await identityOf(place);
  const db = await openWhole(place, { wait, logger, durability, hasMoved });
  try {
    const tables = openTables(db);
    await migrate(db);
    const state: State = { folder, place, ...tables, close: () => close(db, folder, place, logger) };
    return { state, identity };
  } catch (error) {
    await db.close();
    throw toStateError(place.location, error);
  }
}

/** What waits in the spool is for the state that stays. */
async function withSpool(state: State, { folder, logger, backend }: StateOptions): Promise<State> {
  try {
    if (backend !== 'memory') await foldSpool(folder, state, logger);
    return state;
  } catch (error) {
    await state.db.close();
    throw toStateError(state.place.location, error);
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
  { location, backend }: Place,
  {
    wait,
    logger,
    durability,
    hasMoved,
  }: { wait: number; logger: Logger; durability: Durability; hasMoved: () => Promise<boolean> },
): Promise<Database> {
  const known = await loadKnownTables(location);
  const { damage, tables } = await inspectDatabase(location, known);
  await saveKnownTables(location, known, tables);
  const mend = async (what: readonly string[]) => {
    // A database that is being taken away looks like a damaged one.
    if (await hasMoved()) throw new Error('the state has been moved');
    await heal(location, what, { wait, durability, logger });
  };
  if (damage.length > 0) await mend(damage);
  const open = () => openDatabase(location, wait, durability, backend !== 'shm');
  return open().catch(async (error: BuildfixError) => {
    if (error.code !== 'BUILDFIX_STATE_CORRUPT') throw error;
    await mend([error.message]);
    return open();
  });
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  // What can't be written here was there before the file could be missing, or will be said by the database.
  if (!['EEXIST', 'EROFS', 'EACCES', 'EPERM'].includes(error.code ?? '')) throw error;
}
