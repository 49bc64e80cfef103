import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../../pipelines/context.ts';
import { type Build, type VerifyOptions, verifyFixes } from '../../pipelines/verify.ts';
import type { Diagnostic, Fix } from '../../src/core/diagnostic.ts';
import { undo } from '../../src/fixes/undo.ts';
import { diagnostic, fingerprint } from '../helpers/diagnostic.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-verify-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const read = (name: string) => readFileSync(join(root, name), 'utf8');

/**
 * A compiler of one-word lines: `bad` is an error that the fix to `good` mends, `trap` an error whose fix to `worse` brings
 * another one, `stone` an error that its fix leaves as it is.
 */
function compile(files: readonly string[]): Diagnostic[] {
  return files.flatMap((file, which) =>
    read(file)
      .split('\n')
      .flatMap((word, at) => {
        const repair = { bad: 'good', trap: 'worse', stone: 'stone ', worse: undefined }[word.trim()];
        if (!['bad', 'trap', 'stone', 'worse'].includes(word.trim())) return [];
        const line = at + 1;
        const problem = { file, line, column: 1, message: `${word.trim()} word`, tool: 'wordc', code: '' };
        const edit = { file, line, column: 1, endLine: line, endColumn: word.length + 1, newText: repair ?? '' };
        const fix: Fix = { title: `make it ${repair}`, origin: `rule:${word.trim()}`, safety: 'safe', edits: [edit] };
        const name = fingerprint(which * 100_000 + line * 10 + word.length);
        return [diagnostic({ ...problem, fingerprint: name, fixes: repair === undefined ? [] : [fix] })];
      }),
  );
}

function verify(
  files: readonly string[],
  options: Partial<VerifyOptions> = {},
  onBuild: (n: number) => Partial<Build> | undefined = () => undefined,
) {
  let builds = 0;
  return verifyFixes({
    context: createContext({ root, clock: () => 1_700_000_000_000 }),
    safety: 'safe',
    build: async () => {
      const said = onBuild(++builds);
      const problems = compile(files);
      return { problems, exitStatus: problems.length > 0 ? 1 : 0, ended: 'exited', ...said };
    },
    ...options,
  });
}

describe('the verify loop', () => {
  it('keeps what helps, and says that nothing is wrong any more', async () => {
    put('a.w', 'bad\nfine\nbad\n');
    const report = await verify(['a.w']);
    expect(report).toMatchObject({ rounds: 1, builds: 2, stopped: 'clean', exitStatus: 0, written: ['a.w'], left: [] });
    expect(read('a.w')).toBe('good\nfine\ngood\n');
    expect(report.patch).toContain('-bad\n+good\n');
  });

  it('takes back just the fix that does harm, and does not try its rule again', async () => {
    const words = Array.from({ length: 40 }, (_, n) => (n === 27 || n === 35 ? 'trap' : 'bad'));
    put('a.w', words.join('\n'));
    put('b.w', 'bad\n');
    const { kept, rolledBack, refused, builds, stopped } = await verify(['a.w', 'b.w']);
    expect(read('a.w')).toBe(words.map((word) => (word === 'bad' ? 'good' : word)).join('\n'));
    expect(read('b.w')).toBe('good\n');
    expect([kept.length, stopped]).toEqual([39, 'no-more-fixes']);
    expect(rolledBack.map(({ reason }) => reason)).toEqual(['harmful', 'unverified']);
    expect(refused.map(({ reason }) => reason)).toEqual(['quarantined', 'quarantined']);
    expect(builds).toBeLessThan(16);
  });

  it('takes back a fix that does not help', async () => {
    put('a.w', 'bad\nstone\n');
    const { rolledBack, kept } = await verify(['a.w']);
    expect([kept.length, rolledBack.map(({ reason }) => reason), read('a.w')]).toEqual([
      1,
      ['no-effect'],
      'good\nstone\n',
    ]);
  });

  it('stops after the most rounds, and where the next fixes lead back to an earlier state', async () => {
    put('a.w', 'x\n');
    const flip = (from: string, to: string): Diagnostic[] =>
      read('a.w') === `${from}\n`
        ? [
            diagnostic({
              ...{ fingerprint: fingerprint(from.charCodeAt(0)), file: 'a.w', line: 1, message: `no ${from}` },
              severity: 'warning',
              fixes: [
                {
                  ...{ title: to, origin: 'rule:flip', safety: 'safe' },
                  edits: [{ file: 'a.w', line: 1, column: 1, endLine: 1, endColumn: 2, newText: to }],
                },
              ],
            }),
          ]
        : [];
    const build = async (): Promise<Build> => ({
      problems: [...flip('x', 'y'), ...flip('y', 'z'), ...flip('z', 'x')],
      exitStatus: 0,
      ended: 'exited',
    });
    expect(await verify([], { build })).toMatchObject({ rounds: 2, stopped: 'cycle' });
    expect(read('a.w')).toBe('z\n');
    put('a.w', 'x\n');
    expect(await verify([], { build, maxRounds: 1 })).toMatchObject({ rounds: 1, stopped: 'max-rounds' });
  });

  it.each(['timed-out', 'killed'] as const)(
    'a build that was %s proves nothing: its round is taken back',
    async (ended) => {
      put('a.w', 'bad\n');
      const report = await verify(['a.w'], {}, (n) => (n === 2 ? { ended } : undefined));
      expect(report.stopped).toBe(ended === 'killed' ? 'build-killed' : 'timed-out');
      expect(report.rolledBack.map(({ reason }) => reason)).toEqual(['unverified']);
      expect(read('a.w')).toBe('bad\n');
    },
  );

  it.each([1, 2, 3, 4])('a signal during build %i leaves the tree as it was before the round', async (at) => {
    const stop = new AbortController();
    put('a.w', 'bad\nbad\ntrap\nbad\n');
    const context = createContext({ root, signal: stop.signal });
    const report = await verify(['a.w'], { context }, (n) => {
      if (n === at) stop.abort();
      return n === at ? { ended: 'killed' } : undefined;
    });
    expect(report.stopped).toBe('aborted');
    expect(read('a.w')).toBe('bad\nbad\ntrap\nbad\n');
  });

  it('leaves alone what the build itself writes to', async () => {
    put('a.w', 'trap\n');
    put('b.w', 'bad\n');
    const report = await verify(['a.w', 'b.w'], {}, (n) => {
      if (n === 2) put('a.w', 'worse\nwritten by the build\n');
      return undefined;
    });
    expect(read('a.w')).toBe('worse\nwritten by the build\n');
    expect(report).toMatchObject({ foreign: ['a.w'], stopped: 'tree-changed' });
  });

  it('is taken back as a whole by one undo, with all of its rounds and trials', async () => {
    const before = 'bad\ntrap\nbad\nbad\n';
    put('a.w', before);
    await verify(['a.w']);
    put('b.w', 'bad\n');
    await verify(['b.w'], { context: createContext({ root, clock: () => 1_700_000_001_000 }) });
    expect((await undo(root))?.restored).toEqual(['b.w']);
    expect((await undo(root))?.restored).toEqual(['a.w']);
    expect(read('a.w')).toBe(before);
    expect(await undo(root)).toBeUndefined();
  });

  it('records the tree in git before it writes, and leaves index, stash and other files as they are', async () => {
    const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' });
    git('init', '-q');
    put('a.w', 'bad\n');
    put('.gitignore', 'ignored.w\n');
    put('staged.w', 'one\n');
    git('add', 'staged.w');
    put('staged.w', 'two\n');
    put('ignored.w', 'bad\n');
    const status = git('status', '--porcelain');
    const { snapshot, written, refused } = await verify(['a.w', 'ignored.w']);
    expect(git('status', '--porcelain')).toBe(status);
    expect(git('diff', '--cached', '--name-only') + git('stash', 'list')).toBe('staged.w\n');
    expect([written, refused.map(({ reason }) => reason)]).toEqual([['a.w'], ['ignored']]);
    expect(git('ls-tree', '--name-only', snapshot as string).split('\n')).toEqual([
      '.gitignore',
      'a.w',
      'staged.w',
      '',
    ]);
    expect(git('show', `${snapshot}:a.w`) + git('show', `${snapshot}:staged.w`)).toBe('bad\ntwo\n');
  });

  it('edits what is generated, vendored, ignored or of another repository only where it is told to', async () => {
    execFileSync('git', ['init', '-q'], { cwd: root });
    put('.gitignore', '*.out\n');
    for (const folder of ['vendor', 'sub', 'sub/.git', 'node_modules']) mkdirSync(join(root, folder));
    const files = ['vendor/a.w', 'sub/b.w', 'c.out', 'd.w', 'node_modules/e.w', 'f.pb.go', 'g.w'];
    for (const file of files) put(file, 'bad\n');
    put('d.w', '// Code generated by words. DO NOT EDIT.\nbad\n');
    put('g.w', 'we generated this once, do not edit is no marker here\nbad\n');
    const { written, refused } = await verify(files);
    expect(written).toEqual(['g.w']);
    expect(refused.map(({ reason }) => reason)).toEqual([
      ...['protected', 'protected', 'ignored', 'generated', 'protected', 'generated'],
    ]);
    const forced = await verify(files, { forcePaths: ['**/*.w', '*.out', '*.go'] });
    expect([...forced.written].sort()).toEqual([...files].filter((file) => file !== 'g.w').sort());
  });
});

it('goes on for as many rounds as a tool that tells one error at a time needs', async () => {
  put('a', 'bad\n'.repeat(14));
  const context = createContext({ root });
  const build = async (): Promise<Build> => {
    const [first] = compile(['a']);
    return { problems: first ? [{ ...first, tool: 'python' }] : [], exitStatus: first ? 1 : 0, ended: 'exited' };
  };
  const report = await verifyFixes({ context, safety: 'safe', build, maxRounds: 2 });
  expect(report).toMatchObject({ stopped: 'clean', rounds: 14, builds: 15 });
});

it('leaves no file with more errors than it began with, though they were only hidden', async () => {
  put('a', 'bad\n');
  const context = createContext({ root });
  const hidden = ['one', 'two'].map((message, at) =>
    diagnostic({
      file: 'a',
      line: 5 + at,
      column: 1,
      message,
      tool: 'gcc',
      severity: 'error',
      fingerprint: fingerprint(77 + at),
    }),
  );
  const build = async (): Promise<Build> => {
    const [first] = compile(['a']);
    const head = first && { ...first, tool: 'gcc', message: "expected ')' before '{' token" };
    return { problems: head ? [head] : hidden, exitStatus: 1, ended: 'exited' };
  };
  const report = await verifyFixes({ context, safety: 'safe', build });
  expect(read('a')).toBe('bad\n');
  expect(report).toMatchObject({ kept: [], written: [], rolledBack: [{ reason: 'unverified' }] });
  expect(report.left).toHaveLength(1);
});
