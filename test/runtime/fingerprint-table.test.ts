import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FingerprintSet, FingerprintTable } from '../../src/runtime/fingerprint-table.ts';
import { OccurrenceCounts } from '../../src/runtime/occurrences.ts';
import { diagnostic, fingerprint } from '../helpers/diagnostic.ts';

const digits = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }).map((n) => n.toString(16).padStart(16, '0'));
// Few values close together collide in the table; the all-zero one must not look like a free slot.
const keys = fc.oneof(
  digits,
  fc.nat(40).map((n) => n.toString(16).padStart(16, '0')),
  fc.constant('0'.repeat(16)),
);

describe('a fingerprint table', () => {
  it('counts as a Map would', () => {
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 2_000 }), (log) => {
        const table = new FingerprintTable(1_000_000, 16);
        const model = new Map<string, number>();
        for (const key of log) {
          model.set(key, (model.get(key) ?? 0) + 1);
          expect(table.add(key)).toBe(model.get(key));
        }
        expect(table.size).toBe(model.size);
        for (const [key, count] of model) expect(table.get(key)).toBe(count);
      }),
      { numRuns: 50 },
    );
  });

  it('takes no new key behind its limit, and still counts the old ones', () => {
    const table = new FingerprintTable(2);
    expect([
      table.add(fingerprint(1)),
      table.add(fingerprint(2)),
      table.add(fingerprint(3)),
      table.add(fingerprint(1)),
    ]).toEqual([1, 1, undefined, 2]);
  });
});

it('a set remembers the latest ones behind its limit', () => {
  const set = new FingerprintSet({ limit: 1 });
  expect([1, 2, 2, 1, 3].map((n) => set.add(fingerprint(n)))).toEqual([true, true, false, false, true]);
});

describe('occurrence counts', () => {
  it('say how many of them are estimates', () => {
    const counts = new OccurrenceCounts(1);
    for (const n of [1, 2, 2, 3]) counts.add(diagnostic({ fingerprint: fingerprint(n) }));
    expect([counts.total, counts.estimated, counts.count(fingerprint(2))]).toEqual([4, 2, 2]);
  });

  it('keep the number of strata bounded and the total exact', () => {
    const counts = new OccurrenceCounts();
    for (let n = 0; n < 12_000; n++) counts.add(diagnostic({ code: `C${n}`, fingerprint: fingerprint(n) }));
    const strata = counts.strata();
    expect(strata.length).toBeLessThanOrEqual(10_001);
    expect(strata.reduce((sum, { total }) => sum + total, 0)).toBe(12_000);
    expect(strata[0]).toMatchObject({ tool: 'other', total: 2_000 });
  });
});
