import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/core/diagnostic.ts';
import { compileSelection, type Selection } from '../../src/fixes/selection.ts';
import { diagnostic } from '../helpers/diagnostic.ts';

function reason(selection: Partial<Selection>, said: Partial<Fix> = {}, file = 'src/a.ts'): string | undefined {
  const edits = [{ file, line: 1, column: 1, endLine: 1, endColumn: 2, newText: '' }];
  const fix: Fix = { title: 'x', origin: 'rule:unused-import', safety: 'safe', edits, ...said };
  return compileSelection({ safety: 'safe', ...selection })({ diagnostic: diagnostic({ file }), fix })?.reason;
}

describe('a selection', () => {
  it.each<[string, Partial<Selection>, Partial<Fix>, string | undefined]>([
    ['takes what is safe', {}, {}, undefined],
    ['leaves out what is unsafe', {}, { safety: 'unsafe' }, 'unsafe'],
    ['takes what is unsafe when told to', { safety: 'unsafe' }, { safety: 'unsafe' }, undefined],
    ['never takes what a person has to finish', { safety: 'unsafe' }, { safety: 'manual' }, 'manual'],
    ['takes a rule by its name', { rules: ['unused-import'] }, {}, undefined],
    ['takes a rule by its origin', { rules: ['other', 'rule:unused-import'] }, {}, undefined],
    ['takes rules by a glob', { rules: ['unused-*'] }, {}, undefined],
    ['leaves out other rules', { rules: ['other'] }, {}, 'not-selected'],
    ['takes what compilers say', { rules: ['compiler'] }, { origin: 'compiler' }, undefined],
    ['takes a code', { codes: ['TS1', 'TS2322'] }, {}, undefined],
    ['takes codes by a glob', { codes: ['TS2*'] }, {}, undefined],
    ['leaves out other codes', { codes: ['TS1*'] }, {}, 'not-selected'],
    ['takes a file', { files: ['./src/a.ts'] }, {}, undefined],
    ['takes a folder', { files: ['src/'] }, {}, undefined],
    ['takes files by a glob', { files: ['**/*.ts'] }, {}, undefined],
    ['leaves out other files', { files: ['lib', '*.ts'] }, {}, 'not-selected'],
    ['takes only what is unsafe', { safety: 'unsafe', only: ['unsafe'] }, {}, 'not-selected'],
    ['wants all filters to fit', { rules: ['unused-import'], codes: ['TS1'] }, {}, 'not-selected'],
  ])('%s', (_, selection, fix, expected) => {
    expect(reason(selection, fix)).toBe(expected);
  });

  it('leaves out a fix that reaches beyond the files', () => {
    const edits = ['src/a.ts', 'lib/b.ts'].map((file) => ({
      file,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 2,
      newText: '',
    }));
    expect(reason({ files: ['src'] }, { edits })).toBe('not-selected');
  });
});
