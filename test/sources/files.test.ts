import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BuildfixError } from '../../src/core/errors.ts';
import { type FileProgress, type OpenLogsOptions, openLogs } from '../../src/sources/files.ts';
import { fixture, makeTar, makeZip } from './archives/make.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string | Uint8Array = `${name}\n`): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

async function read(patterns: readonly string[], options: Partial<OpenLogsOptions> = {}) {
  const troubles: BuildfixError[] = [];
  const texts: [source: string, text: string][] = [];
  const onTrouble = (error: BuildfixError) => troubles.push(error);
  for await (const { source, bytes } of openLogs(patterns, { cwd: folder, onTrouble, ...options })) {
    const text = Buffer.from(bytes).toString();
    const last = texts.at(-1);
    if (last?.[0] === source) last[1] += text;
    else texts.push([source, text]);
  }
  return { texts, sources: texts.map(([source]) => source), troubles };
}

describe('openLogs', () => {
  it('reads files in the order in which they are named, patterns in natural order, none twice', async () => {
    for (const name of ['b10.log', 'b9.log', 'b9a.log', 'z.log', 'deep/er/b1.log']) await write(name);
    const { sources } = await read(['z.log', 'b*.log', '**/*.log']);
    expect(sources).toEqual(['z.log', 'b9.log', 'b9a.log', 'b10.log', 'deep/er/b1.log']);
  });

  it('takes what exists by that name as it is, whatever it looks like', async () => {
    await write('build[1]*.log');
    await write('build1.log');
    expect((await read(['build[1]*.log'])).sources).toEqual(['build[1]*.log']);
  });

  it('names files as the user does', async () => {
    await write('a.log');
    expect((await read([join(folder, 'a.log')])).sources).toEqual([join(folder, 'a.log')]);
    expect((await read([join(folder, '*.log')])).troubles).toEqual([]);
  });

  it('says which pattern matches nothing and reads the rest', async () => {
    await write('a.log');
    const { sources, troubles } = await read(['out/**/*.log', 'a.log']);
    expect(sources).toEqual(['a.log']);
    expect(troubles).toMatchObject([
      {
        code: 'BUILDFIX_INPUT_UNREADABLE',
        message: expect.stringContaining('no file matches out/**/*.log'),
        hint: expect.any(String),
      },
    ]);
  });

  it('says what is missing or a folder and reads the rest', async () => {
    await write('dir/a.log');
    const { sources, troubles } = await read(['gone.log', 'dir', 'dir/a.log']);
    expect(sources).toEqual(['dir/a.log']);
    expect(troubles).toMatchObject([
      { code: 'BUILDFIX_INPUT_UNREADABLE', message: 'gone.log does not exist' },
      { code: 'BUILDFIX_INPUT_UNREADABLE', message: 'dir is a directory', hint: expect.stringContaining('*.log') },
    ]);
  });

  // Permissions do not bind the superuser, who is told of nothing.
  it('says what may not be read, unless it may', async () => {
    await write('secret.log');
    await chmod(join(folder, 'secret.log'), 0);
    const { sources, troubles } = await read(['secret.log']);
    if (process.getuid?.() === 0) expect(sources).toEqual(['secret.log']);
    else expect(troubles).toMatchObject([{ code: 'BUILDFIX_INPUT_UNREADABLE', message: /permission denied/ }]);
  });

  it('throws the first trouble where nobody wants to hear of it', async () => {
    await expect(openLogs(['gone.log'], { cwd: folder }).next()).rejects.toMatchObject({
      code: 'BUILDFIX_INPUT_UNREADABLE',
    });
  });

  it('says so where a number in the header of a tar is none', async () => {
    const tar = makeTar(['a', 'b'].map((name) => ({ name, bytes: Buffer.from(`${name}\n`) })));
    // The second member's modification time: a number to the base of 256 begins with 0x80 or 0xff.
    tar[1024 + 136] = 0x83;
    await write('a.tar', tar);
    const { texts, troubles } = await read(['a.tar']);
    expect(texts).toEqual([['a.tar!a', 'a\n']]);
    expect(troubles).toEqual([expect.objectContaining({ code: 'BUILDFIX_ARCHIVE_DAMAGED' })]);
  });

  it('reads what stands before the damage, names file and offset, and goes on with the next file', async () => {
    const packed = gzipSync('line\n'.repeat(100_000));
    await write('a.log.gz', packed.subarray(0, -20));
    await write('b.log');
    const { texts, troubles } = await read(['*.log*']);
    expect(texts.map(([source]) => source)).toEqual(['a.log.gz', 'b.log']);
    expect(texts[0]?.[1].length).toBeGreaterThan(100_000);
    expect(troubles).toMatchObject([
      {
        code: 'BUILDFIX_ARCHIVE_DAMAGED',
        message: `a.log.gz is damaged at byte ${packed.length - 20}: unexpected end of file`,
        hint: expect.any(String),
      },
    ]);
  });

  it('judges by content, not by name', async () => {
    await write('packed.log', gzipSync('was packed\n'));
    await write('plain.log.gz', 'never was\n');
    expect((await read(['packed.log', 'plain.log.gz'])).texts).toEqual([
      ['packed.log', 'was packed\n'],
      ['plain.log.gz', 'never was\n'],
    ]);
  });

  it('gives a plain file as it is, binary or not, since the user named it', async () => {
    await write('odd.log', Buffer.from([0, 1, 2, 3, 0, 0, 10]));
    expect((await read(['odd.log'])).texts).toEqual([['odd.log', '\0\x01\x02\x03\0\0\n']]);
  });

  it('tells how far it is, up to the whole', async () => {
    await write('a.log', 'x'.repeat(3_000_000));
    await write('b.log.gz', gzipSync('y'.repeat(3_000_000)));
    const told: FileProgress[] = [];
    await read(['a.log', 'b.log.gz'], { onProgress: (progress) => told.push(progress) });
    const total = told[0]?.total;
    expect(told.every((progress) => progress.total === total)).toBe(true);
    expect(told.map(({ read: position }) => position)).toEqual(
      told.map(({ read: position }) => position).sort((a, b) => a - b),
    );
    expect(told.at(-1)).toEqual({ label: 'b.log.gz', read: total, total });
  });

  it('ends without an error when it is told to stop', async () => {
    await write('a.log', 'x'.repeat(3_000_000));
    await write('b.log');
    const stop = new AbortController();
    const sources: string[] = [];
    for await (const { source } of openLogs(['*.log'], { cwd: folder, signal: stop.signal })) {
      sources.push(source);
      stop.abort();
    }
    expect(sources).toEqual(['a.log']);
  });

  it('closes what it opened, also when the reading is given up in the middle', async () => {
    const text = Buffer.from('line\n'.repeat(300_000));
    const members = [
      { name: 'a.log', bytes: text },
      { name: 'a.log.gz', bytes: gzipSync(text) },
    ];
    await write('1.log', text);
    await write('2.log.gz', gzipSync(text));
    await write('3.zip', makeZip(members));
    await write('4.tar', makeTar(members));
    await write('5.zip', makeZip(members).subarray(0, -30));
    await write('6.log.bz2', await fixture('build.log.bz2'));
    await write('7.log.xz', await fixture('build.log.xz'));
    await write('8.log.zst', await fixture('build.log.zst'));
    const before = await openDescriptors();
    expect((await read(['*'])).sources).toHaveLength(11);
    for (const name of ['1.log', '2.log.gz', '3.zip', '4.tar', '5.zip', '6.log.bz2', '7.log.xz', '8.log.zst']) {
      for await (const _ of openLogs([name], { cwd: folder })) break;
    }
    expect(await openDescriptors()).toBe(before);
  });

  it('reads from a pipe, whose size nobody knows', async () => {
    const path = join(folder, 'pipe');
    await promisify(execFile)('mkfifo', [path]);
    const told: FileProgress[] = [];
    const [{ texts }] = await Promise.all([
      read(['pipe'], { onProgress: (progress) => told.push(progress) }),
      writeFile(path, 'through the pipe\n'),
    ]);
    expect(texts).toEqual([['pipe', 'through the pipe\n']]);
    expect(told.at(-1)).toEqual({ label: 'pipe', read: 17 });
  });
});

describe('a decompression bomb', () => {
  it('of 1 GB in a .gz goes through in little memory', async () => {
    await write('bomb.gz', Buffer.concat(Array.from({ length: 10 }, () => bombOf(100_000_000))));
    const before = process.memoryUsage.rss();
    let size = 0;
    let most = 0;
    for await (const { bytes } of openLogs(['bomb.gz'], { cwd: folder })) {
      size += bytes.length;
      most = Math.max(most, process.memoryUsage.rss() - before);
    }
    expect(size).toBe(1_000_000_000);
    expect(most).toBeLessThan(150_000_000);
  });
});

async function openDescriptors(): Promise<number> {
  return (await readdir('/dev/fd')).length;
}

let bomb: Buffer | undefined;

function bombOf(size: number): Buffer {
  bomb ??= gzipSync(Buffer.alloc(size));
  return bomb;
}
