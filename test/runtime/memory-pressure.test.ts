import { describe, expect, it } from 'vitest';
import { MemoryPressure, memoryOf } from '../../src/runtime/memory-pressure.ts';

/** A cache that notes what it was told, and the pressure that it is under. */
function underPressure() {
  const now = { used: 0.1 };
  const pressure = new MemoryPressure(() => now.used);
  const told: number[] = [];
  const leave = pressure.register({ shrink: (share) => void told.push(share) });
  return { now, pressure, told, leave };
}

describe('caches', () => {
  it('keep everything while there is memory', () => {
    const { pressure, told } = underPressure();
    expect([pressure.check(), pressure.check()]).toEqual([1, 1]);
    expect(told).toEqual([]);
  });

  it('give up half when it becomes short, and again when that did not help for a while', () => {
    const { now, pressure, told } = underPressure();
    now.used = 0.85;
    const shares = Array.from({ length: 6 }, () => pressure.check());
    expect(shares).toEqual([0.5, 1, 1, 1, 1, 0.5]);
    expect(told).toEqual([0.5, 0.5]);
  });

  it('give up everything when there is hardly any left', () => {
    const { now, pressure, told } = underPressure();
    now.used = 0.95;
    pressure.check();
    expect(told).toEqual([0]);
  });

  it('are asked at once when it becomes short a second time', () => {
    const { now, pressure, told } = underPressure();
    for (const used of [0.85, 0.3, 0.85]) {
      now.used = used;
      pressure.check();
    }
    expect(told).toEqual([0.5, 0.5]);
  });

  it('are left alone once they are closed', () => {
    const { now, pressure, told, leave } = underPressure();
    leave();
    now.used = 0.99;
    pressure.check();
    expect(told).toEqual([]);
  });
});

describe('the memory of this process', () => {
  it('is a share of the limit', () => {
    const share = memoryOf(process.memoryUsage.rss() * 2)();
    expect(share).toBeGreaterThan(0);
    expect(memoryOf(1)()).toBeGreaterThan(1);
    expect(memoryOf()()).toBeLessThan(1);
  });
});
