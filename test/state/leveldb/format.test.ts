import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Level } from 'level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../src/bench/random.ts';
import { crc32c } from '../../../src/state/leveldb/crc32c.ts';
import { readBatch } from '../../../src/state/leveldb/entry.ts';
import { readLogFile } from '../../../src/state/leveldb/log-file.ts';
import { readManifest } from '../../../src/state/leveldb/manifest.ts';
import { salvageEntries } from '../../../src/state/leveldb/salvage.ts';
import { unsnappy } from '../../../src/state/leveldb/snappy.ts';
import { readTableFile } from '../../../src/state/leveldb/table-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-leveldb-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('CRC-32C', () => {
  it.each([
    ['123456789', 0xe3069283],
    ['\0'.repeat(32), 0x8a9136aa],
    ['', 0],
  ])('of %j is that of RFC 3720', (text, expected) => {
    expect(crc32c(Buffer.from(text))).toBe(expected);
    expect(crc32c(Buffer.from(text.slice(0, 5)), Buffer.from(text.slice(5)))).toBe(expected);
  });
});

describe('Snappy', () => {
  it.each([
    ['a literal', '03 08 616263', 'abc'],
    ['a copy that reaches into itself', '0a 00 61 15 01', 'a'.repeat(10)],
    ['a copy with two bytes of distance', '08 0c 61626364 0e 0400', 'abcdabcd'],
  ])('gives back %s', (_, hex, expected) => {
    expect(unsnappy(Buffer.from(hex.replaceAll(' ', ''), 'hex')).toString()).toBe(expected);
  });

  it.each([
    ['repeats what is not there', '04 00 61 0e 0900'],
    ['is longer than it says', '01 08 616263'],
    ['is shorter than it says', '09 08 616263'],
    ['ends in the middle', '03 08 61'],
    ['says it is huge', 'ffffffffff7f 00 61'],
  ])('refuses what %s', (_, hex) => {
    expect(() => unsnappy(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toThrow(RangeError);
  });
});

describe('a database of LevelDB', () => {
  /** Values of all sizes, long enough for several tables, some keys overwritten and some deleted. */
  async function write(): Promise<Map<string, string>> {
    const random = randomNumbers(3);
    const expected = new Map<string, string>();
    for (let opening = 0; opening < 2; opening++) {
      const db = new Level<string, string>(folder, { writeBufferSize: 200_000 } as never);
      for (let n = 0; n < 1_500; n++) {
        const key = `key-${Math.floor(random() * 1_000)}`;
        if (random() < 0.2) {
          await db.del(key);
          expected.delete(key);
        } else {
          const value = `${random()} ${'text '.repeat(random() < 0.01 ? 20_000 : random() * 100)}`;
          await db.put(key, value);
          expected.set(key, value);
        }
      }
      await db.close();
    }
    return expected;
  }

  it('is read as LevelDB reads it', async () => {
    const expected = await write();
    const newest = new Map<string, { sequence: number; value?: string }>();
    for await (const entry of salvageEntries(folder)) {
      if ((newest.get(entry.key)?.sequence ?? 0) < entry.sequence) newest.set(entry.key, entry);
    }
    const found = [...newest].flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const]));
    expect(new Map(found)).toEqual(expected);
  });

  it('in whatever state gives entries or nothing, and never an error that is no RangeError', async () => {
    await write();
    const random = randomNumbers(5);
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      for (let round = 0; round < 20; round++) {
        const broken = Buffer.from(bytes.subarray(0, Math.ceil(random() * bytes.length)));
        for (let n = 0; n < 10; n++) broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
        const { records } = readLogFile(broken);
        const read = () => {
          for (const record of [...records, broken]) for (const _ of readBatch(record));
        };
        const attempts = [read, () => readManifest([broken]), () => unsnappy(broken)];
        for (const attempt of attempts) {
          try {
            attempt();
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        }
        for (const _ of readTableFile(broken, () => {}));
      }
    }
  });
});
