import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
const environment = { PATH: process.env.PATH, HOME: tmpdir(), LC_ALL: 'C.UTF-8' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function buildfix(words: string[], { input = '', env = {} } = {}) {
  return spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...environment, ...env },
  });
}
const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
const errorLine = "src/app.ts(12,5): error TS2322: Type 'string' is not assignable to type 'number'.\n";
const warningLine = "a.c:4:7: warning: unused variable 'x' [-Wunused-variable]\n";

describe('exit status', () => {
  it.each([
    ['0 for a log without problems', ['-'], 'all is well\n', 0],
    ['0 for nothing at all', [], '', 0],
    ['0 for a warning', [], warningLine, 0],
    ['1 for a warning that --fail-on asks for', ['--fail-on', 'warning'], warningLine, 1],
    ['1 for an error', [], errorLine, 1],
    ['0 for an error that --fail-on ignores', ['--fail-on', 'never'], errorLine, 0],
    ['1 for a build that visibly failed without a diagnostic', [], 'ninja: build stopped: subcommand failed.\n', 1],
    ['2 for a flag that is wrong', ['--fail-on', 'sometimes'], '', 2],
    ['2 for a flag that is not there', ['--nonsense'], '', 2],
    ['2 for an output that is not there', ['-o', 'nonsense'], '', 2],
  ])('is %s', (_, words, input, status) => {
    expect(
      buildfix(
        words.filter((word) => word !== '-'),
        { input },
      ).status,
    ).toBe(status);
  });

  it('is 3 for a log that is not there, and says so on standard error', () => {
    const { status, stderr } = buildfix(['replay', 'nowhere.log']);
    expect(status).toBe(3);
    expect(stderr).toMatch(/nowhere\.log.*\n {2}.*\n {2}\(BUILDFIX_INPUT_UNREADABLE\)/);
  });

  it('is 3 for a truncated archive, of which everything before the damage is read', () => {
    put('build.log.gz', gzipSync(errorLine + 'x'.repeat(1_000_000)).subarray(0, -20));
    const { status, stdout, stderr } = buildfix(['build.log.gz', '-o', 'ndjson']);
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ code: 'TS2322', log: { source: 'build.log.gz' } });
    expect(stderr).toContain('BUILDFIX_ARCHIVE_DAMAGED');
  });
});

describe('a new user', () => {
  it('gets help with examples, and the version', () => {
    const { stdout } = buildfix(['--help']);
    for (const word of ['replay', 'tail', 'fix', 'undo', 'explain', 'make -j8 2>&1 | buildfix', 'Exit status'])
      expect(stdout).toContain(word);
    expect(buildfix(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('is told what a mistyped command could have been', () => {
    expect(buildfix(['replay', '--fial-on', 'error', 'x']).stderr).toContain('--fail-on');
  });

  it('gets no colours in a pipe, unless they are asked for', () => {
    expect(buildfix([], { input: errorLine }).stdout).not.toContain('\x1b');
    expect(buildfix([], { input: errorLine, env: { FORCE_COLOR: '1' } }).stdout).toContain('\x1b[31m');
    expect(buildfix([], { input: errorLine, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\x1b');
  });

  it('may give every option as a variable', () => {
    expect(buildfix([], { input: warningLine, env: { BUILDFIX_FAIL_ON: 'warning' } }).status).toBe(1);
    expect(buildfix(['--fail-on', 'error'], { input: warningLine, env: { BUILDFIX_FAIL_ON: 'warning' } }).status).toBe(
      0,
    );
  });

  it('may give them in a file', () => {
    put('buildfix.config.yaml', 'failOn: warning\n');
    expect(buildfix([], { input: warningLine }).status).toBe(1);
    expect(buildfix(['config', 'check']).stdout).toContain('is right');
    put('buildfix.config.yaml', 'failOn: sometimes\n');
    const { status, stderr } = buildfix([], { input: warningLine });
    expect([status, stderr]).toEqual([2, expect.stringContaining('line 1: failOn')]);
  });
});

describe('outputs', () => {
  it('are just those that are asked for', () => {
    expect(buildfix(['-o', 'ndjson=out.ndjson', '-o', 'sarif=out.sarif'], { input: errorLine }).stdout).toBe('');
    expect(JSON.parse(readFileSync(join(folder, 'out.ndjson'), 'utf8'))).toMatchObject({ tool: 'tsc' });
    expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
  });

  it('pass the input through with --tee, results beside it', () => {
    const { stdout, stderr } = buildfix(['--tee'], { input: errorLine });
    expect([stdout, stderr]).toEqual([errorLine, expect.stringContaining('1 distinct problem')]);
  });

  it('on GitHub Actions are annotations and a job summary', () => {
    const summary = join(folder, 'summary.md');
    const { stdout } = buildfix([], {
      input: errorLine,
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary },
    });
    expect(stdout).toContain('::error file=src/app.ts,line=12,col=5');
    expect(readFileSync(summary, 'utf8')).toContain('1 distinct problems');
  });

  it('are the same for the same log, options and state, piped or replayed', () => {
    put('build.log', (errorLine + warningLine).repeat(500));
    const replayed = buildfix(['build.log', '-o', 'ndjson', '--no-state']).stdout;
    const piped = buildfix(['-o', 'ndjson', '--no-state'], { input: (errorLine + warningLine).repeat(500) }).stdout;
    expect(piped.replaceAll('"source":"stdin"', '"source":"build.log"')).toBe(replayed);
  });

  it('mask secrets, also in the state', () => {
    const secret = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';
    const input = `src/a.ts(1,1): error TS1: token ${secret} is bad\n`;
    const first = buildfix(['-o', 'ndjson'], { input }).stdout;
    expect(first).not.toContain(secret);
    expect(buildfix(['state', 'export']).stdout).not.toContain(secret);
    expect(buildfix(['-o', 'ndjson', '--no-redact', '--no-state'], { input }).stdout).toContain(secret);
  });

  it('write metrics as JSON or Prometheus text', () => {
    buildfix(['--metrics', 'm.json', '--quiet'], { input: errorLine.repeat(3) });
    expect(JSON.parse(readFileSync(join(folder, 'm.json'), 'utf8')).stages.dedupe).toMatchObject({
      in: 3,
      out: 1,
      dropped: { duplicate: 2 },
    });
    buildfix(['--metrics', 'm.prom', '--quiet'], { input: errorLine });
    expect(readFileSync(join(folder, 'm.prom'), 'utf8')).toMatch(/^buildfix_stage_in_total\{stage="parse"\} \d/m);
  });
});

describe('switched-off optimisations', () => {
  it('leave the findings the same', () => {
    const input = Array.from({ length: 3_000 }, (_, n) => errorLine.replace('12', String(n % 7))).join('');
    const findings = (...words: string[]) =>
      buildfix(['-o', 'summary', '--no-state', ...words], { input })
        .stdout.split('\n')
        .filter((line) => line.startsWith('{"fingerprint"'));
    expect(findings('--no-sample')).toEqual(findings());
    expect(findings('--seed', '9')).toEqual(findings());
  });
});

describe('what is remembered', () => {
  it('tells new from known from gone, and explains a problem', () => {
    buildfix([], { input: errorLine });
    const again = buildfix([], { input: errorLine + warningLine });
    expect(again.stdout).toContain('Compared with before: 1 new, 1 known, 0 gone.');
    expect(buildfix(['--fail-on', 'new'], { input: errorLine + warningLine }).status).toBe(0);
    const { fingerprint } = JSON.parse(buildfix(['-o', 'ndjson'], { input: errorLine }).stdout) as {
      fingerprint: string;
    };
    const explained = buildfix(['explain', fingerprint.slice(0, 8)]);
    expect(explained.stdout).toMatch(/TS2322[\s\S]*line 1[\s\S]*route {3}person: no fixer for tsc TS2322 yet/);
    expect(buildfix(['explain', 'ffff']).status).toBe(2);
  });

  it('can be a file, for machines that remember nothing', () => {
    put('build.log', errorLine);
    buildfix(['baseline', 'build.log']);
    const { stdout } = buildfix(['--no-state', '--baseline', 'buildfix.baseline.json'], {
      input: errorLine + warningLine,
    });
    expect(stdout).toContain('1 new, 1 known');
    put('buildfix.baseline.json', '{}');
    expect(buildfix(['--baseline', 'buildfix.baseline.json'], { input: errorLine }).stderr).toContain(
      'BUILDFIX_BASELINE_INVALID',
    );
  });

  it('is nothing of a run that read nothing', () => {
    buildfix([], { input: errorLine });
    buildfix([], { input: '' });
    expect(buildfix([], { input: errorLine }).stdout).toContain('0 new, 1 known');
  });

  it('can be shown, brought over and cleared', () => {
    buildfix([], { input: errorLine });
    expect(JSON.parse(buildfix(['state', 'stats', '--json']).stdout).entries).toMatchObject({ runs: 1, seen: 1 });
    expect(buildfix(['state', 'clear']).status).toBe(2);
    expect(buildfix(['state', 'clear', '--yes']).status).toBe(0);
    expect(JSON.parse(buildfix(['state', 'stats', '--json']).stdout).entries).toMatchObject({ runs: 0, seen: 0 });
  });

  it('hides what the configuration suppresses, and counts it', () => {
    put('buildfix.config.yaml', 'suppress:\n  - { tool: tsc, reason: known }\n');
    const { status, stdout } = buildfix([], { input: errorLine });
    expect([status, stdout]).toEqual([0, expect.stringContaining('1 occurrence suppressed: known.')]);
  });
});

describe('fix and undo', () => {
  const source = 'let n = 1;\nconst x: number;\n';
  const log = "a.ts(2,7): error TS1155: 'const' declarations must be initialized.\n";

  it('show a patch, apply it, and take it back', () => {
    put('a.ts', source);
    put('build.log', log);
    expect(buildfix(['fix', 'build.log']).stderr).toContain('1 more fix may change what the code does: --unsafe.');
    const dry = buildfix(['fix', 'build.log', '--unsafe']);
    expect([dry.status, dry.stdout]).toEqual([1, expect.stringContaining('+let x: number;')]);
    expect(buildfix(['fix', 'build.log', '--unsafe', '--write']).status).toBe(0);
    expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toContain('let x: number;');
    expect(buildfix(['undo', '--list']).stdout).toContain('a.ts');
    expect(buildfix(['undo']).stdout).toContain('restored  a.ts');
    expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe(source);
    expect(buildfix(['undo']).stdout).toBe('There is nothing to take back.\n');
  });

  it('speak JSON to scripts', () => {
    put('a.ts', source);
    put('build.log', log);
    expect(JSON.parse(buildfix(['fix', 'build.log', '--json', '--unsafe']).stdout)).toMatchObject({
      applied: [{ fix: { origin: 'rule:const-without-value', safety: 'unsafe' } }],
      written: [],
    });
  });
});

describe('lists', () => {
  it.each(['formats', 'rules'])('%s are there for people and for scripts', (name) => {
    expect(buildfix([name]).stdout.split('\n').length).toBeGreaterThan(15);
    expect(JSON.parse(buildfix([name, '--json']).stdout).length).toBeGreaterThan(15);
  });
});

describe('run', () => {
  const node = (script: string) => ['run', '--', process.execPath, '-e', script];

  it('shows the output through and keeps the exit status', () => {
    const { status, stdout, stderr } = buildfix(
      node(`process.stdout.write(${JSON.stringify(errorLine)}); process.exitCode = 7`),
    );
    expect([status, stdout]).toEqual([7, errorLine]);
    expect(stderr).toContain('1 distinct problem');
    expect(buildfix(node('')).status).toBe(0);
  });

  it('says when there is no such command', () => {
    const { status, stderr } = buildfix(['run', '--', 'no-such-command-anywhere']);
    expect([status, stderr]).toEqual([3, expect.stringContaining('BUILDFIX_COMMAND_NOT_FOUND')]);
  });
});

describe('an interrupted pipe', () => {
  it('finishes what it has read on SIGINT', async () => {
    const child = spawn(process.execPath, [program], { cwd: folder, env: environment });
    let text = '';
    const seen = new Promise<void>((resolve) => {
      child.stdout.on('data', (bytes) => {
        text += bytes;
        if (text.includes('TS2322')) resolve();
      });
    });
    // The line after it ends the diagnostic, which is then shown at once.
    child.stdin.write(`${errorLine}more\n`);
    await seen;
    child.kill('SIGINT');
    const [status] = await once(child, 'exit');
    expect(status).toBe(130);
    expect(text).toContain('1 distinct problem');
    expect(existsSync(join(folder, '.buildfix', 'state'))).toBe(true);
  });

  it('ends quietly when its reader goes away', () => {
    put('build.log', Array.from({ length: 20_000 }, (_, n) => errorLine.replace('app', `app${n}`)).join(''));
    const shell = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${program}" build.log --no-state 2>err.txt | head -1`],
      { cwd: folder, encoding: 'utf8', env: environment },
    );
    expect(shell.stdout).toContain('src/app0.ts:12:5');
    expect(readFileSync(join(folder, 'err.txt'), 'utf8')).toBe('');
  });
});

describe('tail', () => {
  it('goes on where it stopped, through truncation', () => {
    put('build.log', errorLine);
    const tail = () =>
      buildfix(['tail', 'build.log', '--once', '-o', 'ndjson']).stdout.split('\n').filter(Boolean).length;
    expect(tail()).toBe(1);
    expect(tail()).toBe(0);
    writeFileSync(join(folder, 'build.log'), warningLine, { flag: 'a' });
    expect(tail()).toBe(1);
    put('build.log', errorLine.replace('TS2322', 'TS1'));
    expect(tail()).toBe(1);
  });
});

describe('pipelines of the configuration', () => {
  const config = (code: string) => `pipelines:
  mine:
    stages:
      - parse: { tools: [tsc] }
      - dedupe
      - route
      - fork: { fast: [fix], person: [] }
    tests:
      - input: |
          ${errorLine.trim()}
        gives:
          - { tool: tsc, code: ${code}, route: { lane: person } }
`;

  it('are tested with the examples beside them', () => {
    put('buildfix.config.yaml', config('TS2322'));
    expect(buildfix(['config', 'test'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 passed, 0 failed'),
    });
    put('buildfix.config.yaml', config('TS9'));
    expect(buildfix(['config', 'test'])).toMatchObject({ status: 1, stdout: expect.stringContaining('FAILED  mine') });
  });

  it('read a log in place of the built-in one', () => {
    put('buildfix.config.yaml', config('TS2322'));
    const { stdout } = buildfix(['--pipeline', 'mine', '-o', 'ndjson'], { input: errorLine + warningLine });
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).tool),
    ).toEqual(['tsc']);
    expect(buildfix(['--pipeline', 'yours'], { input: '' }).status).toBe(2);
  });
});

describe('formats', () => {
  const format = `
name: mytool
rules:
  - triggers: [MYTOOL]
    match: '^MYTOOL (?<file>[^:]+):(?<line>\\d+) (?<message>.*)$'
    examples:
      - { log: 'MYTOOL a.x:3 odd', gives: [{ file: a.x, line: 3 }] }
`;

  it('lists every tool, as JSON for scripts', () => {
    const list = JSON.parse(buildfix(['formats', '--json']).stdout) as { name: string; examples: number }[];
    expect(list.length).toBeGreaterThanOrEqual(150);
    expect(list.every(({ examples }) => examples > 0)).toBe(true);
  });

  it("tests a user's own format against its examples", () => {
    put('mine.yaml', format);
    expect(buildfix(['formats', 'test', 'mine.yaml'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 examples, 0 failed'),
    });
    put('mine.yaml', format.replace('line: 3', 'line: 4'));
    expect(buildfix(['formats', 'test', 'mine.yaml'])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('FAILED'),
    });
  });

  it('explains who wants a line', () => {
    const { stdout } = buildfix(['formats', 'explain', 'a.py:3:1: E501 line too long']);
    expect(stdout).toMatch(/flake8 +\w+ +matches/);
    expect(stdout).toContain('Claimed by flake8.');
  });

  it('says what it needs', () => {
    expect(buildfix(['formats', 'test'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('BUILDFIX_USAGE'),
    });
    expect(buildfix(['formats', 'nonsense', 'x']).status).toBe(2);
  });
});

describe('--matcher', () => {
  const json = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const matcher = JSON.stringify({
    problemMatcher: [
      { owner: 'mine', pattern: [{ regexp: '^MINE (\\S+) line (\\d+) (.*)$', file: 1, line: 2, message: 3 }] },
    ],
  });
  const log = 'MINE a.x line 3 odd\n';

  it('reads what a problem matcher, an errorformat and a format file describe', () => {
    put('mine.json', matcher);
    put('mine.efm', 'VIM %f|%l| %m\n');
    put(
      'mine.yaml',
      "name: own\nrules:\n  - triggers: ['OWN ']\n    match: '^OWN (?<message>.*)$'\n    examples: []\n",
    );
    const { stdout } = buildfix(
      ['--json', '--matcher', 'mine.json', '--matcher', 'mine.efm', '--matcher', 'mine.yaml'],
      {
        input: `${log}VIM b.x|7| vim\nOWN word\n`,
      },
    );
    expect(json(stdout).map(({ tool, message }) => [tool, message])).toEqual([
      ['mine', 'odd'],
      ['mine', 'vim'],
      ['own', 'word'],
    ]);
  });

  it('finds those of the project only on request, and those that a log turns on', () => {
    mkdirSync(join(folder, '.github'));
    put('.github/matcher-mine.json', matcher);
    expect(json(buildfix(['--json'], { input: log }).stdout)).toEqual([]);
    expect(json(buildfix(['--json', '--find-matchers'], { input: log }).stdout)).toHaveLength(1);
    put('.github/other.json', matcher.replaceAll('MINE', 'OTHER').replace('"mine"', '"other"'));
    const added = buildfix(['--json', '--find-matchers'], {
      input: '::add-matcher::.github/other.json\nOTHER a.x line 3 odd\n',
    });
    expect(json(added.stdout)).toMatchObject([{ tool: 'other' }]);
    const outside = buildfix(['--json', '--find-matchers'], { input: `::add-matcher::../../../etc/passwd\n${log}` });
    expect(json(outside.stdout)).toHaveLength(1);
  });

  it('refuses a malformed file with its place, exit status 2', () => {
    put('mine.json', '{"problemMatcher": [{"owner": "mine", "pattern": [{"regexp": "("}]}]}');
    const { status, stderr } = buildfix(['--matcher', 'mine.json'], { input: log });
    expect(status).toBe(2);
    expect(stderr).toMatch(/mine\.json:1:\d+: [\s\S]*BUILDFIX_CONFIG_INVALID/);
    expect(buildfix(['--matcher', 'nowhere.json'], { input: log }).status).toBe(2);
  });

  it('knows the tools that there are', () => {
    const { status, stderr } = buildfix(['--tool', 'eslnt', '--json'], { input: log });
    expect(status).toBe(2);
    expect(stderr).toContain('There is no tool named "eslnt".');
    expect(json(buildfix(['--json', '--tool', 'tsc,gcc'], { input: errorLine + warningLine }).stdout)).toHaveLength(2);
    expect(json(buildfix(['--json', '--tool', 'tsc'], { input: errorLine + warningLine }).stdout)).toHaveLength(1);
  });
});
