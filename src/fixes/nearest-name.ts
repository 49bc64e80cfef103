import { editDistance } from './edit-distance.ts';

/** Names with how often they occur. */
export type Names = ReadonlyMap<string, number>;

/**
 * The name that a word most likely was to be: with the fewest slips, of those in the first of the lists that has one, of those the one that
 * occurs most often. Two that occur equally often are none.
 */
export function nearestName(
  wrong: string,
  lists: readonly Names[],
  mostSlips = wrong.length > 6 ? 2 : 1,
): string | undefined {
  if (wrong.length < 3) return undefined;
  for (let slips = 1; slips <= mostSlips; slips++) {
    for (const names of lists) {
      let best: string | undefined;
      let most = 0;
      for (const [name, times] of names) {
        if (name === wrong || name.length < 2 || Math.abs(name.length - wrong.length) > slips) continue;
        if (times < most || editDistance(name, wrong) !== slips) continue;
        best = times === most ? undefined : name;
        most = times;
      }
      if (most > 0) return best;
    }
  }
  return undefined;
}

export function countNames(words: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
