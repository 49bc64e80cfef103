import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readLogFile } from './log-file.ts';
import { readManifest } from './manifest.ts';
import { isWholeTable } from './table-file.ts';

/** Size and CRC-32 of table files that were found whole, by name. Such files never change. */
export type KnownTables = ReadonlyMap<string, string>;

export interface Inspection {
  /** What is wrong, file by file; empty where all is well or nothing is there yet. */
  readonly damage: readonly string[];
  readonly tables: KnownTables;
}

/**
 * Compares every byte that LevelDB would read with its checksums. LevelDB must not be the one to find out: its binding does not check tables when it
 * reads them, and a wrong byte in one can end the whole process in an assertion. May look while another process has the database:
 * when something seems wrong and the manifest has changed meanwhile, it looks again.
 */
export async function inspectDatabase(location: string, known: KnownTables = new Map()): Promise<Inspection> {
  for (let looks = 1; ; looks++) {
    const before = await manifestState(location);
    const found = await look(location, known);
    if (found.damage.length === 0 || looks === mostLooks || before === (await manifestState(location))) return found;
  }
}

const mostLooks = 20;

async function look(location: string, known: KnownTables): Promise<Inspection> {
  const names = await readdir(location).catch(() => [] as string[]);
  const tables = new Map<string, string>();
  const damage: string[] = [];
  const found = { damage, tables };
  if (!names.includes('CURRENT')) {
    // LevelDB would begin a new database here and remove the files of the old one.
    if (names.some(isContent)) damage.push('CURRENT: it is missing');
    return found;
  }
  const read = (name: string) =>
    readFile(join(location, name)).catch((error) => void damage.push(`${name}: ${error.code}`));
  const [, manifest] = /^(MANIFEST-\d+)\n$/.exec(String(await read('CURRENT'))) ?? [];
  const bytes = manifest !== undefined && (await read(manifest));
  if (!bytes) {
    if (damage.length === 0) damage.push('CURRENT: it names no manifest');
    return found;
  }
  const { records, damage: torn } = readLogFile(bytes);
  damage.push(...torn.map((what) => `${manifest}: ${what}`));
  try {
    const live = readManifest(records);
    for (const number of live.tables) {
      const name = names.find((candidate) => isTable(candidate) && Number.parseInt(candidate, 10) === number);
      const table = name === undefined ? void damage.push(`${number}.ldb: it is missing`) : await read(name);
      if (!table) continue;
      const sum = `${table.length} ${crc32(table)}`;
      if (known.get(name as string) === sum || isWholeTable(table)) tables.set(name as string, sum);
      else damage.push(`${name}: a checksum does not fit`);
    }
    for (const name of names.filter((each) => isLog(each) && Number.parseInt(each, 10) >= live.firstLog)) {
      const log = await read(name);
      if (log) damage.push(...readLogFile(log).damage.map((what) => `${name}: ${what}`));
    }
  } catch (error) {
    damage.push(`${manifest}: ${error instanceof Error ? error.message : error}`);
  }
  return found;
}

export const isTable = (name: string) => /^\d+\.(ldb|sst)$/.test(name);
export const isLog = (name: string) => /^\d+\.log$/.test(name);
const isContent = (name: string) => isTable(name) || isLog(name);

/** Another text when another process has changed which files there are. */
async function manifestState(location: string): Promise<string> {
  const current = await readFile(join(location, 'CURRENT'), 'utf8').catch(() => '');
  const size = await stat(join(location, current.trim() || 'CURRENT')).then(
    (found) => found.size,
    () => 0,
  );
  return `${current} ${size}`;
}
