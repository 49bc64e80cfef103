import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addToolFixes, fixTree } from '../../../pipelines/fix.ts';
import { bareContext } from '../../../src/core/context.ts';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { tools } from '../../../src/fixes/tools/table.ts';
import { undo } from '../../../src/fixes/undo.ts';
import { diagnostic } from '../../helpers/diagnostic.ts';

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));
let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'buildfix-lane-')));
});
afterEach(() => rm(root, { recursive: true }));

async function put(name: string, text: string, mode = 0o644): Promise<void> {
  const file = join(root, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await chmod(file, mode);
}
const read = (name: string) => readFile(join(root, name), 'utf8');

/** A package whose program is this script. */
async function putPackage(name: string, script: string): Promise<void> {
  await put(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'commonjs', bin: { [name]: 'run.js' } }));
  await put(`node_modules/${name}/run.js`, script);
}

/** Finds `var` in the files behind `--`, and says how to fix it as ESLint's JSON does. */
const fakeEslint = `
const { readFileSync, writeFileSync } = require('node:fs');
const files = process.argv.slice(process.argv.indexOf('--') + 1);
writeFileSync(__dirname + '/seen.json', JSON.stringify(process.argv.slice(2)));
const results = files.map((filePath) => {
  const source = readFileSync(filePath, 'utf8');
  const messages = [];
  for (const { index } of source.matchAll(/var/g)) {
    const before = source.slice(0, index).split('\\n');
    messages.push({ ruleId: 'no-var', severity: 2, message: 'Unexpected var.', line: before.length, column: before.at(-1).length + 1,
      fix: { range: [index, index + 3], text: 'let' } });
  }
  return { filePath, messages, source };
});
process.stdout.write(JSON.stringify(results));
process.exitCode = 1;
`;

const eslintLog = (...places: readonly string[]) => {
  const files = groupByFile(places);
  const blocks = [...files].map(
    ([file, own]) =>
      `${join(root, file ?? '')}\n${own.map((place) => `  ${place.split(':').slice(1).join(':')}  error  Unexpected var  no-var\n`).join('')}`,
  );
  return `\n${blocks.join('\n')}\n✖ ${places.length} problems (${places.length} errors, 0 warnings)\n`;
};

describe('a linter that says how to fix what it says', () => {
  it('is asked for the files of its diagnostics alone; what it says is applied and can be taken back', async () => {
    await putPackage('eslint', fakeEslint);
    await put('a.js', 'var a = 1;\nvar b = 2;\n');
    await put('c.js', 'var c = 3;\n');
    const log = eslintLog('a.js:2:1');
    const { applied } = await fixTree({ log, root, safety: 'safe', write: true, tools: ['eslint'] });
    expect(applied).toMatchObject([{ origin: 'tool:eslint', safety: 'safe' }]);
    expect(await read('a.js')).toBe('var a = 1;\nlet b = 2;\n');
    expect(JSON.parse(await read('node_modules/eslint/seen.json'))).toEqual([
      '--format',
      'json',
      '--',
      join(root, 'a.js'),
    ]);
    await undo(root);
    expect(await read('a.js')).toBe('var a = 1;\nvar b = 2;\n');
  });

  it('is not run when nobody asks for it', async () => {
    await putPackage('eslint', fakeEslint);
    await put('a.js', 'var a = 1;\n');
    await fixTree({ log: eslintLog('a.js:1:1'), root, safety: 'unsafe', write: true });
    expect(await readdir(join(root, 'node_modules/eslint'))).not.toContain('seen.json');
  });

  it('never sees a file outside of the root, or one that may not be edited', async () => {
    await putPackage('eslint', fakeEslint);
    await put('a.js', 'var a = 1;\n');
    await put('node_modules/x/index.js', 'var x = 1;\n');
    await symlink('/etc/hostname', join(root, 'link.js'));
    const log = eslintLog('a.js:1:1', '../b.js:1:1', 'node_modules/x/index.js:1:1', 'link.js:1:1');
    await fixTree({ log, root, safety: 'safe', write: true, tools: ['eslint'] });
    expect(JSON.parse(await read('node_modules/eslint/seen.json')).slice(3)).toEqual([join(root, 'a.js')]);
  });

  it('costs its fixes and not the run when it fails', async () => {
    await putPackage('eslint', "console.error('Oops: no configuration'); process.exit(2)");
    await put('a.js', 'var a = 1;\n');
    const problems = [diagnostic({ tool: 'eslint', code: 'no-var', file: 'a.js', line: 1, column: 1 })];
    const reports = await ask(problems, ['eslint']);
    expect(reports).toMatchObject([
      { tool: 'eslint', result: 'failed', why: 'it exited with 2: Oops: no configuration' },
    ]);
    expect(problems[0]?.fixes).toBeUndefined();
  });
});

describe('a formatter', () => {
  const unformatted = () =>
    diagnostic({ tool: 'prettier', code: undefined as never, message: 'not formatted', file: 'a.js' });

  it('is asked on standard input, and only of what is about formatting', async () => {
    await putPackage(
      'prettier',
      "process.stdin.on('data', (b) => process.stdout.write(String(b).replace(/ +/g, ' ')))",
    );
    await put('a.js', 'let  a = 1;\r\nlet b;\r\nlet   c;\r\n');
    const problems = [
      unformatted(),
      diagnostic({ tool: 'prettier', message: 'SyntaxError: Unexpected token', file: 'a.js' }),
    ];
    expect(await ask(problems, ['prettier'])).toMatchObject([{ result: 'ran', fixes: 1, files: ['a.js'] }]);
    expect(problems[0]?.fixes?.[0]?.edits).toEqual([
      { file: 'a.js', line: 1, column: 1, endLine: 2, endColumn: 1, newText: 'let a = 1;\n' },
      { file: 'a.js', line: 3, column: 1, endLine: 4, endColumn: 1, newText: 'let c;\n' },
    ]);
    expect(problems[1]?.fixes).toBeUndefined();
  });

  it.each([
    ['prints nothing', ''],
    ['fails behind half of the file', "process.stdout.write('let'); process.exitCode = 2"],
  ])('that %s changes nothing', async (_, script) => {
    await putPackage('prettier', script);
    await put('a.js', 'let  a = 1;\n');
    const problems = [unformatted()];
    expect(await ask(problems, ['prettier'])).toMatchObject([{ result: 'failed' }]);
    expect(problems[0]?.fixes).toBeUndefined();
  });

  it('works as the real one does', async () => {
    await mkdir(join(root, 'node_modules/@biomejs'), { recursive: true });
    await symlink(join(modules, '@biomejs/biome'), join(root, 'node_modules/@biomejs/biome'));
    await put('biome.json', '{ "formatter": { "indentStyle": "space" } }');
    await put('a.ts', 'const  x = {a:1}\nexport default x');
    const log = 'a.ts format ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n\n  × File content differs from formatting output\n\n';
    await fixTree({ log, root, safety: 'safe', write: true, tools: ['biome-format'] });
    expect(await read('a.ts')).toBe('const x = { a: 1 };\nexport default x;\n');
  });
});

it('a tool that can only write gets a copy, without links', async () => {
  await put('.editorconfig', 'root = true\n');
  await put('A.cs', 'class  A {}\n');
  await put('secret.txt', 'untouched');
  await symlink(join(root, 'secret.txt'), join(root, 'link.txt'));
  const script = `#!${process.execPath}
const fs = require('node:fs');
for (const name of process.argv.slice(process.argv.indexOf('--include') + 1)) fs.writeFileSync(name, fs.readFileSync(name, 'utf8').replace('  ', ' '));
if (fs.existsSync('link.txt')) fs.writeFileSync('link.txt', 'harm');
`;
  await put('bin/dotnet', script, 0o755);
  const problems = [
    diagnostic({ tool: 'msbuild', code: 'WHITESPACE', message: 'Fix whitespace formatting.', file: 'A.cs' }),
  ];
  expect(await ask(problems, [`dotnet-format=${join(root, 'bin/dotnet')}`])).toMatchObject([{ result: 'ran' }]);
  expect(problems[0]?.fixes?.[0]?.edits).toMatchObject([{ line: 1, newText: 'class A {}\n' }]);
  expect(await read('A.cs')).toBe('class  A {}\n');
  expect(await read('secret.txt')).toBe('untouched');
});

it('says what it would run and runs nothing', async () => {
  await putPackage('eslint', fakeEslint);
  await put('a.js', 'var a = 1;\n');
  const problems = [diagnostic({ tool: 'eslint', code: 'no-var', file: 'a.js', line: 1, column: 1 })];
  const reports = await ask(problems, ['all'], true);
  expect(reports).toMatchObject([{ tool: 'eslint', result: 'listed', cwd: root }]);
  expect(await readdir(join(root, 'node_modules/eslint'))).not.toContain('seen.json');
});

it('says of TypeScript 7 that it has no code fixes', async () => {
  await put('node_modules/typescript/package.json', '{"name":"typescript","version":"7.0.2"}');
  await put('src/app.ts', 'let x: number = "";\n');
  const reports = await ask([diagnostic()], ['tsc']);
  expect(reports).toMatchObject([{ result: 'absent', why: expect.stringContaining('no interface for code fixes') }]);
});

it('knows no other tools than those of the table', async () => {
  await expect(ask([], ['rm'])).rejects.toMatchObject({ code: 'BUILDFIX_USAGE' });
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
});

const ask = (problems: readonly Diagnostic[], names: string[], listOnly = false) =>
  addToolFixes(problems, { context: bareContext({ root }), safety: 'safe', tools: { names, listOnly } });

function groupByFile(places: readonly string[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const place of places) {
    const file = place.slice(0, place.indexOf(':'));
    files.set(file, [...(files.get(file) ?? []), place]);
  }
  return files;
}
