import { appendFile, mkdtemp, readdir, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TailOptions } from '../../src/sources/tail.ts';
import { follow } from '../helpers/following.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-parked-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const following = (options: Partial<TailOptions>, paths: string[]) => follow({ cwd: folder, ...options }, paths);

describe('more files than are kept open', () => {
  const names = Array.from({ length: 40 }, (_, n) => `part-${n}.log`);
  const path = (n: number) => join(folder, `part-${n}.log`);

  it('are all read to their end, whatever happens to the closed ones', async () => {
    for (const name of names) await writeFile(join(folder, name), `begin of ${name}\n`);
    const f = await following({ pollInterval: 0 }, ['part-*.log']);
    const wanted = new Map(names.map((name) => [name, `begin of ${name}\n`]));
    const add = (n: number, text: string) => wanted.set(`part-${n}.log`, `${wanted.get(`part-${n}.log`)}${text}`);
    expect(Object.fromEntries(f.texts)).toEqual(Object.fromEntries(wanted));
    for (let n = 0; n < 40; n += 3) {
      await appendFile(path(n), `more of ${n}\n`);
      add(n, `more of ${n}\n`);
    }
    await rename(path(1), `${path(1)}.1`);
    await appendFile(`${path(1)}.1`, 'to the end\n');
    await writeFile(path(1), 'anew\n');
    add(1, 'to the end\nanew\n');
    await writeFile(path(2), 'cut\n');
    add(2, 'cut\n');
    await appendFile(path(4), 'no end');
    add(4, 'no end');
    await f.steps.look();
    await f.steps.look();
    if (process.platform === 'linux') expect(await openIn(folder)).toBeLessThanOrEqual(16);
    await f.stop();
    expect(Object.fromEntries(f.texts)).toEqual(Object.fromEntries(wanted));
    expect(f.troubles).toEqual([]);
    expect(await openIn(folder)).toBe(0);
  });

  it('give each line once, in whatever order they grow, are renamed and cut', async () => {
    const change = fc.record({
      n: fc.nat(24),
      how: fc.constantFrom('grow', 'grow', 'rename', 'cut'),
      isSeen: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 60 }), async (changes) => {
        const inside = await mkdtemp(join(folder, 'run-'));
        const at = (n: number) => join(inside, `${n}.log`);
        const wanted = Array.from({ length: 25 }, (_, n) => `${n}: first\n`);
        for (const [n, text] of wanted.entries()) await writeFile(at(n), text);
        const f = await following({ cwd: inside, pollInterval: 0 }, ['*.log']);
        for (const [time, { n, how, isSeen }] of changes.entries()) {
          const line = `${n}: ${how} ${time}\n`;
          wanted[n] += line;
          if (how === 'grow') await appendFile(at(n), line);
          // What was not seen before it is cut is gone for everybody.
          if (how === 'cut') await f.steps.look();
          if (how === 'rename') await rename(at(n), `${at(n)}.${1_000 - time}`);
          if (how !== 'grow') await writeFile(at(n), line);
          if (isSeen) await f.steps.look();
        }
        await f.steps.look();
        await f.stop();
        expect(wanted.map((_, n) => f.texts.get(`${n}.log`))).toEqual(wanted);
        expect(f.troubles).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

/** How many files of a folder this process has open, as far as the system says. */
async function openIn(of: string): Promise<number> {
  const handles = await readdir('/proc/self/fd').catch(() => []);
  const links = await Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')));
  return links.filter((link) => link.startsWith(of)).length;
}
