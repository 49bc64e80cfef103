import { describe, expect, it } from 'vitest';
import { fuzzArchive, fuzzLog, fuzzState } from './fuzz.ts';
import { Random } from './random.ts';

/** `make soak` does it for ten minutes. A failure names its seed: FUZZ_SEED=… begins with it. */
const isLong = process.env.SOAK === '1';
const firstSeed = Number(process.env.FUZZ_SEED ?? 1);
const share = 200_000;

describe('broken at random', () => {
  it.each([
    ['logs', fuzzLog, 60],
    ['archives', fuzzArchive, 60],
    ['states', fuzzState, 6],
  ] as const)(
    '%s are read to an end, without a crash and within bounds',
    async (what, fuzz, few) => {
      const end = performance.now() + share;
      let seed = firstSeed;
      for (; isLong ? performance.now() < end : seed < firstSeed + few; seed++) {
        await fuzz(new Random(seed)).catch((error: unknown) => {
          throw new Error(`${what}, seed ${seed}: ${error}`, { cause: error });
        });
      }
      if (isLong) console.log(`${what}: ${seed - firstSeed} rounds, ${process.memoryUsage.rss() / 1e6} MB`);
      expect(process.memoryUsage.rss()).toBeLessThan(1.5e9);
    },
    isLong ? 4 * share : 120_000,
  );
});
