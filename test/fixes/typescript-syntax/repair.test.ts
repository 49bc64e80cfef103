import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCandidate } from '../../../src/fixes/candidate.ts';
import { Composition } from '../../../src/fixes/typescript-syntax/composition.ts';
import { repairTypescript } from '../../../src/fixes/typescript-syntax/repair.ts';

function mend(text: string): string {
  return applyCandidate(text, { edits: repairTypescript(text).edits, cost: 0 });
}

/** One wrong statement of a method, with others around. */
function framed(statement: string): string {
  return `import { z } from './z';\n\nexport class A {\n  one(a: number, b = 2): void {\n    ${statement}\n  }\n\n  two() {\n    return [this.one(1), z];\n  }\n}\n`;
}

describe('what a file can not be read for', () => {
  it.each([
    ['f(a, b;', 'f(a, b);'],
    ['if (f(a) && b {\n      g();\n    }', 'if (f(a) && b) {\n      g();\n    }'],
    ['f(a));', 'f(a);'],
    ['f(a b);', 'f(a, b);'],
    ['const c = new Map<string number>();', 'const c = new Map<string, number>();'],
    ['const c = (d: number, e string) => d;', 'const c = (d: number, e: string) => d;'],
    ['cosnt c = a;', 'const c = a;'],
    ['whlie (a < b) {\n      a++;\n    }', 'while (a < b) {\n      a++;\n    }'],
    ["f('a, b);", "f('a', b);"],
    ["f({ name: 'a, size: 2 });", "f({ name: 'a', size: 2 });"],
    ["throw new Error('no such file);", "throw new Error('no such file');"],
    ["f('a, 'b');", "f('a', 'b');"],
    ["import('./c).then(f);", "import('./c').then(f);"],
    ['return f(() => {\n      g();\n    };', 'return f(() => {\n      g();\n    });'],
    ['const c = { d: 1 e: 2 };', 'const c = { d: 1, e: 2 };'],
    ['const c = [1, 2;', 'const c = [1, 2];'],
  ])('%s', (wrong, right) => {
    expect(mend(framed(wrong))).toBe(framed(right));
  });

  it('is mended where the indentation says that something was forgotten', () => {
    const right =
      'export function f(a: number) {\n  return g(a, (b) => {\n    if (b) {\n      h(b);\n    }\n    return b;\n  });\n}\n\nexport const c = 1;\n';
    for (const wrong of [
      right.replace('      h(b);\n    }\n', '      h(b);\n'),
      right.replace('  });\n', '  };\n'),
      right.replace('  });\n}\n', '  });\n'),
      right.replace('h(b);', 'h(b;'),
    ])
      expect(mend(wrong)).toBe(right);
  });

  it.each([
    ['the end of a call', "const one = make(\n  'a',\n  B,\n)\n\nexport const two = 2\n", '\n)\n', '\n\n'],
    [
      'the end of the head of a method',
      'class A {\n  #x = 1\n\n  one(\n    a: number,\n    b: number,\n  ) {\n    this.#x = a\n    const c = b\n    return c\n  }\n}\n',
      '  ) {',
      '   {',
    ],
    [
      'the end of a condition, with tabs',
      'function f() {\n\tif (\n\t\ta &&\n\t\tb.c\n\t) {\n\t\tone(b)\n\t\tconst d = 1\n\t\ttwo(d)\n\t}\n}\n',
      '\t) {',
      '\t {',
    ],
    [
      'a bracket before a comment',
      'function f() {\n  return g(\n    () => {\n      h()\n    },\n    false\n  ) // why\n}\n\nfunction i() {}\n',
      '  ) //',
      '   //',
    ],
    [
      'a link of a chain',
      'function f() {\n  p(a)\n    .then(() => {\n      b()\n    })\n    .catch((e) => {\n      c(e)\n    })\n}\n\nconst d = 1\n',
      'p(a)',
      'p(a',
    ],
  ])('is mended without semicolons: %s', (_, right, from, to) => {
    const wrong = right.replace(from, to);
    expect(wrong).not.toBe(right);
    expect(mend(wrong)).toBe(right);
  });

  it.each([
    ['const f = <A, B = never C = never>(a: A) => a', 'const f = <A, B = never, C = never>(a: A) => a'],
    ['const f = (a: A): Promise<void B> => {\n  g(a)\n}', 'const f = (a: A): Promise<void, B> => {\n  g(a)\n}'],
    [
      'const f = dual(3, <A>(\n  a: A,\n  b: B<A> | ((c: C) => D<A>\n) => g(a, b))',
      'const f = dual(3, <A>(\n  a: A,\n  b: B<A> | ((c: C) => D<A>)\n) => g(a, b))',
    ],
    ['type T = [a: number, b C, d?: E]', 'type T = [a: number, b: C, d?: E]'],
    ['f({ a, b: 1, c D })', 'f({ a, b: 1, c: D })'],
    ['f({ a, b: 1, c d })', 'f({ a, b: 1, c, d })'],
    ['function f(a A.B<never>): void {}', 'function f(a: A.B<never>): void {}'],
  ])('is mended in types: %s', (wrong, right) => {
    expect(mend(`${wrong}\n\nexport const z = 1\n`)).toBe(`${right}\n\nexport const z = 1\n`);
  });

  it('is mended where two slips stand before the place', () => {
    const right = 'function f() {\n  while (\n    a !== b\n  ) {\n    c++\n    d()\n  }\n}\n';
    expect(mend(right.replace('while', 'whlie').replace('  ) {', '   {'))).toBe(right);
  });

  it('is mended where the next slip stands right behind', () => {
    const right =
      'function f() {\n  g(a, b)\n\n  h(c)\n    .then(() => {\n      d()\n    })\n    .then(() => {\n      e()\n    })\n}\n\nconst z = 1\n';
    expect(mend(right.replace('a, b)', 'a, b').replace('h(c)', 'h(c'))).toBe(right);
  });

  it('is mended behind lines that are laid out in another way', () => {
    const right =
      'function f() {\n  const a =\n    (b.c =\n    d.e =\n      1)\n  if (a) {\n    g(a)\n  }\n  if (d) {\n    return\n  }\n  do {\n    h()\n  } while (true)\n}\n';
    expect(mend(right.replace('g(a)\n  }\n', 'g(a)\n').replace('(true)', '(true'))).toBe(right);
  });

  it('is a statement among the members of a type, where nothing uses it', () => {
    const right = 'interface A {\n  one: string;\n  two?: number;\n}\n';
    expect(mend(right.replace('  two', '  const three = 3;\n  two'))).toBe(right);
  });

  it('is mended in one go, slip by slip', () => {
    const right = `import { a } from './a';\n\n${[1, 2, 3, 4]
      .map((i) => `export function f${i}(b: string, c: number) {\n  const d = g(b, c);\n  return [d, 'x'];\n}\n`)
      .join('\n')}`;
    const wrong = right
      .replace("'./a'", "'./a")
      .replace('export function f1', 'exprot function f1')
      .replace('f2(b: string', 'f2(b string')
      .replace(/(f3[\s\S]*?)g\(b, c\)/, '$1g(b c)')
      .replace(/(f3[\s\S]*?)\]/, '$1')
      .replace(/(f4[\s\S]*?)g\(b, c\)/, '$1g(b, c');
    expect(mend(wrong)).toBe(right);
  });

  it('is left alone where nothing small helps, and where it reads well', () => {
    for (const text of ['one two three four five six seven;\n', 'const a = "return )"; // if (\n', ''])
      expect(repairTypescript(text).edits).toEqual([]);
  });

  it('takes no longer than its length allows', () => {
    for (const text of ['(', '{', '[', '`${', 'a ', "'", 'f(\n', '<', 'a<', '(a = ', 'x ? (y) : '])
      repairTypescript(text.repeat(4_000));
  });

  it('is never worse than before for what is no TypeScript at all', () => {
    const piece = fc.constantFrom(
      ...'( ) { } [ ] < > ; , : = => ? . "a" \' ` ${ a const function class if \n /'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join(' ');
        const { edits, unread } = repairTypescript(text);
        if (unread.length === 0 && edits.length > 0) expect(repairTypescript(mend(text)).edits).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('edits one after the other', () => {
  it('are the same as all of them at once', () => {
    const edit = fc.record({ at: fc.nat(40), length: fc.nat(4), text: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(fc.string({ minLength: 5, maxLength: 30 }), fc.array(edit, { maxLength: 8 }), (text, edits) => {
        const whole = new Composition();
        let current = text;
        for (const { at, length, text: by } of edits) {
          const start = Math.min(at, current.length);
          const one = { start, end: Math.min(current.length, start + length), text: by };
          whole.add(one, current);
          current = applyCandidate(current, { edits: [one], cost: 0 });
        }
        expect(applyCandidate(text, { edits: whole.edits, cost: 0 })).toBe(current);
        for (const [i, { start }] of whole.edits.entries())
          if (i > 0) expect(start).toBeGreaterThan(whole.edits[i - 1]?.end ?? 0);
      }),
    );
  });
});
