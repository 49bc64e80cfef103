import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
const environment = { PATH: process.env.PATH, HOME: tmpdir(), LC_ALL: 'C.UTF-8' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-why-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function buildfix(words: string[], { input = '' } = {}) {
  return spawnSync(process.execPath, [program, ...words], { cwd: folder, input, encoding: 'utf8', env: environment });
}
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe('why', () => {
  const failed = `cc -c a.c\na.c:3:5: error: expected ';' before 'return'\nmake: *** [Makefile:9: all] Error 2\n`;

  it('shows the cause, and what follows from it, and exits 1', () => {
    put('build.log', failed);
    const { status, stdout } = buildfix(['why', 'build.log']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/build\.log: the build failed/);
    expect(stdout).toMatch(/1\. code {2}line 2\n/);
    expect(stdout).toContain("│ a.c:3:5: error: expected ';' before 'return'");
    expect(stdout).toContain('→ make: *** [Makefile:9: all] Error 2');
  });

  it('finds no failure in a build that came through, and exits 0', () => {
    const { status, stdout } = buildfix(['why', '-'], { input: 'cc -c errors.c\nBUILD SUCCESS\n' });
    expect([status, stdout]).toEqual([0, 'stdin: no failure found in 2 lines.\n']);
  });

  it('answers for each log by itself, as JSON', () => {
    put('a.log', failed);
    put('b.log', 'all is well\n');
    const { status, stdout } = buildfix(['why', '--json', 'a.log', 'b.log']);
    expect(status).toBe(1);
    const { logs } = JSON.parse(stdout) as { logs: { source: string; outcome: string; causes: unknown[] }[] };
    expect(logs.map(({ source, outcome, causes }) => [source, outcome, causes.length])).toEqual([
      ['a.log', 'failed', 1],
      ['b.log', 'unknown', 0],
    ]);
  });

  it('reads around a cause with --context, and masks secrets there too', () => {
    put('build.log', `fine\ntoken=ghp_abcdefghijklmnopqrstuvwxyz0123456789\n${failed}`);
    const { stdout } = buildfix(['why', '--context', '2', 'build.log']);
    expect(stdout).toContain('cc -c a.c');
    expect(stdout).toContain('token=');
    expect(stdout).not.toContain('ghp_abcdefghijklmnop');
  });

  it('refuses to read standard input twice, and says what to do', () => {
    const { status, stderr } = buildfix(['why', '--context', '2', '-']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--context reads a log again.*\n {2}Save the output in a file/);
  });

  it('compares with a good run', () => {
    put('good.log', 'ERROR: cache is cold\nfine\nfine\nfine\n');
    put('bad.log', 'ERROR: cache is cold\nfine\nfine\nfine\nfine\nERROR: no price list\nmake: *** [all] Error 1\n');
    const best = (...words: string[]) =>
      JSON.parse(buildfix(['why', '--json', ...words, 'bad.log']).stdout).logs[0].causes[0].headline as string;
    expect(best()).toBe('ERROR: cache is cold');
    expect(best('--baseline-log', 'good.log')).toBe('ERROR: no price list');
  });

  it('compares with the last run of the same log that came through', () => {
    const best = (...words: string[]) =>
      JSON.parse(buildfix(['why', '--json', ...words, 'build.log']).stdout).logs[0].causes[0].headline as string;
    put('build.log', 'ERROR: cache is cold\nfine\nfine\nfine\n');
    expect(buildfix(['replay', 'build.log']).status).toBe(0);
    put('build.log', 'ERROR: cache is cold\nfine\nfine\nfine\nfine\nERROR: no price list\nmake: *** [all] Error 1\n');
    expect(best()).toBe('ERROR: no price list');
    expect(best('--no-state')).toBe('ERROR: cache is cold');
  });

  it('takes weights from the configuration, and refuses a name that is none', () => {
    put('build.log', failed);
    put('buildfix.config.json', '{ "why": { "weights": { "diagnostic": 50 } } }');
    const { stdout } = buildfix(['why', '--json', 'build.log']);
    expect(JSON.parse(stdout).logs[0].causes[0].reasons).toMatchObject({ diagnostic: 50 });
    put('buildfix.config.json', '{ "why": { "weights": { "luck": 50 } } }');
    expect(buildfix(['why', 'build.log'])).toMatchObject({ status: 2 });
  });

  it('stands at the head of a summary where the first error is not the answer', () => {
    const input = 'checking the ledger\nbalance differs by 3\nThe command "./check" exited with 4.\n';
    const { stdout, status } = buildfix(['--no-state'], { input });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Why it failed: .*lines 1 to 2/);
    const json = JSON.parse(buildfix(['--no-state', '-o', 'summary'], { input }).stdout);
    expect(json.summary.why).toMatchObject({ source: 'stdin', causes: [{ firstLine: 1, lastLine: 2 }] });
  });
});
