import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bareContext } from '../../src/core/context.ts';
import type { Diagnostic, Edit, Fix } from '../../src/core/diagnostic.ts';
import { type Refusal, refusalReasons } from '../../src/fixes/plan.ts';
import { compileSelection } from '../../src/fixes/selection.ts';
import { Quarantine } from '../../src/fixes/verify/quarantine.ts';
import { planRound } from '../../src/fixes/verify/round-plan.ts';
import { explainUnfixed } from '../../src/fixes/why-not.ts';
import { type BatchWriteOptions, batchWrite, type WriteReport } from '../../stages/batch-write.ts';
import { diagnostic, fingerprint } from '../helpers/diagnostic.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-why-'));
  writeFileSync(join(root, 'a.ts'), 'one\ntwo\n');
});
afterEach(() => rmSync(root, { recursive: true }));

let next = 0;
const edit = (file: string, said: Partial<Edit> = {}): Edit => ({
  ...{ file, line: 1, column: 1, endLine: 1, endColumn: 4, newText: 'ONE' },
  ...said,
});
function problem(file: string, said: Partial<Fix> = {}, about: Partial<Diagnostic> = {}): Diagnostic {
  const fix: Fix = { title: 'x', origin: 'compiler', safety: 'safe', edits: [edit(file)], ...said };
  return diagnostic({ fingerprint: fingerprint(++next), file, line: 1, fixes: [fix], ...about });
}

/** The reason that is given for the last of these problems. */
async function reasonFor(
  problems: Diagnostic[],
  options: Partial<BatchWriteOptions> = {},
): Promise<string | undefined> {
  const stage = batchWrite({ safety: 'safe', write: false, ...options }, bareContext({ root }));
  const [report] = (await Readable.from(problems).pipe(stage).toArray()) as [WriteReport];
  const applied = report.applied.map((proposal) => proposal.diagnostic.fingerprint);
  const left = problems.filter((one) => !applied.includes(one.fingerprint));
  return explainUnfixed(left, report.refused).at(-1)?.reason;
}

const put = (name: string, text: string | Buffer = 'one\ntwo\n') => {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), text);
};

function prepared(prepare: () => void, found: () => Promise<string | undefined>): Promise<string | undefined> {
  prepare();
  return found();
}

describe('the reason why a problem is left', () => {
  it.each<[string, () => Promise<string | undefined>]>([
    ['no-fixer', () => reasonFor([diagnostic()])],
    ['rule-does-not-fit', () => reasonFor([diagnostic({ route: { lane: 'fast', fixer: 'rule:a', why: '' } })])],
    ['unsafe', () => reasonFor([problem('a.ts', { safety: 'unsafe' })])],
    ['manual', () => reasonFor([problem('a.ts', { safety: 'manual' })])],
    ['no-edits', () => reasonFor([problem('a.ts', { edits: [] })])],
    [
      'not-selected',
      () => reasonFor([problem('a.ts')], { select: compileSelection({ safety: 'safe', codes: ['X'] }) }),
    ],
    [
      'declined',
      () => {
        const decide: BatchWriteOptions['decide'] = async (proposals, planner) => {
          for (const one of proposals) planner.refuse(one, { reason: 'declined', why: 'no' });
        };
        return reasonFor([problem('a.ts')], { decide });
      },
    ],
    ['conflict', () => reasonFor([problem('a.ts'), problem('a.ts', { edits: [edit('a.ts', { newText: 'uno' })] })])],
    ['file-changed', () => reasonFor([problem('a.ts', {}, { snippet: ['other'] })])],
    ['out-of-range', () => reasonFor([problem('a.ts', { edits: [edit('a.ts', { line: 9, endLine: 9 })] })])],
    ['outside-root', () => reasonFor([problem('../a.ts')])],
    ['not-found', () => reasonFor([problem('b.ts')])],
    [
      'not-a-file',
      () =>
        prepared(
          () => put('folder/b.ts'),
          () => reasonFor([problem('folder')]),
        ),
    ],
    [
      'too-large',
      () =>
        prepared(
          () => truncateSync(join(root, 'a.ts'), (16 << 20) + 1),
          () => reasonFor([problem('a.ts')]),
        ),
    ],
    [
      'encoding',
      () =>
        prepared(
          () => put('a.ts', Buffer.from([0x61, 0xff])),
          () => reasonFor([problem('a.ts')]),
        ),
    ],
    [
      'protected',
      () =>
        prepared(
          () => put('node_modules/a.ts'),
          () => reasonFor([problem('node_modules/a.ts')]),
        ),
    ],
    [
      'generated',
      () =>
        prepared(
          () => put('a.ts', 'one // x\n// @generated\n'),
          () => reasonFor([problem('a.ts')]),
        ),
    ],
    [
      'ignored',
      () => {
        execFileSync('git', ['init', '-q'], { cwd: root });
        put('.gitignore', 'a.ts\n');
        return reasonFor([problem('a.ts')]);
      },
    ],
    [
      'file-has-errors',
      () => reasonInRound([problem('a.ts', {}, { severity: 'warning' })], [diagnostic({ file: 'a.ts' })]),
    ],
    [
      'quarantined',
      () => {
        const said = problem('a.ts', { origin: 'rule:a' });
        const [fix] = said.fixes as [Fix];
        const quarantine = new Quarantine();
        quarantine.failed({ diagnostic: said, fix }, 'harmful');
        return reasonInRound([said], [], quarantine);
      },
    ],
  ])('can be %s', async (reason, found) => {
    expect(await found()).toBe(reason);
  });

  it('is that of the fix that was nearest to being applied', () => {
    const [fix] = problem('a.ts').fixes as [Fix];
    const about = diagnostic();
    const refusals = (['manual', 'outside-root', 'unsafe', 'declined'] as const).map(
      (reason): Refusal => ({
        ...{ fix, fingerprint: about.fingerprint, reason, why: '' },
      }),
    );
    expect(explainUnfixed([about], refusals)[0]?.reason).toBe('declined');
  });

  it('stands in the documentation, each of them', () => {
    const page = readFileSync(new URL('../../docs/verified-fixes.md', import.meta.url), 'utf8');
    const documented = [...page.matchAll(/^\| (`[^|]*`) *\|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`([\w-]+)`/g)].map((match) => match[1]),
    );
    // Another fix for the same problem is applied: the problem is not left.
    const left = refusalReasons.filter((reason) => reason !== 'alternative');
    expect(documented.sort()).toEqual([...left, 'no-fixer', 'rule-does-not-fit'].sort());
  });
});

/** As a round of `run --fix` sees it. */
async function reasonInRound(asked: Diagnostic[], others: Diagnostic[], quarantine = new Quarantine()) {
  const select = compileSelection({ safety: 'safe' });
  const { refused } = await planRound([...others, ...asked], { root, select, forcePaths: [], quarantine });
  return explainUnfixed(asked, refused).at(-1)?.reason;
}
