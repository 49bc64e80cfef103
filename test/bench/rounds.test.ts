import { describe, expect, it } from 'vitest';
import { described, inTurn } from '../../src/bench/rounds.ts';

describe('rounds', () => {
  it('are run in turn, and the first does not count', async () => {
    const order: string[] = [];
    const seen: number[] = [];
    let next = 0;
    const contender = (name: string) => async (warmUp: boolean) => {
      order.push(`${name}${warmUp ? '!' : ''}`);
      return next++;
    };
    const samples = await inTurn(2, { a: contender('a'), b: contender('b') }, (round) => seen.push(round));
    expect(order).toEqual(['a!', 'b!', 'a', 'b', 'a', 'b']);
    expect(seen).toEqual([0, 1, 2]);
    expect(samples).toEqual({ a: [2, 4], b: [3, 5] });
  });

  it('end with the first failure', async () => {
    const failing = async () => {
      throw new Error('no');
    };
    await expect(inTurn(3, { failing })).rejects.toThrow('no');
  });

  it('are described with medians and all samples', () => {
    expect(described({ a: [3, 1.00004, 2], none: [] }, 's')).toEqual({
      unit: 's',
      medians: { a: 2 },
      samples: { a: [3, 1, 2] },
    });
  });
});
