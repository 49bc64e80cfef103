import { describe, expect, it } from 'vitest';
import { RecentMap } from '../../src/core/recent-map.ts';

describe('RecentMap', () => {
  it('keeps at least the latest keys', () => {
    const map = new RecentMap<string, number>(3);
    for (let n = 0; n < 10; n++) map.set(`k${n}`, n);
    expect([7, 8, 9].map((n) => map.get(`k${n}`))).toEqual([7, 8, 9]);
    expect(map.get('k2')).toBeUndefined();
  });

  it('forgets the same in another process that knows only its changes', () => {
    const here = new RecentMap<string, number>(5);
    let there = new RecentMap<string, number>(5);
    const kept = new Map<string, unknown>();
    const changes = here.ledger();
    for (let n = 0; n < 200; n++) {
      const key = `k${(n * n) % 23}`;
      expect(there.get(key), `${n}`).toBe(here.get(key));
      here.set(key, n);
      if (n % 3 > 0) {
        there.set(key, n);
        continue;
      }
      for (const [name, value] of changes.changes()) kept.set(name, value);
      there = new RecentMap<string, number>(5);
      const ledger = there.ledger();
      for (const name of [...kept.keys()].sort()) ledger.recall(name, kept.get(name));
    }
  });
});
