import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseLog } from '../../src/parser/parse-log.ts';
import { SourceFiles } from '../../src/parser/source-files.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-tree-'));
  for (const file of ['src/a.c', 'src/Deep/b.cs', 'packages/web/src/a.ts', 'setup.py']) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the name of a file', () => {
  it.each([
    ['of a CI machine', '/home/runner/work/shop/shop/src/a.c', 'src/a.c'],
    ['of a container', '/app/src/a.c', 'src/a.c'],
    ['of a Windows agent', 'C:\\agent\\_work\\1\\s\\src\\Deep\\b.cs', 'src/Deep/b.cs'],
    ['of Windows in other capitals', 'D:\\BUILD\\SRC\\deep\\B.cs', 'src/Deep/b.cs'],
    ['that is right already', 'src/a.c', 'src/a.c'],
    ['of no file here', '/usr/include/stdio.h', '/usr/include/stdio.h'],
    ['that leads out of the tree', '/x/../../etc/passwd', '/x/../../etc/passwd'],
    ['alone, which could be any', '/elsewhere/setup.py', '/elsewhere/setup.py'],
  ])('%s', (_, printed, wanted) => {
    expect(new SourceFiles(root).find(printed)).toBe(wanted);
  });

  it('is looked for in the package whose line it is', () => {
    expect(new SourceFiles(root).find('src/a.ts', 'packages/web')).toBe('packages/web/src/a.ts');
    expect(new SourceFiles(root).find('src/a.c', 'packages/web')).toBe('src/a.c');
  });

  it('alone is one of this tree when files before came from the same place', () => {
    const files = new SourceFiles(root);
    files.find('/home/runner/work/shop/shop/src/a.c');
    expect(files.find('/home/runner/work/shop/shop/setup.py')).toBe('setup.py');
  });

  it('asks the disk once for each', () => {
    let asked = 0;
    const files = new SourceFiles(root, () => {
      asked++;
      return false;
    });
    for (let i = 0; i < 100; i++) files.find('/a/b/c.c');
    expect(asked).toBeLessThan(20);
  });
});

it('is mapped in every diagnostic of a log', async () => {
  const log =
    "/home/runner/work/shop/shop/src/a.c:3:5: error: unknown type name 'x'\npackages/web build: src/a.ts(3,5): error TS2304: Cannot find name 'y'.\n";
  const found = [];
  for await (const { file, step } of parseLog(log, { root })) found.push([file, step]);
  expect(found).toEqual([
    ['src/a.c', undefined],
    ['packages/web/src/a.ts', 'packages/web build'],
  ]);
});
