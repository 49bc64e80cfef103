import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppendedFile } from '../../pipelines/appended-file.ts';
import type { CommittedFile } from '../../src/core/checkpoint.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-appended-'));
  file = join(folder, 'out.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function write(text: string, committed?: CommittedFile): Promise<CommittedFile | undefined> {
  const out = (await AppendedFile.open(file, committed)) as AppendedFile;
  out.write(text);
  const result = await out.committed(Buffer.byteLength(text));
  out.end();
  await finished(out);
  return result;
}
const content = () => readFileSync(file, 'utf8');

describe('a file that is written on', () => {
  it('is cut where its checkpoint ends', async () => {
    const committed = await write('one\ntwö\n');
    expect(committed?.length).toBe(9);
    appendFileSync(file, 'three\nhal');
    expect((await write('four\n', committed))?.length).toBe(14);
    expect(content()).toBe('one\ntwö\nfour\n');
  });

  it('keeps what is known to nobody, but for half a line', async () => {
    writeFileSync(file, 'of somebody\nhal');
    await write('mine\n');
    expect(content()).toBe('of somebody\nmine\n');
  });

  it('is another one where what was committed does not stand in it', async () => {
    const committed = await write('one\ntwo\n');
    writeFileSync(file, 'a new one in its place, longer\n');
    await write('three\n', committed);
    expect(content()).toBe('a new one in its place, longer\nthree\n');
    truncateSync(file, 3);
    await write('four\n', committed);
    expect(content()).toBe('four\n');
  });

  it('finds the last line of a file that ends in a long half one', async () => {
    writeFileSync(file, `whole\n${'x'.repeat(200_000)}`);
    await write('mine\n');
    expect(content()).toBe('whole\nmine\n');
  });

  it('is nothing for what is no file', async () => {
    expect(await AppendedFile.open('/dev/zero', undefined)).toBeUndefined();
  });

  it('says nothing is committed when it is closed before', async () => {
    const out = (await AppendedFile.open(file, undefined)) as AppendedFile;
    const waiting = out.committed(100);
    out.destroy();
    expect(await waiting).toBeUndefined();
  });
});
