import { describe, expect, it } from 'vitest';
import { matcherFrom, trace } from './fixtures/read-log.ts';

const one = (pattern: object, more: object = {}) =>
  matcherFrom({ problemMatcher: [{ owner: 'tool', pattern: [pattern], ...more }] });
const several = (...pattern: object[]) => matcherFrom({ problemMatcher: [{ owner: 'tool', pattern }] });

describe('one pattern', () => {
  const pattern = {
    regexp: '^(\\S+):(\\d+):(\\d+): (\\w+) (\\w*): (.*)$',
    ...{ file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 },
  };

  it('reads all fields, columns from 1 in UTF-16', () => {
    expect(trace(one(pattern), ['a.c:3:7: warning W1: oops', 'other'])).toEqual({
      claimed: 'x.',
      drafts: [
        {
          ...{ tool: 'tool', severity: 'warning', file: 'a.c', line: 3, column: 7, code: 'W1', message: 'oops' },
          ...{ columnUnit: 'utf16', lines: 1, ago: 0 },
        },
      ],
    });
  });

  it.each([
    ['error', 'error'],
    ['ERROR', 'error'],
    ['Warning', 'warning'],
    ['notice', 'info'],
  ])('knows the severity %s', (word, severity) => {
    expect(trace(one(pattern), [`a.c:1:1: ${word} : x`]).drafts).toMatchObject([{ severity }]);
  });

  it.each(['info', 'fatal', 'W'])('reports nothing for the severity %s, like the runner', (word) => {
    expect(trace(one(pattern), [`a.c:1:1: ${word} : x`])).toEqual({ claimed: '.', drafts: [] });
  });

  it('reports nothing without a message', () => {
    expect(trace(one(pattern), ['a.c:1:1: error :  ']).drafts).toEqual([]);
  });

  it("takes the matcher's severity where the line has none, and error otherwise", () => {
    const bare = { regexp: '^! (.*?)( warning)?$', message: 1, severity: 2 };
    expect(trace(one(bare, { severity: 'notice' }), ['! x']).drafts).toMatchObject([{ severity: 'info' }]);
    expect(trace(one(bare), ['! x']).drafts).toMatchObject([{ severity: 'error' }]);
  });

  it('leaves out a line that is no number, and counts from 1', () => {
    const loose = { regexp: '^(.*)@(.*)$', message: 1, line: 2 };
    for (const place of ['12,5', '', '0']) {
      expect(trace(one(loose), [`x@${place}`]).drafts[0]).not.toHaveProperty('line');
    }
  });

  it.each([
    ['src/a.cs', '/p/App/App.csproj', '/p/App/src/a.cs'],
    ['../a.cs', '/p/App/App.csproj', '/p/a.cs'],
    ['a.cs', 'C:\\p\\App.csproj', 'C:\\p\\a.cs'],
    ['/x/a.cs', '/p/App.csproj', '/x/a.cs'],
    ['C:\\x\\a.cs', '/p/App.csproj', 'C:\\x\\a.cs'],
    ['a.cs', 'App.csproj', 'a.cs'],
  ])('finds %s beside %s', (file, fromPath, path) => {
    const from = { regexp: '^(.*?) (.*?) (.*)$', file: 1, fromPath: 2, message: 3 };
    expect(trace(one(from), [`${file} ${fromPath} x`]).drafts).toMatchObject([{ file: path }]);
  });
});

describe('several patterns', () => {
  it('match lines that follow each other', () => {
    const matcher = several(
      { regexp: '^FILE (.*)$', file: 1 },
      { regexp: '^LINE (\\d+)$', line: 1 },
      { regexp: '^! (.*)', message: 1 },
    );
    expect(trace(matcher, ['FILE a.c', 'LINE 3', '! x', '! y'])).toMatchObject({
      claimed: '..x.',
      drafts: [{ file: 'a.c', line: 3, message: 'x', lines: 3, ago: 0 }],
    });
    expect(trace(matcher, ['FILE a.c', 'LINE 3', '', '! x']).drafts).toEqual([]);
  });

  it('follow several beginnings at once', () => {
    const matcher = several({ regexp: '^(.*)$', file: 1 }, { regexp: '.*' }, { regexp: '^! (.*)', message: 1 });
    expect(trace(matcher, ['a', 'b', 'c', '! x']).drafts).toMatchObject([{ file: 'b', message: 'x' }]);
  });

  it('keep what an earlier one has set, empty or not', () => {
    const matcher = several({ regexp: '^F(.*?)( \\d+)?$', file: 1, line: 2 }, { regexp: '^! (.*)', message: 1 });
    const [draft] = trace(matcher, ['Fa.c', '! x']).drafts;
    expect(draft).toMatchObject({ file: 'a.c', message: 'x' });
    expect(draft).not.toHaveProperty('line');
  });

  it('report once for each row of a loop, with what stands above', () => {
    const matcher = several(
      { regexp: '^(\\S.*)$', file: 1 },
      { regexp: '^ (\\d+) (.*)$', line: 1, message: 2, loop: true },
    );
    expect(trace(matcher, ['a.js', ' 1 x', ' 2 y', '', ' 3 z', 'b.js', ' 4 u'])).toMatchObject({
      claimed: '.xx...x',
      drafts: [
        { file: 'a.js', line: 1, message: 'x', lines: 2 },
        { file: 'a.js', line: 2, message: 'y', lines: 1 },
        { file: 'b.js', line: 4, message: 'u', lines: 2 },
      ],
    });
  });

  it('start again behind a report without a loop', () => {
    const matcher = several({ regexp: '^(\\S.*)$', file: 1 }, { regexp: '^ (.*)$', message: 1 });
    expect(trace(matcher, ['a.js', ' x', ' y']).drafts).toHaveLength(1);
  });
});

describe('a file that is wrong', () => {
  const file = (content: string) => () => matcherFrom(content, 'm.json');
  const pattern = (text: string) => file(`{"problemMatcher": [{"owner": "x",\n "pattern": [${text}]}]}`);

  it.each([
    ['{"problemMatcher": [', '1:21: the JSON ends too early'],
    ['{"problemMatcher": [}', '1:21: not JSON'],
    ['{"problemMatcher" []}', '1:19: a colon is missing'],
    ['{"a": 1 "b": 2}', '1:9: , or } is missing'],
    ['{"a": 1} x', '1:10: nothing may follow the JSON value'],
    ['{"a": "\\q"}', '1:7: not JSON: a bad escape or number'],
    [`${'['.repeat(5000)}`, '1:201: nested too deeply'],
    ['{"problemMatcher": [{"pattern": []}]}', '1:21: a matcher needs an owner'],
    ['{"problemMatcher": [{"owner": "x", "pattern": []}]}', '1:47: matcher "x" needs a list of patterns'],
    ['{"problemMatcher": [{"owner": "x", "severity": "bad"}]}', '1:48: severity must be error, warning or notice'],
    [
      '{"problemMatcher": [{"owner": "x", "pattern": [{"regexp": "a", "message": 0}]},\n{"owner": "X", "pattern": [{"regexp": "a", "message": 0}]}]}',
      '2:1: owner "X" is there twice',
    ],
  ])('%s', (content, problem) => {
    expect(file(content)).toThrow(expect.objectContaining({ code: 'BUILDFIX_CONFIG_INVALID', exitStatus: 2 }));
    expect(file(content)).toThrow(`m.json:${problem}.`);
  });

  it.each([
    ['{"regexp": "(", "message": 1}', /m\.json:2:25: the regexp of pattern 1 is none: .*Unterminated group/],
    ['{"regexp": "a"}', 'm.json:2:13: a pattern of matcher "x" must say where the message is.'],
    ['{"regexp": "a", "message": 1}', 'm.json:2:41: message is group 1, and there are 0.'],
    ['{"regexp": "a", "message": "1"}', 'm.json:2:41: message must be the number of a group.'],
    ['{"regexp": "(a)", "message": 1, "loop": true}', 'only the last of several patterns may loop'],
    ['{"regexp": "a", "loop": true}, {"regexp": "(a)", "message": 1}', 'only the last of several patterns may loop'],
    ['{"regexp": "(a)", "message": 1}, {"regexp": "(a)", "loop": true}', 'a pattern that loops needs a message'],
    ['{"regexp": "(a)", "message": 1}, {"regexp": "(b)", "message": 1}', 'message is set by two patterns'],
    ['{"regexp": 3}', 'm.json:2:25: the regexp of pattern 1 must be a string.'],
    ['"a"', 'm.json:2:14: a pattern must be an object.'],
  ])('pattern %s', (text, problem) => {
    expect(pattern(text)).toThrow(problem);
  });
});
