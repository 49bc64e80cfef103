import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-patterns-'));
});
afterEach(() => rmSync(root, { recursive: true, maxRetries: 5 }));

const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const buildfix = (...words: string[]) =>
  spawnSync(process.execPath, [program, ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: tmpdir(), LC_ALL: 'C.UTF-8' },
  });
/** The option comes before the command of the build. */
const json = (...[name = '', action = '', ...words]: string[]) =>
  JSON.parse(buildfix(name, action, '--json', ...words).stdout);

const build = ['--', 'gcc', '-fsyntax-only', 'size.c'] as const;
const broken = '#include <stdint.h>\n\nint size(void)\n{\n\tu32 count = 4; /* u32 */\n\treturn (int)count;\n}\n';
const mended = broken.replace('u32', 'uint32_t');

/** What a person does: build, mend, build. */
function repairByHand(): void {
  put('size.c', broken);
  expect(buildfix('run', ...build).status).toBe(1);
  put('size.c', mended);
  expect(buildfix('run', ...build).status).toBe(0);
}

describe('what a person has mended', () => {
  it('twice, between a build that fails and one that passes, is mended by run --fix --unsafe', () => {
    repairByHand();
    put('size.c', broken);
    expect(json('run', '--fix', '--unsafe', ...build).fixed).toEqual([]);
    put('size.c', mended);
    buildfix('run', ...build);
    put('size.c', broken);
    expect(json('run', '--fix', ...build).left).toMatchObject([{ reason: 'unsafe' }]);
    const report = json('run', '--fix', '--unsafe', ...build);
    expect(report).toMatchObject({ builds: 2, fixed: [{ fix: { origin: expect.stringMatching(/^learned:/) } }] });
    expect(read('size.c')).toBe(mended);
  });

  it('is not learned from another branch', () => {
    const git = (...words: string[]) => spawnSync('git', words, { cwd: root });
    git('init', '-q', '-b', 'one');
    put('size.c', broken);
    buildfix('run', ...build);
    git('symbolic-ref', 'HEAD', 'refs/heads/two');
    put('size.c', mended);
    buildfix('run', ...build);
    expect(json('patterns', 'list')).toEqual([]);
  });

  it('is not learned from another command, a build that fails, or without the state', () => {
    put('size.c', broken);
    buildfix('run', ...build);
    put('size.c', mended);
    buildfix('run', '--', 'true');
    buildfix('run', '--', 'false');
    expect(json('patterns', 'list')).toEqual([]);
    put('size.c', broken);
    buildfix('run', '--no-state', ...build);
    buildfix('run', ...build);
    put('size.c', mended);
    buildfix('run', '--no-state', ...build);
    expect(json('patterns', 'list')).toEqual([]);
    buildfix('run', ...build);
    expect(json('patterns', 'list')).toMatchObject([{ verified: 1, standing: 'new' }]);
  });

  it('is asked for without leaving anything behind where there is no state yet', () => {
    expect(buildfix('fix', '-').status).toBe(0);
    expect(existsSync(join(root, '.buildfix', 'state'))).toBe(false);
  });
});

describe('buildfix patterns', () => {
  beforeEach(() => {
    repairByHand();
    repairByHand();
    put('size.c', broken);
    buildfix('run', '--fix', '--unsafe', ...build);
  });

  it('lists, shows and finds what is known', () => {
    const [first, second] = json('patterns', 'list');
    expect(first).toMatchObject({ standing: 'trusted', verified: 3, harmful: 0, pattern: { names: ['u32'] } });
    expect(second.subject).toMatchObject({ kind: 'problem', tool: 'gcc', text: "unknown type name '…'" });
    const { stdout } = buildfix('patterns', 'show', first.id.slice(0, 8));
    expect(stdout).toContain('3 verified, 0 harmful');
    expect(stdout).toMatch(/before {5}\[u32\]\n {2}after {6}\[uint32_t\]\n/);
    expect(buildfix('patterns', 'list').stdout).toMatch(/^id +standing +at least/);
    expect(json('patterns', 'best', 'gcc')).toMatchObject([{ id: second.id }]);
    expect(json('patterns', 'best', 'clang')).toEqual([]);
    expect(json('patterns', 'similar', 'unknown type name ‘byte’')).toHaveLength(2);
    expect(json('patterns', 'similar', 'a semicolon is missing')).toEqual([]);
  });

  it('takes what is known to another project, where it is used but not trusted, and there stays what it knows', () => {
    expect(buildfix('patterns', 'export', 'team.json').status).toBe(0);
    expect(buildfix('patterns', 'import', 'team.json', '--state', 'other').stderr).toContain('3 new of 3 entries');
    expect(buildfix('patterns', 'import', 'team.json', '--state', 'other').stderr).toContain('0 new of 3 entries');
    expect(json('patterns', 'list', '--state', 'other')[0]).toMatchObject({ standing: 'new', verified: 2 });
    put('size.c', broken);
    const report = json('run', '--fix', '--unsafe', '--state', 'other', ...build);
    expect(report.fixed).toHaveLength(1);
    put('bad.json', read('team.json').replace('=uint32_t', '=\\"x\\"'));
    const refused = buildfix('patterns', 'import', 'bad.json');
    expect([refused.status, refused.stderr.includes('no token of a pattern')]).toEqual([2, true]);
  });

  it('forgets one by its ID, and else what has decayed', () => {
    expect(buildfix('patterns', 'clean').stderr).toContain('0 entries forgotten');
    const [{ id }] = json('patterns', 'list');
    expect(buildfix('patterns', 'clean', id).stderr).toContain('3 entries forgotten');
    expect(json('patterns', 'list')).toEqual([]);
  });

  it.each([
    [['dance'], 'BUILDFIX_USAGE'],
    [['show', 'ffff'], 'BUILDFIX_NOT_FOUND'],
    [['show'], 'BUILDFIX_NOT_FOUND'],
    [['import', 'none.json'], 'BUILDFIX_INPUT_UNREADABLE'],
    [['similar'], 'BUILDFIX_USAGE'],
  ])('%j says what is wrong', (words, code) => {
    expect(buildfix('patterns', ...words).stderr).toContain(code);
  });
});

it('rules stats says how often each rule was right, beside its examples', () => {
  put('sum.c', 'int sum(int a, int b)\n{\n\tint spare;\n\treturn a + b;\n}\n');
  buildfix('run', '--fix', '--unsafe', '--', 'gcc', '-Wall', '-fsyntax-only', 'sum.c');
  const [first, second] = json('rules', 'stats');
  expect(first).toMatchObject({ name: 'unused-variable', verified: 1, harmful: 0, standing: 'new' });
  expect(first.examples).toBeGreaterThan(0);
  expect(second).toMatchObject({ verified: 0, lowerBound: null });
  expect(buildfix('rules', 'stats').stdout).toMatch(/^rule +safety +standing/);
  expect(buildfix('rules', 'dance').stderr).toContain('BUILDFIX_USAGE');
});
