import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/bench/report.ts';
import { figure, report } from '../bench/figures.ts';

const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
let folder: string;
let temporary: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-cli-'));
  temporary = join(folder, 'temporary');
  mkdirSync(temporary);
});
afterEach(() => rmSync(folder, { recursive: true }));

const options = () => ({ cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TMPDIR: temporary } });

function bench(words: string[]) {
  return spawnSync(process.execPath, [program, 'bench', ...words], { ...options(), encoding: 'utf8' });
}

const stopped = 'buildfix: The measurement was stopped. What it had generated is removed; nothing was written.\n';

describe('bench', () => {
  it('prints JSON with all that a comparison needs, a table beside it, and leaves nothing behind', () => {
    const { stdout, stderr, status } = bench(['startup', '--quick', '--rounds', '1', '--seed', '7']);
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as Report;
    expect(result).toMatchObject({
      schema: 1,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      node: process.version,
      machine: { cores: expect.any(Number), model: expect.any(String), platform: expect.stringContaining(' ') },
      settings: { benches: ['startup'], seed: 7, rounds: 1 },
    });
    expect(new Date(result.date).toISOString()).toBe(result.date);
    const { firstDiagnosticMs, versionNodeRatio } = result.values.startup as Record<string, number>;
    expect(firstDiagnosticMs).toBeGreaterThan(0);
    expect(versionNodeRatio).toBeGreaterThan(0);
    for (const { value, limit, holds, name, details } of result.figures) {
      // Whether a quiet pipe gives anything is what that figure asks.
      if (name === 'quietDiagnosticMs' && value === null) continue;
      expect({ name, holds }).toEqual({ name, holds: limit === undefined ? null : (value as number) <= Number(limit) });
      expect(Object.values(details.samples as Record<string, number[]>).flat().length).toBeGreaterThan(0);
    }
    expect(stderr).toMatch(/^(?:holds |MISSED) {2}startup\.versionNodeRatio +[\d.]+ x \(at most 1\.6 x\)/m);
    expect(stderr).toMatch(/^\d of 2 limits hold/m);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('exits with 1 when an assertion fails, and says which', () => {
    const { stdout, stderr, status } = bench([
      'sample',
      '--quick',
      '--assert',
      'reductionPct>=90,totalsExact==true,reductionPct>=101',
    ]);
    expect(stderr).toMatch(/assertion failed: reductionPct>=101: sample\.reductionPct is [\d.]+\n$/);
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as Report).values.sample).toMatchObject({ totalsExact: true, everyProblemPasses: true });
    expect(bench(['sample', '--quick', '--json', '--assert', 'reductionPct>=90,totalsExact==true'])).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it('says what it could not measure, and why, and does not call it kept', () => {
    writeFileSync(join(folder, 'broken.mjs'), "process.stderr.write('out of order'); process.exit(3);");
    const { stderr, status } = bench([
      ...['startup', '--quick', '--rounds', '1'],
      ...['--program', join(folder, 'broken.mjs'), '--output', join(folder, 'result.json')],
    ]);
    expect(status).toBe(0);
    const { figures } = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as Report;
    expect(figures.find(({ name }) => name === 'versionNodeRatio')).toMatchObject({
      value: null,
      holds: false,
      details: { reason: expect.stringMatching(/broken\.mjs --version ended with 3: out of order$/) },
    });
    expect(stderr).toMatch(/^MISSED {2}startup\.versionNodeRatio +not measured: /m);
  });

  it.each([
    ['SIGINT', 130, stopped],
    ['SIGTERM', 143, stopped],
    ['SIGHUP', 129, ''],
  ] as const)('removes what it generated on %s', async (signal, status, told) => {
    const child = spawn(process.execPath, [program, 'bench', 'startup', '--rounds', '500'], options());
    const output = text(child.stdout);
    const errors = text(child.stderr);
    // Its folder is there as soon as the first command runs.
    while (!readdirSync(temporary).length) await new Promise(setImmediate);
    child.kill(signal);
    const [ended] = await once(child, 'exit');
    expect({ ended, output: await output, errors: await errors }).toEqual({ ended: status, output: '', errors: told });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ['a bench that there is not', ['nonsense'], 'There is no bench nonsense.'],
    ['a figure that there is not', ['route', '--assert', 'nonsense<1'], 'There is no figure nonsense.'],
    ['no assertion', ['route', '--assert', 'nonsense'], '"nonsense" is no assertion.'],
    ['a size of nothing', ['route', '--size', '0'], 'a share such as 10% or 0.1'],
    ['no rounds', ['route', '--rounds', '0'], 'at least 1'],
  ])('refuses %s before it measures', (_, words, told) => {
    const { stdout, stderr, status } = bench(words);
    expect(stderr).toContain(told);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  });
});

describe('bench compare', () => {
  const put = (name: string, value: number) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(report([figure('parse', 'noisyGrepRatio', value), figure('a', name, 1)])));
    return file;
  };

  it('exits with 1 when a figure got worse by more than it may', () => {
    const [before, after] = [put('before.json', 1), put('after.json', 1.2)];
    const { stdout, status } = bench(['compare', before, after, '--max-regress', '10%']);
    expect(stdout).toMatch(/^regression +parse\.noisyGrepRatio +1 x -> 1\.2 x +20\.0 % worse\n/);
    expect(stdout).toContain('not compared  a.before.json: it is not in the second run\n');
    expect(status).toBe(1);
    expect(bench(['compare', before, after, '--max-regress', '25%']).status).toBe(0);
    expect(bench(['compare', after, before]).status).toBe(0);
    const json = bench(['compare', before, after, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ figures: [{ name: 'noisyGrepRatio', verdict: 'regression' }] });
  });

  it('refuses what is no result', () => {
    writeFileSync(join(folder, 'other.json'), '{}');
    const { stderr, status } = bench(['compare', 'other.json', put('after.json', 1)]);
    expect(stderr).toContain('other.json is no result of `buildfix bench`');
    expect(status).toBe(3);
  });
});
