import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createContext } from '../../../pipelines/context.ts';
import { proposeFixes } from '../../../pipelines/fix.ts';
import { type Build, verifyFixes } from '../../../pipelines/verify.ts';
import type { Diagnostic, Fix } from '../../../src/core/diagnostic.ts';
import { Experience } from '../../../src/fixes/learned/experience.ts';
import { learnByHand } from '../../../src/fixes/learned/hand-repairs.ts';
import { TrackRecords } from '../../../src/fixes/learned/track-records.ts';
import { Quarantine } from '../../../src/fixes/verify/quarantine.ts';
import { loadLearned, saveOutcomes } from '../../../src/state/outcomes.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-branches-'));
});
afterEach(() => rmSync(root, { recursive: true, maxRetries: 5 }));

const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const environment = { ...process.env, LC_ALL: 'C' };
const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { cwd: root, encoding: 'utf8' });
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Two missing semicolons, which gcc knows how to mend, and a type that only a person knows the name of. */
const sources: Readonly<Record<string, string>> = {
  'area.c': 'int area(int width, int height)\n{\n\tint result = width * height\n\treturn result;\n}\n',
  'sum.c': 'int sum(int a, int b)\n{\n\treturn a + b\n}\n',
  'size.c': '#include <stdint.h>\n\nint size(void)\n{\n\tu32 count = 4;\n\treturn (int)count;\n}\n',
};

/** A rule that mends what it is for and breaks something else, asked first wherever a semicolon is missing. */
function plantHarm(problem: Diagnostic): Diagnostic {
  const { file, line, message } = problem;
  if (file === undefined || line === undefined || !/expected .*;/.test(message)) return problem;
  const column = (read(file).split('\n')[line - 1] ?? '').length + 1;
  const edit = { file, line, column, endLine: line, endColumn: column, newText: '; int = 1;' };
  const planted: Fix = {
    ...{ title: 'planted', origin: 'rule:planted', safety: 'safe', columnUnit: 'utf16' },
    edits: [edit],
  };
  return { ...problem, fixes: [planted, ...(problem.fixes ?? [])] };
}

async function build(experience?: Experience): Promise<Build> {
  const { stderr, status } = spawnSync(process.env.CC ?? 'gcc', ['-fsyntax-only', ...Object.keys(sources)], {
    cwd: root,
    encoding: 'utf8',
    env: environment,
  });
  const context = createContext({ root });
  const problems = await proposeFixes(Readable.from([Buffer.from(stderr)]), { context, experience });
  return { problems: problems.map(plantHarm), exitStatus: status ?? 1, ended: 'exited' };
}

/** One branch: what `run --fix` does, then a person who mends what is left, and the build that passes. */
async function visit(branch: number, time: number) {
  git('checkout', '-q', '-b', `branch-${branch}`, 'broken');
  const state = { folder: join(root, '.buildfix'), wait: 5_000, logger: silent };
  const known = await loadLearned(state);
  const records = new TrackRecords(time, known.records);
  const experience = new Experience({ records, patterns: known.patterns, verified: true });
  const quarantine = new Quarantine(records);
  const report = await verifyFixes({
    context: createContext({ root, clock: () => time }),
    safety: 'unsafe',
    quarantine,
    build: () => build(experience),
  });
  await saveOutcomes(state, [], records.learned);
  const { left, exitStatus, written, builds, kept, rolledBack } = report;
  const command = 'gcc';
  await learnByHand(state, { root, command, exitStatus, problems: left, written, time });
  put('size.c', read('size.c').replace(/\bu32\b/, 'uint32_t'));
  const last = await build();
  expect(last.exitStatus).toBe(0);
  await learnByHand(state, { root, command, exitStatus: 0, problems: last.problems, time: time + 1_000 });
  git('commit', '-q', '-a', '-m', 'mended');
  const planted = rolledBack.filter(({ fix }) => fix.origin === 'rule:planted');
  return {
    builds,
    share: kept.length / (kept.length + left.length),
    harmed: planted.filter(({ reason }) => reason === 'harmful').length,
    tried: planted.length,
    origins: kept.map(({ fix }) => fix.origin.split(':')[0]).sort(),
  };
}

it('fixes more with fewer builds each time that the same broken build comes up, and tries what did harm only once', async () => {
  git('init', '-q');
  put('.gitignore', '.buildfix/\n');
  for (const [name, text] of Object.entries(sources)) put(name, text);
  git('add', '.');
  git('commit', '-q', '-m', 'broken');
  git('branch', '-q', '-m', 'broken');
  const day = 24 * 3_600_000;
  const visits: Awaited<ReturnType<typeof visit>>[] = [];
  for (let branch = 1; branch <= 5; branch++) visits.push(await visit(branch, branch * day));
  const builds = visits.map((one) => one.builds);
  const shares = visits.map(({ share }) => share);
  expect(builds).toEqual([...builds].sort((a, b) => b - a));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  // One build to see what is wrong and one to see that it is mended; before that, harm has to be found and taken back.
  expect([builds[0], builds[4]]).toEqual([4, 2]);
  // What a person has mended twice is mended without one.
  expect(shares).toEqual([2 / 3, 2 / 3, 1, 1, 1]);
  expect(visits.map(({ origins }) => origins.includes('learned'))).toEqual([false, false, true, true, true]);
  expect(visits.map(({ harmed }) => harmed)).toEqual([1, 0, 0, 0, 0]);
  // The other place in the first round is given up in the light of the first failure.
  expect(visits.map(({ tried }) => tried)).toEqual([2, 0, 0, 0, 0]);
  // When its harm weighs less than half, it gets its trial, and is out again.
  expect(await visit(6, 40 * day)).toMatchObject({ harmed: 1, share: 1 });
  expect(await visit(7, 41 * day)).toMatchObject({ harmed: 0, tried: 0, builds: 2 });
}, 60_000);
