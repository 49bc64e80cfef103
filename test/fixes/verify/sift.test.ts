import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sift, siftTogether } from '../../../src/fixes/verify/sift.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('sift', () => {
  it('finds the bad ones, whatever they are, and tries few sets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.uniqueArray(fc.nat(119), { maxLength: 5 }),
        async (n, bad) => {
          const harmful = new Set(bad.filter((item) => item < n));
          let trials = 0;
          const found = await sift([numbers(n)], {
            isGood: async (set) => {
              trials++;
              return !set.some((item) => harmful.has(item));
            },
            mostTrials: 1_000,
          });
          expect(new Set(found.bad)).toEqual(harmful);
          expect([...found.good].sort((a, b) => a - b)).toEqual(numbers(n).filter((item) => !harmful.has(item)));
          expect(trials).toBeLessThanOrEqual(1 + 2 * harmful.size * Math.ceil(Math.log2(n + 1)));
        },
      ),
    );
  });

  it('ends with the good ones as the last set that was approved of', async () => {
    let approved: readonly number[] = [];
    const { good } = await sift([numbers(20)], {
      isGood: async (set) => {
        const good = !set.includes(3) && !set.includes(17);
        if (good) approved = set;
        return good;
      },
      mostTrials: 100,
    });
    expect(approved).toEqual(good);
  });

  it('leaves undecided what it has no trials for, and what is given up meanwhile', async () => {
    const isGood = async (set: readonly number[]) => !set.some((item) => item % 2 === 0);
    const short = await sift([numbers(16)], { isGood, mostTrials: 5 });
    expect(short.good.length + short.bad.length + short.undecided.length).toBe(16);
    expect(short.undecided.length).toBeGreaterThan(0);
    let evenIsOut = false;
    const learned = await sift([numbers(16)], {
      isGood,
      onBad: () => {
        evenIsOut = true;
      },
      isGivenUp: (item) => evenIsOut && item % 2 === 0,
      mostTrials: 100,
    });
    expect([learned.bad.length, learned.undecided.length, learned.good.length]).toEqual([1, 7, 8]);
  });
});

describe('sift of parts together', () => {
  it('takes no more trials than the worst part, and ends with good and bad as each part has them', async () => {
    const parts = [numbers(32), numbers(32).map((n) => n + 100), numbers(32).map((n) => n + 200)];
    const harmful = new Set([5, 107, 219]);
    let trials = 0;
    const found = await siftTogether(
      parts.map((part) => [part]),
      {
        areGood: async (sets) => {
          trials++;
          return sets.map((set) => !set.some((item) => harmful.has(item)));
        },
        mostTrials: 100,
      },
    );
    expect(new Set(found.bad)).toEqual(harmful);
    expect([found.good.length, found.undecided.length]).toEqual([93, 0]);
    expect(trials).toBeLessThanOrEqual(11);
  });

  it('ends when a trial can not be made', async () => {
    const areGood = () => Promise.reject(new Error('no compiler'));
    await expect(siftTogether([[[1]], [[2, 3]]], { areGood, mostTrials: 10 })).rejects.toThrow('no compiler');
  });
});
