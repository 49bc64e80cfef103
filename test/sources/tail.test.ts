import { appendFile, copyFile, mkdir, mkdtemp, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Checkpoint, type TailOptions, tailLogs } from '../../src/sources/tail.ts';
import { type Following, follow } from '../helpers/following.ts';

let folder: string;
let log: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-tail-'));
  log = join(folder, 'build.log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const following = (options: Partial<TailOptions> = {}, paths?: string[]) => follow({ cwd: folder, ...options }, paths);

describe('tailLogs', () => {
  it('delivers what is there and what is added, whole lines at a time', async () => {
    await writeFile(log, 'one\ntw');
    const f = await following();
    expect(f.text).toBe('one\n');
    await appendFile(log, 'o\nthree\n');
    await f.steps.look();
    expect(f.text).toBe('one\ntwo\nthree\n');
    await f.stop();
  });

  it('delivers an unfinished last line when it is stopped, and reads it again after a restart', async () => {
    await writeFile(log, 'one\ntw');
    const f = await following();
    const checkpoint = await f.stop();
    expect(f.text).toBe('one\ntw');
    expect(checkpoint).toMatchObject({ path: 'build.log', offset: 4, head: { length: 4 }, tail: { length: 4 } });
    await appendFile(log, 'o\n');
    const again = await following({ checkpoints: checkpoint ? [checkpoint] : [] });
    expect(again.text).toBe('two\n');
    await again.stop();
  });

  it('begins at the end when asked to, but reads a file that comes later from its beginning', async () => {
    await writeFile(log, 'old\n');
    const f = await following({ from: 'end' }, ['build.log', 'later.log']);
    await appendFile(log, 'new\n');
    await writeFile(join(folder, 'later.log'), 'first\n');
    await f.steps.look();
    expect(Object.fromEntries(f.texts)).toEqual({ 'build.log': 'new\n', 'later.log': 'first\n' });
    await f.stop();
  });

  it('waits for a file, and for its folder', async () => {
    const f = await following({}, ['out/build.log']);
    await mkdir(join(folder, 'out'));
    await f.steps.look();
    await writeFile(join(folder, 'out/build.log'), 'here\n');
    await f.steps.look();
    expect(f.text).toBe('here\n');
    await f.stop();
  });

  it('reads a renamed file to its end before the new one', async () => {
    await writeFile(log, 'one\n');
    const f = await following();
    await appendFile(log, 'two\n');
    await rename(log, `${log}.1`);
    await appendFile(`${log}.1`, 'three\nunfinished');
    await writeFile(log, 'four\n');
    await f.steps.look();
    expect(f.text).toBe('one\ntwo\nthree\nunfinished\nfour\n');
    expect(f.tail.position('build.log')?.offset).toBe(5);
    await f.stop();
  });

  it('stays with the renamed file until something stands in the new one', async () => {
    await writeFile(log, 'one\n');
    const f = await following();
    await rename(log, `${log}.1`);
    await writeFile(log, '');
    await f.steps.look();
    await appendFile(`${log}.1`, 'its writer has not changed over yet\n');
    await f.steps.look();
    await appendFile(log, 'two\n');
    await f.steps.look();
    expect(f.text).toBe('one\nits writer has not changed over yet\ntwo\n');
    await f.stop();
  });

  it('reads every file of two rotations between two looks', async () => {
    await writeFile(log, 'one\n');
    await writeFile(`${log}.2`, 'far older\n');
    await utimes(`${log}.2`, 100, 100);
    await utimes(log, 200, 200);
    const f = await following();
    await rename(log, `${log}.3`);
    await writeFile(`${log}.1`, 'two\n');
    await utimes(`${log}.1`, 300, 300);
    await writeFile(log, 'three\n');
    await f.steps.look();
    expect(f.text).toBe('one\ntwo\nthree\n');
    await f.stop();
  });

  it('begins again when the file was truncated, even if it has grown beyond the old size since', async () => {
    await writeFile(log, 'one\n');
    const f = await following();
    await truncate(log);
    await appendFile(log, 'a new beginning, longer than before\n');
    await f.steps.look();
    expect(f.text).toBe('one\na new beginning, longer than before\n');
    await f.stop();
  });

  it('reads from the copy what copytruncate cut away between two looks', async () => {
    await writeFile(log, 'one\n');
    const f = await following();
    await appendFile(log, 'two\n');
    await copyFile(log, `${log}.1`);
    await truncate(log);
    await f.steps.look();
    await appendFile(log, 'three\n');
    await f.steps.look();
    expect(f.text).toBe('one\ntwo\nthree\n');
    await f.stop();
  });

  it('outlives the deletion of the file', async () => {
    await writeFile(log, 'one\n');
    const f = await following();
    await rm(log);
    await f.steps.look();
    await writeFile(log, 'two\n');
    await f.steps.look();
    expect(f.text).toBe('one\ntwo\n');
    expect(f.troubles).toEqual([]);
    await f.stop();
  });

  it('passes on a line that is longer than a chunk, and takes up the line count behind it', async () => {
    const long = `${'x'.repeat(2_500_000)}\n`;
    await writeFile(log, long);
    const f = await following();
    expect(f.text).toHaveLength(long.length);
    await appendFile(log, 'y\n');
    await f.steps.look();
    expect(f.text.endsWith('x\ny\n')).toBe(true);
    expect(f.text).toHaveLength(long.length + 2);
    await f.stop();
  });

  it('reports what is no file and goes on with the others', async () => {
    await writeFile(log, 'one\n');
    const f = await following({}, ['.', 'build.log']);
    expect(f.troubles).toMatchObject([{ code: 'BUILDFIX_INPUT_UNREADABLE', message: '. is a directory' }]);
    expect(f.text).toBe('one\n');
    await f.stop();
  });

  it('reads what was written anew in the same file before the first look at it, and renamed since', async () => {
    await writeFile(log, 'one\n');
    const f = await following();
    await copyFile(log, `${log}.1`);
    await truncate(log);
    await f.steps.look();
    await appendFile(log, 'two\n');
    await rename(`${log}.1`, `${log}.2`);
    await copyFile(log, `${log}.1`);
    await truncate(log);
    await appendFile(log, 'three\n');
    await rename(`${log}.2`, `${log}.3`);
    await rename(`${log}.1`, `${log}.2`);
    await rename(log, `${log}.1`);
    await f.steps.look();
    await writeFile(log, 'four\n');
    await f.steps.look();
    expect(f.text).toBe('one\ntwo\nthree\nfour\n');
    await f.stop();
  });

  it('is not fooled by a new log that begins as the one did that was cut away', async () => {
    const banner = `${'='.repeat(200)}\n`.repeat(10);
    await writeFile(log, banner);
    const f = await following();
    await appendFile(log, 'two\n');
    await copyFile(log, `${log}.1`);
    await truncate(log);
    await appendFile(log, `${banner}three\n`);
    await f.steps.look();
    expect(f.text).toBe(`${banner}two\n${banner}three\n`);
    await f.stop();
  });

  it('goes on where the log was only copied', async () => {
    await writeFile(log, 'one\n');
    const f = await following();
    await appendFile(log, 'two\n');
    await copyFile(log, `${log}.1`);
    await appendFile(log, 'three\n');
    await f.steps.look();
    expect(f.text).toBe('one\ntwo\nthree\n');
    await f.stop();
  });

  it('waits at its pauses, where positions cover what was given', async () => {
    await writeFile(log, 'one\n');
    const seen: [string, number | undefined, boolean][] = [];
    let f: Following | undefined;
    f = await following({
      onPause: async ({ isLast }) => {
        seen.push([f?.text ?? '', f?.tail.position('build.log')?.offset, isLast]);
      },
    });
    await appendFile(log, 'two\nthr');
    await f.steps.look();
    await f.stop();
    expect(seen.slice(3)).toEqual([
      ['one\ntwo\n', 8, false],
      ['one\ntwo\n', 8, false],
      ['one\ntwo\n', 8, true],
    ]);
    expect(f.text).toBe('one\ntwo\nthr');
  });

  it('notices changes by itself', async () => {
    const stop = new AbortController();
    await writeFile(log, 'one\n');
    let text = '';
    // Long enough for the test to fail if only the polling noticed anything.
    for await (const { bytes } of tailLogs(['build.log'], {
      cwd: folder,
      signal: stop.signal,
      pollInterval: 600_000,
    })) {
      text += Buffer.from(bytes).toString();
      if (text === 'one\n') await appendFile(log, 'two\n');
      if (text === 'one\ntwo\n') stop.abort();
    }
    expect(text).toBe('one\ntwo\n');
  });

  it('polls where nothing can be watched', async () => {
    const stop = new AbortController();
    let text = '';
    const tail = tailLogs(['later/build.log'], { cwd: folder, signal: stop.signal, pollInterval: 1 });
    const reading = (async () => {
      for await (const { bytes } of tail) {
        text += Buffer.from(bytes).toString();
        stop.abort();
      }
    })();
    await mkdir(join(folder, 'later'));
    await writeFile(join(folder, 'later/build.log'), 'here\n');
    await reading;
    expect(text).toBe('here\n');
  });
});

describe('a pattern', () => {
  it('means also files that come later, but not what they are rotated to', async () => {
    await writeFile(join(folder, 'a.log'), 'a1\n');
    const f = await following({ pollInterval: 0, from: 'end' }, ['*.log*']);
    await appendFile(join(folder, 'a.log'), 'a2\n');
    await writeFile(join(folder, 'b.log'), 'b1\n');
    await f.steps.look();
    await rename(join(folder, 'a.log'), join(folder, 'a.log.1'));
    await writeFile(join(folder, 'a.log'), 'a3\n');
    await writeFile(join(folder, 'a.log.2.gz'), 'packed\n');
    await f.steps.look();
    await f.steps.look();
    expect(Object.fromEntries(f.texts)).toEqual({ 'a.log': 'a2\na3\n', 'b.log': 'b1\n' });
    await f.stop();
  });

  it('goes on in a file that was followed before and whose name is gone', async () => {
    await writeFile(log, 'one\n');
    const f = await following({}, ['*.log']);
    const stored = await f.crash();
    await appendFile(log, 'two\n');
    await rename(log, `${log}.1`);
    const again = await following({ checkpoints: stored }, ['*.log']);
    expect(again.text).toBe('two\n');
    await again.stop();
  });

  it('lets go of a file whose name is gone for a minute', async () => {
    let now = 0;
    await writeFile(log, 'one\n');
    const f = await following({ pollInterval: 0, clock: () => now }, ['*.log']);
    await rm(log);
    await f.steps.look();
    expect(f.tail.positions()).toHaveLength(1);
    now += 60_000;
    await f.steps.look();
    expect(f.tail.positions()).toEqual([]);
    await writeFile(log, 'two\n');
    await f.steps.look();
    expect(f.text).toBe('one\ntwo\n');
    await f.stop();
  });
});

describe('after a crash', () => {
  async function crashedAfter(text: string): Promise<readonly Checkpoint[]> {
    await writeFile(log, text);
    const f = await following();
    return f.crash();
  }

  async function resumed(checkpoints: readonly Checkpoint[]): Promise<Following> {
    return following({ checkpoints });
  }

  it('goes on behind the last complete line', async () => {
    const stored = await crashedAfter('one\ntwo\nthr');
    await appendFile(log, 'ee\n');
    const f = await resumed(stored);
    expect(f.text).toBe('three\n');
    await f.stop();
  });

  it('finds the file under the name that it was rotated to, then reads the new one', async () => {
    const stored = await crashedAfter('one\n');
    await appendFile(log, 'two\n');
    await rename(log, `${log}-20240131`);
    await writeFile(log, 'three\n');
    const f = await resumed(stored);
    expect(f.text).toBe('two\nthree\n');
    await f.stop();
  });

  it('finds it also when no new file of its name is there yet', async () => {
    const stored = await crashedAfter('one\n');
    await appendFile(log, 'two\n');
    await rename(log, `${log}.1`);
    const f = await resumed(stored);
    expect(f.text).toBe('two\n');
    await writeFile(log, 'three\n');
    await f.steps.look();
    expect(f.text).toBe('two\nthree\n');
    await f.stop();
  });

  it('finds a file of which nothing was read yet', async () => {
    const stored = await crashedAfter('');
    await appendFile(log, 'one\n');
    await rename(log, `${log}.1`);
    await writeFile(log, 'two\n');
    const f = await resumed(stored);
    expect(f.text).toBe('one\ntwo\n');
    await f.stop();
  });

  it('finds the copy that was made before the file was truncated', async () => {
    const stored = await crashedAfter('one\n');
    await appendFile(log, 'two\n');
    await copyFile(log, `${log}.1`);
    await truncate(log);
    await appendFile(log, 'three\n');
    const f = await resumed(stored);
    expect(f.text).toBe('two\nthree\n');
    await f.stop();
  });

  it('is not fooled by a new file in the same inode', async () => {
    const stored = await crashedAfter('one\ntwo\n');
    await writeFile(log, 'another build\nwith more lines\n');
    const f = await resumed(stored);
    expect(f.text).toBe('another build\nwith more lines\n');
    expect(f.troubles).toMatchObject([
      { code: 'BUILDFIX_INPUT_UNREADABLE', message: expect.stringContaining('up to byte 8 is gone') },
    ]);
    await f.stop();
  });

  it('is not fooled by an older file that begins alike', async () => {
    const banner = `${'='.repeat(2000)}\n`;
    await writeFile(`${log}.1`, `${banner}${'an older build\n'.repeat(100)}`);
    const stored = await crashedAfter(`${banner}one\n`);
    await writeFile(log, 'two\n');
    const f = await resumed(stored);
    expect(f.text).toBe('two\n');
    await f.stop();
  });
});
