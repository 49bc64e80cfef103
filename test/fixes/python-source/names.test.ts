import { describe, expect, it } from 'vitest';
import { importPlace, isUsedAsModule } from '../../../src/fixes/python-source/imports.ts';
import { isMeantElsewhere, meantName, placesOf } from '../../../src/fixes/python-source/names.ts';
import { scopesOf } from '../../../src/fixes/python-source/scopes.ts';

/** What is meant by a word, at its last place in the text. */
function meant(text: string, wrong: string): string | undefined {
  return meantName(text, wrong, text.lastIndexOf(wrong));
}

describe('the name that is meant', () => {
  it.each([
    ['def f(count):\n    return coutn\n', 'coutn', 'count'],
    ['pritn(1)\n', 'pritn', 'print'],
    ['def f(items):\n    for item in items:\n        g(itme)\n', 'itme', 'item'],
    ['def f(path):\n    pathh.a()\n    patth.b()\n    return path\n', 'patth', 'path'],
    ['def f(part):\n    pass\n\n\ndef g(pats, b):\n    return past + b\n', 'past', 'pats'],
    ['import a\n\n\ndef f(state, start):\n    return start + stae\n', 'stae', 'state'],
    ['def f(a):\n    retrun (a)\n', 'retrun', 'return'],
    ['for a in b:\n    pss\n', 'pss', 'pass'],
    ['if __nme__ == "__main__":\n    pass\n', '__nme__', '__name__'],
    ['class Item:\n    pass\n\n\nitem = Itm()\n', 'Itm', 'Item'],
  ])('%j', (text, wrong, right) => expect(meant(text, wrong)).toBe(right));

  it.each([
    ['cart = 1\ncars = 2\nprint(card)\n', 'card'],
    ['def f(value):\n    pass\n\n\ndef g():\n    return valu\n', 'valu'],
    ['import warnings_of\nwarnings.warn("a")\n', 'warnings'],
    ['ab = 1\nprint(abc)\n', 'xy'],
  ])('is not known in %j', (text, wrong) => expect(meant(text, wrong)).toBeUndefined());
});

it('what a mistyped name means is not unused', () => {
  const text = 'import itertools\nimport statistics\n\n\ndef f(x):\n    return itertool.chain(x)\n';
  expect(isMeantElsewhere(text, 'itertools')).toBe(true);
  expect(isMeantElsewhere(text, 'statistics')).toBe(false);
});

it('a name of an argument is no use, and one in an f-string is one', () => {
  const text = 'f(name=1)\nprint(f"{{name}} {name!r} {other.name}")\n';
  const at = text.indexOf('{name!') + 1;
  expect(placesOf(text, 'name', text.indexOf('print'), text.length)).toEqual([{ start: at, end: at + 4 }]);
  expect(scopesOf(text).uses.map((use) => use.text)).toEqual(['f', 'print']);
});

it.each([
  ['import a.b as c, d\nfrom e import (f as g,\n    h)\n', ['c', 'd', 'g', 'h']],
  ['def f(a, *b, c=d(e), **g): pass\n', ['f']],
  ['a, (b, *c) = d[e] = f.g\nh: int = 1\ni += 1\n', ['a', 'b', 'c', 'h']],
  ['with a as b, c as (d, e): pass\nx = [f for g, h in i if (j := 1)]\n', ['b', 'd', 'e', 'x', 'g', 'h', 'j']],
  [
    'try:\n    pass\nexcept a as b:\n    pass\nmatch c:\n    case D(e, f=g) as h:\n        pass\n',
    ['b', 'e', 'g', 'h'],
  ],
])('binds the names of %j', (text, names) => {
  const visible = scopesOf(`${text}end\n`).visibleAt(text.length);
  expect(names.filter((name) => !visible.has(name))).toEqual([]);
  expect(['int', 'i', 'D'].filter((name) => visible.has(name))).toEqual([]);
});

it('does not see into other functions, nor from a method into its class', () => {
  const text = 'def f(a):\n    b = 1\n\n\nclass C:\n    d = 2\n    def g(self):\n        return 3\n';
  expect([...scopesOf(text).visibleAt(text.indexOf('return')).keys()]).toEqual(['self', 'f', 'C']);
});

describe('an import is added', () => {
  it.each([
    ['from a import (\n    b,\n    c,\n)\nx = b\n', 'from a import (\n    b,\n    c,\n)\n'],
    ['"""Text.\n\nMore.\n"""\nx = 1\n', '"""Text.\n\nMore.\n"""\n'],
    ['#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nx = 1\n', '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n'],
    ['import a\ndef f():\n    pass\nimport b\n', 'import a\n'],
    ['x = 1\n', ''],
  ])('to %j', (text, before) => expect(text.slice(0, importPlace(text))).toBe(before));
});

it.each([
  ['x: datetime = datetime.now()\n', 'datetime', false],
  ['x = datetime.timedelta(1)\n', 'datetime', true],
  ['pprint(x)\n', 'pprint', false],
  ['pprint.pformat(x)\n', 'pprint', true],
])('tells a module from what it is named after: %j', (text, name, isModule) =>
  expect(isUsedAsModule(text, name)).toBe(isModule),
);
