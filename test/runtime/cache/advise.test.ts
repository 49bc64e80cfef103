import { describe, expect, it } from 'vitest';
import type { CachePlan } from '../../../src/core/cache.ts';
import { advise, simulate } from '../../../src/runtime/cache/advise.ts';
import { AccessTrace } from '../../../src/runtime/cache/trace.ts';

const plan: CachePlan = { name: 'x', title: 'x', policy: 'lru', disk: { entries: 20, bytes: 1e6 } };

/** Each key in turn, put there where it is missing. */
function traceOf(keys: readonly number[], length = 4_096): AccessTrace {
  const trace = new AccessTrace(length);
  const there = new Set<number>();
  for (const key of keys) {
    trace.add(`key ${key}`, 'get', there.has(key) ? 10 : 0);
    if (!there.has(key)) trace.add(`key ${key}`, 'set', 10);
    there.add(key);
  }
  return trace;
}

describe('a trace', () => {
  it('keeps the latest, also as bytes', () => {
    const trace = traceOf([1, 2, 1, 3, 1, 4], 4);
    expect(trace.length).toBe(4);
    const kinds = [...trace.entries()].map(({ kind, size }) => [kind, size]);
    expect(kinds).toEqual([
      ['set', 10],
      ['get', 10],
      ['get', 0],
      ['set', 10],
    ]);
    expect([...AccessTrace.from(trace.toBytes()).entries()]).toEqual([...trace.entries()]);
    const more = traceOf([9]);
    trace.append(more);
    expect([...trace.entries()].slice(2)).toEqual([...more.entries()]);
  });
});

describe('advice', () => {
  const circle = Array.from({ length: 400 }, (_, i) => i % 30);

  it('plays a trace again', () => {
    const accesses = [...traceOf(circle).entries()];
    expect(simulate(accesses, 'lru', { entries: 30, bytes: 1e6 }).hitRate).toBeCloseTo(370 / 400);
    // One more than there is room for, in a circle, is what this order can't do at all.
    expect(simulate(accesses, 'lru', { entries: 20, bytes: 1e6 }).hitRate).toBe(0);
  });

  it('names what would find more, and says nothing without questions', () => {
    expect(advise(plan, [...traceOf(circle).entries()])?.text).toMatch(/instead of lru would find|Twice the room/);
    expect(advise(plan, [...traceOf([1, 2, 3]).entries()])).toBeUndefined();
    const roomy = { ...plan, disk: { entries: 1_000, bytes: 1e6 } };
    expect(advise(roomy, [...traceOf(circle).entries()])?.text).toBe('Half the room would do as well.');
  });
});
