import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { Quarantine } from '../../../src/fixes/verify/quarantine.ts';
import { planRound } from '../../../src/fixes/verify/round-plan.ts';
import { diagnostic, fingerprint } from '../../helpers/diagnostic.ts';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'buildfix-round-')));
  for (const name of ['a.ts', 'b.ts']) writeFileSync(join(root, name), 'one\ntwo\nthree\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

let next = 1;
const problem = (code: string, file: string, line: number, isFixed = true): Diagnostic =>
  diagnostic({
    ...{ fingerprint: fingerprint(next++), tool: 'tsc', severity: 'error', code, file, line, message: code },
    fixes: isFixed
      ? [
          {
            title: 'x',
            origin: 'rule:x',
            safety: 'safe',
            edits: [{ file, line, column: 1, endLine: line, endColumn: 2, newText: 'x' }],
          },
        ]
      : [],
  });

async function planned(...problems: Diagnostic[]): Promise<string[]> {
  const { plan } = await planRound(problems, {
    root,
    select: () => undefined,
    forcePaths: [],
    quarantine: new Quarantine(),
  });
  return plan.applied.map(({ diagnostic: { code = '', file } }) => `${code} ${file}`);
}

it('lets what may follow from an unresolved name wait until that is mended', async () => {
  const unused = problem('TS6133', 'a.ts', 1);
  const untyped = problem('TS7006', 'b.ts', 1);
  expect(await planned(unused, untyped, problem('TS2304', 'a.ts', 3))).toEqual(['TS2304 a.ts']);
  expect(await planned(unused, problem('TS2304', 'b.ts', 3))).toEqual(['TS6133 a.ts', 'TS2304 b.ts']);
  expect(await planned(unused, untyped)).toEqual(['TS6133 a.ts', 'TS7006 b.ts']);
});

it('lets nothing wait for a name that nobody knows how to mend', async () => {
  const unknown = problem('TS2304', 'a.ts', 3, false);
  expect(await planned(problem('TS6133', 'a.ts', 1), unknown)).toEqual(['TS6133 a.ts']);
});
