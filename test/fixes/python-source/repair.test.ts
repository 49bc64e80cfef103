import { describe, expect, it } from 'vitest';
import { applyCandidate } from '../../../src/fixes/candidate.ts';
import { repairIndentation } from '../../../src/fixes/python-source/indentation.ts';
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

  it.each([
    'if a:\nb\n',
    'a\n  b\n',
    'if a:\n    b\n  c\n',
    'if a:\n    b\nexcept c:\n    d\n',
    'for a in b:\n    c\nelif d:\n    e\n',
    'try:\n    a\nb\n',
  ])('does not read the indentation or the clauses of %j', (text) =>
    expect(firstMisfit(text, tokenize(text))).toBeDefined(),
  );

  it.each([
    'if a:\n\tb\n\tif c:\n\t    d\nelse:\n    e\n',
    'try:\n    a\nexcept b:\n    c\nelse:\n    d\nfinally:\n    e\nf\n',
    '    a\n  b\nc\n',
    'for a in b:\n    c\nelse:\n    d\nwhile e: f\nelse: g\n',
    'if a: b\nelif c: d\nelse: e\n',
    'if a:\n    # b\n  # c\n    d(\ne)\n',
  ])('reads the indentation and the clauses of %j', (text) =>
    expect(firstMisfit(text, tokenize(text))).toBeUndefined(),
  );

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
    ['match a:\n    cse 1:\n        f()\n', 2, 'match a:\n    case 1:\n        f()\n'],
    ['def f(a):\n    g(\n    b = a\n    return b\n', 2, 'def f(a):\n    g()\n    b = a\n    return b\n'],
    ['@a("b"\n@c("d")\ndef f():\n    pass\n', 3, '@a("b")\n@c("d")\ndef f():\n    pass\n'],
    ['if a:\n    f(b\nfor c in d:\n    e()\n', 2, 'if a:\n    f(b)\nfor c in d:\n    e()\n'],
    ['x = f(a\nfor y in z:\n    y.g()\n', 2, 'x = f(a)\nfor y in z:\n    y.g()\n'],
  ])('%j', (before, line, after) => expect(mend(before, line)).toBe(after));

  it('gets both of its slips mended, since Python would name it for the same reason', () => {
    const text = 'x = f(a\n\n\nclass B(C:\n    pass\n';
    expect(mend(text, 4)).toBe('x = f(a)\n\n\nclass B(C):\n    pass\n');
    expect(mend('x = f(a\nif x\n    g()\n', 2)).toBe('x = f(a)\nif x:\n    g()\n');
  });

  it('is not closed anywhere only because the text that is looked at ends there', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `        ${i},\n`).join('');
    const text = `if a.b(:\n    c = d(\n${rows}    )\n`;
    expect(mend(text, 1)).toBe(text.replace('(:', '():'));
    const long = `def f(a: "B, c: str) -> bool:\n    """${'Text.\n'.repeat(20)}"""\n    return c\n`;
    expect(mend(long, 1, 'unterminated string literal (detected at line 1)')).toBe(long.replace('"B', '"B"'));
  });

  it('may hold a slip of its own before the next one further down', () => {
    const text = 'class A(B):\n    def f(self):\n        return g(self.a\n\n\nclss C(B):\n    pass\n';
    expect(mend(text, 3, "'(' was never closed")).toBe(text.replace('self.a\n', 'self.a)\n'));
  });

  it('is told by the tokenizer before what stands above it', () => {
    const text = 'a = f(b\nfor c in a:\n    c["d] = 0\n    g(c)\n';
    const said = 'unterminated string literal (detected at line 3)';
    expect(mend(text, 3, said)).toBe(text.replace('"d]', '"d"]'));
  });

  it.each([
    ['a = 1\nf("b, a)\n', 2, 'a = 1\nf("b", a)\n'],
    ['f("hello, world)\n', 1, 'f("hello, world")\n'],
    ["x = ['*.a', '*.b, '*.c']\n", 1, "x = ['*.a', '*.b', '*.c']\n"],
    ['x = a["b]  # type: ignore[c]\n', 1, 'x = a["b"]  # type: ignore[c]\n'],
    ['x = a.b["c][0]\n', 1, 'x = a.b["c"][0]\n'],
  ])('ends a string where code begins: %j', (before, line, after) =>
    expect(mend(before, line, 'unterminated string literal (detected at line 1)')).toBe(after),
  );

  it('reads on to the end of a long statement', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `    ${i},\n`);
    const text = `x = [\n${rows.join('')}]\n`;
    const broken = text.replace('    9,', '    9 9,');
    expect(mend(broken, 11, 'invalid syntax. Perhaps you forgot a comma?')).toBe(text.replace('    9,', '    9, 9,'));
  });

  it('is left alone where nothing small helps, and where it reads well', () => {
    expect(mend('one two three four five\n', 1)).toBe('one two three four five\n');
    expect(mend('x = "return )"  # if (\n', 1)).toBe('x = "return )"  # if (\n');
  });

  it('takes no longer than its length allows', () => {
    const strings = [`"${','.repeat(20_000)}`, `"${', a'.repeat(9_000)}`, `"${' '.repeat(20_000)}`];
    for (const text of [...strings, '('.repeat(20_000), '"'.repeat(20_000), 'a '.repeat(20_000), 'f(\n'.repeat(8_000)])
      mend(text, 1);
  });
});

it('indents the block above where that is what stands wrong', () => {
  const text = 'def f():\n    pass\ndef g():\n     x = 1\n    return x\n';
  expect(repairIndentation(text, 4, 'between')).toEqual([{ line: 3, text: '    ' }]);
  const open = 'class A:\n     a = 1\n    b = 2\n    def f(self):\n        g(\n    def h(self):\n        pass\n';
  expect(repairIndentation(open, 2, 'between')).toEqual([{ line: 1, text: '    ' }]);
  expect(repairIndentation('x = 1\n  y = 2\n', 1, 'deeper')).toEqual([{ line: 1, text: '' }]);
});
