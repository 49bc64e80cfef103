import { type KnownProblem, KnownProblems } from '../core/baseline.ts';
import { salvageEntries } from './leveldb/salvage.ts';
import { currentPlace } from './place.ts';
import type { StateOptions } from './state.ts';

/**
 * The problems of the last run, or of `run`, read out of the files without opening the database: for when another process has it, or when nothing can be
 * written where it is. Slower, since everything is read. `undefined` where there is no run, or where the files change too fast.
 */
export async function readBaselineUnlocked(
  { folder, memoryFolder }: Pick<StateOptions, 'folder' | 'memoryFolder'>,
  run?: string,
): Promise<KnownProblems | undefined> {
  const newest = new Map<string, { sequence: number; value: string | undefined }>();
  try {
    const { location } = await currentPlace(folder, memoryFolder);
    for await (const { key, value, sequence } of salvageEntries(location)) {
      if (!key.startsWith('!runs!') && !key.startsWith('!members!')) continue;
      const before = newest.get(key);
      // Of the runs only the keys are of interest.
      if (!before || before.sequence < sequence)
        newest.set(key, { sequence, value: key[1] === 'r' && value !== undefined ? '' : value });
    }
  } catch {
    // A file that was there a moment ago: its owner has written its content elsewhere.
    return undefined;
  }
  const runs = [...newest].flatMap(([key, { value }]) => (key[1] === 'r' && value !== undefined ? [key.slice(6)] : []));
  const last = run ?? runs.sort().at(-1);
  if (last === undefined) return undefined;
  const known = new KnownProblems([], last);
  for (const [key, { value }] of newest) {
    if (value === undefined || !key.startsWith(`!members!${last}!`)) continue;
    for (const problem of JSON.parse(value) as KnownProblem[]) known.add(problem);
  }
  return known;
}
