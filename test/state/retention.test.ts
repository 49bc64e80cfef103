import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRetention, keepWithin, type Retention } from '../../src/state/retention.ts';
import { newRunId, saveRun } from '../../src/state/runs.ts';
import { countEntries } from '../../src/state/transfer.ts';
import { withState } from '../../src/state/with-state.ts';
import { diagnostic, fingerprint, finishedRun } from '../helpers/diagnostic.ts';

let folder: string;
const warnings: string[] = [];
const logger = { debug() {}, info() {}, warn: (_: object, message: string) => void warnings.push(message), error() {} };
const options = (retention: Partial<Retention> = {}) => ({
  folder,
  wait: 5_000,
  logger,
  durability: 'fast' as const,
  retention,
});
const day = 24 * 3_600_000;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-retention-'));
  warnings.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const save = (time: number, problems: readonly number[], retention: Partial<Retention> = {}) =>
  saveRun(
    options(retention),
    { id: newRunId(time), time, logs: ['build.log'], summary: finishedRun([]).summary },
    async function* () {
      for (const n of problems) yield diagnostic({ fingerprint: fingerprint(n), message: `${fingerprint(n * 7)}${n}` });
    },
  );
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
const counts = () => withState(options(), countEntries);
const collect = (retention: Partial<Retention>, time = 0) =>
  withState(options(), (state) =>
    keepWithin(state, { ...defaultRetention, ...retention }, { time, logger, exactly: true }),
  );

describe('what is kept', () => {
  it('are the last runs, and of the problems those that one of them had', async () => {
    for (const n of range(0, 6)) await save(n * 1_000, [n, n + 1], { runs: 3 });
    expect(await counts()).toMatchObject({ runs: 3, members: 3, seen: 4 });
  });

  it('is a little more than asked for, so that not every run has to look for what may go', async () => {
    for (const n of range(0, 12)) await save(n * 1_000, [n], { runs: 10 });
    expect((await counts()).runs).toBe(10);
    await save(20_000, [20], { runs: 10 });
    expect((await counts()).runs).toBe(11);
    expect(await collect({ runs: 10 })).toMatchObject({ runs: 1, problems: 1 });
    expect((await counts()).runs).toBe(10);
  });

  it('is not older than it may be, apart from the last run', async () => {
    for (const n of [1, 2, 30, 31]) await save(n * day, [n]);
    await collect({ days: 7 }, 32 * day);
    expect((await counts()).runs).toBe(2);
    await collect({ days: 7 }, 400 * day);
    expect((await counts()).runs).toBe(1);
  });

  it('is as much as there is room for: the oldest runs go first', async () => {
    for (const n of range(0, 8)) await save(n * 1_000, range(n * 2_000, (n + 1) * 2_000));
    const { runs, bytes, bytesBefore } = await collect({ bytes: 600_000 });
    expect(bytesBefore).toBeGreaterThan(600_000);
    expect(bytes).toBeLessThanOrEqual(600_000);
    expect(runs).toBeGreaterThan(0);
    const left = await withState(options(), ({ runs: table }) => table.values().all());
    expect(left.at(-1)?.time).toBe(7_000);
    expect(left).toHaveLength(8 - runs);
    expect(warnings).toEqual([]);
  });

  it('is the last run even where that alone is too much, which is said', async () => {
    await save(1_000, range(0, 2_000));
    await collect({ bytes: 1_000 });
    expect((await counts()).runs).toBe(1);
    expect(warnings).toEqual([expect.stringContaining('last run alone')]);
  });
});

describe('where room is short', () => {
  it('caches cost no run, however large they are', async () => {
    await save(1_000, [1]);
    await save(2_000, [2]);
    await mkdir(join(folder, 'cache'));
    await writeFile(join(folder, 'cache', '000005.ldb'), Buffer.alloc(200_000));
    expect(await collect({ bytes: 100_000 })).toMatchObject({ setAside: [], runs: 0 });
  });

  it('what was set aside goes before any run, which is said', async () => {
    await save(1_000, [1]);
    await save(2_000, [2]);
    await mkdir(join(folder, 'state.corrupt-1'));
    await writeFile(join(folder, 'state.corrupt-1', '000005.ldb'), Buffer.alloc(200_000));
    expect(await collect({ bytes: 100_000 })).toMatchObject({ setAside: ['state.corrupt-1'], runs: 0 });
    expect(warnings).toEqual([expect.stringContaining('set aside was removed')]);
    expect(await readdir(folder)).not.toContain('state.corrupt-1');
  });
});
