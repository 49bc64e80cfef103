import { readFileSync } from 'node:fs';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApiDiagnostic, CodeFix, TypeScript } from '../../../src/fixes/tools/typescript/api.ts';
import { findCodeFixes } from '../../../src/fixes/tools/typescript/code-fixes.ts';

let root: string;
let file: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'buildfix-code-fixes-')));
  file = join(root, 'a.ts');
});
afterEach(() => rm(root, { recursive: true }));

type Offer = (text: string, start: number, end: number) => Partial<CodeFix>[];

/** A compiler that complains of each word `bad` (1001) and `worse` (1002), with these offers. */
function compiler(offer: Offer): TypeScript {
  const errorsIn = (text: string): ApiDiagnostic[] =>
    [...text.matchAll(/\b(?:bad|worse)\b/g)].map(({ 0: word, index }) => ({
      code: word === 'bad' ? 1001 : 1002,
      start: index,
      length: word.length,
      messageText: `the word ${word} at ${text.slice(0, index).split('\n').length}`,
      category: 1,
    }));
  return {
    version: '5.0.0',
    sys: { useCaseSensitiveFileNames: true, readFile: (path) => readFileSync(path, 'utf8') },
    ScriptSnapshot: { fromString: (text) => text },
    createDocumentRegistry: () => ({}),
    getDefaultLibFilePath: () => '/lib.d.ts',
    readConfigFile: () => ({}),
    parseJsonConfigFileContent: () => ({ fileNames: [], options: {} }),
    getDefaultFormatCodeSettings: () => ({}),
    flattenDiagnosticMessageText: String,
    createLanguageService(host) {
      const { getScriptSnapshot: textOf } = host as { getScriptSnapshot: (path: string) => string };
      return {
        getSyntacticDiagnostics: () => [],
        getSuggestionDiagnostics: () => [],
        getSemanticDiagnostics: (path) => errorsIn(textOf(path)),
        getCodeFixesAtPosition: (path, start, end) =>
          offer(textOf(path), start, end).map((fix) => ({
            fixName: 'fake',
            description: 'a fix',
            changes: [],
            ...fix,
          })),
        dispose() {},
      };
    },
  };
}

const replace = (start: number, end: number, newText: string, path = file) => ({
  changes: [{ fileName: path, textChanges: [{ span: { start, length: end - start }, newText }] }],
});
const problem = (id: number, line: number, column: number, code = 1001) => ({ id, file, line, column, code });

it('takes of several offers the first one that leaves the fewest errors', async () => {
  await writeFile(file, 'a bad line\n');
  const ts = compiler((_, start, end) => [
    { description: 'makes two of one', ...replace(start, end, 'worse worse') },
    { description: 'says it otherwise', ...replace(start, end, 'worse') },
    { description: 'helps', ...replace(start, end, 'good') },
    { description: 'helps too', ...replace(start, end, 'fine') },
  ]);
  expect(findCodeFixes(ts, { root, problems: [problem(7, 1, 3)] })).toEqual([
    { ids: [7], titles: [{ title: 'helps', name: 'fake' }], edits: [{ file, start: 2, end: 5, newText: 'good' }] },
  ]);
});

it('takes none after which the problem is still there', async () => {
  await writeFile(file, 'a bad line\n');
  const ts = compiler((_, start) => [replace(start, start, 'very ')]);
  expect(findCodeFixes(ts, { root, problems: [problem(0, 1, 3)] })).toEqual([]);
});

it('finds each problem where the fixes before it have put it; all edits are of the file as it is', async () => {
  await writeFile(file, 'bad, bad\nbad\n');
  const ts = compiler((_, start, end) => [replace(start, end, 'excellent')]);
  const problems = [problem(0, 1, 1), problem(1, 1, 6), problem(2, 2, 1)];
  const results = findCodeFixes(ts, { root, problems });
  expect(results.map(({ ids, edits }) => [ids, edits.map(({ start, end }) => [start, end])])).toEqual([
    [[0], [[0, 3]]],
    [[1], [[5, 8]]],
    [[2], [[9, 12]]],
  ]);
});

it('makes one fix of those that touch, and counts what went away with it', async () => {
  await writeFile(file, 'bad\nworse\n');
  const ts = compiler((text) => [replace(0, text.length, 'good\n')]);
  const results = findCodeFixes(ts, { root, problems: [problem(0, 1, 1), problem(1, 2, 1, 1002)] });
  expect(results).toMatchObject([{ ids: [0, 1], edits: [{ start: 0, end: 10, newText: 'good\n' }] }]);
});

it('touches nothing that the compiler does not complain of now, and nothing outside of the root', async () => {
  await writeFile(file, 'a bad line\n');
  const ts = compiler((_, start, end) => [
    { ...replace(start, end, 'good', '/elsewhere/b.ts') },
    { ...replace(start, end, 'good', join(root, 'node_modules/x/index.d.ts')) },
  ]);
  expect(findCodeFixes(ts, { root, problems: [problem(0, 1, 3), problem(1, 9, 1), problem(2, 1, 1)] })).toEqual([]);
});

it('never silences', async () => {
  await writeFile(file, 'a bad line\n');
  const ts = compiler((_, start, end) => [
    { fixName: 'disableJsDiagnostics', ...replace(start, end, '// @ts-ignore') },
  ]);
  expect(findCodeFixes(ts, { root, problems: [problem(0, 1, 3)] })).toEqual([]);
});
