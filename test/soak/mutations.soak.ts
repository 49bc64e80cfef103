import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { breakFile } from '../helpers/mutations/index.ts';
import { judgeFile, type Outcome } from '../helpers/mutations/judge.ts';
import { seeded } from '../helpers/mutations/mutation.ts';

/**
 * Breaks the files of a tree that builds cleanly, runs `run --fix` over it and judges what it did by building again.
 *   SOAK_TREE     a folder with a Makefile that `make -k` builds without a word, and files.txt: the files to break
 *   SOAK_SEED     default 1; SOAK_COUNT: slips a file, default 25; SOAK_ONLY: expression for the files to take
 *   SOAK_OPTIONS  options of `run --fix`, default --unsafe; SOAK_OUT: where to keep the report as JSON
 */
const {
  SOAK_TREE = '',
  SOAK_SEED = '1',
  SOAK_COUNT = '25',
  SOAK_ONLY = '',
  SOAK_OPTIONS = '--unsafe',
  SOAK_OUT,
  SOAK_MAKE = '-k -j2 -O',
  SOAK_EVERY = '1',
} = process.env;
const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
const make = ['make', ...SOAK_MAKE.split(' ')] as const;

it('mends a tree of known slips and harms no file', () => {
  const root = mkdtempSync(join(tmpdir(), 'buildfix-soak-'));
  cpSync(SOAK_TREE, root, { recursive: true });
  const random = seeded(Number(SOAK_SEED));
  const files = readFileSync(join(root, 'files.txt'), 'utf8')
    .split('\n')
    .filter((file) => file !== '' && new RegExp(SOAK_ONLY).test(file))
    .filter((_, i) => i % Number(SOAK_EVERY) === 0);
  const broken = files.map((file) => {
    const original = readFileSync(join(root, file), 'utf8');
    const { text, mutations } = breakFile(file, original, Number(SOAK_COUNT), random);
    writeFileSync(join(root, file), text);
    return { file, original, text, mutations };
  });
  const before = errorsByFile(root);
  const started = Date.now();
  const run = spawnSync(
    process.execPath,
    [program, 'run', '--fix', ...SOAK_OPTIONS.split(' ').filter(Boolean), '--json', '--no-state', '--', ...make],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  const seconds = (Date.now() - started) / 1000;
  if (SOAK_OUT) writeFileSync(`${SOAK_OUT}.log`, run.stderr);
  const report = JSON.parse(run.stdout);
  const after = errorsByFile(root);
  const outcomes = broken.flatMap(({ file, original, mutations }) =>
    judgeFile(original, mutations, readFileSync(join(root, file), 'utf8')).map((outcome) => ({
      file,
      ...outcome,
      clean: (after.get(file) ?? 0) === 0,
    })),
  );
  const harmed = [...after]
    .filter(([file, count]) => count > (before.get(file) ?? 0))
    .map(([file, count]) => [file, before.get(file) ?? 0, count]);
  const total = (map: Map<string, number>) => [...map.values()].reduce((a, b) => a + b, 0);
  console.log({
    root,
    files: files.length,
    slips: outcomes.length,
    seconds,
    rounds: report.rounds,
    builds: report.builds,
    stopped: report.stopped,
    fixed: report.fixed.length,
    rolledBack: report.rolledBack.length,
    left: report.left.length,
    errors: [total(before), total(after)],
    clean: files.filter((file) => !after.get(file)).length,
    harmed,
  });
  for (const ending of ['c', 'ts', 'py'])
    table(
      ending,
      outcomes.filter(({ file }) => file.endsWith(`.${ending}`)),
    );
  table('all', outcomes);
  if (SOAK_OUT)
    writeFileSync(SOAK_OUT, JSON.stringify({ root, report, outcomes, before: [...before], after: [...after] }));
  expect(harmed).toEqual([]);
});

function table(name: string, outcomes: readonly (Outcome & { readonly clean: boolean })[]): void {
  const rows: Record<string, Record<string, number>> = {};
  for (const { kind, result, clean } of outcomes) {
    for (const key of [kind, 'ALL']) {
      rows[key] ??= { slips: 0, reversed: 0, changedClean: 0, changed: 0, left: 0 };
      const row = rows[key] as Record<string, number>;
      row.slips = (row.slips ?? 0) + 1;
      const column = result === 'changed' && clean ? 'changedClean' : result;
      row[column] = (row[column] ?? 0) + 1;
    }
  }
  if (outcomes.length === 0) return;
  console.log(name);
  for (const [kind, { slips = 0, reversed = 0, changedClean = 0, changed = 0, left = 0 }] of Object.entries(rows))
    console.log(
      `  ${kind.padEnd(26)} ${String(slips).padStart(5)} ${(reversed / slips).toFixed(2)} changed+clean ${changedClean} changed ${changed} left ${left}`,
    );
}

/** Errors by file, as the tools themselves print them. */
function errorsByFile(root: string): Map<string, number> {
  const { stdout, stderr } = spawnSync(make[0], make.slice(1), { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const counts = new Map<string, number>();
  // Nothing is known of the rest of a file that Python can't read.
  const unread = 10_000;
  const add = (file: string, by = 1) => counts.set(file, (counts.get(file) ?? 0) + by);
  // A macro can say the same at the same place fifty times.
  for (const line of new Set(`${stdout}\n${stderr}`.split('\n'))) {
    const place = /^(\S+?\.(?:c|ts|py))(?::\d+|\(\d+,)(?=.*\berror\b)/.exec(line) ?? /^(\S+?\.py):\d+/.exec(line);
    if (place && !place[0].includes('.h'))
      add(
        place[1] as string,
        /\.py:/.test(place[0]) &&
          !/undefined name|never used|but unused|redefinition|missing placeholders|shadowed/.test(line)
          ? unread
          : 1,
      );
  }
  return counts;
}
