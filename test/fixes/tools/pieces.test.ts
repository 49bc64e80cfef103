import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, PieceTable, type TextChange } from '../../../src/fixes/tools/typescript/pieces.ts';

describe('PieceTable', () => {
  it('gives changes that were made one after the other as changes of the original', () => {
    const table = new PieceTable('class B {}\nlet x = lenght;\n');
    table.apply([{ start: 9, end: 9, newText: ' f() {} ' }], 1);
    const at = table.placeNow(19) as number;
    table.apply([{ start: at, end: at + 6, newText: 'length' }], 2);
    expect(table.text).toBe('class B { f() {} }\nlet x = length;\n');
    expect(table.hunks).toEqual([
      { start: 9, end: 9, newText: ' f() {} ', owners: new Set([1]) },
      { start: 19, end: 25, newText: 'length', owners: new Set([2]) },
    ]);
  });

  it('takes changes that touch for one, of both', () => {
    const table = new PieceTable('{}');
    table.apply([{ start: 1, end: 1, newText: 'a;' }], 1);
    table.apply([{ start: 3, end: 3, newText: 'b;' }], 2);
    expect(table.hunks).toEqual([{ start: 1, end: 1, newText: 'a;b;', owners: new Set([1, 2]) }]);
  });

  it('keeps the order of insertions at one place', () => {
    const table = new PieceTable('[]');
    table.apply(
      ['x', 'y', 'z'].map((newText) => ({ start: 1, end: 1, newText })),
      1,
    );
    expect(table.text).toBe('[xyz]');
  });

  it('knows no place for what was replaced', () => {
    const table = new PieceTable('abcdef');
    table.apply([{ start: 2, end: 4, newText: '' }], 1);
    expect([1, 2, 3, 4, 6].map((offset) => table.placeNow(offset))).toEqual([1, undefined, undefined, 2, 4]);
  });

  it('is what its hunks make of the original, whatever was changed in which order', () => {
    const change = fc.record({ at: fc.nat(40), length: fc.nat(5), newText: fc.string({ maxLength: 4 }) });
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.array(change, { maxLength: 12 }),
        (original, changes) => {
          const table = new PieceTable(original);
          let text = original;
          for (const [owner, { at, length, newText }] of changes.entries()) {
            const start = Math.min(at, text.length);
            const one: TextChange = { start, end: Math.min(start + length, text.length), newText };
            table.apply([one], owner);
            text = applyChanges(text, [one]);
            expect(table.text).toBe(text);
          }
          const { hunks } = table;
          expect(applyChanges(original, hunks)).toBe(text);
          for (const [i, hunk] of hunks.entries()) expect(hunk.start).toBeGreaterThan(hunks[i - 1]?.end ?? -1);
        },
      ),
    );
  });
});
