import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/core/diagnostic.ts';
import { rangeOfQuoted, saysSame } from '../../src/fixes/quoted.ts';
import { indexLines } from '../../src/fixes/text-file.ts';

function edit(line: number, column: number, endColumn: number, newText: string, quoted: Edit['quoted']): Edit {
  return { file: 'a.rs', line, column, endLine: line, endColumn, newText, ...(quoted && { quoted }) };
}

/** What the edit would replace; `undefined`: refused. */
function replaced(text: string, made: Edit, trusted = true): string | undefined {
  const range = rangeOfQuoted(made, indexLines(text), trusted);
  return range && `${text.slice(0, range.start)}[${text.slice(range.start, range.end)}]${text.slice(range.end)}`;
}

describe('a line of a file and what a log quotes of it', () => {
  it.each([
    ['let a = 1;', 'let a = 1;', true],
    ['\tlet a = 1;', '    let a = 1;', true],
    ['let a = 1; // why', 'let a = 1;', true],
    ['a = 1  # why', 'a = 1', true],
    ['let a = 1; drop(a);', 'let a = 1;', false],
    ['let a = 12;', 'let a = 1', false],
    ['// only a comment', '', false],
  ])('%j says %j: %j', (line, quoted, same) => {
    expect(saysSame(line, quoted)).toBe(same);
  });
});

describe('the range of an edit that quotes its line', () => {
  it('is found by what is no white space, since tabs are quoted as spaces', () => {
    expect(replaced('\tlet mut a;\n', edit(1, 9, 13, '', { first: '    let mut a;' }))).toBe('\tlet [mut ]a;\n');
  });

  it('is none where the line says something else', () => {
    expect(replaced('b;\na;\n', edit(1, 1, 2, 'c', { first: 'a;' }))).toBeUndefined();
  });

  it('is the nearest such line where the number is not certain', () => {
    const made = edit(1, 1, 2, 'c', { first: 'a;', near: true });
    expect(replaced('x;\ny;\na;\nz;\na;\n', made)).toBe('x;\ny;\n[a];\nz;\na;\n');
  });

  it('is none where two such lines are equally near, the file is not trusted, or it is done already', () => {
    const made = edit(2, 1, 2, 'c', { first: 'a;', near: true });
    expect(replaced('a;\nx;\na;\n', made)).toBeUndefined();
    expect(replaced('x;\ny;\na;\n', made, false)).toBeUndefined();
    expect(replaced('x;\nc;\na;\n', made)).toBeUndefined();
  });

  it('is behind the comment of the line that new lines come below, once', () => {
    const made = edit(1, 4, 4, '\n  b();', { first: 'a {' });
    expect(replaced('a { // why\n}\n', made)).toBe('a { // why[]\n}\n');
    expect(replaced('a { // why\n  b();\n}\n', made)).toBeUndefined();
  });

  it('ends with the last line that it quotes, of the same indentation', () => {
    const made = { ...edit(1, 1, 2, '', { first: 'if a {', last: '}' }), endLine: 3, endColumn: 2 };
    expect(replaced('if a {\n  if b {\n  }\n}\n', made)).toBe('[if a {\n  if b {\n  }\n}]\n');
  });
});
