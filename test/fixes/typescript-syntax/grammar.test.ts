import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { syntaxTokens } from '../../../src/fixes/typescript-syntax/reader.ts';
import { firstMisfit } from '../../../src/fixes/typescript-syntax/syntax.ts';

const root = new URL('../../../', import.meta.url).pathname;

/** What stands where the reading ends. */
function misfitIn(text: string, isLayoutStrict = false): string | undefined {
  const tokens = syntaxTokens(text);
  const misfit = firstMisfit(tokens, 0, isLayoutStrict ? 0 : undefined);
  if (misfit === 'unknown') return misfit;
  return misfit && text.slice(tokens[misfit.at]?.start, tokens[misfit.at]?.end);
}

describe('the grammar', () => {
  it.each([
    'const f = async <T,>(a: T, { b, ...c }: D = {}, ...rest: E[]): Promise<T> => ({ a, b, ...c });\n',
    'a < b || c > d; f<A, B>(c); new Map<string, number[]>(); g<T>`x`; x = y as unknown as Z<W>; (<any>a).b;\n',
    'const a = b ? (c) : d; const e = b ? (c) => d : (f): G => h; const i = j ? k ? 1 : 2 : 3;\n',
    `a = b / c / d; e = /[/]\\/x/g.test(f); g = h! / 2; if (i) /j/.exec(k); (l) / m; \`n\${o / p}q\`;\n`,
    'for (const a of b) for await (let [c] of d) e: for (;;) { continue e; }\nfor (var f in g) {} do f++; while (f < 3) g();\n',
    `let a = 1\nlet b = a\n++b\nreturnIt()\n[1].map(x => x)\nthrow new Error(\`a\${b}\`)\n`,
    '@a.b() @c export abstract class D<in out T extends E = F> extends G<T>(H) implements I, J.K<L> {\n  static { a(); }\n  declare readonly b?: string; static async *[c]<T>(this: D, @e() private d: F) { yield* g; }\n  get h() { return 1 } set h(v) {}\n  #i = 1; accessor j = 2; constructor(); constructor(public k?: string) { super(); }\n  [l: string]: unknown; abstract m(): void; "n"() {} 0 = 1; get = 3; static; async() {}\n}\n',
    'interface A<T> extends B, C<D> { (e: F): G; new <H>(i: J): K; readonly [l: string]: M; n?(): o is P; get q(): R; set q(s: R); "t": U, }\n',
    `type A = { readonly [K in keyof B as \`x\${K}\`]-?: B[K] } & { -readonly [L in M]: N };\ntype O = P extends (infer Q extends R)[] ? Q : S extends T ? U : never;\n`,
    `type A = readonly [b: C, d?: E, ...f: G[]] | (abstract new () => H) | unique symbol | typeof import("i").J<K> | -1 | \`a\${L}b\`;\n`,
    'function a(b: unknown): asserts b is C; function a(this: D, b?): b is E { return true }\n',
    'declare global { var a: B; }\ndeclare module "c" { export = d; }\nnamespace E.F { export import G = H.I; }\nexport as namespace J;\n',
    'import a, { type b as c, type d, default as e } from "f" with { type: "json" };\nimport type g from "h"; import * as i from "j"; import k = require("l"); import "m";\n',
    'export * as a from "b"; export { c as default, type d }; export default async function () {}\nexport type { e } from "f"; export const enum G { H = 1 << 2, "I" }\n',
    'x?.y?.[z]?.(a!)!.b ??= c satisfies D; ({ a = 1, [b]: c, ...d } = e); [f, , g = 2] = h; void (async () => await i)();\n',
    'switch (a) { case b: { c } case d: default: e }\ntry { f } catch { g } finally { h }\nlabel: while (i) { if (j) break label; else continue }\n',
    'type of = 1; let type = 2, async = 3, as = 4, get = 5; type = async + as; abstract: declare(type);\n',
    'a >>>= b >> c >= d; e >> f; if (g < (h >> 1)) {} const i: A<B<C>>= j; k<<2; f<<T>(x: T) => void>();\n',
  ])('reads %j', (text) => expect(misfitIn(text)).toBeUndefined());

  it.each([
    ['f(a b);', 'b'],
    ['retrun x;', 'x'],
    ['function f(a string, b: number) {}', 'string'],
    ['const f = (a: A, b B): C => {\n  return a;\n};', 'B'],
    ['const f = (a: A): B => {\n  c d;\n};', 'd'],
    ['if (a {\n}', '{'],
    ['f(a));', ')'],
    ["f('a, b);", "'a, b);"],
    ['const a = [1 2];', '2'],
    ['type A = Map<B C>;', 'C'],
    ['type A = B | () => C;', '('],
    ['const f = (a: A): B<C D> => a;', 'D'],
    ['class A {\n  one() {\n    return 1;\n\n  private two() {}\n}\n', 'two'],
    ['exprot const a = 1;', 'const'],
    ['interface A { const b = 0; }', 'b'],
    ['import { a b } from "c";', 'b'],
    ['a + b = c;', '='],
    ['let x: = 1;', '='],
    ['x = ;', ';'],
    ['function f() {\n  return 1;\n', ''],
  ])('does not read %j: %j', (text, at) => expect(misfitIn(text)).toBe(at));

  it('reads every source of this project, as it is laid out', { timeout: 120_000 }, () => {
    const files = globSync(['{src,stages,pipelines,test}/**/*.ts'], { cwd: root, absolute: true });
    expect(files.length).toBeGreaterThan(500);
    const misread = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return misfitIn(text) !== undefined || misfitIn(text, true) !== undefined;
    });
    expect(misread).toEqual([]);
  });

  it('reads declarations that others have written', { timeout: 120_000 }, () => {
    const packages = ['@types', 'zod', 'typescript', 'vitest', 'vite', 'commander', 'rolldown', 'pino', 'ajv', 'execa'];
    const files = globSync(
      packages.map((name) => `node_modules/${name}/**/*.d.{ts,mts,cts}`),
      { cwd: root, absolute: true },
    );
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => misfitIn(readFileSync(file, 'utf8')) !== undefined)).toEqual([]);
  });
});

describe('the layout', () => {
  it.each([
    ['class A {\n  one() {\n    if (a) {\n      b();\n    c();\n  }\n}\n', 'c'],
    ['f(\n  g(() => {\n    h();\n  }\n);\n', ')'],
    ['const a = {\n  b: [\n    1,\n  c: 2,\n};\n', 'c'],
    ['function f() {\n  if (a)\n    b();\n  }\n  return 1;\n}\n', '}'],
  ])('does not fit in %j: %j', (text, at) => expect(misfitIn(text, true)).toBe(at));

  it.each([
    'switch (a) {\ncase 1:\n  b();\n}\n',
    'const a = b\n  ? {\n      c: 1,\n    }\n  : d;\n',
    'if (\n  a &&\n  b\n) {\n  c();\n}\n',
    'f(function () {\n  g();\n}, {\n  h: 1,\n});\n',
    `const a = \`\nb \${c}\n\`;\n`,
    'f((a) => { b();\n  c(); });\n',
  ])('fits in %j', (text) => expect(misfitIn(text, true)).toBeUndefined());
});
