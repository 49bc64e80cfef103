import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import type { Logger } from '../core/context.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { finishFollows } from './follow-entries.ts';
import { storeEntries, type TravellingEntry } from './store-entries.ts';
import { storeRun } from './store-run.ts';
import type { RunEntry } from './stored.ts';
import { type Tables, tableNames } from './tables.ts';

/** A run that could not reach the database, as lines of JSON: first the run, then its problems. Returns the file's name. */
export async function writeSpool(
  folder: string,
  entry: RunEntry,
  problems: AsyncIterable<Diagnostic>,
): Promise<string> {
  return writeLines(folder, `${entry.id.replaceAll(':', '-')}${runEnding}`, entry, problems);
}

/** Entries that could not reach the database, one a line. `id` sorts by time and is nobody else's. */
export async function spoolEntries(folder: string, id: string, entries: readonly TravellingEntry[]): Promise<string> {
  const [first, ...others] = entries;
  return writeLines(folder, `${id.replaceAll(':', '-')}${entriesEnding}`, first, others);
}

/**
 * Takes what waits in the spool into the database, oldest first. A file that can't be read is set aside in the spool and
 * named.
 */
export async function foldSpool(folder: string, tables: Tables, logger: Logger): Promise<void> {
  const all = await readdir(join(folder, 'spool')).catch(() => []);
  for (const name of all.filter((each) => each.endsWith(partEnding)))
    await removeAbandoned(join(folder, 'spool', name));
  const names = all.filter((name) => name.endsWith(runEnding) || name.endsWith(entriesEnding));
  for (const name of names.sort()) {
    const file = join(folder, 'spool', name);
    try {
      await (name.endsWith(runEnding) ? foldRun(file, tables) : foldEntries(file, tables));
      await rm(file);
    } catch (error) {
      // A database that fails is no fault of the file, and neither is it that too many are open.
      if (!isOfTheFile(error)) throw error;
      await rename(file, `${file}.unreadable`);
      logger.warn({ file: `${file}.unreadable`, error: String(error) }, 'a spooled run is damaged; it was set aside');
    }
  }
}

/** It holds no JSON, or the system can't read it. */
function isOfTheFile(error: unknown): boolean {
  const { syscall, code } = error as NodeJS.ErrnoException;
  return error instanceof SyntaxError || (syscall !== undefined && code !== 'EMFILE' && code !== 'ENFILE');
}

/** What waits to be taken in, oldest first, but for runs. What can't be read is left out: whoever takes it in says so. */
export async function* spooledEntries(folder: string): AsyncGenerator<TravellingEntry> {
  const names = await readdir(join(folder, 'spool')).catch(() => []);
  for (const name of names.filter((each) => each.endsWith(entriesEnding)).sort()) {
    const entries = await readEntries(join(folder, 'spool', name)).catch((error: unknown) => {
      if (!isOfTheFile(error)) throw error;
      return [];
    });
    yield* entries;
  }
}

/** A file has its final name only when it is whole and on the disk. */
async function writeLines(
  folder: string,
  name: string,
  first: unknown,
  others: Iterable<unknown> | AsyncIterable<unknown>,
): Promise<string> {
  const spool = join(folder, 'spool');
  await mkdir(spool, { recursive: true });
  const final = join(spool, name);
  const part = `${final}${partEnding}`;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      let lines = [JSON.stringify(first)];
      for await (const other of others) {
        lines.push(JSON.stringify(other));
        if (lines.length < linesAtOnce) continue;
        await file.writeFile(`${lines.join('\n')}\n`);
        lines = [];
      }
      if (lines.length > 0) await file.writeFile(`${lines.join('\n')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, final);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(spool);
  return final;
}

async function foldRun(file: string, tables: Tables): Promise<void> {
  const records = await readLines(file);
  const { value: entry } = (await records.next()) as { value: RunEntry | undefined };
  if (typeof entry?.id !== 'string') throw new SyntaxError('it begins with no run');
  await storeRun(tables, entry, { [Symbol.asyncIterator]: () => records as AsyncIterator<Diagnostic> });
}

async function foldEntries(file: string, tables: Tables): Promise<void> {
  const entries = await readEntries(file);
  await storeEntries(tables, entries);
  await finishFollows(tables, entries);
}

async function readEntries(file: string): Promise<TravellingEntry[]> {
  const records = await readLines(file);
  const entries: TravellingEntry[] = [];
  for await (const record of { [Symbol.asyncIterator]: () => records }) {
    const entry = record as TravellingEntry;
    if (!tableNames.includes(entry.table) || typeof entry.key !== 'string') {
      throw new SyntaxError('it names no table');
    }
    entries.push(entry);
  }
  return entries;
}

async function readLines(file: string): Promise<AsyncIterator<unknown>> {
  const { default: split2 } = await import('split2');
  const lines = split2(JSON.parse);
  // An error of the file is one of the lines.
  pipeline(createReadStream(file), lines, () => {});
  return lines[Symbol.asyncIterator]();
}

/** What a process was writing when it was killed. A day old, since others may be writing now. */
async function removeAbandoned(part: string): Promise<void> {
  const written = await stat(part).catch(() => undefined);
  if (written && Date.now() - written.mtimeMs > 24 * 3_600_000) await rm(part, { force: true });
}

/** So that the name survives a loss of power too; not every file system can be asked for it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

const runEnding = '.ndjson';
/** Another ending: an older release takes every `.ndjson` for a run. */
const entriesEnding = '.entries';
const partEnding = '.part';
const linesAtOnce = 1_000;
