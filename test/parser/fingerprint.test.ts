import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/diagnostic.ts';
import { Fingerprinter, normalizeMessage, portableFile } from '../../src/parser/fingerprint.ts';

const draft: Draft = {
  severity: 'error',
  tool: 'gcc',
  code: '-Wunused-variable',
  message: "unused variable 'x'",
  file: 'src/a.c',
  line: 12,
  column: 5,
  snippet: ['  int x = 3;'],
};

/** Of one diagnostic that is alone in its run. */
function of(changes: Partial<Draft>): string {
  return new Fingerprinter().of({ ...draft, ...changes });
}

describe('the same problem', () => {
  it('has a name of 16 hexadecimal digits', () => {
    expect(of({})).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each<[string, Partial<Draft>]>([
    ['its lines are shifted', { line: 40 }],
    ['its column is', { column: 9 }],
    ['its source is indented anew', { snippet: ['\tint  x = 3; '] }],
    ['more lines are quoted', { snippet: ['  int x = 3;', '}'] }],
    ['it stands in another step', { step: 'make all' }],
    ['it is said to be worse', { severity: 'warning' }],
    ['notes are added', { related: [{ message: 'declared here' }] }],
  ])('is the same when %s', (_, changes) => {
    expect(of(changes)).toBe(of({}));
  });

  it.each([
    ['addresses', 'read at 0x7fff5fbff8c0', 'read at 0x00c000094188'],
    ['numbers', 'expected 3 arguments, got 4', 'expected 2 arguments, got 5'],
    ['times', 'timed out after 1.25s at 10:31:02', 'timed out after 12.5s at 22:01:59'],
    ['durations', 'took 12ms', 'took 9ms'],
    [
      'identifiers',
      'no such layer 3f2504e0-4f89-11d3-9a0c-0305e82c3301',
      'no such layer 9a0c04e0-1f89-41d3-9a0c-0305e82c33ff',
    ],
    ['hashes', 'checksum is 9c1f04d2a7b36e58', 'checksum is 0123456789abcdef'],
    ['folders', "cannot find '/home/a/project/lib/x.h'", "cannot find '/builds/group/project/lib/x.h'"],
    ['names that a compiler makes up', 'undefined symbol in /tmp/ccXy12Za.o', 'undefined symbol in /tmp/ccAb98Zz.o'],
  ])('is the same whatever %s are in its message', (_, here, there) => {
    expect(of({ message: here })).toBe(of({ message: there }));
  });

  it.each([
    '/home/runner/work/project/project/src/a.c',
    '/__w/project/project/src/a.c',
    '/builds/group/project/src/a.c',
    '/home/travis/build/owner/project/src/a.c',
    '/var/lib/jenkins/workspace/project/src/a.c',
    '/home/dev/project/src/a.c',
    '/home/dev/work/project/src/a.c',
    '/Users/dev/project/src/a.c',
    'D:\\a\\project\\project\\src\\a.c',
    'C:\\Users\\dev\\project\\src\\a.c',
    '/app/src/a.c',
    '/tmp/build-1/src/a.c',
    'src\\a.c',
  ])('is the same in another checkout: %s', (file) => {
    expect(portableFile(file)).toBe('src/a.c');
    expect(of({ file })).toBe(of({}));
  });

  it('is the same when the same place is reported again', () => {
    const fingerprinter = new Fingerprinter();
    const first = [12, 20, 31].map((line) => fingerprinter.of({ ...draft, line }));
    const again = [31, 12, 20].map((line) => fingerprinter.of({ ...draft, line }));
    expect(again).toEqual([first[2], first[0], first[1]]);
  });
});

describe('another problem', () => {
  it.each<[string, Partial<Draft>]>([
    ['tool', { tool: 'clang' }],
    ['code', { code: '-Wunused' }],
    ['message', { message: "unused variable 'y'" }],
    ['file', { file: 'src/b.c' }],
    ['source line', { snippet: ['  int x = y;'] }],
  ])('has another %s', (_, changes) => {
    expect(of(changes)).not.toBe(of({}));
  });

  it('stands at another place of the same file: five missing semicolons are five', () => {
    const fingerprinter = new Fingerprinter();
    const missing = { ...draft, message: "expected ';'" };
    const places = [3, 9, 9, 20, 31].map((line, i) => fingerprinter.of({ ...missing, line, column: i }));
    expect(new Set(places).size).toBe(5);
  });

  it('is named by its order, so that a whole file may shift', () => {
    const [one, two] = [new Fingerprinter(), new Fingerprinter()];
    const names = (fingerprinter: Fingerprinter, shift: number) =>
      [3, 9, 20].map((line) => fingerprinter.of({ ...draft, line: line + shift }));
    expect(names(one, 0)).toEqual(names(two, 100));
  });

  it('keeps its fields apart', () => {
    expect(of({ tool: 'a', code: 'bc' })).not.toBe(of({ tool: 'ab', code: 'c' }));
  });
});

describe('a message without its variable parts', () => {
  it.each([
    "unused variable 'x1'",
    'and/or',
    "cannot assign '/' to 'x'",
    'mismatched types: expected `u32`, found `&str`',
    'C2065 deadbeef decade facade',
    "Type 'string' is not assignable to type 'number'.",
  ])('keeps what tells it from others: %s', (message) => {
    expect(normalizeMessage(message)).toBe(message);
  });

  it('is the same when it is taken out twice', () => {
    fc.assert(
      fc.property(fc.string(), (message) => {
        const once = normalizeMessage(message);
        expect(normalizeMessage(once)).toBe(once);
      }),
    );
  });

  it('takes time in proportion to its length', () => {
    for (const part of ['1', '1.', 'a/', '/a', 'abcdef1', '0x', '-', ' ', "'/a/b", 'a1']) {
      const [short, long] = [20_000, 160_000].map((length) => bestTime(part.repeat(length / part.length)));
      expect(long, part).toBeLessThan(32 * Math.max(short ?? 0, 0.5));
    }
  });
});

it('more equal problems in a file than can be told apart share the last name', () => {
  const fingerprinter = new Fingerprinter();
  const names = new Set<string>();
  for (let line = 1; line <= 20_000; line++) names.add(fingerprinter.of({ ...draft, line }));
  expect(names.size).toBe(1000);
});

function bestTime(message: string): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      normalizeMessage(message);
      return performance.now() - start;
    }),
  );
}
