import { median, rounded } from './statistics.ts';

/** Measures once; gives the number that is compared. `warmUp` in the round that does not count. */
export type Contender = (warmUp: boolean) => Promise<number>;

/**
 * Runs the contenders in turn, round by round, so that whatever else the machine does hits all of them, after a round
 * that does not count. Gives all samples of each, in the order of the rounds; none for a contender that is not here.
 */
export async function inTurn<Name extends string>(
  rounds: number,
  contenders: { readonly [Each in Name]?: Contender },
  onRound: (round: number) => void = () => {},
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round++) {
    onRound(round);
    for (const name of names) {
      const sample = await (contenders[name] as Contender)(round === 0);
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

/** For `details`: medians to read, samples to check them. */
export function described<Name extends string>(samples: Readonly<Record<Name, readonly number[]>>, unit: string) {
  const each = (give: (values: readonly number[]) => unknown) =>
    Object.fromEntries(
      Object.entries<readonly number[]>(samples)
        .filter(([, values]) => values.length > 0)
        .map(([name, values]) => [name, give(values)]),
    );
  return {
    unit,
    medians: each((values) => rounded(median(values))),
    samples: each((values) => values.map(rounded)),
  };
}
