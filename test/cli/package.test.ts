import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const log = "src/app.ts(12,5): error TS2322: Type 'string' is not assignable to type 'number'.\n";
let folder: string;

/** The package as a user gets it: packed, and installed into an empty folder. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-package-'));
  const npm = (words: string[], cwd: string) =>
    execFileSync('npm', [...words, '--loglevel=error'], { cwd, encoding: 'utf8' });
  const packed = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)) as {
    filename: string;
  }[];
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, packed[0]?.filename ?? '')], folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(words: string[], input = '') {
  return spawnSync(words[0] as string, words.slice(1), { cwd: folder, input, encoding: 'utf8' });
}

describe('the installed package', () => {
  const bin = () => join(folder, 'node_modules/.bin/buildfix');

  it('has the command', () => {
    expect(run([bin(), '--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('reads a log from standard input', () => {
    const { status, stdout } = run([bin(), '--output', 'ndjson'], log);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ tool: 'tsc', code: 'TS2322', file: 'src/app.ts', line: 12 });
  });

  it('serves a program that only wants diagnostics', () => {
    execFileSync('cp', ['-r', join(root, 'docs/examples'), folder]);
    const { stdout, stderr } = run([process.execPath, 'examples/count-by-code.mjs'], log + log);
    expect([stdout, stderr]).toEqual(['     2  error  tsc  TS2322\n', '']);
  });

  it('serves a program with a pipeline of its own', () => {
    writeFileSync(join(folder, 'build.log'), log + log);
    const { stdout, stderr } = run([process.execPath, 'examples/first-of-each.mjs', 'build.log']);
    expect(stderr).toBe('');
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ file: 'src/app.ts', line: 12, message: "Type 'string' is not assignable to type 'number'." }]);
  });

  it('has types for both entries', () => {
    writeFileSync(
      join(folder, 'check.ts'),
      "import { type Diagnostic, parseLog } from 'buildfix';\nimport { dedupe } from 'buildfix/stages';\n" +
        'const codes: string[] = [];\nfor await (const d of parseLog("") as AsyncIterable<Diagnostic>) codes.push(d.code ?? "");\ndedupe();\n',
    );
    const words = [
      join(root, 'node_modules/.bin/tsc'),
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--strict',
      '--skipLibCheck',
    ];
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
    expect(run([...words, ...types, 'check.ts']).stdout).toBe('');
  });
});
