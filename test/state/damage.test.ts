import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomNumbers } from '../../src/bench/random.ts';
import { inspectDatabase } from '../../src/state/leveldb/inspect.ts';
import { newRunId, saveRun } from '../../src/state/runs.ts';
import { exportState } from '../../src/state/transfer.ts';
import { withState } from '../../src/state/with-state.ts';
import { diagnostic, fingerprint, finishedRun } from '../helpers/diagnostic.ts';

const warnings: string[] = [];
const logger = { debug() {}, info() {}, warn: (_: object, message: string) => void warnings.push(message), error() {} };
const optionsFor = (folder: string) => ({ folder, wait: 5_000, logger, durability: 'fast' as const });

/** A state of several runs, with tables, a log and a manifest; and everything that is in it. */
let whole: string;
let everything: Set<string>;
let folder: string;

beforeAll(async () => {
  whole = await mkdtemp(join(tmpdir(), 'buildfix-whole-'));
  for (let run = 0; run < 3; run++) {
    const entry = {
      id: newRunId(1_000 + run),
      time: 1_000 + run,
      logs: ['build.log'],
      summary: finishedRun([]).summary,
    };
    await saveRun(optionsFor(whole), entry, async function* () {
      for (let n = 0; n < 400; n++)
        yield diagnostic({ fingerprint: fingerprint(run * 300 + n), message: `problem ${n}` });
    });
  }
  everything = new Set(await linesOf(whole));
});
afterAll(() => rm(whole, { recursive: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-damage-'));
  warnings.length = 0;
  await cp(whole, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const linesOf = (where: string) =>
  withState(optionsFor(where), async (state) => {
    const lines: string[] = [];
    for await (const line of exportState(state)) lines.push(line);
    return lines;
  });
/** Counts, since a thousand lines are nothing to read. */
const difference = async () => {
  const left = await linesOf(folder);
  const wrong = left.filter((line) => !everything.has(line)).length;
  return { missing: everything.size - (left.length - wrong), wrong };
};
const contentFiles = async () =>
  (await readdir(join(folder, 'state'))).filter((name) => !/^LO/.test(name)).map((name) => join(folder, 'state', name));

describe('one flipped bit', () => {
  const seed = Number(process.env.BUILDFIX_TEST_SEED ?? 1);
  const flips = Number(process.env.BUILDFIX_TEST_FLIPS ?? 25);
  const random = randomNumbers(seed);
  it.each(Array.from({ length: flips }, (_, n) => n))(
    `costs what it hit, which is said, seed ${seed}, flip %i`,
    async () => {
      const files = await contentFiles();
      const file = files[Math.floor(random() * files.length)] as string;
      const bytes = await readFile(file);
      if (bytes.length === 0) return;
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
      await writeFile(file, bytes);

      const left = await difference();
      if (left.missing > 0 || left.wrong > 0) expect(warnings).toEqual([expect.stringContaining('corrupt')]);
      // Where the last write to a key is lost, the one before is there again.
      expect(left.wrong).toBeLessThanOrEqual(left.missing);
      // Nothing is the matter with what came out of it.
      expect((await inspectDatabase(join(folder, 'state'))).damage).toEqual([]);
      expect(await difference()).toEqual(left);
    },
  );
});

describe('a damaged state', () => {
  it('loses one block of a table, not the others, and stays at hand', async () => {
    const table = (await contentFiles()).find((name) => name.endsWith('.ldb')) as string;
    const bytes = await readFile(table);
    bytes[100] = (bytes[100] as number) ^ 1;
    await writeFile(table, bytes);
    const left = await linesOf(folder);
    expect(left.length).toBeLessThan(everything.size);
    expect(left.length).toBeGreaterThan(everything.size - 40);
    expect(await readdir(folder)).toContain('state.corrupt-1');
    expect(warnings).toHaveLength(1);
  });

  it.each([
    ['CURRENT is gone', (name: string) => name.endsWith('CURRENT'), undefined],
    ['CURRENT names another manifest', (name: string) => name.endsWith('CURRENT'), 'MANIFEST-000999\n'],
    ['the manifest is empty', (name: string) => name.includes('MANIFEST'), ''],
    ['the manifest is nonsense', (name: string) => name.includes('MANIFEST'), 'nonsense'.repeat(100)],
  ])('is read in full where %s', async (_, isHit, text) => {
    for (const name of (await contentFiles()).filter(isHit)) {
      if (text === undefined) await rm(name);
      else await writeFile(name, text);
    }
    expect(await difference()).toEqual({ missing: 0, wrong: 0 });
    expect(warnings).toEqual([expect.stringContaining('corrupt')]);
  });

  it('with an end that was cut off in the middle of a write is no damaged one', async () => {
    await withState(optionsFor(folder), ({ follows }) => follows.put('last', 'x'.repeat(500)));
    const log = (await contentFiles())
      .filter((name) => name.endsWith('.log'))
      .sort()
      .at(-1) as string;
    const bytes = await readFile(log);
    await writeFile(log, bytes.subarray(0, -100));
    expect(await difference()).toEqual({ missing: 0, wrong: 0 });
    expect(warnings).toEqual([]);
  });
});
