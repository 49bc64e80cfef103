import { expect, it } from 'vitest';
import { countNames, nearestName } from '../../src/fixes/nearest-name.ts';

it.each([
  ['fewer slips before more', 'lenght', [['length', 'lenghtened', 'light']], 'length'],
  ['an earlier list before a later one', 'cart', [['cars'], ['card', 'card']], 'cars'],
  ['but not with more slips', 'counnter', [['couters'], ['counter']], 'counter'],
  ['what occurs more often', 'card', [['cart', 'cars', 'cars']], 'cars'],
  ['in doubt none', 'card', [['cart', 'cars']], undefined],
  ['two slips in long words only', 'caxy', [['cart']], undefined],
  ['never the word itself', 'total', [['total']], undefined],
])('the nearest name: %s', (_, wrong, lists, right) => expect(nearestName(wrong, lists.map(countNames))).toBe(right));
