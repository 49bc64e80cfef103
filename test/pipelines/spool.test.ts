import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Spool } from '../../pipelines/spool.ts';
import { diagnostic } from '../helpers/diagnostic.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-spool-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function spoolWith(count: number, length: number): Promise<Spool> {
  const spool = new Spool();
  for (let n = 0; n < count; n++) {
    await spool.add(JSON.stringify(diagnostic({ line: n + 1, message: 'x'.repeat(length) })));
  }
  await spool.finish();
  return spool;
}

async function read(spool: Spool): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { line, message, count } of spool.problems(() => 7)) found.push([line, message.length, count]);
  return found;
}

describe('the problems of a run', () => {
  it.each([
    ['in memory', 10, 0],
    ['in a file behind the first megabyte', 300, 1],
  ])('come back in order, as often as they are asked for: %s', async (_, count, files) => {
    const spool = await spoolWith(count, 10_000);
    const wanted = Array.from({ length: count }, (_, n) => [n + 1, 10_000, 7]);
    expect(await read(spool)).toEqual(wanted);
    expect(await read(spool)).toEqual(wanted);
    expect(readdirSync(folder)).toHaveLength(files);
    await spool.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leave no file behind when nobody has read them to the end', async () => {
    const spool = await spoolWith(300, 10_000);
    for await (const _ of spool.problems(() => 1)) break;
    await spool.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are none in a run without any', async () => {
    const spool = new Spool();
    await spool.finish();
    expect(await read(spool)).toEqual([]);
    await spool.close();
  });
});
