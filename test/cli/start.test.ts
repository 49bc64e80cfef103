import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The files that a start executes, as Node's own coverage lists them, and what it prints. */
function start(words: readonly string[], input = ''): { loaded: string[]; stdout: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, NODE_V8_COVERAGE: join(folder, 'coverage'), CI: '1' },
  });
  expect(stderr).not.toContain('Error');
  const reports = readdirSync(join(folder, 'coverage')).map(
    (name) => JSON.parse(readFileSync(join(folder, 'coverage', name), 'utf8')) as { result: { url: string }[] },
  );
  const urls = reports.flatMap(({ result }) => result.map(({ url }) => url));
  return { loaded: urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url)), stdout };
}

const packagesOf = (paths: readonly string[]) => [
  ...new Set(paths.flatMap((path) => /.*node_modules[\\/]([^\\/]+)/.exec(path)?.[1] ?? [])),
];

describe('a start', () => {
  it('loads one file for the version', () => {
    const { loaded, stdout } = start(['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(loaded.map((path) => pathToFileURL(path).href)).toEqual([pathToFileURL(program).href]);
  });

  it('loads for a log in a pipe what every log needs', () => {
    const { loaded, stdout } = start(['--no-state'], 'a.c:1:2: error: x\n');
    expect(stdout).toContain('a.c:1:2');
    // Of readable-stream only the file that hands on Node's own streams.
    expect(packagesOf(loaded).sort()).toEqual([
      'commander',
      'highland',
      'lru-cache',
      'readable-stream',
      'through2',
      'util-deprecate',
    ]);
    expect(loaded.filter((path) => path.includes('readable-stream')).length).toBeLessThan(5);
    // Not decoders, nor what reads matchers and configurations, nor what measures.
    expect(
      loaded.filter((path) => /\b(bzip2|deflate|xz|zip|zstd|tar|matcher-files|document|bench)-/.test(path)),
    ).toEqual([]);
    expect(loaded.length).toBeLessThan(45);
  });
});
