import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSource } from '../../../src/fixes/c-source/check.ts';

const correct = `#include <stdio.h>
#include <stdlib.h>
#define SIZE 8
#define LARGER(a, b) ((a) > (b) ? (a) : (b))
typedef struct item { int key; struct item *next; char name[SIZE]; } Item;
enum colour { RED, GREEN = 3 };
static int table[SIZE][SIZE] = { [1] = { 1, 2 }, { 3 } };
int twice(int), (*handler)(int) = twice;
int twice(int a) { return a * 2; }
old(a, b) int a; char *b; { return a + *b; }
Item *make(size_t count, const char name[count]) {
  Item *first = (Item *)calloc(count, sizeof(Item)), second = { .key = 1, .next = NULL };
  if (!first) return NULL; else first->key = second.key;
  for (int i = 0, j = 1; i < SIZE && name[i] != '\\0'; i++, j <<= 1) first->name[i] = name[i];
  do { count--; } while (count > 0);
again:
  switch (first->key) {
    case RED: break;
    case 4 ... 6: { count += 1; }
    default: first->key = LARGER((int)count, -1) ? ~1 : +2;
  }
  if (count > 100) goto again;
  for (;;) break;
  while (getchar() != EOF) continue;
  (void)handler(3), printf("%d" "\\n", *(&first->key));
  unsigned long long big = 0x1fULL + 1e-3f + 'a' + sizeof *first + sizeof(int[3]);
  return (&(Item){ .key = (int)big })->next;
}
#if 0
not C at all {
#endif
int main(int argc, char **argv) { printf("%s%d\\n", argv[0], argc); return twice(old(1, "x")) + table[0][1]; }
`;

describe('checkSource', () => {
  it('finds nothing wrong in what compilers accept', () => {
    const { failed, problems, tokens } = checkSource(correct);
    expect(
      failed === undefined ? undefined : tokens.slice(failed - 3, failed + 3).map(({ text }) => text),
    ).toBeUndefined();
    expect(problems.map(({ kind, at }) => `${kind} ${tokens[at]?.text}`)).toEqual([]);
  });

  it.each([
    ['int f(int a) { return a }', '}'],
    ['int f(int a) { if (a { return 1; } return 0; }', '{'],
    ['int f(void) { for (int i = 0, i < 3; i++) ; return 0; }', '<'],
    ['int f(void) { return 0; } }', '}'],
    ['int f(void) { else return 0; }', 'else'],
    ['int f(void) { return 0;', ''],
    ['int f(void) { puts("a); }', '"a); }'],
  ])('stops in %j at %j', (source, token) => {
    const { failed, tokens } = checkSource(source);
    expect(failed === undefined ? undefined : tokens[failed]?.text).toBe(token);
  });

  it.each([
    ['int f(int a) { return b; }', 'undeclared'],
    ['int f(int a) { a + 1 = 2; return a; }', 'lvalue'],
    ['int g(int a); int f(int a) { return g(a, 1); }', 'arguments'],
    ['int f(int a) { return a(1); }', 'call'],
    ['int f(int a) { return a[0]; }', 'subscript'],
    ['int f(int a) { return *a; }', 'indirection'],
    ['int f(float a) { return a ^ 2; }', 'operands'],
    ['struct s { int x; }; int f(struct s *a) { return a.x; }', 'member'],
    ['int f(int a) { return 4a; }', 'number'],
    ['int f(int a) { int b; int b; return b; }', 'redeclared'],
    ['int f(int a) { break; }', 'jump'],
    ['int f(void) { int a[]; return 0; }', 'array-size'],
  ])('finds in %j what is not allowed: %s', (source, kind) => {
    expect(checkSource(source).problems.map((problem) => problem.kind)).toEqual([kind]);
  });

  it('ends on any text', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '{',
      '}',
      '[',
      ';',
      ',',
      '*',
      'int',
      'if',
      'else',
      'x',
      '1',
      '"',
      '=',
      'struct',
      '#define x',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const { tokens, failed } = checkSource(parts.join(' '));
        expect(failed ?? 0).toBeLessThan(tokens.length);
      }),
    );
    for (const part of ['(', '{', '[', '*', 'if (', 'struct {', '-', 'a[', 'int ('])
      checkSource(`int f() { ${part.repeat(20_000)}`);
  });
});
