import { describe, expect, it } from 'vitest';
import { readVimScript } from '../../src/matchers/errorformat/vim-script.ts';
import { matcherFrom, trace } from './fixtures/read-log.ts';

const value = (...lines: string[]) => readVimScript(lines.join('\n')).value;

describe('what a script does to errorformat', () => {
  it.each([
    ['one backslash less', ['CompilerSet errorformat=%f:%l:\\ %m\\\\,x,%-G%.%#'], '%f:%l: %m\\,x,%-G%.%#'],
    ['its short name', ['setlocal efm=%f:%m'], '%f:%m'],
    ['among other options', ['set makeprg=make\\ all efm=%f:%m noignorecase'], '%f:%m'],
    ['a colon before', [':set efm=%f:%m'], '%f:%m'],
    ['a comment behind', ['setlocal efm=%f:%m " the rest'], '%f:%m'],
    ['a command behind', ['setlocal efm=%f:%m | set cpo&vim'], '%f:%m'],
    ['a bar and a quote that are meant', ['setlocal efm=%f\\|%l\\|\\ \\"%m\\"'], '%f|%l| "%m"'],
    ['lines that continue', ['CompilerSet errorformat=', '  \\%f:%l,', '  "\\ a comment', '  \\%m'], '%f:%l,%m'],
    ['a part added', ['setl efm=a', 'setl efm+=b'], 'a,b'],
    ['a part before', ['setl efm=a', 'setl efm^=b'], 'b,a'],
    ['a part taken away', ['setl efm=a,b,c', 'setl efm-=b'], 'a,c'],
    ['a variable', ["let &l:errorformat = '%f:' . '%l'"], '%f:%l'],
    ['a string with escapes', ['let &efm = "%f:\\"%l\\t%m"'], '%f:"%l\t%m'],
    ['more for a variable', ["let &efm = 'a,'", "let &efm .= 'b'", "let &efm ..= ',c'"], 'a,b,c'],
    ['its old value', ["let &efm = 'a'", "let &efm = &efm . ',b'"], 'a,b'],
    ['a variable of its own', ["let s:x = ['a', 'b']", "let &efm = join(s:x, ',')"], 'a,b'],
    [
      'a command that is put together',
      ["let s:x = 'a b'", "execute 'CompilerSet errorformat=' . escape(s:x, ' ')"],
      'a b',
    ],
    ['a list over lines', ['const x = join([', '  "a",', '  "b"], ",")', "execute 'CompilerSet efm=' .. x"], 'a,b'],
    ['a branch for a setting', ['setl efm=a', "if exists('g:more')", '  setl efm+=b', 'endif'], 'a'],
    ['a branch without it', ["if exists('g:more')", 'setl efm=a', 'else', 'setl efm=b', 'endif'], 'b'],
    ['a setting with its default', ["if get(g:, 'x', v:true)", 'setl efm=a', 'else', 'setl efm=b', 'endif'], 'a'],
    ['another system', ["if has('win32')", 'setl efm=a', 'elseif 1', 'setl efm=b', 'else', 'setl efm=c', 'endif'], 'b'],
    ['branches in branches', ['if 0', 'if 1', 'setl efm=a', 'endif', 'setl efm=b', 'endif', 'setl efm=c'], 'c'],
  ])('%s', (_, lines, want) => {
    expect(value(...lines)).toBe(want);
  });

  it('begins with what Vim has by default where that is asked for', () => {
    const parts = value('CompilerSet errorformat&', 'CompilerSet errorformat+=%f@%m')?.split(/(?<!\\),/) ?? [];
    expect(parts).toHaveLength(23);
    expect(parts.at(-1)).toBe('%f@%m');
  });
});

describe('a file with patterns', () => {
  const first = (text: string, line: string, path = 'tool.txt') => trace(matcherFrom(text, path), [line]).drafts[0];

  it('is named by the script, or else by the file', () => {
    expect(matcherFrom('let current_compiler = "mytool"\nCompilerSet errorformat=%f:%m', 'x.vim')?.name).toBe('mytool');
    expect(matcherFrom('CompilerSet errorformat=%f:%m', '/a/b/x.vim')?.name).toBe('x');
    expect(matcherFrom('%f:%m', '/a/b/my.tool.efm')?.name).toBe('my.tool');
  });

  it.each([
    ['as Vim holds it', '%f:%l: %m'],
    ['with commas', '%-Gx,%f:%l: %m'],
    ['as for :set', '%-Gx\\ y,%f:%l:\\ %m'],
    ['as for :set, with a comma that is meant', '%f:%l:\\ %m%\\\\,,%f:%l:\\ %m'],
    ['with comments and empty lines', '" tool 1.0\n\n# and more\n%f:%l: %m\r\n'],
    ['with :set before', 'set efm=%f:%l:\\ %m'],
  ])('%s', (_, text) => {
    expect(first(text, 'a.c:3: oops')).toMatchObject({ file: 'a.c', line: 3, message: 'oops' });
  });
});

describe('what is wrong', () => {
  it.each([
    ['%f:%l:%y', 'tool.efm:1:1: errorformat "%f:%l:%y": unknown item %y.'],
    ['\n%f:%l\n%f:%', 'tool.efm:3:1: errorformat "%f:%": a % without an item.'],
    ['%f:%f', 'tool.efm:1:1: errorformat "%f:%f": %f is there twice.'],
    ['%-K%f', 'errorformat "%-K%f": unknown prefix %-K.'],
    ['%f%r', 'errorformat "%f%r": %r needs one of the prefixes %O, %P, %Q.'],
    ['%f%*x', 'errorformat "%f%*x": unknown item %*x.'],
    ['%f%\\(%l', 'errorformat "%f%\\(%l": a group does not end.'],
    ['%f%\\)%l', 'errorformat "%f%\\)%l": a group ends that did not begin.'],
    ['%f%\\@x', '\\@ must be followed by'],
    ['%f%\\{x', '\\{ does not end'],
    ['%f%\\%%V', '\\%V is not supported'],
    ['%f%\\zx', '\\zx is not supported'],
    ['', 'tool.efm:1:1: no errorformat was found.'],
    ['let x = 1\nlet &efm = Call()', 'tool.efm:1:1: errorformat is set to an expression that only Vim can work out.'],
    ['" x\nCompilerSet efm=%f:%l\nCompilerSet efm+=%y', 'tool.efm:3:1: errorformat "%y": unknown item %y.'],
  ])('%s', (text, problem) => {
    const read = () => matcherFrom(text, 'tool.efm');
    expect(read).toThrow(problem);
    expect(read).toThrow(expect.objectContaining({ code: 'BUILDFIX_CONFIG_INVALID', exitStatus: 2 }));
  });
});
