import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSource } from '../../../src/fixes/c-source/check.ts';
import { readSource, repairAt } from '../../../src/fixes/c-source/repair.ts';
import { applyCandidate } from '../../../src/fixes/candidate.ts';

const program = (body: string) => `#include <stdio.h>
int total(int *values, int count) {
  int sum = 0, i;
  for (i = 0; i < count; i++) {
    sum += values[i];
  }
  ${body}
  return sum;
}
`;

function repaired(broken: string, mark: string): string | undefined {
  const source = readSource(broken);
  const kind = source.check?.failed === undefined ? 'meaning' : 'grammar';
  const edits = repairAt(source, broken.indexOf(mark), kind);
  return edits && applyCandidate(broken, { edits, cost: 0 });
}

describe('repairAt', () => {
  // Each with the place that gcc 12 names.
  it.each([
    ['printf("%d\\n" sum);', 'sum);', 'printf("%d\\n", sum);'],
    ['printf("%d\\n", sum;)', ';)', 'printf("%d\\n", sum);'],
    ['printf("%d\\n,"sum);', 'sum);', 'printf("%d\\n",sum);'],
    ['printf("%d\\n", sum,);', ');', 'printf("%d\\n", sum);'],
    ['if (sum =< 3) sum++;', '< 3', 'if (sum <= 3) sum++;'],
    ['if (sum !== 3) sum++;', '= 3', 'if (sum != 3) sum++;'],
    ['if ((sum > 3) sum++;', 'sum++', 'if ((sum > 3)) sum++;'],
    ['if (sum > 3)) sum++;', ') sum++', 'if (sum > 3) sum++;'],
    ['if (sum + 1 = 3) sum++;', '= 3', 'if (sum + 1 == 3) sum++;'],
    ['sum = 4i;', '4i', 'sum = 4*i;'],
    ['sum = cuont;', 'cuont', 'sum = count;'],
    ['puts("sum: );', '"sum', 'puts("sum: ");'],
    ['if (sum) sum++; else (sum < 0) { sum--; }', '{ sum--', 'if (sum) sum++; else if(sum < 0) { sum--; }'],
  ])('mends %j', (wrong, mark, right) => {
    expect(repaired(program(wrong), mark)).toBe(program(right));
  });

  it('puts a missing brace where the indentation says', () => {
    const wrong = program('').replace('  }\n', '');
    const edits = repairAt(readSource(wrong), wrong.lastIndexOf('}'), 'grammar');
    expect(edits).toEqual([
      { start: wrong.indexOf('\n', wrong.indexOf('sum +=')), end: expect.any(Number), text: '\n  }' },
    ]);
  });

  it('lets the compiler propose, and takes it only where it helps', () => {
    const wrong = program('printf("%d\\n" sum);');
    const place = wrong.indexOf(' sum);');
    expect(
      repairAt(readSource(wrong), place, 'grammar', [{ start: place, end: place, text: ')' }])?.map(({ text }) => text),
    ).toEqual([',']);
  });

  it('keeps away from places where it reads nothing wrong, and from what follows from an earlier error', () => {
    expect(repairAt(readSource(program('')), 40, 'grammar')).toBe(undefined);
    const wrong = program('sum = ;');
    expect(repairAt(readSource(wrong), wrong.indexOf('return'), 'grammar')).toEqual([]);
  });

  it('never proposes what reads worse than before, whatever token is missing', () => {
    const right = program('if (sum > 3) { printf("%d\\n", sum); }');
    const { tokens } = checkSource(right);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: tokens.length - 2 }), (index) => {
        const token = tokens[index];
        if (!token) return;
        const wrong = right.slice(0, token.start) + right.slice(token.end);
        const before = checkSource(wrong);
        const failed = before.failed === undefined ? undefined : before.tokens[before.failed];
        if (!failed) return;
        const edits = repairAt(readSource(wrong), failed.start, 'grammar');
        if (!edits || edits.length === 0) return;
        const after = checkSource(applyCandidate(wrong, { edits, cost: 0 }));
        expect(
          after.failed === undefined ||
            after.tokens.length - after.failed < before.tokens.length - (before.failed ?? 0),
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
