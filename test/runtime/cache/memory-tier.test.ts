import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evictionPolicies } from '../../../src/core/cache.ts';
import { createMemoryTier } from '../../../src/runtime/cache/memory-tier.ts';

function tierOf(policy: (typeof evictionPolicies)[number], entries = 10, bytes = 1_000) {
  let time = 0;
  let evicted = 0;
  const tier = createMemoryTier<string>({
    policy,
    bounds: { entries, bytes },
    clock: () => ++time,
    onEvict: () => evicted++,
  });
  return { tier, evicted: () => evicted, wait: (ticks: number) => (time += ticks) };
}

describe('a tier of memory', () => {
  it.each(evictionPolicies)('keeps its bounds and gives what was put there last, with %s', (policy) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 400 })), { maxLength: 200 }),
        (puts) => {
          const { tier } = tierOf(policy);
          for (const [n, [key, size]] of puts.entries()) {
            tier.set(`k${key}`, `v${n}`, size);
            expect([undefined, `v${n}`]).toContain(tier.get(`k${key}`));
            expect(tier.size).toBeLessThanOrEqual(10);
            expect(tier.bytes).toBeLessThanOrEqual(1_000);
          }
          tier.shrink(0.5);
          expect(tier.size).toBeLessThanOrEqual(5);
          expect(tier.bytes).toBeLessThanOrEqual(500);
        },
      ),
    );
  });

  it.each([
    ['lru', 'k1'],
    ['lfu', 'k1'],
    ['fifo', 'k0'],
    ['ttl', 'k4'],
    ['size', 'k7'],
  ] as const)('lets go first what %s says', (policy, first) => {
    const { tier, evicted } = tierOf(policy);
    for (let n = 0; n < 10; n++) tier.set(`k${n}`, 'v', n === 7 ? 50 : 10, n === 4 ? 100_000 : 200_000);
    for (let n = 0; n < 10; n++) if (n !== 1) tier.get(`k${n}`);
    tier.set('new', 'v', 10, 200_000);
    expect(evicted()).toBe(1);
    expect(tier.get(first)).toBeUndefined();
    expect(tier.size).toBe(10);
  });

  it.each(evictionPolicies)('gives nothing that has expired, with %s', (policy) => {
    const { tier, wait } = tierOf(policy);
    tier.set('a', 'v', 1, 50);
    expect(tier.get('a')).toBe('v');
    wait(100);
    expect(tier.get('a')).toBeUndefined();
    expect(tier.size).toBe(0);
  });

  it.each(evictionPolicies)('does not keep what is larger than all its room, with %s', (policy) => {
    const { tier } = tierOf(policy);
    tier.set('a', 'v', 10);
    tier.set('b', 'v', 1_001);
    expect([tier.get('a'), tier.get('b')]).toEqual(['v', undefined]);
    tier.clear();
    expect([tier.size, tier.bytes]).toEqual([0, 0]);
  });
});
