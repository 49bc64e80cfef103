import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Level } from 'level';
import type { Logger } from '../core/context.ts';
import { BuildfixError } from '../core/errors.ts';
import { migrate } from './migrations.ts';
import { foldSpool } from './spool.ts';
import { openTables, type Tables } from './tables.ts';

export interface StateOptions {
  /** The `.buildfix` folder. */
  readonly folder: string;
  /** Milliseconds to wait while another process has the database. */
  readonly wait: number;
  readonly logger: Logger;
}

/** An open database. Close it soon: only one process can have it. */
export interface State extends Tables {
  readonly folder: string;
  close(): Promise<void>;
}

/**
 * Opens the database in `folder`, makes it where there is none, and folds in what other runs left in the spool.
 * Throws BUILDFIX_STATE_LOCKED after the wait, BUILDFIX_STATE_NEWER for a database of a later release, BUILDFIX_STATE_FAILED
 * where the folder can't be used. A corrupt database is set aside under another name and said; a new one begins.
 */
export async function openState({ folder, wait, logger }: StateOptions): Promise<State> {
  const location = join(folder, 'state');
  await prepareFolder(folder);
  const db = await openWithin(location, wait).catch(async (error: BuildfixError) => {
    if (error.code !== 'BUILDFIX_STATE_CORRUPT') throw error;
    const aside = await setAside(location);
    logger.warn({ aside }, 'the state is corrupt; it was set aside and a new one begun');
    return openWithin(location, wait);
  });
  try {
    const tables = openTables(db);
    await migrate(db);
    await foldSpool(folder, tables, logger);
    return { folder, ...tables, close: () => db.close() };
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    // The folder hides itself from git, so that nobody has to touch the project's own .gitignore.
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(ignoreExisting);
  } catch (cause) {
    throw failed(folder, cause);
  }
}

async function openWithin(location: string, wait: number): Promise<Level<string, unknown>> {
  const deadline = performance.now() + wait;
  for (let pause = 10; ; pause = Math.min(200, pause * 2)) {
    const db = new Level<string, unknown>(location, { valueEncoding: 'json' });
    try {
      await db.open();
      return db;
    } catch (error) {
      const problem = classify(location, error);
      if (problem.code !== 'BUILDFIX_STATE_LOCKED' || performance.now() + pause > deadline) throw problem;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function classify(location: string, error: unknown): BuildfixError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: string } | undefined)?.code;
  if (code === 'LEVEL_LOCKED') {
    return new BuildfixError('BUILDFIX_STATE_LOCKED', {
      message: `Another process has the state in ${location}.`,
      hint: 'Wait for it to end, give --state-wait more milliseconds, or another folder with --state.',
      cause,
    });
  }
  if (code === 'LEVEL_CORRUPTION' || /corrupt|checksum|MANIFEST|CURRENT/i.test(String(cause))) {
    return new BuildfixError('BUILDFIX_STATE_CORRUPT', { message: `The state in ${location} is corrupt.`, cause });
  }
  return failed(location, cause);
}

function failed(folder: string, cause: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_STATE_FAILED', {
    message: `The state in ${folder} can't be used: ${cause instanceof Error ? cause.message : String(cause)}.`,
    hint: 'Check permissions and free space, give another folder with --state, or do without: --no-state.',
    cause,
  });
}

async function setAside(location: string): Promise<string> {
  for (let n = 1; ; n++) {
    const aside = `${location}.corrupt-${n}`;
    try {
      await rename(location, aside);
      return aside;
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw failed(location, error);
    }
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
