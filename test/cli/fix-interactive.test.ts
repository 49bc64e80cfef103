import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const terminal = fileURLToPath(new URL('../helpers/terminal.py', import.meta.url));
const environment = { PATH: process.env.PATH, HOME: tmpdir(), LC_ALL: 'C.UTF-8', TERM: 'xterm' };
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-interactive-'));
  put('build.log', names.map(said).join(''));
  for (const name of names) put(name, broken);
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const tree = () => names.map((name) => read(name) !== broken);

/** What gcc 12 says of an unknown directive. */
const names = ['a.c', 'b c.c', 'größe.c'] as const;
const broken = '#inclde <stdio.h>\nint x;\n';
const mended = '#include <stdio.h>\nint x;\n';
const said = (name: string) =>
  `${name}:1:2: error: invalid preprocessing directive #inclde; did you mean #include?\n    1 | #inclde <stdio.h>\n      |  ^~~~~~\n      |  include\n`;

function inTerminal(answers: string[], words: string[], { stdin = '-', env = {} } = {}) {
  const options = { cwd: root, encoding: 'utf8' as const, env: { ...environment, ...env } };
  const command = [terminal, stdin, JSON.stringify(answers), process.execPath, program, ...words];
  const { status, stdout, stderr } = spawnSync('python3', command, options);
  expect(stderr).toBe('');
  return { status, shown: stdout };
}

function buildfix(...words: string[]) {
  return spawnSync(process.execPath, [program, ...words], { cwd: root, encoding: 'utf8', env: environment });
}

describe('fix --interactive in a terminal', () => {
  it('writes what was said yes to', () => {
    const { status, shown } = inTerminal(['n\n', 'y\n', 'n\n'], ['fix', '--interactive', 'build.log']);
    expect([status, tree()]).toEqual([1, [false, true, false]]);
    expect(read('b c.c')).toBe(mended);
    expect(shown).toContain('\x1b[32m+#include <stdio.h>\x1b[39m');
    expect(shown).toMatch(/compiler, .*unsafe/);
    expect(shown).toContain('1 fix applied to 1 file, 2 problems left.');
  });

  it('writes what was accepted before q, and before the end of the input', () => {
    for (const end of ['q\n', '\x04']) {
      inTerminal(['y\n', end], ['fix', '-i', 'build.log']);
      expect(tree()).toEqual([true, false, false]);
      expect(buildfix('undo').status).toBe(0);
      expect(tree()).toEqual([false, false, false]);
    }
  });

  it('writes nothing after Ctrl-C', () => {
    const { status, shown } = inTerminal(['y\n', '\x03'], ['fix', '-i', 'build.log']);
    expect([status, tree()]).toEqual([130, [false, false, false]]);
    expect(shown).toContain('(BUILDFIX_ABORTED)');
  });

  it('explains when asked, and asks no more after a', () => {
    const { status, shown } = inTerminal(['?\n', 'a\n'], ['fix', '-i', 'build.log']);
    expect([status, tree()]).toEqual([0, [true, true, true]]);
    expect(shown).toContain('It stands in build.log, line 1.');
    expect(shown).toMatch(/^.*q {2}stop asking/m);
  });

  it('takes the answers from the terminal when the log is piped in', () => {
    const { status } = inTerminal(['y\n', 'q\n'], ['fix', '-i', '-'], { stdin: 'build.log' });
    expect([status, tree()]).toEqual([1, [true, false, false]]);
  });

  it('edits a fix with the editor of the user', () => {
    const env = { VISUAL: 'sed -i s/^+.include/+#import/' };
    inTerminal(['e\n', 'q\n'], ['fix', '-i', 'build.log'], { env });
    expect(read('a.c')).toBe('#import <stdio.h>\nint x;\n');
  });

  it('says what is wrong with an editor, and asks again', () => {
    const { shown } = inTerminal(['e\n', 'n\n', 'q\n'], ['fix', '-i', 'build.log'], {
      env: { EDITOR: 'no-such-editor -w' },
    });
    expect(shown).toMatch(/The editor no-such-editor did not help/);
    expect(tree()).toEqual([false, false, false]);
  });

  it('leaves the tree alone where a patch is asked for', () => {
    inTerminal(['n\n', 'y\n', 'y\n'], ['fix', '-i', '--output', 'patch=fixes.diff', 'build.log']);
    expect(tree()).toEqual([false, false, false]);
    expect(spawnSync('git', ['apply', 'fixes.diff'], { cwd: root }).status).toBe(0);
    expect(tree()).toEqual([false, true, true]);
  });

  it('has no colours where they are not wanted', () => {
    const { shown } = inTerminal(['q\n'], ['fix', '-i', 'build.log'], { env: { NO_COLOR: '1' } });
    expect(shown).toContain('+#include <stdio.h>');
    expect(shown).not.toContain('\x1b[');
  });

  it('needs a terminal', () => {
    const { status, stderr } = buildfix('fix', '--interactive', 'build.log');
    expect(status).toBe(2);
    expect(stderr).toMatch(/--interactive needs a terminal.*\n.*--write.*\n.*BUILDFIX_USAGE/);
    const piped = inTerminal([], ['fix', '-i', 'build.log'], { stdin: 'build.log' });
    expect(piped.status).toBe(2);
    expect(piped.shown).toContain('standard input, where the answers come from, is no terminal');
  });
});

describe('fix --output patch', () => {
  it.each([
    ['a new file without a line end at its end', (text: string) => text.trimEnd()],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['tabs, form feeds and blanks at the ends of lines', (text: string) => `${text}\t\n\f\n  \n`],
  ])('is what git apply takes: %s', (_, change) => {
    for (const name of names) put(name, change(broken));
    const { status, stdout } = buildfix('fix', '--unsafe', '--output', 'patch', 'build.log');
    expect(status).toBe(1);
    const applied = spawnSync('git', ['apply', '-'], { cwd: root, input: stdout, encoding: 'utf8' });
    expect(applied.status).toBe(0);
    for (const name of names) expect(read(name)).toBe(change(mended));
  });

  it('goes to a file, beside JSON on standard output', () => {
    const { stdout } = buildfix('fix', '--unsafe', '--output', 'patch=fixes.diff', '--json', 'build.log');
    expect(JSON.parse(stdout).patch).toBe(read('fixes.diff'));
  });

  it('names the outputs there are', () => {
    const { status, stderr } = buildfix('fix', '--output', 'html', 'build.log');
    expect([status, stderr]).toEqual([2, expect.stringContaining('patch, json')]);
  });
});

describe('what fix leaves', () => {
  const unknown = 'a.c:2:1: error: something that nobody knows\n';

  it('is listed with the reason, in the summary and in JSON', () => {
    put('build.log', said('a.c') + unknown);
    const { stderr } = buildfix('fix', 'build.log');
    expect(stderr).toMatch(/^left +a\.c:1:2 invalid preprocessing.*: unsafe, it may change what the code does$/m);
    expect(stderr).toMatch(/^left +a\.c:2:1 something that nobody knows: no-fixer, .*$/m);
    expect(stderr).toContain('0 fixes could be applied, 2 problems would be left.');
    const { left } = JSON.parse(buildfix('fix', '--json', 'build.log').stdout);
    expect(left.map(({ reason }: { reason: string }) => reason)).toEqual(['unsafe', 'no-fixer']);
  });

  it('is said without its secrets', () => {
    put('build.log', "a.c:2:1: error: no such thing as password = 'correct-horse'\n");
    for (const words of [[], ['--json']]) {
      const { stdout, stderr } = buildfix('fix', 'build.log', ...words);
      expect(stdout + stderr).not.toContain('correct-horse');
    }
  });
});

describe('the filters of fix', () => {
  const fixed = (...words: string[]) => {
    buildfix('fix', '--write', 'build.log', ...words);
    return tree();
  };

  it('choose by file', () => {
    expect(fixed('--unsafe', '--file', 'b*', '--file', './größe.c')).toEqual([false, true, true]);
  });

  it('choose by safety, which allows it', () => {
    expect(fixed('--safety', 'safe')).toEqual([false, false, false]);
    expect(fixed('--safety', 'unsafe')).toEqual([true, true, true]);
  });

  it('choose by origin and say how much they leave out', () => {
    const { stderr } = buildfix('fix', '--write', '--unsafe', 'build.log', '--rule', 'unused-*');
    expect([tree(), stderr]).toEqual([[false, false, false], expect.stringContaining('3 fixes left out by --rule')]);
    expect(fixed('--unsafe', '--rule', 'compiler')).toEqual([true, true, true]);
  });

  it('say the reason in JSON', () => {
    const { stdout } = buildfix('fix', '--json', '--unsafe', 'build.log', '--code', 'none');
    expect(JSON.parse(stdout).left.map(({ reason }: { reason: string }) => reason)).toEqual(
      names.map(() => 'not-selected'),
    );
  });

  it('know the rules', () => {
    const { status, stderr } = buildfix('fix', '--rule', 'no-such-rule', 'build.log');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/no-such-rule.*\n.*buildfix rules/)]);
  });
});
