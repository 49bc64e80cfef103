import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitPrefix } from '../../src/parser/prefix.ts';

const text = "main.c:3:12: error: expected ';'";

describe('what stands in front of a line', () => {
  it.each([
    ['GitHub Actions', '2024-05-22T12:43:46.9626460Z ', ''],
    ['GitHub Actions, first line of a log', '\ufeff2024-05-22T12:43:46.9626460Z ', ''],
    ['a problem matcher of GitHub', '2024-05-22T12:43:46.9626460Z ##[error]', ''],
    ['gh run view --log', 'build (ubuntu)\tRun make\t2024-05-22T12:43:46.9626460Z ', 'build (ubuntu)\tRun make'],
    ['GitLab', '2024-05-22T12:43:46.962646Z 00O ', ''],
    ['GitLab, a line that goes on', '2024-05-22T12:43:46.962646Z 01E+', ''],
    ['Jenkins', '[2024-01-01T00:00:00.000Z] ', ''],
    ['a parallel branch of Jenkins', '[2024-01-01T00:00:00.000Z] [linux] ', 'linux'],
    ['a plain clock', '[10:31:02] ', ''],
    ['a bare clock', '10:31:02 ', ''],
    ['a time with a zone', '2024-05-22 12:43:46,123+02:00 ', ''],
    ['BuildKit', '#12 3.456 ', '#12'],
    ['BuildKit inside GitHub Actions', '2024-05-22T12:43:46.9626460Z #12 3.456 ', '#12'],
    ['docker compose 1', 'web_1  | ', 'web_1'],
    ['docker compose 2', 'my-app-web-1  | ', 'my-app-web-1'],
    ['Turborepo', '@scope/web:build: ', '@scope/web:build'],
    ['concurrently', '[0] ', '0'],
  ])('is known of %s', (_, prefix, lane) => {
    expect(splitPrefix(prefix + text)).toMatchObject({ lane, text });
  });

  it('may be all there is', () => {
    expect(splitPrefix('2024-05-22T12:43:46.9626460Z ')).toEqual({ lane: '', text: '' });
    expect(splitPrefix('2024-05-22T12:43:46.9626460Z')).toEqual({ lane: '', text: '' });
  });

  it('names the step where gh does', () => {
    expect(splitPrefix(`build\tRun make\t2024-05-22T12:43:46.96Z ${text}`).step).toBe('Run make');
  });

  it('is the event around a line of go test -json, whose package is lane and step', () => {
    const event = {
      Time: '2026-01-01T00:00:00Z',
      Action: 'output',
      Package: 'example.com/a',
      Test: 'TestA',
      Output: '    a_test.go:3: "no"\n',
    };
    expect(splitPrefix(JSON.stringify(event))).toEqual({
      lane: 'example.com/a',
      text: '    a_test.go:3: "no"',
      step: 'example.com/a',
    });
    expect(splitPrefix(JSON.stringify({ ...event, Output: '\u001b[31mred\u001b[0m\n' })).text).toBe('red');
    const build = {
      ImportPath: 'example.com/a [example.com/a.test]',
      Action: 'build-output',
      Output: '# example.com/a\n',
    };
    expect(splitPrefix(JSON.stringify(build))).toMatchObject({ text: '# example.com/a', step: 'example.com/a' });
  });
});

describe('what only looks like a prefix', () => {
  it.each([
    text,
    '',
    '12 |     let x = 1;',
    '   12 | int x;',
    '#include <stdio.h>',
    '#define X 1',
    '##[group]Run make',
    '##[error]Process completed with exit code 1.',
    '[ERROR] Failed to execute goal',
    '[ 50%] Building C object a.o',
    '[12/40] CC a.o',
    '[Pipeline] stage',
    'main.o:main.c: undefined reference',
    'error: linking failed',
    'src/a.ts:3:5 - error TS2322: no',
    'a | b | c',
    '{"Action":"output","Output":',
    '{"Action":"run","Package":"a"}',
    'C:\\a\\b.cs(1,2): error CS1002: no',
  ])('stays: %j', (line) => {
    expect(splitPrefix(line)).toEqual({ lane: '', text: line });
  });

  it('stays behind a stamp: [2024-01-01T00:00:00.000Z] [ERROR] …', () => {
    expect(splitPrefix('[2024-01-01T00:00:00.000Z] [ERROR] no').text).toBe('[ERROR] no');
  });
});

describe('any line', () => {
  it('loses nothing at its end and gains nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (line) => {
        fc.pre(!line.startsWith('{'));
        expect(line.endsWith(splitPrefix(line).text)).toBe(true);
      }),
    );
  });

  it('takes time in proportion to its length', () => {
    for (const part of ['1', '[', '#', '#1 ', '2024-01-01T00:00:00Z ', 'a:', 'a\t', 'a_1 ', '{"Time":', ' ', '[0] ']) {
      const [short, long] = [20_000, 160_000].map((length) => bestTime(part.repeat(length / part.length))) as [
        number,
        number,
      ];
      expect(long, part).toBeLessThan(32 * Math.max(short, 0.5));
    }
  });
});

function bestTime(line: string): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      splitPrefix(line);
      return performance.now() - start;
    }),
  );
}

describe('runners of packages and scripts', () => {
  it.each([
    [
      'pnpm -r',
      'packages/web build: src/a.ts(3,5): error TS2322: x',
      'packages/web build',
      'src/a.ts(3,5): error TS2322: x',
    ],
    ['lerna', '@shop/web: src/a.ts(3,5): error TS2322: x', '@shop/web', 'src/a.ts(3,5): error TS2322: x'],
    ['npm-run-all', '[lint ] src/a.js', 'lint', 'src/a.js'],
    ['Turborepo', 'web:build: src/a.ts(3,5): error', 'web:build', 'src/a.ts(3,5): error'],
  ])('%s: its name is lane and step', (_, line, name, text) => {
    expect(splitPrefix(line)).toEqual({ lane: name, step: name, text });
  });

  it.each([
    ['[error] src/a.js: SyntaxError'],
    ['[warn] src/a.js'],
    ['make: *** [all] Error 2'],
    ['[1/3] building'],
    ['[file.proto:1:1] text'],
  ])('%s keeps what looks alike', (line) => {
    expect(splitPrefix(line)).toEqual({ lane: '', text: line });
  });
});
