import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBatch, type StoredEntry } from './entry.ts';
import { isLog, isTable } from './inspect.ts';
import { readLogFile } from './log-file.ts';
import { type LiveFiles, readManifest } from './manifest.ts';
import { readTableFile } from './table-file.ts';

/**
 * Every write that can still be read in the folder of a damaged database, in no order. LevelDB's own repair is not asked: it copies entries
 * whose checksum does not fit as if they were whole.
 */
export async function* salvageEntries(folder: string): AsyncGenerator<StoredEntry> {
  const names = await readdir(folder);
  const live = await liveFiles(folder, names);
  for (const name of names) {
    const number = Number.parseInt(name, 10);
    if (isTable(name) && (live?.tables.has(number) ?? true)) {
      yield* readTableFile(await readFile(join(folder, name)), () => {});
    } else if (isLog(name) && number >= (live?.firstLog ?? 0)) {
      for (const record of readLogFile(await readFile(join(folder, name))).records) yield* entriesOf(record);
    }
  }
}

/** `undefined` where it can't be said: then every file counts, and what was deleted may come back. */
async function liveFiles(folder: string, names: readonly string[]): Promise<LiveFiles | undefined> {
  const manifests = names.filter((name) => name.startsWith('MANIFEST-')).sort();
  const [manifest] = manifests;
  if (manifest === undefined || manifests.length > 1) return undefined;
  const { records, damage } = readLogFile(await readFile(join(folder, manifest)));
  try {
    return damage.length > 0 ? undefined : readManifest(records);
  } catch {
    return undefined;
  }
}

function* entriesOf(record: Buffer): Generator<StoredEntry> {
  try {
    yield* readBatch(record);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}
