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

export interface SiftTogetherOptions<Item> extends Omit<SiftOptions<Item>, 'isGood'> {
  /** Tells of one set of each part, all tried at once; as many answers as parts. */
  readonly areGood: (sets: readonly (readonly Item[])[]) => Promise<readonly boolean[]>;
}

/**
 * The same for several parts that have nothing to do with each other: each trial tries the next set of every part, so
 * that it takes no more trials than the worst part alone. A part is its groups, as `sift` has them. What is good in the end was not always tried as a whole.
 */
export async function siftTogether<Item>(
  parts: readonly (readonly (readonly Item[])[])[],
  { areGood, ...options }: SiftTogetherOptions<Item>,
): Promise<Sifted<Item>> {
  /** What stands in each part when it has nothing to try. */
  const standing: (readonly Item[])[] = parts.map(() => []);
  let active = parts.length;
  let waiting: {
    part: number;
    set: readonly Item[];
    resolve: (good: boolean) => void;
    reject: (error: unknown) => void;
  }[] = [];

  async function tryWhenAllWait(): Promise<void> {
    if (active === 0 || waiting.length < active) return;
    const asked = waiting;
    waiting = [];
    try {
      const answers = await areGood(standing.map((set, part) => asked.find((ask) => ask.part === part)?.set ?? set));
      for (const { part, set, resolve } of asked) {
        if (answers[part]) standing[part] = set;
        resolve(answers[part] === true);
      }
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  const found = await Promise.all(
    parts.map(async (groups, part) => {
      try {
        return await sift(groups, {
          ...options,
          isGood: (set) =>
            new Promise((resolve, reject) => {
              waiting.push({ part, set, resolve, reject });
              void tryWhenAllWait();
            }),
        });
      } finally {
        active--;
        void tryWhenAllWait();
      }
    }),
  );
  return {
    good: found.flatMap(({ good }) => good),
    bad: found.flatMap(({ bad }) => bad),
    undecided: found.flatMap(({ undecided }) => undecided),
  };
}
