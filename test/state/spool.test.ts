import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSeen, newRunId, saveRun } from '../../src/state/runs.ts';
import { spoolEntries, writeSpool } from '../../src/state/spool.ts';
import { storeRun } from '../../src/state/store-run.ts';
import { countEntries } from '../../src/state/transfer.ts';
import { withState } from '../../src/state/with-state.ts';
import { diagnostic, fingerprint, finishedRun } from '../helpers/diagnostic.ts';

let folder: string;
const warnings: string[] = [];
const logger = { debug() {}, info() {}, warn: (_: object, message: string) => void warnings.push(message), error() {} };
const options = () => ({ folder, wait: 5_000, logger, durability: 'fast' as const });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-spool-'));
  warnings.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const entry = (time: number) => ({ id: newRunId(time), time, logs: ['build.log'], summary: finishedRun([]).summary });
async function* problems(count: number, message = 'a', stopAt = count) {
  for (let n = 1; n <= count; n++) {
    if (n > stopAt) throw new Error('killed');
    yield diagnostic({ fingerprint: fingerprint(n), message });
  }
}
const seen = async (n: number) => (await findSeen(options(), fingerprint(n)))[0];

describe('a run that is stored twice', () => {
  it('after it was stopped in the middle counts each problem once', async () => {
    const run = entry(1_000);
    await withState(options(), (state) => storeRun(state, run, problems(2_500, 'a', 2_100))).catch(() => {});
    expect(await withState(options(), countEntries)).toMatchObject({ runs: 0, seen: 2_000 });
    await withState(options(), (state) => storeRun(state, run, problems(2_500)));
    expect(await withState(options(), countEntries)).toMatchObject({ runs: 1, seen: 2_500, members: 3 });
    expect([await seen(1), await seen(2_400)]).toMatchObject([{ runs: 1 }, { runs: 1 }]);
  });

  it('as a spool file that was not removed counts once', async () => {
    const run = entry(1_000);
    await writeSpool(folder, run, problems(3));
    await saveRun(options(), run, () => problems(3));
    expect(await seen(1)).toMatchObject({ runs: 1 });
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  });
});

describe('a run that waited in the spool', () => {
  it('is older than what was seen meanwhile', async () => {
    const [early, late] = [entry(1_000), entry(2_000)];
    await saveRun(options(), late, () => problems(1, 'late'));
    await writeSpool(folder, early, problems(1, 'early'));
    expect(await seen(1)).toMatchObject({
      runs: 2,
      firstSeen: 1_000,
      firstRun: early.id,
      lastSeen: 2_000,
      lastRun: late.id,
      diagnostic: { message: 'late' },
    });
  });

  it('may be larger than a batch', async () => {
    await writeSpool(folder, entry(1_000), problems(3_500));
    expect(await withState(options(), countEntries)).toMatchObject({ runs: 1, seen: 3_500 });
  });

  it.each([
    ['cut off', '{"id":"1970-01-01T00:00:01.000Z-x","time":1,"logs":[]}\n{"finger'],
    ['of something else', '[1,2]\n'],
    ['empty', ''],
  ])('is set aside once where it is %s, and named', async (_, text) => {
    await mkdir(join(folder, 'spool'));
    await writeFile(join(folder, 'spool', '1970.ndjson'), text);
    await saveRun(options(), entry(2_000), () => problems(1));
    await saveRun(options(), entry(3_000), () => problems(1));
    expect(warnings).toEqual([expect.stringContaining('set aside')]);
    expect(await readdir(join(folder, 'spool'))).toEqual(['1970.ndjson.unreadable']);
    expect(await seen(1)).toMatchObject({ runs: 2 });
  });
});

describe('single entries', () => {
  it('wait in the spool too', async () => {
    await spoolEntries(folder, 'a', [
      { table: 'follows', key: 'one', value: 1 },
      { table: 'follows', key: 'two', value: { x: 2 } },
    ]);
    expect(await withState(options(), ({ follows }) => follows.getMany(['one', 'two']))).toEqual([1, { x: 2 }]);
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  });
});
