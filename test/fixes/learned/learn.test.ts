import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { applyPattern } from '../../../src/fixes/learned/apply.ts';
import { learnRepair } from '../../../src/fixes/learned/learn.ts';
import { openRepairOf } from '../../../src/fixes/learned/open-repair.ts';
import { languageOf, sourceTokens } from '../../../src/fixes/learned/source-tokens.ts';
import type { LearnedPattern } from '../../../src/state/stored.ts';
import { diagnostic } from '../../helpers/diagnostic.ts';

/** A problem at the place that `^` marks: the mark is taken out. */
function marked(text: string, said: Partial<Diagnostic>): { text: string; problem: Diagnostic } {
  const at = text.indexOf('^');
  const before = text.slice(0, at).split('\n');
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  return {
    text: text.replace('^', ''),
    problem: diagnostic({ tool: 'gcc', code: 'x', file: 'a.c', ...place, ...said }),
  };
}

function learn(broken: string, mended: string, said: Partial<Diagnostic>): LearnedPattern | undefined {
  const { text, problem } = marked(broken, said);
  const open = openRepairOf(problem, text, { command: 'make', branch: '', time: 0 });
  return open && learnRepair(open, mended, 0);
}

function apply(pattern: LearnedPattern | undefined, broken: string, said: Partial<Diagnostic>): string | undefined {
  const { text, problem } = marked(broken, said);
  const tokens = sourceTokens(text, languageOf(problem.file as string) as string);
  const repair = pattern && tokens && applyPattern(pattern, problem, text, tokens);
  if (!repair) return undefined;
  const { line, start, end = start, text: newText } = repair.edit;
  const lines = text.split('\n');
  const old = lines[line] as string;
  lines[line] = old.slice(0, start) + newText + old.slice(end);
  return lines.join('\n');
}

const renamed = { message: 'unknown type name ‘u32’' };
const swapped = { message: "'b' used before 'a'" };

describe('a repair is learned and done again elsewhere', () => {
  it('with the names of the other place, by what the message quotes', () => {
    const pattern = learn(
      'int f(int a)\n{\n\treturn g(^b, a);\n}\n',
      'int f(int a)\n{\n\treturn g(a, b);\n}\n',
      swapped,
    );
    const other = { message: "'size' used before 'from'" };
    expect(apply(pattern, 'x = move(^size, from) + 1; /* size, from */\n', other)).toBe(
      'x = move(from, size) + 1; /* size, from */\n',
    );
    expect(apply(pattern, 'x = move(^from, size) + 1;\n', other)).toBeUndefined();
    expect(apply(pattern, 'x = move(^size, /* why */ from) + 1;\n', other)).toBeUndefined();
    expect(apply(pattern, 'x = "(^size, from)";\n', other)).toBeUndefined();
  });

  it('only for the same name where it brings one that nothing at the place tells', () => {
    const pattern = learn('void f(void)\n{\n\t^u32 n;\n}\n', 'void f(void)\n{\n\tuint32_t n;\n}\n', renamed);
    expect(pattern?.names).toEqual(['u32']);
    expect(apply(pattern, 'int g(void)\n{\n    ^u32 n;\n', { message: "unknown type name 'u32'" })).toContain(
      '    uint32_t n;',
    );
    expect(apply(pattern, 'int g(void)\n{\n    ^u64 n;\n', { message: "unknown type name 'u64'" })).toBeUndefined();
  });

  it('only for the same function where it brings a value', () => {
    const few = (name: string) => ({ message: `too few arguments to function '${name}'` });
    const pattern = learn('int f(void) { return ^show("a"); }', 'int f(void) { return show(0, "a"); }', few('show'));
    expect(apply(pattern, 'n = ^show("other");', few('show'))).toBe('n = show(0, "other");');
    const word = learn('int f(int a) { return ^show(a); }', 'int f(int a) { return show(0, a); }', few('show'));
    expect(apply(word, 'n = ^show(b, c);', few('show'))).toBe('n = show(0, b, c);');
    expect(apply(pattern, 'n = ^open("other");', few('open'))).toBeUndefined();
  });

  it('with the white space of the first place', () => {
    const said = { message: 'missing operator' };
    const insertion = learn(
      'int f(int a, int b)\n{\n\treturn (a^) b;\n}',
      'int f(int a, int b)\n{\n\treturn (a) & b;\n}',
      said,
    );
    expect(apply(insertion, 'y = (q^)  r; // (q) r', said)).toBe('y = (q) & r; // (q) r');
    expect(apply(insertion, 'y = (q^)r;', said)).toBe('y = (q) & r;');
    expect(apply(insertion, 'y = (q^) /* and */ r;', said)).toBe('y = (q) & /* and */ r;');
    const removal = learn('int f(int a)\n{\n\treturn a ^a;\n}', 'int f(int a)\n{\n\treturn a;\n}', said);
    expect(apply(removal, 'void g() { return x ^x; }', said)).toBe('void g() { return x; }');
    expect(apply(removal, 'void g() { return x ^y; }', said)).toBeUndefined();
  });

  it.each([
    [
      'a.ts',
      'const f = (a: T) => ^b.c;\nconst t = `x`;\n',
      'const f = (a: T) => await b.c;\nconst t = `x`;\n',
      'q = () => ^r.s;',
      'q = () => await r.s;',
    ],
    [
      'a.py',
      'def f(a):\n    return ^g(a)  # await\n',
      'def f(a):\n    return await g(a)  # await\n',
      'x = """a\nb"""\nif 1: return ^h(x)',
      'x = """a\nb"""\nif 1: return await h(x)',
    ],
    [
      'a.go',
      'func f() int {\n\tx ^= g()\n\treturn x\n}\n',
      'func f() int {\n\tx := g()\n\treturn x\n}\n',
      'q ^= r()',
      'q := r()',
    ],
  ])('%s', (file, broken, mended, other, wanted) => {
    const said = { file, message: 'no' };
    expect(apply(learn(broken, mended, said), other, said)).toBe(wanted);
  });

  it('where the tool names only a line, when it fits there just once', () => {
    const said = { message: "bad 'x'" };
    const { text, problem } = marked('int a;\n^int b = f(x);\nint c;', said);
    const { column: _, ...inLine } = problem;
    const open = openRepairOf(inLine, text, { command: 'make', branch: '', time: 0 });
    const pattern = open && learnRepair(open, 'int a;\nint b = f(&x);\nint c;', 0);
    const again = (line: string) => {
      const tokens = sourceTokens(line, 'c') ?? [];
      const { column: __, ...problemThere } = diagnostic({
        tool: 'gcc',
        code: 'x',
        file: 'a.c',
        line: 1,
        message: "bad 'y'",
      });
      return pattern && applyPattern(pattern, problemThere, line, tokens)?.after;
    };
    expect([again('q = g(y);'), again('q = g(y) + g(y);')]).toEqual(['&', undefined]);
  });
});

describe('nothing is learned', () => {
  const body = (line: string) => `int f(int a)\n{\n${line}\n\treturn a;\n}\n`;
  it.each([
    ['of nothing', body('\ta = ^g(1);'), body('\ta = g(1);')],
    ['of a comment', body('\ta = ^g(1);'), body('\ta = g(1); // done')],
    ['of a string', body('\ta = ^g("a");'), body('\ta = g("b");')],
    ['of a new string', body('\ta = ^g(a);'), body('\ta = g("secret");')],
    ['of a rewrite', body('\ta = ^g(1);'), body('\tfor (a = 0; a < 7; a++) h(a, a, a + 1, k);')],
    ['of new lines', body('\ta = ^g(1);'), body('\ta = g(1);\n\tif (a) a++;')],
    ['where the place is gone', body('\ta = ^g(1);'), 'int other(void);\n'],
    ['where it could be either of two', `${body('\ta = ^g(1);')}`, body('\ta = h(1);') + body('\ta = h(1);')],
    ['of a secret', body('\ta = ^g(1); // ghp_abcdefghijklmnopqrstuvwxyz0123456789'), body('\ta = h(1);')],
    [
      'of a directive',
      `#define A 1\n${body('\ta = ^g(1);')}`.replace('^', '').replace('#', '^#'),
      `#define A 2\n${body('\ta = g(1);')}`,
    ],
  ])('%s', (_, broken, mended) => {
    expect(learn(broken, mended, { message: "no 'a'" })).toBeUndefined();
  });

  it('of a language whose strings it can not tell', () => {
    const said = { message: 'no', file: 'a.go' };
    expect(learn('x ^= 1\nvar s = `a`\n', 'x := 1\nvar s = `a`\n', said)).toBeUndefined();
    expect(learn('x ^= 1', 'x := 1', { message: 'no', file: 'a.zig' })).toBeUndefined();
  });

  it('and of strings only a digest is kept', () => {
    const { text, problem } = marked('int a = ^f("my words", \'c\');', { message: 'no' });
    const kept = JSON.stringify(openRepairOf(problem, text, { command: 'make', branch: '', time: 0 }));
    expect(kept).not.toContain('my words');
    expect(kept.length).toBeLessThan(1_000);
  });
});
