import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
const environment = { PATH: process.env.PATH, HOME: tmpdir(), LC_ALL: 'C.UTF-8' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-workers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function buildfix(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}
const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);

/** More than two parts. */
const large = Array.from({ length: 20_000 }, (_, n) => {
  const noise = `[${n}] Building C object src/CMakeFiles/app.dir/module${n}.c.o\n`.repeat(16);
  return `${noise}src/module${n % 3000}.c:${n % 90}:7: warning: unused variable 'x${n % 7}' [-Wunused-variable]\n`;
}).join('');

describe('--workers', () => {
  it('changes neither output nor exit status', () => {
    put('large.log', large);
    put('packed.log.gz', gzipSync(large.slice(0, 3_000_000)));
    put('damaged.log.gz', gzipSync(large.slice(0, 3_000_000)).subarray(0, -1000));
    put('small.log', "a.c:4:7: error: 'y' undeclared\n");
    const words = ['replay', '*.log', '*.gz', 'missing.log', '-o', 'ndjson', '-o', 'summary=sum', '--no-state'];
    const read = (workers: string) => {
      const { status, stdout, stderr } = buildfix(...words, '--workers', workers);
      return { status, stdout, stderr, summary: readFileSync(join(folder, 'sum'), 'utf8') };
    };
    const one = read('1');
    expect(one.status).toBe(3);
    for (const code of ['BUILDFIX_INPUT_UNREADABLE', 'BUILDFIX_ARCHIVE_DAMAGED']) expect(one.stderr).toContain(code);
    expect(one.stdout.split('\n').length).toBeGreaterThan(3000);
    for (const workers of ['2', '3']) expect(read(workers)).toEqual(one);
  });

  it('has to be a number of threads', () => {
    put('build.log', large.slice(0, 1000));
    for (const wrong of ['0', 'two', '1000'])
      expect(buildfix('replay', 'build.log', '--workers', wrong).status).toBe(2);
    put('buildfix.config.json', '{ "workers": 0 }');
    expect(buildfix('replay', 'build.log').status).toBe(2);
  });

  it('are fewer where memory is limited, and the process stays within the limit', () => {
    put('large.log', large);
    const peakWith = (...words: string[]) => {
      const { status } = buildfix('replay', 'large.log', '--no-state', '-q', '--metrics', 'metrics.json', ...words);
      expect(status).toBe(0);
      return (JSON.parse(readFileSync(join(folder, 'metrics.json'), 'utf8')) as { peakMemoryBytes: number })
        .peakMemoryBytes;
    };
    expect(peakWith('--workers', '8', '--memory-limit', '200MB')).toBeLessThan(200e6);
    expect(peakWith('--workers', '8', '--memory-limit', '0.4 GB')).toBeLessThan(400e6);
  });

  it.each([['10MB'], ['much'], ['-1MB']])('do not start with a memory limit of %s', (limit) => {
    put('build.log', large.slice(0, 1000));
    const { status, stderr } = buildfix('replay', 'build.log', '--memory-limit', limit);
    expect(status).toBe(2);
    expect(stderr).toMatch(/160 MB|such as 400MB/);
  });

  it('has no effect with matchers, which says who asks', () => {
    put('build.log', `${large.slice(0, 10_000)}\nodd a.c\n`);
    put(
      'odd.json',
      JSON.stringify({ problemMatcher: [{ owner: 'odd', pattern: [{ regexp: '^odd (.*)$', file: 1, message: 1 }] }] }),
    );
    const { stdout, stderr } = buildfix(
      'replay',
      'build.log',
      '-o',
      'ndjson',
      '--no-state',
      '--matcher',
      'odd.json',
      '-v',
    );
    expect(stdout).toContain('"tool":"odd"');
    expect(stderr).toContain('--workers has no effect');
  });

  it('finishes what it has read on SIGINT', async () => {
    put('large.log', large.repeat(10));
    const child = spawn(process.execPath, [program, 'large.log', '--workers', '2', '--no-state', '--no-sample'], {
      cwd: folder,
      env: environment,
    });
    let text = '';
    child.stdout.on('data', (bytes) => {
      if (text === '') child.kill('SIGINT');
      text += bytes;
    });
    const [status] = await once(child, 'close');
    expect(status).toBe(130);
    expect(text).toContain('distinct problem');
  });

  it('ends quietly when its reader goes away', () => {
    put('large.log', large);
    const command = `"${process.execPath}" "${program}" large.log --workers 2 --no-state 2>err.txt | head -1`;
    const { stdout } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', env: environment });
    expect(stdout).toContain('src/module0.c');
    expect(readFileSync(join(folder, 'err.txt'), 'utf8')).toBe('');
  });
});
