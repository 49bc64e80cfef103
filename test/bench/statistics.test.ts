import { describe, expect, it } from 'vitest';
import { median, medianRatio, percentile, rounded } from '../../src/bench/statistics.ts';

describe('the middle of samples', () => {
  it('is one of them, or between two, in whatever order they came', () => {
    expect(median([3])).toBe(3);
    expect(median([10, 1, 2])).toBe(2);
    expect(median([4, 1, 10, 2])).toBe(3);
  });

  it('of none is no number', () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });

  it('of quotients is taken pair by pair', () => {
    // The second round was slow for both: of the medians it would be 2 / 1.
    expect(medianRatio([2, 30, 2.5], [1, 10, 1])).toBe(2.5);
  });
});

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);

  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('%d is the value %d', (share, value) => {
    expect(percentile(hundred, share)).toBe(value);
  });

  it('of few is the largest, and leaves its samples as they are', () => {
    const samples = [3, 1, 2];
    expect(percentile(samples, 0.99)).toBe(3);
    expect(samples).toEqual([3, 1, 2]);
  });
});

it('four digits are kept', () => {
  expect([1234567, 1.23456, 0.000123456, 5].map(rounded)).toEqual([1235000, 1.235, 0.0001235, 5]);
});
