import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

/** Plants each import in a file of its own beside our linter settings; returns the files that the linter refuses. */
function refused(planted: readonly (readonly [string, string])[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'buildfix-lint-'));
  try {
    const settings = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as object;
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...settings, vcs: { enabled: false } }));
    for (const [path, specifier] of planted) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `export { planted } from '${specifier}';\n`);
    }
    const biome = join(root, 'node_modules/.bin/biome');
    const { stdout, stderr } = spawnSync(biome, ['lint', '--max-diagnostics=200'], { cwd: folder, encoding: 'utf8' });
    return [...(stdout + stderr).matchAll(/^(\S+):\d+:\d+ lint\/style\/noRestrictedImports/gm)].map(
      (match) => match[1] as string,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the direction of imports', () => {
  it('is refused where it leads up or sideways', () => {
    const planted = [
      ['src/core/planted.ts', '../parser/parser.ts'],
      ['src/formats/planted.ts', '../parser/parser.ts'],
      ['src/parser/planted.ts', '../fixes/apply.ts'],
      ['src/fixes/planted.ts', '../formats/index.ts'],
      ['src/reporters/planted.ts', '../state/state.ts'],
      ['src/sources/planted.ts', '../../pipelines/main-job.ts'],
      ['src/state/planted.ts', '../../stages/dedupe.ts'],
      ['stages/planted.ts', './parse.ts'],
      ['stages/up.ts', '../pipelines/main-job.ts'],
      ['pipelines/planted.ts', '../src/cli/program.ts'],
      ['pipelines/measuring.ts', '../src/bench/run.ts'],
      ['stages/measuring.ts', '../src/bench/random.ts'],
      ['src/runtime/measuring.ts', '../bench/random.ts'],
      ['src/bench/planted.ts', '../cli/program.ts'],
    ] as const;
    expect(refused(planted).sort()).toEqual(planted.map(([path]) => path).sort());
  });

  it('is accepted where it leads down', () => {
    const planted = [
      ['src/parser/planted.ts', '../formats/index.ts'],
      ['src/fixes/planted.ts', '../state/state.ts'],
      ['stages/planted.ts', '../src/parser/parser.ts'],
      ['pipelines/planted.ts', '../stages/parse.ts'],
      ['src/cli/planted.ts', '../../pipelines/main-job.ts'],
      ['src/cli/measuring.ts', '../bench/run.ts'],
      ['src/bench/planted.ts', '../../stages/dedupe.ts'],
    ] as const;
    expect(refused(planted)).toEqual([]);
  });

  it('lets only src/state reach the database', () => {
    const users = execFileSync('git', ['grep', '-lE', "from '(level|classic-level|abstract-level)'", '--', '*.ts'], {
      cwd: root,
      encoding: 'utf8',
    });
    for (const file of users.trim().split('\n')) expect(file).toMatch(/^(src|test)\/state\//);
  });
});

describe('the size of things', () => {
  it('is at most 500 lines a source file', () => {
    const files = execFileSync('git', ['ls-files', '*.ts'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
    const long = files.filter((file) => readFileSync(root + file, 'utf8').split('\n').length > 501);
    expect(long).toEqual([]);
  });

  it('is fewer than 100 packages in a production install', () => {
    const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
      packages: Record<string, { dev?: boolean; optional?: boolean }>;
    };
    const production = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
    expect(production.length).toBeGreaterThan(20);
    expect(production.length).toBeLessThan(100);
  });
});
