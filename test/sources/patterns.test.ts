import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalOrder } from '../../src/sources/patterns.ts';

describe('naturalOrder', () => {
  it('counts numbers as numbers, of any length', () => {
    const names = ['b.log', 'b.log.10', 'b.log.9', 'b2', 'b10', 'b9007199254740993', 'b9007199254740992', 'b007'];
    expect(names.sort(naturalOrder)).toEqual([
      'b2',
      'b007',
      'b10',
      'b9007199254740992',
      'b9007199254740993',
      'b.log',
      'b.log.9',
      'b.log.10',
    ]);
  });

  const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', '0', '1', '2', '9'), maxLength: 8 });

  it('is an order: antisymmetric, transitive, and equal only for equal names', () => {
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) || 0);
        expect(naturalOrder(a, b) === 0).toBe(a === b);
        if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
