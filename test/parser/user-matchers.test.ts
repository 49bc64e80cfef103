import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { parseMatchers } from '../../src/matchers/load.ts';
import type { Matcher } from '../../src/matchers/matcher.ts';
import { parseLog } from '../../src/parser/parse-log.ts';
import { Parser } from '../../src/parser/parser.ts';

const github = (owner: string, ...pattern: object[]) =>
  parseMatchers(JSON.stringify({ problemMatcher: [{ owner, pattern }] }), 'matcher.json');
const oneLine = github('mine', { regexp: '^MINE (\\S+) line (\\d+) (.*)$', file: 1, line: 2, message: 3 });

async function read(log: string, matchers: readonly Matcher[]): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for await (const diagnostic of parseLog(log, { root: '/', matchers })) found.push(diagnostic);
  return found;
}

describe("a user's matcher", () => {
  it('reads lines in which no format has a trigger', async () => {
    expect(await read('noise\nMINE a.x line 3 odd\n', oneLine)).toMatchObject([
      { tool: 'mine', file: 'a.x', line: 3, message: 'odd', log: { line: 2, lines: 1, offset: 6 } },
    ]);
  });

  it('takes a line before the formats do, and leaves them the others', async () => {
    const gcc = github('theirs', { regexp: '^(a\\.c):(\\d+):\\d+: error: (.*)$', file: 1, line: 2, message: 3 });
    const found = await read("a.c:1:2: error: x\nb.c:3:4: error: expected ';' before '}'\n", gcc);
    expect(found.map(({ tool, file }) => [tool, file])).toEqual([
      ['theirs', 'a.c'],
      ['gcc', 'b.c'],
    ]);
  });

  it('spans several lines, and says where they began', async () => {
    const rows = github(
      'rows',
      { regexp: '^== (\\S+)$', file: 1 },
      { regexp: '^ {2}(\\d+): (.*)$', line: 1, message: 2, loop: true },
    );
    expect(await read('x\n== a.x\n  3: one\n  5: two\n', rows)).toMatchObject([
      { file: 'a.x', line: 3, message: 'one', log: { line: 2, lines: 2 } },
      { file: 'a.x', line: 5, message: 'two', log: { line: 4, lines: 1 } },
    ]);
  });

  it('sees each of several interleaved outputs as a log of its own', async () => {
    const rows = github(
      'rows',
      { regexp: '^== (\\S+)$', file: 1 },
      { regexp: '^ {2}(\\d+): (.*)$', line: 1, message: 2 },
    );
    const log = '#1 0.1 == a.x\n#2 0.1 == b.x\n#1 0.2   3: one\n#2 0.2   5: two\n';
    expect((await read(log, rows)).map(({ file, line }) => [file, line])).toEqual([
      ['a.x', 3],
      ['b.x', 5],
    ]);
  });

  it('reports what is still open at the end', async () => {
    const [vim] = parseMatchers('%E%f|%l| %m,%C+%m', 'a.efm');
    expect(await read('a.x|3| first\n+second', [vim as Matcher])).toMatchObject([
      { file: 'a.x', line: 3, log: { line: 1, lines: 2 } },
    ]);
  });
});

describe('::add-matcher::', () => {
  function readWith(log: string, load?: (path: string) => Matcher[]) {
    const parser = new Parser({ root: '/', matchers: { matchers: [], ...(load && { load }) } });
    return [...parser.push('log', Buffer.from(log)), ...parser.end()];
  }
  const line = 'MINE a.x line 3 odd\n';

  it('turns a matcher on from there, and ::remove-matcher turns it off', () => {
    const log = `${line}::add-matcher::.github/mine.json\n${line}::remove-matcher owner=mine::\n${line}`;
    const asked: string[] = [];
    const found = readWith(log, (path) => {
      asked.push(path);
      return oneLine;
    });
    expect(found.map(({ log: at }) => at.line)).toEqual([3]);
    expect(asked).toEqual(['.github/mine.json']);
  });

  it("is read in the runner's own log as well", () => {
    expect(readWith(`##[add-matcher]/home/runner/x/.github/mine.json\n${line}`, () => oneLine)).toHaveLength(1);
  });

  it('means nothing unless files may be asked for', () => {
    expect(readWith(`::add-matcher::.github/mine.json\n${line}`)).toEqual([]);
  });
});
