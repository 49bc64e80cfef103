import { describe, expect, it } from 'vitest';
import { templateOf } from '../../src/core/message-template.ts';
import {
  halfLifeMilliseconds,
  joined,
  lowerBound,
  noTally,
  oneOutcome,
  standingOf,
  type TrackRecord,
  weighed,
} from '../../src/core/track-record.ts';

const of = (verified: number, harmful = 0, time = 0): TrackRecord => {
  const tally = { ...noTally, verified, harmful };
  return { weights: tally, counts: tally, time };
};
const strict = { harmful: 0, 'no-effect': 0 };

describe('the lower bound', () => {
  it.each([
    // From the formula, by hand: n/(n + z²) without failures.
    [of(0), 0],
    [of(1), 1 / (1 + 1.645 ** 2)],
    [of(3), 3 / (3 + 1.645 ** 2)],
    [of(99, 1), 0.9564],
    [of(0, 3), 0],
  ])('%j', (record, bound) => expect(lowerBound(record)).toBeCloseTo(bound, 3));

  it('puts what worked 99 times of 100 above what worked once', () => {
    expect(lowerBound(of(99, 1))).toBeGreaterThan(lowerBound(of(1)));
  });
});

describe('decay', () => {
  it('takes half of the weight in thirty days, and leaves the counts', () => {
    expect(weighed(of(4, 2), halfLifeMilliseconds)).toEqual({
      weights: { verified: 2, harmful: 1, 'no-effect': 0 },
      counts: of(4, 2).counts,
      time: halfLifeMilliseconds,
    });
  });

  it('joins in either order to the same', () => {
    const [old, recent] = [of(4), of(1, 1, halfLifeMilliseconds)];
    expect(joined(old, recent)).toEqual(joined(recent, old));
    expect(joined(old, recent).weights).toEqual({ verified: 3, harmful: 1, 'no-effect': 0 });
  });

  it('does nothing where the clock was set back', () => {
    expect(weighed(of(4, 0, 1_000), 0)).toEqual(of(4, 0, 1_000));
    expect(joined(of(1, 0, 1_000), oneOutcome('harmful', 0)).time).toBe(1_000);
  });
});

it.each([
  [undefined, 0, 'new'],
  [of(1), 0, 'new'],
  [of(2), 0, 'mixed'],
  [of(3), 0, 'trusted'],
  [of(3), 2 * halfLifeMilliseconds, 'new'],
  [of(0, 1), 0, 'out'],
  [of(0, 1), 0.9 * halfLifeMilliseconds, 'out'],
  [of(0, 1), 1.1 * halfLifeMilliseconds, 'new'],
  [of(1, 1), 0, 'mixed'],
  [of(5, 7), 0, 'out'],
])('%j is after %i ms: %s', (record, now, standing) => expect(standingOf(record, now, strict)).toBe(standing));

it.each([
  ["unused variable 'x'", "unused variable '…'", ['x']],
  [
    'too few arguments to function ‘f’; expected 3, have 12',
    "too few arguments to function '…'; expected #, have #",
    ['f'],
  ],
  ['cannot find value `a` in this scope', "cannot find value '…' in this scope", ['a']],
  ["Type 'string' isn't assignable to \"b\"\nmore 'c'", "Type '…' isn't assignable to '…'", ['string', 'b']],
])('the template of %s', (message, template, names) => expect(templateOf(message)).toEqual({ template, names }));
