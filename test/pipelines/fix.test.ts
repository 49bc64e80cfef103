import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, link, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixTree } from '../../pipelines/fix.ts';
import { randomNumbers } from '../../src/bench/random.ts';
import { listWrites, undo } from '../../src/fixes/undo.ts';

let base: string;
let root: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'buildfix-fix-'));
  root = join(base, 'project');
  await mkdir(root);
});
afterEach(() => rm(base, { recursive: true }));

/** gcc's words for a missing semicolon behind `int x = 1` in line 2 of a file. */
const log = (...files: string[]) =>
  files
    .map(
      (file) =>
        `${file}:2:12: error: expected ';' before 'return'\n    2 |   int x = 1\n      |            ^\n      |            ;\n`,
    )
    .join('');
const broken = 'int f(void) {\n  int x = 1\n  return x;\n}\n';
const mended = broken.replace('= 1', '= 1;');
const fix = (text: string, write = true) => fixTree({ log: text, root, safety: 'safe', write });
const read = (name: string) => readFile(join(root, name), 'utf8');
const put = (name: string, text: string | Buffer = broken) => writeFile(join(root, name), text);

describe('fixTree', () => {
  it('says as a patch what it would write, and writes nothing', async () => {
    await put('a.c');
    const { applied, patch } = await fix(log('a.c'), false);
    expect(applied).toHaveLength(1);
    expect(patch).toBe(
      '--- a/a.c\n+++ b/a.c\n@@ -1,4 +1,4 @@\n int f(void) {\n-  int x = 1\n+  int x = 1;\n   return x;\n }\n',
    );
    expect(await read('a.c')).toBe(broken);
    expect(await listWrites(root)).toEqual([]);
  });

  it('writes one file for all its edits, keeps its mode, and takes it back', async () => {
    await put('a.c');
    await chmod(join(root, 'a.c'), 0o640);
    await fix(log('a.c'));
    expect(await read('a.c')).toBe(mended);
    expect((await stat(join(root, 'a.c'))).mode & 0o777).toBe(0o640);
    expect(await undo(root)).toMatchObject({ restored: ['a.c'], refused: [] });
    expect(await read('a.c')).toBe(broken);
    expect(await undo(root)).toBeUndefined();
  });

  it('walks back through several writes', async () => {
    await put('a.c');
    await fix(log('a.c'));
    await put('b.c');
    await fix(log('b.c'));
    expect((await undo(root))?.restored).toEqual(['b.c']);
    expect((await undo(root))?.restored).toEqual(['a.c']);
  });

  it('refuses to take back what was changed since, and leaves it alone', async () => {
    await put('a.c');
    await fix(log('a.c'));
    await put('a.c', 'mine now\n');
    await expect(undo(root)).rejects.toMatchObject({ code: 'BUILDFIX_UNDO_REFUSED' });
    expect(await read('a.c')).toBe('mine now\n');
  });

  it.each([
    ['CRLF', broken.replaceAll('\n', '\r\n'), mended.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${broken}`, `\ufeff${mended}`],
    ['no line end at the end', broken.trimEnd(), mended.trimEnd()],
  ])('leaves %s as it is', async (_, before, after) => {
    await put('a.c', before);
    await fix(log('a.c'));
    expect(await read('a.c')).toBe(after);
  });

  it('keeps UTF-16', async () => {
    const encode = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
    await put('a.c', encode(broken));
    await fix(log('a.c'));
    expect(await readFile(join(root, 'a.c'))).toEqual(encode(mended));
  });

  it('edits a file once that the log names in two ways', async () => {
    await put('a.c');
    await symlink('a.c', join(root, 'b.c'));
    const { applied } = await fix(log('a.c', 'b.c'));
    expect(applied).toHaveLength(2);
    expect(await read('a.c')).toBe(mended);
  });
});

describe('a log that lies', () => {
  const outside = () => join(base, 'outside.c');
  const reasons = async (text: string) => (await fix(text)).refused.map(({ reason }) => reason);
  beforeEach(() => writeFile(outside(), broken));
  afterEach(async () => expect(await readFile(outside(), 'utf8')).toBe(broken));

  it('with ../ edits nothing', async () => expect(await reasons(log('../outside.c'))).toEqual(['outside-root']));
  it('with an absolute path edits nothing', async () =>
    expect(await reasons(log(outside()))).toEqual(['outside-root']));

  it('through a link to a file edits nothing', async () => {
    await symlink(outside(), join(root, 'a.c'));
    expect(await reasons(log('a.c'))).toEqual(['outside-root']);
  });

  it('through a link to a folder edits nothing', async () => {
    await symlink(base, join(root, 'sub'));
    expect(await reasons(log('sub/outside.c'))).toEqual(['outside-root']);
  });

  it('about git, packages or our own folder edits nothing', async () => {
    for (const folder of ['.git', 'node_modules', '.buildfix']) {
      await mkdir(join(root, folder));
      await put(`${folder}/a.c`);
      expect(await reasons(log(`${folder}/a.c`))).toEqual(['protected']);
    }
  });

  it('about what is no file, no text, or not there edits nothing', async () => {
    await mkdir(join(root, 'a.c'));
    await put('b.c', Buffer.from([0x61, 0xff, 0xfe, 0x62]));
    expect((await reasons(log('a.c', 'b.c', 'c.c'))).sort()).toEqual(['encoding', 'not-a-file', 'not-found']);
  });

  it('about a file that changed since has that edit refused, the rest applied', async () => {
    await put('a.c', broken.replace('int x = 1', 'long y = 2'));
    await put('b.c');
    const { applied, refused } = await fix(log('a.c', 'b.c'));
    expect([applied.length, refused.map(({ reason }) => reason)]).toEqual([1, ['file-changed']]);
    expect(await read('b.c')).toBe(mended);
  });

  it('with huge numbers edits nothing', async () => {
    await put('a.c');
    await fix(
      log('a.c').replace(':2:12:', ':99999999999999999999:99999999999999999999:').replace('    2 |', '99999 |'),
    );
    expect(await read('a.c')).toBe(broken);
  });
});

it('a hard link is followed as the file that it is', async () => {
  await put('a.c');
  await link(join(root, 'a.c'), join(root, 'b.c'));
  await fix(log('a.c'));
  expect(await read('a.c')).toBe(mended);
});

it('a journal that can not be written keeps every file as it is', async () => {
  await put('a.c');
  await put('.buildfix', 'in the way');
  await expect(fix(log('a.c'))).rejects.toMatchObject({ code: 'BUILDFIX_JOURNAL_FAILED' });
  expect(await read('a.c')).toBe(broken);
});

describe('kill -9 while it writes', () => {
  const names = Array.from({ length: 200 }, (_, n) => `f${n}.c`);
  const random = randomNumbers(20_261);

  it.each(Array.from({ length: 20 }, (_, n) => n))(
    'leaves every file old or new, and undo brings back the old: %i',
    async () => {
      for (const name of names) await put(name, broken.repeat(20));
      await writeFile(join(base, 'build.log'), log(...names));
      const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
      const words = ['fix', join(base, 'build.log'), '--write', '--root', root, '--quiet'];
      const child = fork(program, words, { silent: true });
      const exited = once(child, 'exit');
      // When this many files are written, not when some time has passed.
      const written = Math.floor(random() * names.length);
      const isChanged = async (name: string) => (await read(name).catch(() => broken.repeat(20))) !== broken.repeat(20);
      while (child.exitCode === null && !(await isChanged(`f${written}.c`)))
        await new Promise((resolve) => setImmediate(resolve));
      child.kill('SIGKILL');
      await exited;
      const after = broken.repeat(20).replace('= 1', '= 1;');
      for (const name of names) expect([broken.repeat(20), after]).toContain(await read(name));
      await undo(root);
      for (const name of names) expect(await read(name)).toBe(broken.repeat(20));
      // What a killed process leaves beside the files is a temporary file of its own, never half of one of theirs.
      const left = (await readdir(root)).filter((name) => !names.includes(name) && name !== '.buildfix');
      for (const name of left) await rm(join(root, name), { recursive: true });
      await rm(join(root, '.buildfix'), { recursive: true, force: true });
    },
  );
});
