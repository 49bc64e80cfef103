import { describe, expect, it } from 'vitest';
import { applyCandidate } from '../../../src/fixes/candidate.ts';
import { repairIndentation } from '../../../src/fixes/python-source/indentation.ts';
import { meantName } from '../../../src/fixes/python-source/names.ts';
import { repairPython } from '../../../src/fixes/python-source/repair.ts';
import { firstMisfit } from '../../../src/fixes/python-source/statements.ts';
import { tokenize } from '../../../src/fixes/python-source/tokens.ts';

/** The text after the repair of a 1-based line, as it is where there is none. */
function mend(text: string, line: number, message = 'invalid syntax'): string {
  const start =
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0);
  const edits = repairPython(text, start, message);
  return edits ? applyCandidate(text, { edits, cost: 0 }) : text;
}

describe('the grammar', () => {
  it.each([
    'async def f(a, /, b: int = 1, *args, c, **more) -> list[int]:\n    async with x as y, z: await y\n',
    'with (open("a") as a, open("b") as b,):\n    pass\nwith (a), b:\n    pass\n',
    'try:\n    pass\nexcept* (A, B) as error:\n    raise C from error\nelse: pass\nfinally: pass\n',
    'x = [a for b in c if d if not e for f in (g, *h)]; y = {**a, "b": 1}; z = {1, *a}\n',
    'f(*a, b=c, *d, **e)\nf(x for x in y)\na[1:2, ::3, ...] = b = lambda *c, d=1: c if d else (yield)\n',
    'match command.split():\n    case ["go", direction] | {"x": 1, **rest} if direction:\n        pass\nmatch = 3\n',
    'a: int\nb: list[int] = []\na, (b, *c) = 1, (2, 3)\nif (n := len(a)) > 10: print(f"{n}")\n',
    'from .. import (a as b, c,)\nimport a.b.c as d, e\nprint(1, 2, sep="", end=\'\\\n\')\nx = """a\nb"""\n',
    'class A[T](B, metaclass=C):\n    @property\n    def x(self): return not self.y is not None\n',
  ])('reads %j', (text) => expect(firstMisfit(text, tokenize(text))).toBeUndefined());

  it.each(['f(a b)', 'x = ', 'if a', 'def f(:', 'f(1) = 2', 'a[]', 'retrun x', 'for x y:', 'f(a=1.2.3)'])(
    'does not read %j',
    (text) => expect(firstMisfit(`${text}\n`, tokenize(`${text}\n`))).toBeDefined(),
  );
});

describe('a line that Python refuses', () => {
  it.each([
    ['x = f(1, g(2)\ny = 3\n', 2, 'x = f(1, g(2))\ny = 3\n'],
    ['x = f(1,\n      2\n\n\ndef g():\n    pass\n', 5, 'x = f(1,\n      2)\n\n\ndef g():\n    pass\n'],
    ['def f(a, b:\n    c = a.d()\n    b.e = c\n', 3, 'def f(a, b):\n    c = a.d()\n    b.e = c\n'],
    ['def f(:\n    pass\n', 1, 'def f():\n    pass\n'],
    ['if hasattr(a, "close":\n    a.close()\n', 1, 'if hasattr(a, "close"):\n    a.close()\n'],
    ['try:\n    pass\nexecpt ValueError:\n    pass\n', 3, 'try:\n    pass\nexcept ValueError:\n    pass\n'],
    ['x = {"a": 1, "b: 2}\n', 1, 'x = {"a": 1, "b": 2}\n'],
    ['raise ValueError(f"no {name(x)})\n', 1, 'raise ValueError(f"no {name(x)}")\n'],
    ['if a:\n    f()\nelse if b:\n    g()\n', 3, 'if a:\n    f()\nelif b:\n    g()\n'],
  ])('%j', (before, line, after) => expect(mend(before, line)).toBe(after));

  it('is left alone where nothing small helps, and where it reads well', () => {
    expect(mend('one two three four five\n', 1)).toBe('one two three four five\n');
    expect(mend('x = "return )"  # if (\n', 1)).toBe('x = "return )"  # if (\n');
  });

  it('takes no longer than its length allows', () => {
    for (const text of ['('.repeat(20_000), '"'.repeat(20_000), 'a '.repeat(20_000), 'f(\n'.repeat(8_000)])
      mend(text, 1);
  });
});

it('indents the block above where that is what stands wrong', () => {
  const text = 'def f():\n    pass\ndef g():\n     x = 1\n    return x\n';
  expect(repairIndentation(text, 4, 'between')).toEqual([{ line: 3, text: '    ' }]);
  expect(repairIndentation('x = 1\n  y = 2\n', 1, 'deeper')).toEqual([{ line: 1, text: '' }]);
});

it('knows which name is meant only where one alone is near', () => {
  expect(meantName('def f(count):\n    return coutn\n', 'coutn', 25)).toBe('count');
  expect(meantName('cart = 1\ncars = 2\nprint(car)\n', 'card', 20)).toBeUndefined();
  expect(meantName('pritn(1)\n', 'pritn', 0)).toBe('print');
});
