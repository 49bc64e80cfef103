import { describe, expect, it } from 'vitest';
import { DirectoryStack, directoryTriggers } from '../../src/parser/directories.ts';

function observed(...lines: string[]): DirectoryStack {
  const directories = new DirectoryStack();
  for (const line of lines) expect(directories.observe(line)).toBe(true);
  return directories;
}

describe('a file', () => {
  it('is relative to the root when inside it, else as printed', () => {
    const directories = new DirectoryStack();
    expect(directories.resolve('/project/src/a.c', '/project')).toBe('src/a.c');
    expect(directories.resolve('/project/x/../src/a.c', '/project')).toBe('src/a.c');
    expect(directories.resolve('/projects/a.c', '/project')).toBe('/projects/a.c');
    expect(directories.resolve('/usr/include/stdio.h', '/project')).toBe('/usr/include/stdio.h');
    expect(directories.resolve('../a.c', '/project')).toBe('../a.c');
    expect(directories.resolve('./src/a.c', '/project')).toBe('src/a.c');
  });

  it('is found in the directory that make is in', () => {
    const directories = observed("make[1]: Entering directory '/project/lib'");
    expect(directories.resolve('a.c', '/project')).toBe('lib/a.c');
    expect(directories.resolve('../b.c', '/project')).toBe('b.c');
  });

  it.each([
    "make: Entering directory `/project/lib'",
    "ninja: Entering directory `/project/lib'",
    'gmake[2]: Entering directory ‘/project/lib’',
  ])('is found after %j', (line) => expect(observed(line).resolve('a.c', '/project')).toBe('lib/a.c'));

  it('is found in the outer directory once the inner one is left', () => {
    const directories = observed(
      "make[1]: Entering directory '/project/lib'",
      "make[2]: Entering directory '/project/lib/sub'",
      "make[2]: Leaving directory '/project/lib/sub'",
    );
    expect(directories.resolve('a.c', '/project')).toBe('lib/a.c');
  });

  it('is found when parallel makes leave in another order than they entered', () => {
    const directories = observed(
      "make[1]: Entering directory '/project/a'",
      "make[1]: Entering directory '/project/b'",
      "make[1]: Leaving directory '/project/a'",
    );
    expect(directories.resolve('x.c', '/project')).toBe('b/x.c');
  });

  it('of another machine is relative to where its make began', () => {
    const directories = observed("make: Entering directory '/ci/build'", "make[1]: Entering directory '/ci/build/lib'");
    expect(directories.resolve('a.c', '/project')).toBe('lib/a.c');
    expect(directories.resolve('../../elsewhere.c', '/project')).toBe('../../elsewhere.c');
  });

  it('of Windows is left alone where it is absolute and turned where it is relative', () => {
    const directories = new DirectoryStack();
    expect(directories.resolve('C:\\src\\a.cpp', '/project')).toBe('C:\\src\\a.cpp');
    expect(directories.resolve('src\\a.cpp', '/project')).toBe('src/a.cpp');
  });

  it('of one lane is not looked for in the directory of another', () => {
    const directories = new DirectoryStack();
    directories.observe("make: Entering directory '/project'");
    directories.observe("make: Entering directory '/project/a'", '#1');
    directories.observe("make: Entering directory '/project/b'", '#2');
    expect(directories.resolve('x.c', '/project', '#1')).toBe('a/x.c');
    expect(directories.resolve('x.c', '/project', '#2')).toBe('b/x.c');
    expect(directories.resolve('x.c', '/project', '#3')).toBe('x.c');
  });
});

describe('the stack', () => {
  it('takes no notice of other lines, nor of leaving what was never entered', () => {
    const directories = new DirectoryStack();
    expect(directories.observe('cc -c a.c')).toBe(false);
    expect(directories.observe("make: Leaving directory '/nowhere'")).toBe(true);
    expect(directories.resolve('a.c', '/project')).toBe('a.c');
  });

  it('is told of every line that its words let through', () => {
    for (const line of ["make: Entering directory '/a'", "make: Leaving directory '/a'"]) {
      expect(directoryTriggers.some((word) => line.includes(word))).toBe(true);
    }
  });

  it('stays small when a log only ever enters', () => {
    const directories = new DirectoryStack();
    for (let i = 0; i < 100_000; i++) directories.observe(`make: Entering directory '/project/${i}'`, `lane ${i}`);
    expect(directories.resolve('a.c', '/project', 'lane 1')).toBe('1/a.c');
    expect(directories.resolve('a.c', '/project', 'lane 99999')).toBe('a.c');
  });
});
