import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBack } from '../../src/state/move.ts';
import { loadBaseline, newRunId, saveRun } from '../../src/state/runs.ts';
import type { StateOptions } from '../../src/state/state.ts';
import { withState } from '../../src/state/with-state.ts';
import { diagnostic, fingerprint, finishedRun } from '../helpers/diagnostic.ts';

let folder: string;
let memoryFolder: string;
const warnings: string[] = [];
const logger = { debug() {}, info() {}, warn: (_: object, message: string) => void warnings.push(message), error() {} };
const options = (more: Partial<StateOptions> = {}): StateOptions => ({
  folder: join(folder, '.buildfix'),
  wait: 5_000,
  logger,
  memoryFolder,
  ...more,
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-place-'));
  memoryFolder = join(folder, 'memory');
  await mkdir(memoryFolder);
  warnings.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const save = (time: number, problem: number, more?: Partial<StateOptions>) =>
  saveRun(
    options(more),
    { id: newRunId(time), time, logs: ['build.log'], summary: finishedRun([]).summary },
    async function* () {
      yield diagnostic({ fingerprint: fingerprint(problem) });
    },
  );
const runs = (more?: Partial<StateOptions>) =>
  withState(options(more), async (state) => (await state.runs.keys().all()).length);
const backend = (more?: Partial<StateOptions>) => withState(options(more), async ({ place }) => place.backend);

describe('a state', () => {
  it('is on the disk unless it is wanted elsewhere', async () => {
    await save(1_000, 1);
    expect(await backend()).toBe('disk');
    expect(await readdir(memoryFolder)).toEqual([]);
  });

  it('goes to memory with everything in it, and stays there for those who do not ask', async () => {
    await save(1_000, 1);
    await save(2_000, 2, { backend: 'shm' });
    expect(await backend()).toBe('shm');
    expect(await runs()).toBe(2);
    expect((await loadBaseline(options()))?.has(fingerprint(2))).toBe(true);
  });

  it('comes back to the disk with everything in it, and leaves nothing in memory', async () => {
    await save(1_000, 1, { backend: 'shm' });
    await save(2_000, 2);
    expect(await runs({ backend: 'disk', isMoving: true })).toBe(2);
    expect(await backend()).toBe('disk');
    const [own] = await readdir(memoryFolder);
    expect(await readdir(join(memoryFolder, own as string))).toEqual([]);
  });

  it('is after a reboot what was last written back', async () => {
    await save(1_000, 1, { backend: 'shm' });
    await withState(options(), async ({ folder: where, place }) => {
      expect(await writeBack(where, place, 0)).toBe(true);
      expect(await writeBack(where, place)).toBe(false);
    });
    await save(2_000, 2);
    await rm(memoryFolder, { recursive: true });
    await mkdir(memoryFolder);
    expect(await runs()).toBe(1);
    expect(await backend()).toBe('shm');
  });

  it('is on the disk where there is no memory file system, and says so', async () => {
    await save(1_000, 1, { backend: 'shm', memoryFolder: join(folder, 'nowhere') });
    expect(warnings).toContainEqual(expect.stringContaining('no memory file system'));
    expect(await backend({ memoryFolder: join(folder, 'nowhere') })).toBe('disk');
  });

  it('stays in memory for a run that would have it on the disk, which says so', async () => {
    await save(1_000, 1, { backend: 'shm' });
    await save(2_000, 2, { backend: 'disk' });
    expect(warnings).toEqual([expect.stringContaining('stays there')]);
    expect(await backend()).toBe('shm');
    expect(await runs()).toBe(2);
  });

  it('is opened by ten at once while it moves to memory', async () => {
    await save(500, 99);
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        save(1_000 + n, n, { wait: 60_000, ...(n % 2 === 1 && { backend: 'shm' as const }) }),
      ),
    );
    expect(await runs()).toBe(11);
    expect(await backend()).toBe('shm');
    expect(warnings).toEqual([]);
  });

  it('is opened by ten at once while it moves back', async () => {
    await save(500, 99, { backend: 'shm' });
    const saving = Array.from({ length: 10 }, (_, n) => save(1_000 + n, n, { wait: 60_000 }));
    const moving = runs({ wait: 60_000, backend: 'disk', isMoving: true });
    await Promise.all([...saving, moving]);
    expect(await runs()).toBe(11);
    expect(await backend()).toBe('disk');
    expect(warnings).toEqual([]);
  });

  it('of the process alone leaves the folder as it is', async () => {
    await save(1_000, 1, { backend: 'memory' });
    await save(2_000, 2, { backend: 'memory' });
    expect(await runs({ backend: 'memory' })).toBe(2);
    expect(existsSync(join(folder, '.buildfix'))).toBe(false);
  });

  it('is not put where others can write', async () => {
    const own = join(memoryFolder, `buildfix-${process.getuid?.() ?? 'user'}`);
    await writeFile(own, '');
    await expect(runs({ backend: 'shm' })).rejects.toMatchObject({ code: 'BUILDFIX_STATE_FAILED' });
  });
});
