import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic, Edit, Fix } from '../../src/core/diagnostic.ts';
import { Suggester } from '../../src/fixes/suggest.ts';
import { reporterNamed } from '../../src/reporters/index.ts';
import { diagnostic } from '../helpers/diagnostic.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-suggest-'));
  writeFileSync(join(root, 'a.ts'), 'one\ntwo\nthree\n');
});
afterEach(() => rmSync(root, { recursive: true }));

const edit = (line: number, column: number, endLine: number, endColumn: number, newText: string): Edit => ({
  ...{ file: 'a.ts', line, column, endLine, endColumn, newText },
});
const problem = (edits: Edit[], said: Partial<Fix> = {}): Diagnostic =>
  diagnostic({ file: 'a.ts', line: 2, fixes: [{ title: 'x', origin: 'compiler', safety: 'safe', edits, ...said }] });
const suggest = (found: Diagnostic) => new Suggester(root, { redact: true }).suggest(found);

describe('a suggestion', () => {
  it.each<[string, Edit[], [number, number, string]]>([
    ['is the line that changes', [edit(2, 1, 2, 4, 'TWO')], [2, 2, 'TWO']],
    ['is one for all edits of a fix', [edit(1, 1, 1, 2, 'O'), edit(3, 6, 3, 6, ';')], [1, 3, 'One\ntwo\nthree;']],
    ['holds the line above one that goes', [edit(2, 1, 3, 1, '')], [1, 2, 'one']],
    ['holds the line below when the first one goes', [edit(1, 1, 2, 1, '')], [1, 2, 'two']],
    ['holds the line above one that comes', [edit(2, 1, 2, 1, 'new\n')], [1, 1, 'one\nnew']],
    ['holds the line below one that comes first', [edit(1, 1, 1, 1, 'new\n')], [1, 1, 'new\none']],
  ])('%s', (_, edits, [line, endLine, text]) => {
    expect(suggest(problem(edits))).toEqual([{ file: 'a.ts', line, endLine, text }]);
  });

  it('is none where the file says something else, or a person has to finish it', () => {
    const edits = [edit(2, 1, 2, 4, 'TWO')];
    expect(suggest({ ...problem(edits), snippet: ['other'] })).toEqual([]);
    expect(suggest(problem(edits, { safety: 'manual' }))).toEqual([]);
    expect(suggest(problem([edit(9, 1, 9, 1, 'x')]))).toEqual([]);
  });

  it('is none with a secret in it', () => {
    writeFileSync(join(root, 'a.ts'), 'one\nconst password = "correct-horse"\n');
    expect(suggest(problem([edit(2, 33, 2, 33, ';')]))).toEqual([]);
  });

  it('becomes one of reviewdog, linewise', () => {
    const suggester = new Suggester(root, { redact: true });
    const options = {
      root,
      colour: false,
      width: 80,
      version: '',
      suggest: (found: Diagnostic) => suggester.suggest(found),
    };
    const found = problem([edit(2, 1, 2, 4, 'TWO'), edit(3, 1, 3, 6, 'THREE')]);
    expect(JSON.parse(reporterNamed('rdjsonl').create(options).diagnostic?.(found, '') ?? '').suggestions).toEqual([
      { range: { start: { line: 2 }, end: { line: 3 } }, text: 'TWO\nTHREE' },
    ]);
  });
});
