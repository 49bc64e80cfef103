/** What came of trying fixes together and in parts. */
export interface Sifted<Item> {
  readonly good: readonly Item[];
  readonly bad: readonly Item[];
  /** Never decided: there were no trials left, or it was given up. */
  readonly undecided: readonly Item[];
}

export interface SiftOptions<Item> {
  /** Tells of a whole set. The last set for which it said yes is `good`, so that a caller can leave that in place. */
  readonly isGood: (set: readonly Item[]) => Promise<boolean>;
  /** Called as soon as one is known to be bad, before the next trial. */
  readonly onBad?: (item: Item) => void;
  /** What is given up without a trial of its own, in the light of what was learned meanwhile. */
  readonly isGivenUp?: (item: Item) => boolean;
  readonly mostTrials: number;
}

/**
 * Parts good from bad where only sets can be tried, each trial on top of what was found good. With k bad ones among n that
 * takes about 2k log2(n) trials. The groups are tried in their order: the least suspected first.
 */
export async function sift<Item>(
  groups: readonly (readonly Item[])[],
  { isGood, onBad = () => {}, isGivenUp = () => false, mostTrials }: SiftOptions<Item>,
): Promise<Sifted<Item>> {
  let good: readonly Item[] = [];
  const bad: Item[] = [];
  const undecided: Item[] = [];
  let trials = 0;

  async function part(group: readonly Item[]): Promise<void> {
    const items = group.filter((item) => !isGivenUp(item));
    undecided.push(...group.filter((item) => !items.includes(item)));
    if (items.length === 0) return;
    if (trials >= mostTrials) {
      undecided.push(...items);
      return;
    }
    trials++;
    if (await isGood([...good, ...items])) {
      good = [...good, ...items];
    } else if (items.length === 1) {
      bad.push(...items);
      for (const item of items) onBad(item);
    } else {
      const middle = items.length >> 1;
      await part(items.slice(0, middle));
      await part(items.slice(middle));
    }
  }

  for (const group of groups) await part(group);
  return { good, bad, undecided };
}
