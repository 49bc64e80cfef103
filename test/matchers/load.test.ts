import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findMatcherFiles, parseMatchers } from '../../src/matchers/load.ts';

describe('the dialect of a file', () => {
  const github = { problemMatcher: [{ owner: 'GH', pattern: [{ regexp: '(.*)', message: 1 }] }] };
  const vscode = { owner: 'vs', pattern: { regexp: '(.*)' } };

  it.each([
    ['GitHub', JSON.stringify(github), 'any', 'GH'],
    ['VS Code', JSON.stringify(vscode), 'any', 'vs'],
    ['VS Code, a list', JSON.stringify([vscode]), 'any', 'vs'],
    ['VS Code, by a version', JSON.stringify({ version: '0.1.0', problemMatcher: [vscode] }), 'any', 'vs'],
    [
      'VS Code, by what only it has',
      JSON.stringify({ problemMatcher: [{ ...vscode, fileLocation: 'absolute' }] }),
      'any',
      'vs',
    ],
    ['VS Code, by a name', JSON.stringify({ problemMatcher: ['$gcc'] }), 'any', 'gcc'],
    ['errorformat', '[%f:%l] %m', 'any.efm', 'any'],
    ['errorformat, by its brace', '%f{%l} %m', 'any.efm', 'any'],
    ['Vim script', 'CompilerSet errorformat=%f:%m', 'any.txt', 'any'],
  ])('%s', (_, text, path, name) => {
    expect(parseMatchers(text, path).map((matcher) => matcher.name)).toEqual([name]);
  });

  it.each(['a.json', 'a.jsonc', 'a.code-workspace'])('is JSON by the name %s', (path) => {
    expect(() => parseMatchers('%f:%l', path)).toThrow(`${path}:1:1: not JSON.`);
  });

  it('begins each run anew', () => {
    const [matcher] = parseMatchers('%A%f:%l: %m,%C  %m', 'x.efm');
    const first = matcher?.start();
    first?.line('a.c:3: x');
    expect(matcher?.start().end()).toEqual([]);
    expect(first?.end()).toHaveLength(1);
  });
});

describe('files by convention', () => {
  const root = mkdtempSync(join(tmpdir(), 'buildfix-matchers-'));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('are found under .github and .vscode', async () => {
    const wanted = [
      '.github/matchers.json',
      '.github/a/b/matcher-tsc.json',
      '.github/x-problem-matcher.json',
      '.vscode/tasks.json',
    ];
    const others = ['.github/other.json', 'matcher.json', '.vscode/settings.json', 'src/.vscode/tasks.json'];
    for (const path of [...wanted, ...others]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), '{}');
    }
    expect(await findMatcherFiles(root)).toEqual(wanted.sort());
  });

  it('may be none', async () => {
    expect(await findMatcherFiles(join(root, 'nowhere'))).toEqual([]);
  });
});
