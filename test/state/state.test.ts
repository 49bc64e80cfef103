import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Level } from 'level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endFollow, loadFollow, recallRun, saveFollow } from '../../src/state/follows.ts';
import { findSeen, loadBaseline, newRunId, saveRun } from '../../src/state/runs.ts';
import { countEntries, exportState, importState } from '../../src/state/transfer.ts';
import { withState } from '../../src/state/with-state.ts';
import { diagnostic, fingerprint, finishedRun } from '../helpers/diagnostic.ts';

let folder: string;
const warnings: string[] = [];
const logger = { debug() {}, info() {}, warn: (_: object, message: string) => void warnings.push(message), error() {} };
const options = (wait = 5_000) => ({ folder: join(folder, '.buildfix'), wait, logger });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-state-'));
  warnings.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const entry = (time: number) => ({ id: newRunId(time), time, logs: ['build.log'], summary: finishedRun([]).summary });
const problems = (numbers: readonly number[]) =>
  async function* () {
    for (const n of numbers) yield diagnostic({ fingerprint: fingerprint(n), count: n });
  };

/** Another process that holds the database until it is told to let go. */
async function holdElsewhere(): Promise<() => Promise<void>> {
  const script = join(folder, 'hold.mjs');
  const level = import.meta.resolve('level');
  await writeFile(
    script,
    `import { Level } from '${level}';\nconst db = new Level(process.argv[2]);\nawait db.open();\nprocess.send('open');\nprocess.on('message', async () => { await db.close(); process.exit(); });\n`,
  );
  const child = fork(script, [join(folder, '.buildfix', 'state')]);
  await once(child, 'message');
  return async () => {
    child.send('close');
    await once(child, 'exit');
  };
}

describe('a run', () => {
  it('is what the next one is compared with', async () => {
    expect(await loadBaseline(options())).toBeUndefined();
    expect(await saveRun(options(), entry(1_000), problems([1, 2, 3]))).toBe('saved');
    expect(await saveRun(options(), entry(2_000), problems([3, 4]))).toBe('saved');
    const baseline = await loadBaseline(options());
    expect([1, 2, 3, 4].map((n) => baseline?.has(fingerprint(n)))).toEqual([false, false, true, true]);
  });

  it('keeps when each problem was seen first and last, and how often', async () => {
    await saveRun(options(), entry(1_000), problems([5]));
    await saveRun(options(), entry(2_000), problems([5]));
    expect(await findSeen(options(), fingerprint(5).slice(0, 6))).toEqual([
      expect.objectContaining({
        firstSeen: 1_000,
        lastSeen: 2_000,
        runs: 2,
        diagnostic: expect.objectContaining({ count: 5 }),
      }),
    ]);
  });

  it('may have more problems than a batch', async () => {
    const many = Array.from({ length: 2_500 }, (_, n) => n + 1);
    await saveRun(options(), entry(1_000), problems(many));
    expect((await loadBaseline(options()))?.size).toBe(2_500);
  });

  it('hides the folder from git', async () => {
    await saveRun(options(), entry(1_000), problems([1]));
    expect(await readFile(join(folder, '.buildfix', '.gitignore'), 'utf8')).toBe('*\n');
  });
});

describe('while another process has the state', () => {
  it('a run goes to the spool, and whoever opens next has it', async () => {
    await saveRun(options(), entry(1_000), problems([1]));
    const letGo = await holdElsewhere();
    expect(await saveRun(options(50), entry(2_000), problems([2]))).toBe('spooled');
    await letGo();
    const baseline = await loadBaseline(options());
    expect(baseline?.has(fingerprint(2))).toBe(true);
    expect(await readdir(join(folder, '.buildfix', 'spool'))).toEqual([]);
  });

  it('a spooled run that can not be read is named and left', async () => {
    await saveRun(options(), entry(1_000), problems([1]));
    await mkdir(join(folder, '.buildfix', 'spool', 'folder.ndjson'), { recursive: true });
    await writeFile(join(folder, '.buildfix', 'spool', 'nonsense.ndjson'), '{"id":');
    expect((await loadBaseline(options()))?.size).toBe(1);
    expect(warnings).toHaveLength(2);
  });

  it('everything else says who is in the way', async () => {
    await saveRun(options(), entry(1_000), problems([1]));
    const letGo = await holdElsewhere();
    await expect(findSeen(options(50), '00')).rejects.toMatchObject({ code: 'BUILDFIX_STATE_LOCKED' });
    await letGo();
  });

  it('a baseline is read past the lock', async () => {
    await saveRun(options(), entry(1_000), problems([1]));
    await saveRun(options(), entry(2_000), problems([2, 3]));
    const letGo = await holdElsewhere();
    const baseline = await loadBaseline(options(50));
    expect([1, 2, 3].map((n) => baseline?.has(fingerprint(n)))).toEqual([false, true, true]);
    await letGo();
  });

  it('a run waits for a short while', async () => {
    await saveRun(options(), entry(1_000), problems([1]));
    const letGo = await holdElsewhere();
    const saving = saveRun(options(20_000), entry(2_000), problems([2]));
    await letGo();
    expect(await saving).toBe('saved');
  });

  it('ten runs at once all end up in the state', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        saveRun(options(), { ...entry(1_000 + n), id: `${newRunId(1_000 + n)}-${n}` }, problems([n + 1])),
      ),
    );
    expect(await withState(options(), async (state) => (await countEntries(state)).runs)).toBe(10);
  });
});

describe('a state that can not be used', () => {
  it('of a later release is refused and left alone', async () => {
    await saveRun(options(), entry(1_000), problems([1]));
    const db = new Level<string, unknown>(join(folder, '.buildfix', 'state'), { valueEncoding: 'json' });
    await db.put('schema-version', 99);
    await db.close();
    await expect(loadBaseline(options())).rejects.toMatchObject({ code: 'BUILDFIX_STATE_NEWER' });
    await expect(loadBaseline(options())).rejects.toMatchObject({ code: 'BUILDFIX_STATE_NEWER' });
  });

  it('from before there were versions is brought up to date', async () => {
    const db = new Level<string, unknown>(join(folder, '.buildfix', 'state'), { valueEncoding: 'json' });
    await db.open();
    await db.close();
    await saveRun(options(), entry(1_000), problems([1]));
    expect((await loadBaseline(options()))?.size).toBe(1);
  });

  it('because it is corrupt is set aside, said, and begun anew', async () => {
    await saveRun(options(), entry(1_000), problems([1]));
    const location = join(folder, '.buildfix', 'state');
    for (const name of await readdir(location)) {
      if (name.startsWith('MANIFEST') || name === 'CURRENT') await writeFile(join(location, name), 'nonsense');
    }
    expect(await saveRun(options(), entry(2_000), problems([2]))).toBe('saved');
    expect(warnings).toEqual([expect.stringContaining('corrupt')]);
    expect(await readdir(join(folder, '.buildfix'))).toContain('state.corrupt-1');
  });

  it('because there is a file in its place says so', async () => {
    await writeFile(join(folder, '.buildfix'), '');
    const said: string[] = [];
    expect(await loadBaseline(options(), { onTrouble: ({ code }) => void said.push(code) })).toBeUndefined();
    expect(said).toEqual(['BUILDFIX_STATE_FAILED']);
    await expect(saveRun(options(), entry(1_000), problems([1]))).rejects.toMatchObject({
      code: 'BUILDFIX_STATE_FAILED',
    });
  });
});

describe('a followed run', () => {
  const mark = { length: 3, hash: 'abc' };
  const checkpoint = { path: '/logs/build.log', inode: 7, head: mark, tail: mark, offset: 120 };
  const id = newRunId(1_000);
  const head = { shape: 1 as const, run: id, positions: [checkpoint], outputs: {}, reading: { lines: 3 } };
  const found = (n: number) => ({
    ledger: 'problems' as const,
    key: `00${n}`,
    value: { diagnostic: diagnostic({ fingerprint: fingerprint(n) }) },
  });
  const raise = (error: Error) => {
    throw error;
  };
  const load = (key: string, wait = 5_000) => loadFollow({ ...options(), wait }, key, raise);
  const counted = (n: number, value: number) => ({ ledger: 'counts' as const, key: `count!${fingerprint(n)}`, value });

  it('comes back as it was saved, its entries in their order', async () => {
    await saveFollow(options(), 'k', { head, changes: [found(2), counted(2, 1)], isShared: true });
    await saveFollow(options(), 'k', { head, changes: [found(1), counted(2, 7)], isShared: true });
    expect(await load('other')).toEqual({ head: undefined, checkpoints: [checkpoint] });
    expect(await load('k')).toEqual({ head, checkpoints: [checkpoint] });
    const keys: unknown[] = [];
    const recalled = recallRun(options(), 'k', head);
    await recalled.entries('problems', (key) => keys.push(key));
    await recalled.entries('counts', (key, value) => keys.push(key, value));
    expect(keys).toEqual(['001', '002', `count!${fingerprint(2)}`, 7]);
  });

  it('is a run like any other when it has ended, and leaves its positions', async () => {
    await saveFollow(options(), 'k', { head, changes: [found(1), counted(1, 5)], isShared: false });
    const ended = { ...entry(1_000), id };
    await endFollow(options(), 'k', { head: { ...head, ended }, changes: [found(2), counted(2, 1)], isShared: false });
    expect((await findSeen(options(), fingerprint(1)))[0]?.diagnostic.count).toBe(5);
    expect((await loadBaseline(options()))?.size).toBe(2);
    expect((await load('k')).head).toEqual({ ...head, run: undefined });
    expect(await withState(options(), async (state) => (await countEntries(state)).follows)).toBe(1);
  });

  it('that ended just before its process died is stored by the next one, once', async () => {
    const ended = { ...entry(1_000), id };
    await saveFollow(options(), 'k', { head: { ...head, ended }, changes: [found(1), counted(1, 5)], isShared: false });
    expect((await load('k')).head).toEqual({ ...head, run: undefined });
    expect((await load('k')).head).toEqual({ ...head, run: undefined });
    expect((await findSeen(options(), fingerprint(1)))[0]).toMatchObject({ runs: 1, diagnostic: { count: 5 } });
  });

  it('is read past the lock of another process, and its end waits in the spool', async () => {
    const impatient = { ...options(), wait: 20 };
    await saveFollow(options(), 'k', { head, changes: [found(1), counted(1, 5)], isShared: true });
    const ended = { ...entry(1_000), id };
    const later = { ...checkpoint, offset: 240 };
    await withState(options(), async () => {
      expect(await load('k', 20)).toEqual({ head, checkpoints: [checkpoint] });
      const keys: unknown[] = [];
      await recallRun(impatient, 'k', head).entries('problems', (key) => keys.push(key));
      expect(keys).toEqual(['001']);
      const last = { ...head, positions: [later], ended };
      await endFollow(impatient, 'k', { head: last, changes: [found(2), counted(2, 1)], isShared: true });
      // The next one goes on behind it, though nobody could take it in yet.
      expect(await load('k', 20)).toEqual({
        head: { ...head, run: undefined, positions: [later] },
        checkpoints: [later],
      });
    });
    expect((await loadBaseline(options()))?.size).toBe(2);
    expect((await findSeen(options(), fingerprint(1)))[0]).toMatchObject({ runs: 1, diagnostic: { count: 5 } });
    expect((await load('k')).head?.positions).toEqual([later]);
  });

  it('that ended unstored while the state was locked is stored by the next checkpoint', async () => {
    const ended = { ...entry(1_000), id };
    await saveFollow(options(), 'k', { head: { ...head, ended }, changes: [found(1), counted(1, 5)], isShared: false });
    const next = { ...head, run: newRunId(2_000) };
    await saveFollow(options(), 'k', { head: next, changes: [found(2), counted(2, 1)], isShared: false });
    expect((await loadBaseline(options()))?.size).toBe(1);
    const keys: unknown[] = [];
    await recallRun(options(), 'k', next).entries('problems', (key) => keys.push(key));
    expect(keys).toEqual(['002']);
  });
});

describe('export and import', () => {
  it('bring everything over', async () => {
    await saveRun(options(), entry(1_000), problems([1, 2]));
    const lines = await withState(options(), (state) => Readable.from(exportState(state)).toArray());
    const other = { ...options(), folder: join(folder, 'other') };
    await withState(other, (state) => importState(state, Readable.from(lines)));
    expect(await withState(other, countEntries)).toEqual(await withState(options(), countEntries));
    const [seen] = await findSeen(other, fingerprint(2));
    expect(seen?.diagnostic.count).toBe(2);
  });

  it.each([
    ['', /line 1: it is empty/],
    ['{"x":1}\n', /line 1: it begins with no schema/],
    ['{"buildfixState":1}\n{"table":"nosuch","key":"a"}\n', /line 2: it names no table/],
    ['{"buildfixState":1}\nnonsense\n', /line 2: /],
  ])('refuses %j with its line', async (text, message) => {
    await expect(withState(options(), (state) => importState(state, Readable.from([text])))).rejects.toThrow(message);
  });
});
