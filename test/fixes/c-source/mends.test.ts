import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodiesAtMargin } from '../../../src/fixes/c-source/bodies.ts';
import { Mends } from '../../../src/fixes/c-source/mends.ts';
import { applyCandidate } from '../../../src/fixes/candidate.ts';

/** Types and macros come from a header that nobody knows here. */
const right = `#include "shelf.h"

static Shelf *
open_shelf (const char *name,
            size_t length)
{
  Shelf *shelf = cast(Shelf *, get(length)), *other;
  CHECK(shelf, "no shelf for %s" QUOTE("name") "\\n", name);
  if (shelf == NULL || length > 8) {
    Guard(if (length > 9) fail(name);)
    return NULL;
  } else {
    while (length-- > 0) {
      put(shelf, name[length], '(');
    }
  }
  switch (shelf->kind) {
    case KIND_SMALL: {
      shelf->room = (Room)~shelf->room;
      break;
    }
    case KIND_LARGE:
      ROOM(shelf) = next_arg(shelf, int);
      break;
  }
  CHECK(shelf, "opened %s\\n", name);
  return shelf;
}

EXPORT int count_books (Shelf *shelf) {
  int i, sum;
  for (i = 0, sum = 0; i < shelf->size; i++)
    sum += shelf->books[i].count;
  return sum;
}
`;

function mended(text: string): string {
  const mends = new Mends(text);
  const edits = mends.parts.flatMap((part) => mends.of(part)).flatMap((mend) => mend.edits);
  return applyCandidate(text, { edits, cost: 0 });
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ');

describe('mends', () => {
  it('are none where nothing is wrong', () => {
    expect(mended(right)).toBe(right);
  });

  it.each([
    [[['*other;', '*other']]],
    [[['length > 8) {', 'length > 8 {']]],
    [[['} else {', '} esle {']]],
    [[['put(shelf, name', 'put(shelf name']]],
    [[['return shelf;', 'return shelf:']]],
    [[['    }\n    case KIND_LARGE', '    case KIND_LARGE']]],
    [[['"opened %s\\n", name', '"opened %s\\n, name']]],
    [[['int i, sum;', 'int i sum;']]],
    [[['size_t length)', 'size_t length']]],
    [[['switch (shelf->kind)', 'swtich (shelf->kind)']]],
    // The second slip is found behind the first.
    [
      [
        ['*other;', '*other'],
        ['length > 8) {', 'length > 8 {'],
        ['      break;\n  }', '      break\n  }'],
        ['i < shelf->size; i++)', 'i < shelf->size; i++'],
      ],
    ],
  ])('undo the slips %j', (slips) => {
    const wrong = slips.reduce((text, [from = '', to = '']) => text.replace(from, to), right);
    expect(wrong).not.toBe(right);
    expect(squeeze(mended(wrong))).toBe(squeeze(right));
  });

  it('leave a function alone that is not broken, however broken its neighbour is', () => {
    const wrong = right.replace('length > 8) {', 'length > 8 {{{ ((');
    const mends = new Mends(wrong);
    const part = mends.partAt(wrong.indexOf('sum += '));
    expect(part && mends.of(part)).toEqual([]);
  });

  it('come to an end, and name places of the source, whatever stands there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...right.split(/(?<=\W)|(?=\W)/)), { maxLength: 60 }), (pieces) => {
        const text = `#include "shelf.h"\nint f(void)\n{\n${pieces.join('')}\n}\n`;
        const mends = new Mends(text);
        for (const part of mends.parts) {
          for (const { edits } of mends.of(part)) {
            for (const { start, end } of edits) {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeGreaterThanOrEqual(start);
              expect(end).toBeLessThanOrEqual(text.length);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('bodiesAtMargin', () => {
  it('finds functions behind heads of several lines, heads before C89, and types', () => {
    const old = 'old(a, b)\n  int a;\n  char *b;\n{\n  return a;\n}\n';
    const text = `${right}${old}static const int sizes[] = {\n  1,\n};\n`;
    const found = bodiesAtMargin(text).map(({ head, start, isFunction }) => [
      text.slice(head, start).split('\n')[0],
      isFunction,
    ]);
    expect(found).toEqual([
      ['static Shelf *', true],
      ['EXPORT int count_books (Shelf *shelf) {', true],
      ['old(a, b)', true],
      ['static const int sizes[] = {', false],
    ]);
  });
});
