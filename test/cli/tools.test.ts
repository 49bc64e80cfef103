import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const biome = fileURLToPath(new URL('../../node_modules/@biomejs/biome', import.meta.url));
let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'buildfix-tools-test-')));
  mkdirSync(join(root, 'node_modules/@biomejs'), { recursive: true });
  symlinkSync(biome, join(root, 'node_modules/@biomejs/biome'));
  put('biome.json', '{ "linter": { "rules": { "style": { "useConst": "error" } } } }');
  put('a.js', 'let a = 1;\nconsole.log(a);\n');
  put(
    'build.log',
    'a.js:1:1 lint/style/useConst ━━━━━━━━━━━━━━━━━━━━\n\n  × This let declares a variable that is only assigned once.\n\n',
  );
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const mended = 'const a = 1;\nconsole.log(a);\n';

function buildfix(...words: string[]) {
  const env = { PATH: process.env.PATH, HOME: tmpdir() };
  return spawnSync(process.execPath, [program, ...words], { cwd: root, encoding: 'utf8', env });
}

describe('--tools', () => {
  it('lists what would be run, on standard error and as JSON', () => {
    const { status, stdout, stderr } = buildfix('fix', 'build.log', '--tools=list', '--json');
    expect(status).toBe(0);
    expect(stderr).toMatch(/would run in .* for 1 file: .*biome lint --write/);
    expect(JSON.parse(stdout).tools).toMatchObject([{ tool: 'biome', result: 'listed', cwd: root, files: ['a.js'] }]);
  });

  it('says what it runs, applies what comes of it, and undo takes it back', () => {
    const { stdout, stderr } = buildfix('fix', 'build.log', '--tools', '--write', '--json');
    expect(stderr).toMatch(/runs in .* for 1 file: /);
    expect(JSON.parse(stdout)).toMatchObject({
      applied: [{ fix: { origin: 'tool:biome' } }],
      tools: [{ tool: 'biome', result: 'ran', fixes: 1 }],
    });
    expect(read('a.js')).toBe(mended);
    buildfix('undo');
    expect(read('a.js')).not.toBe(mended);
  });

  it('has its fixes verified by the build', () => {
    const { status, stdout } = buildfix(
      ...['run', '--fix', '--tools=biome', '--no-state', '--json', '--'],
      ...[process.execPath, join(biome, 'bin/biome'), 'lint', '--colors=off', 'a.js'],
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ stopped: 'clean', fixed: [{ fix: { origin: 'tool:biome' } }] });
    expect(read('a.js')).toBe(mended);
  });

  it('asks the TypeScript of the project, in a process of its own', () => {
    put('tsconfig.json', '{}');
    put('b.ts', 'let x = bad;\n');
    put('tsc.log', "b.ts(1,9): error TS2304: Cannot find name 'bad'.\n");
    mkdirSync(join(root, 'node_modules/typescript/lib'), { recursive: true });
    put('node_modules/typescript/package.json', '{ "name": "typescript", "version": "5.0.0" }');
    put('node_modules/typescript/lib/typescript.js', fakeTypeScript);
    const { stdout, stderr } = buildfix('fix', 'tsc.log', '--tools=tsc', '--unsafe', '--write', '--json');
    expect(stderr).toMatch(/runs in .* for 1 file: .*typescript\.js/);
    expect(JSON.parse(stdout)).toMatchObject({ applied: [{ fix: { title: 'a better word', origin: 'tool:tsc' } }] });
    expect(read('b.ts')).toBe('let x = good;\n');
  });

  it('knows a log from a list of tools', () => {
    const { status, stderr } = buildfix('fix', '--tools', 'build.log');
    expect(status).toBe(2);
    expect(stderr).toContain('Write --tools behind the log');
    expect(buildfix('fix', 'build.log', '--tools=nosuch').stderr).toContain('Those there are: tsc, eslint');
    expect(existsSync(join(root, '.buildfix'))).toBe(false);
  });
});

/** Complains of `bad`, and offers `good`. */
const fakeTypeScript = `
const fs = require('node:fs');
module.exports = {
  version: '5.0.0',
  sys: { useCaseSensitiveFileNames: true, readFile: (path) => fs.readFileSync(path, 'utf8') },
  ScriptSnapshot: { fromString: (text) => text },
  createDocumentRegistry: () => ({}),
  getDefaultLibFilePath: () => '',
  readConfigFile: () => ({ config: {} }),
  parseJsonConfigFileContent: () => ({ fileNames: [], options: {} }),
  getDefaultFormatCodeSettings: () => ({}),
  flattenDiagnosticMessageText: String,
  createLanguageService: (host) => ({
    getSyntacticDiagnostics: () => [],
    getSuggestionDiagnostics: () => [],
    getSemanticDiagnostics(file) {
      const start = host.getScriptSnapshot(file).indexOf('bad');
      return start < 0 ? [] : [{ code: 2304, start, length: 3, messageText: 'no bad', category: 1 }];
    },
    getCodeFixesAtPosition: (fileName, start) => [{ fixName: 'spelling', description: 'a better word',
      changes: [{ fileName, textChanges: [{ span: { start, length: 3 }, newText: 'good' }] }] }],
    dispose() {},
  }),
};
`;
