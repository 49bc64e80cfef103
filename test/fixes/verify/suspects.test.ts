import { expect, it } from 'vitest';
import type { Proposal } from '../../../src/fixes/plan.ts';
import { suspectsOf } from '../../../src/fixes/verify/suspects.ts';
import { diagnostic } from '../../helpers/diagnostic.ts';

function proposal(file: string, line: number, newText = ';'): Proposal {
  const edit = { file, line, column: 1, endLine: line, endColumn: 1, newText };
  return {
    diagnostic: diagnostic({ file, line }),
    fix: { title: '', origin: 'rule:x', safety: 'safe', edits: [edit] },
  };
}

it('takes the edits next to an error, else the last one above it, where the lines are now', () => {
  const first = proposal('a.c', 1, 'one\ntwo\n');
  const second = proposal('a.c', 20);
  const other = proposal('b.c', 20);
  const all = [first, second, other];
  expect([...suspectsOf([diagnostic({ file: 'a.c', line: 22 })], all)]).toEqual([second]);
  expect([...suspectsOf([diagnostic({ file: 'a.c', line: 15 })], all)]).toEqual([first]);
  expect([...suspectsOf([diagnostic({ file: 'c.c', line: 15 })], all)]).toEqual([]);
});
