import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/fixes/patch.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-patch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const utf8 = { encoding: 'utf8', mark: false } as const;

function apply(name: string, before: string, patch: string, ...command: [string, ...string[]]): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, before);
  const [program, ...words] = command;
  const { status, stderr } = spawnSync(program, words, { cwd: folder, input: patch, encoding: 'utf8' });
  expect([stderr, status]).toEqual(['', 0]);
  return readFileSync(path, 'utf8');
}
const gitApply = ['git', 'apply', '--whitespace=nowarn', '-'] as const;

describe('a patch for git', () => {
  it.each([
    ['a plain file', 'a.c', 'one\ntwo\n', 'one\nTWO\n'],
    ['a name with blanks', 'my dir/my file.c', 'one\n', 'ONE\n'],
    ['a name beyond ASCII', 'src/größe 名.c', 'one\n', 'ONE\n'],
    ['a name with quotes, a backslash and a tab', 'a"b\\c\td.c', 'one\n', 'ONE\n'],
    ['no line end at the end', 'a.c', 'one\ntwo', 'ONE\ntwo'],
    ['a line end that is added at the end', 'a.c', 'one\ntwo', 'one\ntwo\n'],
    ['a file that was empty', 'a.c', '', 'one\n'],
    ['CRLF', 'a.c', 'one\r\ntwo\r\nthree\r\n', 'one\r\nTWO\r\nthree\r\n'],
    ['mixed line ends', 'a.c', 'one\r\ntwo\nthree\r\n', 'one\r\nTWO\nthree\r\n'],
    ['lines that end with a tab or blanks', 'a.c', 'one\t\ntwo  \n\t\nfour\n', 'one\t\ntwo  \n\t\nFOUR\n'],
    ['form feeds and other control characters', 'a.c', '\f\none\x01\ntwo\n', '\f\none\x01\nTWO\n'],
  ])('holds %s', (_, name, before, after) => {
    expect(apply(name, before, unifiedDiff({ name, before, after, format: utf8 }), ...gitApply)).toBe(after);
  });

  it('holds a byte order mark', () => {
    const patch = unifiedDiff({
      name: 'a.cs',
      before: 'one\n',
      after: 'ONE\n',
      format: { encoding: 'utf8', mark: true },
    });
    expect(apply('a.cs', '\ufeffone\n', patch, ...gitApply)).toBe('\ufeffONE\n');
  });

  it('says that UTF-16 is missing in a line that git skips', () => {
    const wide = unifiedDiff({ name: 'w.rc', before: 'a', after: 'b', format: { encoding: 'utf16le', mark: true } });
    const other = unifiedDiff({ name: 'a.c', before: 'one\n', after: 'ONE\n', format: utf8 });
    expect(wide).toMatch(/^buildfix: w\.rc .*UTF-16/);
    expect(apply('a.c', 'one\n', wide + other + wide, ...gitApply)).toBe('ONE\n');
  });

  it('holds whatever two texts differ in', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '名', ' ', '\t', '-', '+', '@@', '\\', '\r\n', '\n'), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        // An emptied file is deleted by git, as its own patches mean it.
        fc.pre(after !== '' && before !== '');
        expect(apply('a.c', before, unifiedDiff({ name: 'a.c', before, after, format: utf8 }), ...gitApply)).toBe(
          after,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a patch for patch -p1', () => {
  it('holds a name with blanks', () => {
    const patch = unifiedDiff({ name: 'my file.c', before: 'one\n', after: 'ONE\n', format: utf8 });
    expect(apply('my file.c', 'one\n', patch, 'patch', '-p1', '-s')).toBe('ONE\n');
  });
});
