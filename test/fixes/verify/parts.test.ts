import { expect, it } from 'vitest';
import type { Proposal } from '../../../src/fixes/plan.ts';
import { isPartGood } from '../../../src/fixes/verify/parts.ts';
import { diagnostic } from '../../helpers/diagnostic.ts';

function proposal(file: string, tool: string): Proposal {
  const edit = { file, line: 1, column: 1, endLine: 1, endColumn: 1, newText: ';' };
  return {
    diagnostic: diagnostic({ file, line: 1, tool }),
    fix: { title: '', origin: 'rule:x', safety: 'safe', edits: [edit] },
  };
}

it('holds an error against the part whose file it names, also when that part is not tried now, else against those of its tool', () => {
  const [one, two, script] = [proposal('a.c', 'gcc'), proposal('b.c', 'gcc'), proposal('c.py', 'python')];
  const goodWith = (error: { file?: string; tool: string }) =>
    [one, two, script].map((fix) =>
      isPartGood([fix], [one, two, script], { solved: [], unsolved: [], caused: [diagnostic(error)], revealed: [] }),
    );
  expect(goodWith({ file: 'a.c', tool: 'gcc' })).toEqual([false, true, true]);
  expect(goodWith({ file: 'other.c', tool: 'gcc' })).toEqual([false, false, true]);
  expect(goodWith({ file: 'other', tool: 'ld' })).toEqual([false, false, false]);
  expect(
    isPartGood([script], [one, two, script], {
      solved: [],
      unsolved: [],
      caused: [diagnostic({ file: 'a.c', tool: 'gcc' })],
      revealed: [],
    }),
  ).toBe(true);
});
