import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
const environment = { PATH: process.env.PATH, HOME: tmpdir(), LC_ALL: 'C.UTF-8' };
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-run-fix-'));
});
afterEach(() => rmSync(root, { recursive: true, maxRetries: 5 }));

const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const options = (words: string[]) => [program, ...words];

function buildfix(...words: string[]) {
  return spawnSync(process.execPath, options(words), { cwd: root, encoding: 'utf8', env: environment });
}

function begin(...words: string[]): ChildProcess {
  return spawn(process.execPath, options(words), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment });
}

/** Two missing semicolons, and a variable that only one of two configurations uses: to remove it breaks the other. */
const sources: Readonly<Record<string, string>> = {
  'area.c': 'int area(int width, int height)\n{\n\tint result = width * height\n\treturn result;\n}\n',
  'sum.c': 'int sum(int a, int b)\n{\n\treturn a + b\n}\n',
  'main.c':
    'int area(int, int);\nint main(void)\n{\n\tint spare = 7;\n#ifdef SMALL\n\treturn area(spare, 1);\n#else\n\treturn area(1, 1);\n#endif\n}\n',
};
const makefile = [
  'check:',
  ...['area.c', 'sum.c', 'main.c', 'main.c -DSMALL'].map((words) => `\t-@gcc -Wall -fsyntax-only ${words}`),
  '\t@gcc -Wall -fsyntax-only area.c sum.c main.c',
].join('\n');

function putProject(): void {
  for (const [name, text] of Object.entries(sources)) put(name, text);
  put('Makefile', `${makefile}\n`);
}

describe('run --fix with gcc and make', () => {
  beforeEach(putProject);

  it('keeps what helps, takes back what does harm, and says why the rest is left', () => {
    const { status, stdout } = buildfix(
      'run',
      '--fix',
      '--json',
      '--unsafe',
      '--patch',
      'fixes.diff',
      '--',
      'make',
      '-k',
    );
    const report = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(report.fixed).toHaveLength(2);
    expect(report.rolledBack).toMatchObject([{ reason: 'harmful', fix: { origin: 'rule:unused-variable' } }]);
    expect(report.left).toMatchObject([{ reason: 'quarantined', diagnostic: { code: '-Wunused-variable' } }]);
    expect(read('main.c')).toBe(sources['main.c']);
    expect(read('sum.c')).toContain('return a + b;');
    expect(read('fixes.diff')).toBe(report.patch);
    const patched = spawnSync('git', ['apply', '-R', 'fixes.diff'], { cwd: root });
    expect([patched.status, read('area.c'), read('sum.c')]).toEqual([0, sources['area.c'], sources['sum.c']]);
  });

  it('remembers what did harm, unless it is to remember nothing', () => {
    buildfix('run', '--fix', '--unsafe', '--', 'make', '-k');
    const again = JSON.parse(buildfix('run', '--fix', '--unsafe', '--json', '--', 'make', '-k').stdout);
    expect([again.builds, again.left[0].reason]).toEqual([1, 'quarantined']);
    const forgetful = buildfix('run', '--fix', '--unsafe', '--json', '--no-state', '--', 'make', '-k');
    expect(JSON.parse(forgetful.stdout)).toMatchObject({ builds: 2, rolledBack: [{ reason: 'harmful' }] });
  });

  it('applies only safe fixes unless it is told to, and one undo takes all of it back', () => {
    put('main.c', 'int main(void)\n{\n\tint count = 0;\n\treturn cont;\n}\n');
    const { stderr } = buildfix('run', '--fix', '--', 'make', '-k');
    expect(stderr).toMatch(/^fixed {8}area\.c/m);
    expect(stderr).toMatch(/^left .*main\.c:4:16 .*: unsafe,/m);
    expect(stderr).toMatch(/^left .*main\.c:3:13 .*: unsafe,/m);
    expect(stderr).toContain('2 problems fixed in 2 files, 0 fixes rolled back, 2 problems left; 1 round, 2 builds');
    const mended = buildfix('run', '--fix', '--unsafe', '--json', '--', 'make', '-k');
    expect([mended.status, read('main.c').includes('return count;')]).toEqual([0, true]);
    expect(buildfix('undo').stdout).toMatch(/^restored {2}main\.c\n/);
    expect(buildfix('undo').stdout).toMatch(/^restored {2}area\.c\nrestored {2}sum\.c\n/);
    for (const name of ['area.c', 'sum.c']) expect(read(name)).toBe(sources[name]);
  });

  it('shows the build through and keeps its status where nothing can be fixed', () => {
    const { status, stdout, stderr } = buildfix('run', '--fix', '--', 'sh', '-c', 'echo hello; exit 7');
    expect([status, stdout]).toEqual([7, 'hello\n']);
    expect(stderr).toContain('0 problems fixed');
  });

  it('refuses a dirty tree where it is told to', () => {
    spawnSync('git', ['init', '-q'], { cwd: root });
    const { status, stderr } = buildfix('run', '--fix', '--require-clean', '--', 'make');
    expect([status, stderr.includes('BUILDFIX_TREE_DIRTY')]).toEqual([2, true]);
  });
});

it('goes from the first error of a script to the next', () => {
  put('a.ts', 'const list: number[] = [1, 2;\nconst text: string = 3 as unknown as string\nexport { list, text };\n');
  const tsc = new URL('../../node_modules/.bin/tsc', import.meta.url).pathname;
  const { stdout } = buildfix('run', '--fix', '--unsafe', '--json', '--', tsc, '--noEmit', '--pretty', 'false', 'a.ts');
  const { written, fixed, left } = JSON.parse(stdout);
  // Whether a rule knows it or not: what is written has fewer errors than before.
  expect(written).toHaveLength(fixed.length > 0 ? 1 : 0);
  expect(left.length).toBeLessThanOrEqual(1);
});

describe('a build that misbehaves', () => {
  beforeEach(putProject);
  /** Fine at first; once `area.c` is mended it does this. */
  const onceMended = (words: string) => `if grep -q 'height;' area.c; then ${words}; else make -k; fi`;

  it('is ended with all of its children when it hangs, and what it did not approve of is taken back', () => {
    const hang = onceMended('echo $$ > pid; sleep 1000 & wait');
    const { stderr } = buildfix('run', '--fix', '--verify-timeout', '3', '--', 'sh', '-c', hang);
    expect(stderr).toContain('longer than --verify-timeout');
    expect(read('area.c')).toBe(sources['area.c']);
    // Of its group nobody is left; what has ended and was not waited for is shown with a Z.
    const { stdout } = spawnSync('ps', ['-A', '-o', 'pgid=,stat='], { encoding: 'utf8' });
    const group = read('pid').trim();
    expect(stdout.split('\n').filter((line) => line.trim().startsWith(`${group} `) && !line.includes('Z'))).toEqual([]);
  });

  it('proves nothing when it is killed', () => {
    const { stderr } = buildfix('run', '--fix', '--', 'sh', '-c', onceMended('kill -9 $$'));
    expect(stderr).toContain('the build was killed');
    expect(read('area.c')).toBe(sources['area.c']);
  });

  it('keeps what it writes itself', () => {
    const writes = onceMended("echo mine > notes.txt; echo '// by the build' >> sum.c; exit 1");
    const { stderr } = buildfix('run', '--fix', '--', 'sh', '-c', `${writes}; gcc -fsyntax-only sum.c`);
    expect(stderr).toMatch(/fixed/);
    expect(read('notes.txt')).toBe('mine\n');
    expect(read('sum.c')).toContain('// by the build');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s during the second build leaves the tree as it was', async (signal) => {
    const child = begin('run', '--fix', '--', 'sh', '-c', onceMended('echo second; sleep 1000'));
    const exited = once(child, 'exit');
    for await (const chunk of child.stdout ?? []) if (String(chunk).includes('second')) child.kill(signal);
    const [status] = await exited;
    expect(status).toBe(signal === 'SIGINT' ? 130 : 143);
    for (const [name, text] of Object.entries(sources)) expect(read(name)).toBe(text);
  });
});

describe('kill -9 at any moment of run --fix', () => {
  const moments = Array.from({ length: 30 }, (_, n) => n);
  /** How many things happen in a run that is left alone. */
  let all: number | undefined;
  const words = ['run', '--fix', '--no-state', '--', 'make', '-k'];

  /** Runs until this many things have been seen to happen: output, or a file that appeared or changed. */
  async function runUntil(most: number): Promise<number> {
    mkdirSync(join(root, '.buildfix', 'journal'), { recursive: true });
    const child = begin(...words);
    let seen = 0;
    const onEvent = () => {
      if (++seen === most) child.kill('SIGKILL');
    };
    const watchers = [root, join(root, '.buildfix', 'journal')].map((folder) => watch(folder, onEvent));
    child.stdout?.on('data', onEvent);
    child.stderr?.on('data', onEvent);
    await once(child, 'exit');
    for (const watcher of watchers) watcher.close();
    return seen;
  }

  it.each(moments)('undo brings back the tree as it was: moment %i', async (n) => {
    putProject();
    if (all === undefined) {
      all = await runUntil(Number.POSITIVE_INFINITY);
      buildfix('undo');
    }
    await runUntil(1 + Math.floor((all * n) / moments.length));
    // A write that never began has nothing to take back.
    expect([0, 1]).toContain(buildfix('undo').status);
    for (const [name, text] of Object.entries(sources)) expect(read(name)).toBe(text);
    expect(readdirSync(root).sort()).toEqual(['.buildfix', 'Makefile', ...Object.keys(sources)].sort());
    expect(existsSync(join(root, '.buildfix'))).toBe(true);
  });
});
