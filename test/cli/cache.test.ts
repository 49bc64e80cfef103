import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-cache-'));
  mkdirSync(join(folder, 'src'));
  mkdirSync(join(folder, 'logs'));
  put('src/a.h', '#define A 1\n');
  put('src/a.c', '#include "a.h"\nint f(void) {\n  int x = 3\n  return x;\n}\n');
  for (let n = 0; n < 6; n++) put(`logs/night-${n}.log.gz`, gzipSync(`Night ${n}\n${log}`));
  // The first 16 KiB may turn out to be a report, so a shorter one is read again.
  put('logs/today.log', `${'-- Performing Test HAVE_FEATURE - Success\n'.repeat(500)}${log}`);
  put('none.json', '{"version":1,"problems":[]}');
});
afterEach(() => rmSync(folder, { recursive: true }));

const log = [
  'src/a.c: In function ‘f’:',
  'src/a.c:4:3: error: expected ‘,’ or ‘;’ before ‘return’',
  '    4 |   return x;',
  '      |   ^~~~~~',
  "other.c:7:5: warning: unused variable 'y' [-Wunused-variable]",
  '',
].join('\n');

const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);

function buildfix(...words: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: tmpdir(), CI: '1' },
  });
  return { stdout, stderr, status };
}

/** Against nothing: what an earlier run has left as a baseline would show. */
const replay = (...words: string[]) =>
  buildfix('replay', 'logs/*', '--baseline', 'none.json', '-o', 'ndjson', '-o', 'sarif=out.sarif', ...words);

interface Stats {
  readonly namespace: string;
  readonly entries: number;
  readonly last: {
    readonly memoryHits: number;
    readonly diskHits: number;
    readonly misses: number;
    readonly stored: number;
  };
}

function stats(): Record<string, Stats> {
  const found = JSON.parse(buildfix('cache', 'stats', '--json').stdout) as Stats[];
  return Object.fromEntries(found.map((each) => [each.namespace, each]));
}

describe('a run that was there before', () => {
  it('says the same, whichever part of the work is spared', () => {
    const expected = replay('--no-cache');
    expect(existsSync(join(folder, '.buildfix/cache'))).toBe(false);
    expect(expected.status).toBe(1);
    expect(replay()).toEqual(expected);
    // An archive may be known under another name.
    expect(stats().parses?.last).toMatchObject({ diskHits: 0, misses: 6, stored: 7 });
    for (const words of [[], ['--workers', '2'], ['--no-incremental'], ['--no-cache'], []])
      expect(replay(...words)).toEqual(expected);
  });

  it('reads nothing and asks no fixer again, also in another process', () => {
    replay();
    expect(stats().fixes?.last).toMatchObject({ misses: 1 });
    replay();
    const { parses, fixes } = stats();
    expect(parses?.last).toMatchObject({ diskHits: 7, misses: 0, stored: 0 });
    expect(fixes?.last).toMatchObject({ diskHits: 1, misses: 0 });
    buildfix('fix', 'logs/today.log');
    expect(stats().fixes?.last).toMatchObject({ diskHits: 1, misses: 0 });
  });

  it('reads what has changed and what a log has grown by, and asks again where a header has changed', () => {
    replay();
    put('logs/night-3.log.gz', gzipSync(`Night 3, second attempt\n${log}`));
    appendFileSync(join(folder, 'logs/today.log'), "more.c:1:1: error: unknown type name 'x'\n");
    put('src/a.h', '#define A 2\n');
    const { stdout } = replay();
    const { parses, fixes } = stats();
    expect(parses?.last).toMatchObject({ diskHits: 6, stored: 2 });
    expect(fixes?.last).toMatchObject({ diskHits: 0, misses: 1 });
    expect(stdout).toBe(replay('--no-cache').stdout);
    expect(stdout).toContain('more.c');
  });

  it('reads and asks anew where it is told to', () => {
    replay();
    replay('--no-incremental');
    const { parses, fixes } = stats();
    expect(parses?.last).toMatchObject({ diskHits: 0, stored: 7 });
    expect(fixes?.last).toMatchObject({ diskHits: 0, misses: 1 });
  });
});

describe('buildfix cache', () => {
  it('warms: what was read then is known to a replay', () => {
    expect(buildfix('cache', 'warm', 'logs/*', '--json').stdout).toBe('{"read":7,"known":0}\n');
    expect(buildfix('cache', 'warm', 'logs/*').stdout).toBe('0 logs read, 7 known before.\n');
    replay();
    expect(stats().parses?.last).toMatchObject({ diskHits: 7, stored: 0 });
  });

  it('forgets by pattern, by what depends on a file, and everything', () => {
    replay();
    expect(buildfix('cache', 'invalidate', 'logs/night-[12]*', '--json').stdout).toMatch(/^\{"entries":4,/);
    expect(buildfix('cache', 'invalidate', '--file', 'src/a.h').stdout).toMatch(/^1 entry removed/);
    replay();
    expect(stats().parses?.last).toMatchObject({ diskHits: 5, stored: 2 });
    expect(stats().fixes?.last).toMatchObject({ misses: 1 });
    expect(buildfix('cache', 'clean').stdout).toMatch(/^0 entries removed/);
    expect(buildfix('cache', 'clean', '--namespace', 'fixes', '--all').stdout).toMatch(/^1 entry removed/);
    expect(buildfix('cache', 'clean', '--all').stdout).toMatch(/^14 entries removed/);
    expect(Object.values(stats()).map(({ entries }) => entries)).toEqual([0, 0, 0]);
  });

  it('gives advice, in words and as JSON', () => {
    expect(buildfix('cache', 'advise').stdout).toContain('asked too little');
    expect(JSON.parse(buildfix('cache', 'advise', '--json').stdout)).toEqual([]);
  });

  it.each([
    [['cache', 'nonsense']],
    [['cache', 'warm']],
    [['cache', 'invalidate']],
    [['cache', 'clean', '--namespace', 'nonsense']],
  ])('says what is wrong with %j', (words) => {
    const { status, stderr } = buildfix(...words);
    expect(status).toBe(2);
    expect(stderr).toContain('BUILDFIX_USAGE');
  });
});
