import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaVersion } from '../../src/state/migrations.ts';
import { withState } from '../../src/state/with-state.ts';
import { setSchemaVersion } from '../state/schema-version.ts';

const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
const environment = { PATH: process.env.PATH, HOME: tmpdir(), LC_ALL: 'C.UTF-8', CI: '1' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-cli-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const settings = () => ({ cwd: folder, encoding: 'utf8' as const, env: environment, maxBuffer: 1 << 26 });
const buildfix = (...words: string[]) => spawnSync(process.execPath, [program, ...words], settings());
/** With a limit of the shell's on everything it starts. */
const limited = (limit: string, ...words: string[]) =>
  spawnSync('bash', ['-c', `ulimit ${limit}; exec "$@"`, 'bash', process.execPath, program, ...words], settings());
const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
const stats = (...words: string[]) => JSON.parse(buildfix('state', 'stats', '--json', ...words).stdout);
const errorLines = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, n) => `src/f${from + n}.c:${n + 1}:5: error: unknown type name 't${from + n}'\n`,
  );

describe('ten runs at once', () => {
  it('all exit as they should, and are in the state with every problem', async () => {
    const logs = Array.from({ length: 10 }, (_, n) => `build-${n}.log`);
    // Each has twenty problems with its neighbour in common.
    logs.forEach((name, n) => {
      put(name, errorLines(n * 30, n * 30 + 50).join(''));
    });
    const ends = logs.map(async (name) => {
      const child = spawn(process.execPath, [program, 'replay', name, '-o', 'ndjson', '--state', 'shared'], {
        ...settings(),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (text) => (stdout += text));
      child.stderr.on('data', (text) => (stderr += text));
      const [status] = await once(child, 'close');
      return { status, stderr, problems: stdout.trimEnd().split('\n').length };
    });
    for (const end of await Promise.all(ends)) expect(end).toEqual({ status: 1, stderr: '', problems: 50 });
    expect(stats('--state', 'shared').entries).toMatchObject({ runs: 10, seen: 9 * 30 + 50 });
    const seen = buildfix('state', 'export', '--state', 'shared')
      .stdout.split('\n')
      .filter((line) => /"seen"/.test(line));
    expect(seen.map((line) => JSON.parse(line).value.runs).reduce((sum, runs) => sum + runs, 0)).toBe(500);
    expect(readdirSync(join(folder, 'shared')).filter((name) => name.includes('corrupt'))).toEqual([]);
  });
});

describe('a state that another process has', () => {
  it('keeps no tail from going on where the last one stopped, neither its beginning nor its end', async () => {
    const tail = () => {
      const { status, stderr } = buildfix(
        'tail',
        '--once',
        'build.log',
        '-o',
        'ndjson=out.ndjson',
        '--state-wait',
        '200',
      );
      return { status, stderr, lines: readFileSync(join(folder, 'out.ndjson'), 'utf8').trimEnd().split('\n').length };
    };
    put('build.log', errorLines(0, 2).join(''));
    expect(tail()).toEqual({ status: 1, stderr: '', lines: 2 });
    const quiet = { debug() {}, info() {}, warn() {}, error() {} };
    await withState({ folder: join(folder, '.buildfix'), wait: 0, logger: quiet }, async () => {
      for (const lines of [3, 4]) {
        appendFileSync(join(folder, 'build.log'), errorLines(lines - 1, lines).join(''));
        expect(tail()).toEqual({ status: 1, stderr: '', lines });
      }
    });
    expect(stats().entries).toMatchObject({ runs: 3, seen: 4 });
  });
});

describe('a state that fails', () => {
  const location = () => join(folder, '.buildfix', 'state');
  beforeEach(() => {
    put('build.log', errorLines(0, 2_000).join(''));
    expect(buildfix('replay', 'build.log', '-q').status).toBe(1);
  });
  const expectTheRun = ({ status, stdout, stderr }: ReturnType<typeof buildfix>, code: string | RegExp) => {
    expect({ status, problems: stdout.trimEnd().split('\n').length }).toEqual({ status: 1, problems: 2_000 });
    expect(stderr).toMatch(code);
  };
  const run = () => buildfix('replay', 'build.log', '-o', 'ndjson');

  it('because nothing can be written in it: the run is complete, compared with the last one, and says so', () => {
    // What a read-only file system does, for root too.
    rmSync(join(location(), 'LOCK'));
    mkdirSync(join(location(), 'LOCK'));
    expectTheRun(run(), /BUILDFIX_STATE_FAILED/);
    expect(buildfix('replay', 'build.log', '--fail-on', 'new', '-q').status).toBe(0);
    rmSync(join(location(), 'LOCK'), { recursive: true });
    expect(stats().entries.runs).toBe(3);
  });

  it('because the disk is full: the run is complete, says so, and leaves nothing half written', () => {
    put('other.log', errorLines(5_000, 7_400).join(''));
    const { status, stdout, stderr } = limited('-f 500', 'replay', 'other.log', '-o', 'ndjson');
    expect({ status, problems: stdout.trimEnd().split('\n').length }).toEqual({ status: 1, problems: 2_400 });
    expect(stderr).toMatch(/File too large[\s\S]*BUILDFIX_STATE_FAILED/);
    expect(buildfix('state', 'check').status).toBe(0);
    expect(stats().entries.runs).toBe(1);
  });

  it('because a later release has written it: the run is complete, says so, and waits for that release', async () => {
    await setSchemaVersion(location(), 99);
    expectTheRun(run(), /BUILDFIX_STATE_NEWER/);
    await setSchemaVersion(location(), schemaVersion);
    expect(stats().entries.runs).toBe(2);
  });

  it('because it is damaged: the run is complete, says so, and the state is whole again', () => {
    for (const name of readdirSync(location()).filter((each) => /\.(ldb|log)$/.test(each))) {
      const bytes = readFileSync(join(location(), name));
      for (let at = 50; at < bytes.length; at += 5_000) bytes[at] = (bytes[at] as number) ^ 4;
      writeFileSync(join(location(), name), bytes);
    }
    expect(buildfix('state', 'check').status).toBe(1);
    expectTheRun(run(), /the state was corrupt/);
    expect(buildfix('state', 'check').status).toBe(0);
    expect(stats().entries.seen).toBe(2_000);
  });
});

describe('limits', () => {
  it('of open files: 64 are enough for any number of archives', () => {
    mkdirSync(join(folder, 'logs'));
    for (let n = 0; n < 150; n++) put(`logs/${n}.log.gz`, gzipSync(errorLines(n, n + 2).join('')));
    const { status, stdout, stderr } = limited('-n 64', 'replay', 'logs/*.gz', '-o', 'summary', '--workers', '2');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout).summary).toMatchObject({ logs: 150, distinct: 300 });
  });

  it('of open files: 64 are enough for a tail of any number of logs', () => {
    mkdirSync(join(folder, 'logs'));
    for (let n = 0; n < 150; n++) put(`logs/${n}.log`, errorLines(n, n + 2).join(''));
    const { status, stdout, stderr } = limited('-n 64', 'tail', '--once', 'logs/*.log', '-o', 'summary');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout).summary).toMatchObject({ logs: 150, distinct: 300 });
  });

  it('of what is kept, by the configuration and by state gc', () => {
    put('buildfix.config.json', '{"keepRuns": 2}');
    for (let n = 0; n < 4; n++) {
      put('build.log', errorLines(n, n + 1).join(''));
      buildfix('replay', 'build.log', '-q');
    }
    expect(stats().entries).toMatchObject({ runs: 2, seen: 2, members: 2 });
    const gone = buildfix('state', 'gc', '--keep-runs', '1', '--json');
    expect(JSON.parse(gone.stdout)).toMatchObject({ runs: 1, problems: 1 });
    expect(stats().entries).toMatchObject({ runs: 1, seen: 1, members: 1 });
  });
});

describe('state move', () => {
  it('refuses a place that is none', () => {
    expect(buildfix('state', 'move', 'moon')).toMatchObject({ status: 2, stderr: expect.stringContaining('moon') });
  });
});
