import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Level } from 'level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFollow } from '../../src/state/follows.ts';
import { schemaVersion } from '../../src/state/migrations.ts';
import { findSeen, loadBaseline, newRunId, saveRun } from '../../src/state/runs.ts';
import { countEntries, exportState, importState } from '../../src/state/transfer.ts';
import { withState } from '../../src/state/with-state.ts';
import { diagnostic, finishedRun } from '../helpers/diagnostic.ts';
import { setSchemaVersion } from './schema-version.ts';

/** Written by the first release that had a state: two replays and a tail of one log of gcc, and `fix --write`. */
const firstRelease = fileURLToPath(new URL('../fixtures/state-schema-1', import.meta.url));

let folder: string;
const warnings: string[] = [];
const logger = { debug() {}, info() {}, warn: (_: object, message: string) => void warnings.push(message), error() {} };
const options = () => ({ folder, wait: 5_000, logger });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-migrations-'));
  await cp(firstRelease, join(folder, 'state'), { recursive: true });
  warnings.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const raise = (error: Error) => {
  throw error;
};
const put = (version: number | undefined) => setSchemaVersion(join(folder, 'state'), version);

describe('the state of the first release', () => {
  it('is read with everything in it', async () => {
    const expected = { seen: 6, runs: 3, members: 3, checkpoints: 1, outcomes: 3 };
    expect(await withState(options(), countEntries)).toMatchObject(expected);
    expect((await loadBaseline(options()))?.size).toBe(6);
    expect(await findSeen(options(), '61e0')).toEqual([
      expect.objectContaining({ runs: 3, diagnostic: expect.objectContaining({ tool: 'gcc', file: 'src/sum.c' }) }),
    ]);
    expect((await loadFollow(options(), 'k', raise)).checkpoints).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it('is written on, and has the version of this release then', async () => {
    const entry = { id: newRunId(9e12), time: 9e12, logs: ['build.log'], summary: finishedRun([]).summary };
    await saveRun(options(), entry, async function* () {
      yield diagnostic({ fingerprint: '61e0ac25841a140a' });
    });
    expect(await findSeen(options(), '61e0')).toEqual([expect.objectContaining({ runs: 4 })]);
    const db = new Level<string, unknown>(join(folder, 'state'), { valueEncoding: 'json' });
    expect(await db.get('schema-version')).toBe(schemaVersion);
    await db.close();
  });

  it('may come from a run that ended before it had a version', async () => {
    await put(undefined);
    expect((await loadBaseline(options()))?.size).toBe(6);
  });
});

describe('the state of a later release', () => {
  it('is refused and left alone; the run waits for that release in the spool', async () => {
    await put(schemaVersion + 1);
    const entry = { id: newRunId(1_000), time: 1_000, logs: ['build.log'], summary: finishedRun([]).summary };
    const saving = saveRun(options(), entry, () => finishedRun([diagnostic()]).problems());
    await expect(saving).rejects.toMatchObject({ code: 'BUILDFIX_STATE_NEWER' });
    // The later release goes back to this one, or this one becomes it.
    await put(schemaVersion);
    expect(await withState(options(), countEntries)).toMatchObject({ runs: 4, seen: 7 });
  });

  it('as an export is refused as well, an older one is not', async () => {
    const lines = await withState(options(), (state) => Readable.from(exportState(state)).toArray());
    const as = (schema: number) => Readable.from([`{"buildfixState":${schema}}\n`, ...lines.slice(1)]);
    const other = { ...options(), folder: join(folder, 'other') };
    await expect(withState(other, (state) => importState(state, as(schemaVersion + 1)))).rejects.toMatchObject({
      code: 'BUILDFIX_STATE_NEWER',
    });
    await withState(other, (state) => importState(state, as(1)));
    expect(await withState(other, countEntries)).toEqual(await withState(options(), countEntries));
  });
});
