import { type KnownProblem, KnownProblems } from '../core/baseline.ts';
import { salvageEntries } from './leveldb/salvage.ts';
import { currentPlace } from './place.ts';
import { spooledEntries } from './spool.ts';
import type { StateOptions } from './state.ts';

/** Where the state is. */
type Whereabouts = Pick<StateOptions, 'folder' | 'memoryFolder'>;

/**
 * The problems of the last run, or of `run`, read out of the files without opening the database: for when another process has it, or when nothing can be
 * written where it is. Slower, since everything is read. `undefined` where there is no run, or where the files change too fast.
 */
export async function readBaselineUnlocked(where: Whereabouts, run?: string): Promise<KnownProblems | undefined> {
  const newest = await readNewest(where, (key) => (key.startsWith('!runs!') ? 'key' : key.startsWith('!members!')));
  const runs = [...newest.keys()].flatMap((key) => (key.startsWith('!runs!') ? [key.slice(6)] : []));
  const last = run ?? runs.sort().at(-1);
  if (last === undefined) return undefined;
  const known = new KnownProblems([], last);
  for (const [key, value] of newest) {
    if (!key.startsWith(`!members!${last}!`)) continue;
    for (const problem of JSON.parse(value) as KnownProblem[]) known.add(problem);
  }
  return known;
}

/**
 * The entries of a table whose keys begin with `prefix`, in no order, in the same way; what waits in the spool is newer than the database. Empty where the
 * files change too fast.
 */
export async function readTableUnlocked(
  where: Whereabouts,
  table: 'follows' | 'checkpoints',
  prefix: string,
): Promise<Map<string, unknown>> {
  const begin = `!${table}!`;
  const found = new Map<string, unknown>();
  for (const [key, value] of await readNewest(where, (key) => key.startsWith(begin + prefix)))
    found.set(key.slice(begin.length), JSON.parse(value));
  for await (const entry of spooledEntries(where.folder))
    if (entry.table === table && entry.key.startsWith(prefix)) found.set(entry.key, entry.value);
  return found;
}

/** The last value of each key that is wanted, deleted ones left out; of `key` only that it is there. */
async function readNewest(
  { folder, memoryFolder }: Whereabouts,
  wants: (key: string) => boolean | 'key',
): Promise<Map<string, string>> {
  const newest = new Map<string, { sequence: number; value: string | undefined }>();
  try {
    const { location } = await currentPlace(folder, memoryFolder);
    for await (const { key, value, sequence } of salvageEntries(location)) {
      const wanted = wants(key);
      if (wanted === false) continue;
      const before = newest.get(key);
      if (!before || before.sequence < sequence)
        newest.set(key, { sequence, value: wanted === 'key' && value !== undefined ? '' : value });
    }
  } catch {
    // A file that was there a moment ago: its owner has written its content elsewhere.
    return new Map();
  }
  return new Map([...newest].flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const])));
}
