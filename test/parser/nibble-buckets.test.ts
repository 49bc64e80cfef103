import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut } from '../../src/parser/nibble-buckets.ts';

const spelled = (buckets: Uint8Array[][]) =>
  buckets.map((bucket) => bucket.map((word) => Buffer.from(word).toString()));

describe('words shared out to buckets', () => {
  it('are all there, each once', () => {
    const words = fc.array(fc.string({ minLength: 4, maxLength: 4, unit: 'grapheme-ascii' }));
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 8 }), (list, count) => {
        const buckets = shareOut(
          list.map((word) => Buffer.from(word)),
          count,
        );
        expect(buckets).toHaveLength(count);
        expect(spelled(buckets).flat().sort()).toEqual([...list].sort());
      }),
    );
  });

  it('stand with those that have most half bytes in common', () => {
    const words = ['.c 1', 'ERR!', '.c 2', 'ERR?', '.c 3'].map((word) => Buffer.from(word));
    expect(spelled(shareOut(words, 2))).toEqual([
      ['.c 1', '.c 2', '.c 3'],
      ['ERR!', 'ERR?'],
    ]);
  });
});
