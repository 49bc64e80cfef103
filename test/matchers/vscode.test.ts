import { describe, expect, it } from 'vitest';
import { parseMatchers } from '../../src/matchers/load.ts';
import { matcherFrom, readLog, trace } from './fixtures/read-log.ts';

const tasks = (...problemMatcher: unknown[]) =>
  parseMatchers(JSON.stringify({ version: '2.0.0', tasks: [{ label: 'build', problemMatcher }] }), 'tasks.json');
/** Written so that nobody takes it for a template. */
const workspace = '$\x7bworkspaceFolder}';
const cwd = '$\x7bcwd}';
const withPattern = (pattern: unknown, more: object = {}) => matcherFrom({ owner: 'tool', pattern, ...more });

describe('where matchers stand in a file', () => {
  const pattern = { regexp: '^(\\S+):(\\d+):(\\d+): (.*)$', message: 4 };

  it.each([
    ['alone', { owner: 'tool', pattern }],
    ['in a list', [{ owner: 'tool', pattern }]],
    ['in tasks', { tasks: [{ problemMatcher: { owner: 'tool', pattern } }, { label: 'none' }] }],
    ['above the tasks', { version: '0.1.0', problemMatcher: { owner: 'tool', pattern } }],
    [
      'in a workspace',
      { folders: [], tasks: { version: '2.0.0', tasks: [{ problemMatcher: [{ owner: 'tool', pattern }] }] } },
    ],
    ['in an extension', { contributes: { problemMatchers: [{ name: 'tool', pattern }] } }],
    [
      'with a pattern of the extension',
      {
        contributes: {
          problemPatterns: [{ name: 'shape', ...pattern }],
          problemMatchers: [{ name: 'tool', owner: 'tool', pattern: '$shape' }],
        },
      },
    ],
  ])('%s', (_, content) => {
    expect(readLog(parseMatchers(JSON.stringify(content), 'any.json'), ['a.c:3:7: oops'])).toEqual([
      { tool: 'tool', severity: 'error', file: 'a.c', line: 3, column: 7, columnUnit: 'utf16', message: 'oops' },
    ]);
  });

  it('may hold comments and trailing commas', () => {
    const text = `\uFEFF// tasks\n{ /* all of them */ "tasks": [{"problemMatcher": ["$tsc", "$tsc",], }, ], }\n// end`;
    expect(parseMatchers(text, '.vscode/tasks.json').map(({ name }) => name)).toEqual(['ts']);
  });

  it('may hold none', () => {
    expect(parseMatchers('{"version": "2.0.0", "tasks": [{"problemMatcher": []}, {}]}', 'tasks.json')).toEqual([]);
  });
});

describe('built-in matchers', () => {
  it.each([
    ['$tsc', "src/a.ts(4,7): error TS2322: Not a 'number'.", { code: '2322', line: 4, column: 7, tool: 'ts' }],
    ['$tsc', "src/a.ts:4:7 - error TS2322: Not a 'number'.", { code: '2322', file: 'src/a.ts', line: 4, column: 7 }],
    ['$gcc', 'a.c:3:12: fatal error: no.h: No such file', { tool: 'gcc', file: 'a.c', line: 3, column: 12 }],
    ['$gcc', 'a.c:3: warning: oops', { severity: 'warning', line: 3 }],
    [
      '$msCompile',
      'a.cs(5,13,5,14): error CS0103: no x',
      { line: 5, column: 13, endLine: 5, endColumn: 14, code: 'CS0103' },
    ],
    ['$msCompile', '  3>C:\\a\\b.cpp(7) : warning C4101: y', { file: 'C:\\a\\b.cpp', line: 7, severity: 'warning' }],
    ['$cpp', 'b.cpp(7): error C2065: x', { tool: 'cpp', code: 'C2065', line: 7 }],
    ['$csc', 'b.cs(7,1): warning CS0168: x', { tool: 'csc', code: 'CS0168', column: 1 }],
    ['$vb', 'b.vb(7): error BC30451: x', { tool: 'vb', code: 'BC30451' }],
    [
      '$lessCompile',
      'missing brace in file a.less line no. 9',
      { tool: 'less', file: 'a.less', line: 9, message: 'missing brace' },
    ],
    ['$gulp-tsc', 'a.ts(4,7): 2304 no name', { code: '2304', line: 4, column: 7 }],
    [
      '$jshint',
      'a.js: line 3, col 12, Missing semicolon. (W033)',
      { severity: 'warning', code: '033', line: 3, column: 12 },
    ],
    [
      '$eslint-compact',
      "/a.js: line 1, col 5, Warning - 'x' unused. (no-unused-vars)",
      { severity: 'warning', code: 'no-unused-vars' },
    ],
    ['$go', 'vet: ./main.go:7:2: unreachable', { file: './main.go', line: 7, column: 2, message: 'unreachable' }],
    ['$go', 'main.go:7: undefined: x', { file: 'main.go', line: 7, message: 'undefined: x' }],
    ['$nvcc', 'k.cu(12): error: identifier "x" is undefined', { tool: 'nvcc', file: 'k.cu', line: 12 }],
    ['$esbuild', ' > a.ts:3:7: warning: x', { tool: 'esbuild', severity: 'warning', file: 'a.ts', line: 3 }],
  ])('%s reads %s', (name, line, want) => {
    expect(readLog(tasks(name), [line])).toEqual([expect.objectContaining(want)]);
  });

  it.each([
    [
      '$eslint-stylish',
      ['/a.js', '  1:5  error  No x  no-x', '  2:1  warning  No y'],
      [
        { file: '/a.js', line: 1, code: 'no-x' },
        { line: 2, severity: 'warning', message: 'No y' },
      ],
    ],
    [
      '$jshint-stylish',
      ['a.js', '  line 3  col 12  Missing semicolon.  (W033)'],
      [{ file: 'a.js', line: 3, severity: 'warning', code: '033' }],
    ],
    [
      '$rustc',
      ['error[E0308]: mismatched types', '  --> src/main.rs:2:18'],
      [{ code: 'E0308', file: 'src/main.rs', line: 2, column: 18 }],
    ],
  ])('%s reads several lines', (name, log, want) => {
    expect(readLog(tasks(name), log)).toEqual(want.map((fields) => expect.objectContaining(fields)));
  });

  it.each(['$tsc-watch', '$rustc-watch', '$esbuild-watch'])('%s is there', (name) => {
    expect(tasks(name)).toHaveLength(1);
  });
});

describe('a pattern alone', () => {
  it('has groups by default: file, line, column, and all for the message', () => {
    expect(trace(withPattern({ regexp: '(\\S+) (\\d+) (\\d+)' }), ['at a.c 3 7!']).drafts).toMatchObject([
      { file: 'a.c', line: 3, column: 7, message: 'a.c 3 7' },
    ]);
  });

  it.each([
    ['12', { line: 12 }],
    ['12,5', { line: 12, column: 5 }],
    ['12,5,13,9', { line: 12, column: 5, endLine: 13, endColumn: 9 }],
  ])('reads the location %s', (location, want) => {
    const matcher = withPattern({ regexp: '^(.*)@(.*): (.*)$', location: 2, message: 3 });
    expect(trace(matcher, [`a.c@${location}: x`]).drafts).toMatchObject([{ file: 'a.c', ...want }]);
    expect(trace(matcher, ['a.c@here: x']).drafts).toEqual([]);
  });

  it('reads an end only with a column', () => {
    const groups = { file: 1, line: 2, column: 3, endLine: 4, endColumn: 5, message: 6 };
    const matcher = withPattern({ regexp: '^(\\S+) (\\d+)(?:,(\\d+))?(?:-(\\d+)?,(\\d+))? (.*)$', ...groups });
    expect(trace(matcher, ['a.c 3,5-4,9 x', 'a.c 3,5-,9 x', 'a.c 3-4,9 x']).drafts).toEqual([
      expect.objectContaining({ line: 3, column: 5, endLine: 4, endColumn: 9 }),
      expect.objectContaining({ line: 3, column: 5, endLine: 3, endColumn: 9 }),
      expect.not.objectContaining({ endLine: 4 }),
    ]);
  });

  it('may be about a whole file', () => {
    const matcher = withPattern({ regexp: '^BAD (\\S+) (.*)$', kind: 'file', message: 2 });
    const [draft] = trace(matcher, ['BAD a.c is empty']).drafts;
    expect(draft).toMatchObject({ file: 'a.c', message: 'is empty' });
    expect(draft).not.toHaveProperty('line');
  });

  it.each([
    ['error', 'error'],
    ['Warning', 'warning'],
    ['warn', 'warning'],
    ['info', 'info'],
    ['W', 'warning'],
    ['hint', 'info'],
    ['note', 'info'],
    ['odd', 'warning'],
    ['', 'warning'],
  ])('takes "%s" for %s, with warning as the usual', (word, severity) => {
    const pattern = { regexp: '^(\\S+) (\\d+) (\\w*)', file: 1, line: 2, severity: 3, message: 0 };
    expect(trace(withPattern(pattern, { severity: 'warning' }), [`a.c 3 ${word}`]).drafts).toMatchObject([
      { severity },
    ]);
  });

  it.each(['', 'a.c', 'a.c 3'])('reports nothing without file, line and message: "%s"', (line) => {
    const pattern = { regexp: '^(\\S*) ?(\\d*) ?(.*)$', file: 1, line: 2, message: 3 };
    expect(trace(withPattern(pattern), [line])).toEqual({ claimed: '.', drafts: [] });
  });
});

describe('several patterns', () => {
  const heading = { regexp: '^FILE (\\S+)(?: (.*))?$', file: 1, message: 2 };
  const row = { regexp: '^ (\\d+)(?: (.*))?$', line: 1, message: 2 };

  it('put messages together, and keep the first of the rest', () => {
    const again = { regexp: '^  (\\S+) (.*)$', file: 1, message: 2 };
    expect(trace(withPattern([heading, row, again]), ['FILE a.c one', ' 3 two', '  b.c three'])).toMatchObject({
      claimed: '..x',
      drafts: [{ file: 'a.c', line: 3, message: 'one\ntwo\nthree', lines: 3, ago: 0 }],
    });
  });

  it('match lines that follow each other, wherever they begin', () => {
    const matcher = withPattern([heading, row]);
    const log = ['FILE a.c x', 'FILE b.c y', ' 3', ' 4', 'FILE c.c z', '', ' 5'];
    expect(trace(matcher, log)).toMatchObject({ claimed: '..x....', drafts: [{ file: 'b.c', line: 3, message: 'y' }] });
  });

  it('loop over rows', () => {
    const matcher = withPattern([
      { regexp: '^(\\S+)$', file: 1 },
      { ...row, loop: true },
    ]);
    expect(trace(matcher, ['a.js', ' 1 x', ' 2 y', 'b.js', ' 3 z'])).toMatchObject({
      claimed: '.xx.x',
      drafts: [
        { file: 'a.js', line: 1, lines: 2 },
        { file: 'a.js', line: 2, lines: 1 },
        { file: 'b.js', line: 3, lines: 2 },
      ],
    });
  });

  it.each([
    ['background', { background: { activeOnStart: true, beginsPattern: '^BEGIN', endsPattern: { regexp: '^END' } } }],
    ['watching', { watching: { beginsPattern: '^BEGIN', endsPattern: '^END' } }],
    ['the oldest way', { watchedTaskBeginsRegExp: '^BEGIN', watchedTaskEndsRegExp: '^END' }],
  ])('are dropped where a round begins or ends (%s)', (_, borders) => {
    const matcher = withPattern(
      [
        { regexp: '^(\\S+)', file: 1 },
        { ...row, loop: true },
      ],
      borders,
    );
    expect(trace(matcher, ['a.js', 'BEGIN', ' 1 x']).drafts).toEqual([]);
    expect(trace(matcher, ['a.js', ' 1 x', 'END', ' 2 y'])).toMatchObject({ claimed: '.x..', drafts: [{ line: 1 }] });
  });
});

describe('names', () => {
  it.each([
    [undefined, 'src/a.c', 'src/a.c'],
    ['relative', 'src/a.c', 'src/a.c'],
    [['relative', workspace], 'src/a.c', 'src/a.c'],
    [['relative', `${workspace}/sub`], './a.c', 'sub/a.c'],
    [['relative', `${workspace}/sub/`], '/a.c', '/a.c'],
    [['autoDetect', `${cwd}/sub`], 'a.c', 'sub/a.c'],
    [['relative', '/opt/x'], 'a.c', '/opt/x/a.c'],
    ['absolute', 'a.c', 'a.c'],
    ['autoDetect', 'a.c', 'a.c'],
    [['search', { include: [`${workspace}/sub`] }], 'a.c', 'a.c'],
  ])('of files with fileLocation %j: %s is %s', (fileLocation, name, file) => {
    const matcher = withPattern({ regexp: '^(\\S+) (\\d+)' }, { fileLocation });
    expect(trace(matcher, [`${name} 3`]).drafts).toMatchObject([{ file }]);
  });

  it('of the tool: source, or else owner, or else name', () => {
    const pattern = { regexp: '(.*)' };
    expect(matcherFrom({ pattern, owner: 'o', source: 's', name: 'n' })?.name).toBe('s');
    expect(matcherFrom({ pattern, owner: 'o', name: 'n' })?.name).toBe('o');
    expect(matcherFrom({ pattern, name: 'n' })?.name).toBe('n');
  });

  it('of a base, whose settings can be replaced one by one', () => {
    const matcher = matcherFrom({
      base: '$tsc',
      source: 'vue-tsc',
      fileLocation: ['relative', `${workspace}/web`],
    });
    expect(trace(matcher, ['a.vue(1,2): error TS1: x']).drafts).toMatchObject([
      { tool: 'vue-tsc', file: 'web/a.vue', code: '1' },
    ]);
    const severe = matcherFrom({ base: '$go', severity: 'warning' });
    expect(trace(severe, ['a.go:1: x']).drafts).toMatchObject([{ tool: 'go', severity: 'warning' }]);
    expect(trace(matcherFrom({ owner: 'x', pattern: '$gcc' }), ['a.c:1:2: error: x']).drafts).toMatchObject([
      { tool: 'x' },
    ]);
  });
});

describe('a file that is wrong', () => {
  it.each([
    ['["$nothing"]', 'm.json:1:2: there is no problem matcher "$nothing".'],
    ['["tsc"]', 'm.json:1:2: there is no problem matcher "tsc".'],
    ['["$toString"]', 'm.json:1:2: there is no problem matcher "$toString".'],
    ['{"base": "$nothing"}', 'm.json:1:10: there is no problem matcher "$nothing".'],
    ['{"pattern": "$nothing"}', 'm.json:1:13: there is no pattern "$nothing".'],
    ['{"owner": "x"}', 'm.json:1:1: a problem matcher needs a pattern or a base.'],
    ['{"pattern": []}', 'm.json:1:13: a list of patterns may not be empty.'],
    ['{"pattern": {"file": 1}}', 'm.json:1:13: pattern 1 has no regexp.'],
    ['{"pattern": {"regexp": "[z-a]"}}', 'm.json:1:24: the regexp of pattern 1 is none'],
    ['{"pattern": [{"regexp": "a"}, {"regexp": "+"}]}', 'm.json:1:42: the regexp of pattern 2 is none'],
    ['{"pattern": [{"regexp": "a", "line": 1}]}', 'm.json:1:13: a pattern must say where file and message are.'],
    ['{"pattern": [{"regexp": "a", "file": 1, "message": 1}]}', 'a pattern must say where line or location are'],
    ['{"pattern": {"regexp": "a", "file": "1"}}', 'm.json:1:37: file must be the number of a group.'],
    [
      '{"pattern": [{"regexp": "a", "file": 1, "line": 1, "loop": true}, {"regexp": "a", "message": 1}]}',
      'only the last pattern may loop',
    ],
    [
      '{"pattern": [{"regexp": "a", "file": 1, "line": 1}, {"regexp": "a", "message": 1, "kind": "file"}]}',
      'only the first',
    ],
    [
      '{"pattern": "$tsc", "background": {"beginsPattern": "(", "endsPattern": "x"}}',
      'm.json:1:53: beginsPattern is none',
    ],
    [
      '{"contributes": {"problemMatchers": [{"name": "a", "base": "$b"}, {"name": "b", "base": "$a"}]}}',
      'is based on itself',
    ],
    ['[3]', 'm.json:1:2: a problem matcher must be a string.'],
  ])('%s', (content, problem) => {
    const read = () => parseMatchers(content, 'm.json');
    expect(read).toThrow(problem);
    expect(read).toThrow(expect.objectContaining({ code: 'BUILDFIX_CONFIG_INVALID', exitStatus: 2 }));
  });
});
