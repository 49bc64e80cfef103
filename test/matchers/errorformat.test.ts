import { describe, expect, it } from 'vitest';
import { matcherFrom, trace } from './fixtures/read-log.ts';

/** The value as Vim holds it, a pattern a line. */
const read = (patterns: readonly string[], log: readonly string[]) =>
  trace(matcherFrom(patterns.join('\n'), 'tool.efm'), log);

describe('items', () => {
  it.each([
    ['%f:%l:%c: %m', 'a.c:3:7: oops', { file: 'a.c', line: 3, column: 7, columnUnit: 'byte', message: 'oops' }],
    ['%f:%l:%v: %m', 'a.c:3:7: oops', { column: 7, columnUnit: 'display' }],
    ['%f:%l:%c-%e:%k: %m', 'a.c:3:7-4:9: oops', { line: 3, column: 7, endLine: 4, endColumn: 9 }],
    ['%f(%l\\,%c): %m', 'a.c(3,7): oops', { file: 'a.c', line: 3, column: 7 }],
    ['%f>%l:%c:%t:%n:%m', 'a.c>3:7:W:12:oops', { severity: 'warning', code: '12', message: 'oops' }],
    ['%o: %f:%l: %m', 'mod: a.c:3: oops', { step: 'mod', file: 'a.c', line: 3 }],
    ['%b: %f:%l: %m', '7: a.c:3: oops', { file: 'a.c', line: 3 }],
    ['%f|%s|%m', 'a.c|int x;|oops', { file: 'a.c', snippet: ['int x;'], message: 'oops' }],
    ['%f:%l:%s', 'a.c:3:int x;', { file: 'a.c', message: 'int x;' }],
    ['%f 100%% at %l: %m', 'a.c 100% at 3: oops', { file: 'a.c', line: 3 }],
    ['%m in %f', 'oops in my dir/a b.c', { file: 'my dir/a b.c', message: 'oops' }],
    ['%f:%m', 'C:\\a.c:oops', { file: 'C:\\a.c', message: 'oops' }],
    ['%*[^0-9]%l %f%*\\s%m', 'line 12 a.c   oops', { line: 12, file: 'a.c', message: 'oops' }],
    ['%f.%l^$~[*]: %m', 'a.c.3^$~[*]: oops', { file: 'a.c', line: 3 }],
  ])('%s reads %s', (pattern, line, want) => {
    expect(read([pattern], [line])).toMatchObject({ claimed: 'x', drafts: [{ tool: 'tool', ...want, lines: 1 }] });
  });

  it('does not use the line number where there is text to search for', () => {
    expect(read(['%f:%l:%s'], ['a.c:3:int x;']).drafts[0]).not.toHaveProperty('line');
  });

  it.each([
    ['E', 'error'],
    ['e', 'error'],
    ['W', 'warning'],
    ['I', 'info'],
    ['n', 'info'],
    ['F', 'error'],
    ['C', 'warning'],
    ['R', 'warning'],
  ])('%%t takes %s for %s', (letter, severity) => {
    expect(read(['%f:%l: %t: %m'], [`a.c:3: ${letter}: oops`]).drafts).toMatchObject([{ severity }]);
  });

  it.each([
    ['oops', 'error'],
    ['fatal error: oops', 'error'],
    ['warning: oops', 'warning'],
    ['Note: oops', 'info'],
    ['[warning] oops', 'warning'],
    ['noteworthy', 'error'],
  ])('takes the kind of "%s" from its words where nothing else tells: %s', (message, severity) => {
    expect(read(['%f:%l: %m'], [`a.c:3: ${message}`]).drafts).toMatchObject([{ severity }]);
  });

  it('matches whole lines, in any case', () => {
    expect(read(['%f:%l: %trror: %m'], ['A.C:3: ERROR: oops', ' x: y']).claimed).toBe('x.');
    expect(read(['%\\C%f:%l: error: %m'], ['a.c:3: Error: x', 'a.c:3: error: x']).claimed).toBe('.x');
    expect(read(['%f:%l'], ['a.c:3: more']).claimed).toBe('.');
  });

  it('tries patterns in their order', () => {
    expect(read(['%f:%l: %m', '%f:%l:%c: %m'], ['a.c:3:7: oops']).drafts).toMatchObject([{ file: 'a.c:3', line: 7 }]);
    expect(read(['%f:%l:%c: %m,%f:%l: %m'], ['a.c:3:7: oops']).drafts).toMatchObject([{ file: 'a.c', line: 3 }]);
  });

  it.each([
    ['%p^', '   ^', 4],
    ['%p^', '^', 1],
    ['%p^', '\t  ^', 11],
    ['%p^', ' \t^', 9],
    ['%p^', '--.-^', 5],
  ])('points at a column: %s on "%s" is %i', (pattern, line, column) => {
    expect(read(['%E%f:%l: %m', `%Z${pattern}`], ['a.c:3: oops', line]).drafts).toMatchObject([
      { line: 3, column, columnUnit: 'display', lines: 2 },
    ]);
  });
});

describe('messages of several lines', () => {
  it('collect from line to line what is still missing', () => {
    const patterns = ['%EError %n,%Cline %l,%Ccolumn %c,%Z%m'];
    const log = ['Error 275', 'line 42', 'column 3', "' ' expected after '--'", 'line 9'];
    expect(read(patterns, log)).toMatchObject({
      claimed: 'xxxx.',
      drafts: [
        { severity: 'error', code: '275', line: 42, column: 3, message: "' ' expected after '--'", lines: 4, ago: 0 },
      ],
    });
  });

  it('keep the first of each, and append messages', () => {
    const patterns = ['%A%f:%l: %m', '%C %l %m', '%Z.'];
    expect(read(patterns, ['a.c:3: one', ' 9 two', '.']).drafts).toMatchObject([
      { line: 3, message: 'one\ntwo', lines: 3 },
    ]);
  });

  it('take 0 for not known yet', () => {
    expect(read(['%A%f:%l:%c: %m', '%Cat %l', '%Z%p^'], ['a.c:0:0: one', 'at 7', '  ^']).drafts).toMatchObject([
      { line: 7, column: 3, message: 'one' },
    ]);
  });

  it.each([
    ['%E', 'error'],
    ['%W', 'warning'],
    ['%I', 'info'],
    ['%N', 'info'],
    ['%A', 'error'],
  ])('begin with %s', (prefix, severity) => {
    expect(read([`${prefix}%f:%l: %m`], ['a.c:3: oops']).drafts).toMatchObject([{ severity }]);
  });

  it('end where another begins, or where nothing matches', () => {
    const log = ['a.c:3: one', '  two', 'a.c:4: three', '', '  four'];
    expect(read(['%A%f:%l: %m', '%C  %m'], log)).toMatchObject({
      claimed: 'xxx..',
      drafts: [
        { message: 'one\ntwo', lines: 2, ago: 1 },
        { message: 'three', lines: 1, ago: 1 },
      ],
    });
  });

  it('end with the log', () => {
    expect(read(['%A%f:%l: %m', '%C  %m'], ['a.c:3: one', '  two']).drafts).toMatchObject([{ lines: 2, ago: 0 }]);
  });

  it('hide lines that would begin another', () => {
    const patterns = ['%C %.%#', '%A  File "%f"\\, line %l%.%#', '%Z%[%^ ]%\\@=%m'];
    const log = [
      'FAIL: x',
      '  File "a.py", line 89, in x',
      '    y',
      '  File "b.py", line 286, in z',
      'AssertionError: 1 != 2',
      'Ran',
    ];
    expect(read(patterns, log)).toMatchObject({
      claimed: '.xxxx.',
      drafts: [{ file: 'a.py', line: 89, message: 'AssertionError: 1 != 2', lines: 4 }],
    });
  });

  it('are continued by the pattern that began, with %>', () => {
    const patterns = ['%.%#nknown%.%#', '%E%>Error in line %l of %f:', '%Z%m'];
    expect(read(patterns, ['Error in line 123 of foo.c:', 'unknown variable "i"']).drafts).toMatchObject([
      { file: 'foo.c', line: 123, message: 'unknown variable "i"' },
    ]);
  });

  it('let lines go that they only pass over', () => {
    const patterns = ['%E%f:%l: error: %m', '%-Z%p^', '%-C%.%#', '%-G%.%#'];
    expect(read(patterns, ['noise', 'A.java:3: error: oops', '   int x', '   ^', 'noise'])).toMatchObject({
      claimed: '.x.x.',
      drafts: [{ line: 3, column: 4, message: 'oops', lines: 3, ago: 0 }],
    });
  });

  it('do not wait for ever', () => {
    const patterns = ['%E%f:%l: error: %m', '%-Z%p^', '%-C%.%#'];
    const noise = Array.from({ length: 60 }, (_, index) => `noise ${index}`);
    expect(read(patterns, ['A.java:3: error: oops', ...noise]).drafts).toMatchObject([{ lines: 1, ago: 50 }]);
    const lines = Array.from({ length: 1000 }, () => '  more');
    const long = read(['%E%f:%l: error: %m', '%C  %m'], ['A.java:3: error: oops', ...lines]).drafts;
    expect(long).toMatchObject([{ lines: 401 }]);
  });
});

describe('whole lines', () => {
  it('are left out with %-, and so is what continues them', () => {
    const patterns = ['%-G%f:%l: (Each%.%#', '%-W%f:%l: warning: %m', '%E%f:%l: %m', '%C  %m'];
    const log = ['a.c:3: (Each undeclared', 'a.c:4: warning: x', '  more', 'a.c:5: error: y', '  more'];
    expect(read(patterns, log)).toMatchObject({ claimed: 'xxxxx', drafts: [{ line: 5, message: 'error: y\nmore' }] });
  });

  it('become the message with %+', () => {
    expect(read(['%+E%f:%l: parse error', '%+C%.%#.'], ['a.c:3: parse error', 'at the end.']).drafts).toMatchObject([
      { line: 3, message: 'a.c:3: parse error\nat the end.' },
    ]);
    expect(read(['%+G%f %l %m', '%+GVersion %m'], ['a.c 3 general', 'Version 3'])).toMatchObject({
      claimed: 'x.',
      drafts: [{ file: 'a.c', message: 'a.c 3 general' }],
    });
  });

  it('that fit nothing else are left to others, not hidden', () => {
    expect(read(['%f:%l: %m', '%-G%.%#'], ['a.c:3: oops', 'noise'])).toMatchObject({ claimed: 'x.' });
    expect(read(['%m'], ['some text'])).toEqual({ claimed: '.', drafts: [] });
  });
});

describe('folders and files on stacks', () => {
  it('puts folders before relative names', () => {
    const patterns = ['%DEnter %f', '%XLeave %f', '%f:%l: %m'];
    const log = [
      'Enter /src',
      'Enter lib',
      './a.c:1: x',
      '/b.c:2: x',
      'Leave lib',
      'c.c:3: x',
      'Leave /src',
      'Leave /src',
      'd.c:4: x',
    ];
    expect(read(patterns, log)).toMatchObject({
      claimed: '..xx.x..x',
      drafts: [{ file: '/src/lib/a.c' }, { file: '/b.c' }, { file: '/src/c.c' }, { file: 'd.c' }],
    });
  });

  it('remembers the file that is named once', () => {
    const patterns = ['%+P[%f]', '(%l\\,%c)%*[ ]%t%*[^:]: %m', '%-Q'];
    const log = [
      '[a1.tt]',
      "(1,17)  error: ';' missing",
      '',
      '[a2.tt]',
      '',
      '[a3.tt]',
      'NEW v1.1',
      '(2,2)   warning: x',
    ];
    expect(read(patterns, log).drafts).toMatchObject([
      { file: 'a1.tt', line: 1, column: 17, severity: 'error' },
      { file: 'a3.tt', line: 2, column: 2, severity: 'warning' },
    ]);
  });

  it('goes on with the rest of the line', () => {
    const patterns = ['%l %m', '%-P(%f%r', '%-Q)%r', '%-O%*[^()]%r'];
    expect(read(patterns, ['(a.tex (b.sty) (c.sty', '3 x', ') )', '4 y']).drafts).toMatchObject([
      { file: 'c.sty' },
      { line: 4 },
    ]);
  });

  it('takes for a file what looks like one', () => {
    expect(read(['%-P%f', '%l %m'], ['src/a.lua', '3 x', 'Checking files: done', '4 y']).drafts).toMatchObject([
      { file: 'src/a.lua' },
      { file: 'src/a.lua' },
    ]);
  });

  it('has an end to its stacks', () => {
    const log = Array.from({ length: 5000 }, (_, index) => `Enter d${index}`);
    const [draft] = read(['%DEnter %f', '%f:%l: %m'], [...log, 'a.c:1: x']).drafts;
    expect(draft?.file?.endsWith('/d4999/a.c')).toBe(true);
  });
});

describe("Vim's regular expressions", () => {
  it.each([
    ['%f:%l:%\\%%(%c:%\\)%\\= %m', 'a.c:3: x', { line: 3 }],
    ['%f:%l:%\\%%(%c:%\\)%\\= %m', 'a.c:3:7: x', { line: 3, column: 7 }],
    ['%f:%l:%\\(%c:%\\)%\\= %m', 'a.c:3:7: x', { column: 7, message: 'x' }],
    ['%\\(error%\\|fatal%\\): %f:%l %m', 'fatal: a.c:3 x', { line: 3 }],
    ['%f:%l:%\\s%\\{-}%m', 'a.c:3:  x', { line: 3 }],
    ['%f:%l:%\\s%\\{2}%m', 'a.c:3:  x', { message: 'x' }],
    ['%f:%l:%\\s%\\{2\\,}%m', 'a.c:3:  x', { message: 'x' }],
    ['%f:%l:%\\d%\\@!%m', 'a.c:3:x', { message: 'x' }],
    ['%f:%l%\\d%\\@<=:%m', 'a.c:3:x', { message: 'x' }],
    ['%\\d%\\@<!%f:%l:%\\<x%\\>%m', 'a.c:3:x!', { message: '!' }],
    ['%f:%l:%[a-c]%\\+ %m', 'a.c:3:abc x', { message: 'x' }],
    ['%f:%l:%[%^]]%# %m', 'a.c:3:[a x', { message: 'x' }],
    ['%f:%l:%[[:alpha:]_]%\\+ %m', 'a.c:3:a_b x', { message: 'x' }],
    ['%\\v(a+)@>b %f:%l %m', 'aab a.c:3 x', { line: 3 }],
    ['%\\vx{2\\,3}(y|z)? %f:%l %m', 'xxz a.c:3 x', { line: 3 }],
    ['%\\V%f:%l:.*%m', 'a.c:3:.*x', { message: 'x' }],
    ['%f:%l:%\\zsx%\\ze%m', 'a.c:3:xy', { message: 'y' }],
    ['%f:%l:%\\(%\\k%\\+%\\&a%.%\\)%# %m', 'a.c:3:ab x', { message: 'x' }],
    ['%\\h%\\w%# %\\x%\\+ %f:%l %m', 'x1 ff a.c:3 x', { line: 3 }],
    ['%\\(.%\\)%\\1 %f:%l %m', '.. a.c:3 x', { line: 3 }],
  ])('%s on "%s"', (pattern, line, want) => {
    expect(read([pattern], [line]).drafts).toMatchObject([{ file: 'a.c', ...want }]);
  });
});
