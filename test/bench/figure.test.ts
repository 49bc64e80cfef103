import { describe, expect, it } from 'vitest';
import { type FigureDefinition, judge, withoutValue } from '../../src/bench/figure.ts';
import { figureLine, verdict } from '../../src/bench/table.ts';

function definition(said: Partial<FigureDefinition>): FigureDefinition {
  return { name: 'ratio', title: 'one beside another', unit: 'x', direction: 'lower', ...said };
}

describe('a figure', () => {
  it.each([
    [{ limit: 1.8 }, 1.8, true],
    [{ limit: 1.8 }, 1.81, false],
    [{ limit: 1.7, direction: 'higher' }, 1.7, true],
    [{ limit: 1.7, direction: 'higher' }, 1.6, false],
    [{ limit: true, direction: 'higher', unit: 'yes' }, true, true],
    [{ limit: true, direction: 'higher', unit: 'yes' }, false, false],
    [{ limit: 1.8 }, Number.NaN, false],
    [{}, 99, null],
  ] as const)('with %j is %s: holds %s', (said, value, holds) => {
    expect(judge('parse', definition(said), { value })).toMatchObject({ bench: 'parse', holds });
  });

  it('without a value keeps no promise', () => {
    expect(withoutValue('parse', definition({ limit: 1 }), 'no rg')).toMatchObject({ value: null, holds: false });
    expect(withoutValue('parse', definition({}), 'no rg')).toMatchObject({ value: null, holds: null });
  });

  it('is a line of the table', () => {
    const missed = judge('parse', definition({ limit: 1.8 }), { value: 2.5 });
    const known = judge('parse', definition({ name: 'rate', unit: 'MB/s' }), { value: 100 });
    const gone = withoutValue('parse', definition({ name: 'gone', limit: true }), 'no rg');
    expect([missed, known, gone].map((figure) => figureLine(figure).replace(/ {3,}/g, ' | '))).toEqual([
      'MISSED  parse.ratio | 2.5 x (at most 1.8 x)  one beside another',
      ' | parse.rate | 100 MB/s  one beside another',
      'MISSED  parse.gone | not measured: no rg (must be)  one beside another',
    ]);
    expect(verdict([missed, known, gone])).toBe('0 of 2 limits hold; missed: parse.ratio, parse.gone.');
  });
});
