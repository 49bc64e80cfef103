import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cache, noCounts } from '../../src/core/cache.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { SourceGraph } from '../../src/fixes/dependencies/source-graph.ts';
import { type HandledFile, HandledProblems } from '../../src/fixes/handled.ts';
import { FixProposer } from '../../src/fixes/propose.ts';
import { diagnostic } from '../helpers/diagnostic.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-handled-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

class Kept implements Cache<HandledFile> {
  readonly values = new Map<string, string>();
  readonly files = new Map<string, readonly string[]>();
  readonly counts = noCounts();
  get(key: string): HandledFile | undefined {
    const value = this.values.get(key);
    return value === undefined ? undefined : (JSON.parse(value) as HandledFile);
  }
  set(key: string, value: HandledFile, files: readonly string[] = []): void {
    this.values.set(key, JSON.stringify(value));
    this.files.set(key, files);
  }
  delete(key: string): void {
    this.values.delete(key);
  }
}

const missing = diagnostic({
  tool: 'gcc',
  message: "expected ',' or ';' before 'return'",
  file: 'src/a.c',
  line: 3,
  column: 3,
  columnUnit: 'display',
});
delete (missing as { code?: string }).code;
const sources = {
  'src/a.c': '#include "../inc/a.h"\nint f(void) { int x = 3\n  return x;\n}\n',
  'inc/a.h': '#include <b.h>\n',
  'inc/b.h': '#define B 1\n',
  'inc/other.h': '#define OTHER 1\n',
};

describe('problems that were handled', () => {
  /** One run; how many fixers it asked. */
  function run(cache: Kept): { asked: number; fixes: Diagnostic['fixes'] } {
    const before = cache.counts.misses;
    const handled = new HandledProblems({ root, cache });
    const fixes = new FixProposer(root, { handled }).propose(missing);
    handled.close();
    return { asked: cache.counts.misses - before, fixes };
  }

  it('are not worked out again, as long as nothing has changed', () => {
    put(sources);
    const cache = new Kept();
    const first = run(cache);
    expect(first.asked).toBe(1);
    expect(first.fixes).toEqual(new FixProposer(root).propose(missing));
    expect(first.fixes).toHaveLength(1);
    expect(run(cache)).toEqual({ asked: 0, fixes: first.fixes });
    put({ 'inc/other.h': '#define OTHER 2\n', 'src/b.c': 'int y;\n' });
    expect(run(cache).asked).toBe(0);
    expect(cache.files.get(join(root, 'src/a.c'))).toEqual(
      ['src/a.c', 'inc/a.h', 'inc/b.h'].map((file) => join(root, file)),
    );
  });

  it.each(['src/a.c', 'inc/a.h', 'inc/b.h'])('are open again when %s changes', (file) => {
    put(sources);
    const cache = new Kept();
    run(cache);
    put({ [file]: `${sources[file as keyof typeof sources]}\n` });
    expect(run(cache).asked).toBe(1);
    expect(cache.counts.invalidated).toBe(1);
    expect(run(cache).asked).toBe(0);
  });

  it('are open again when a header comes or goes', () => {
    put({ ...sources, 'inc/b.h': '#include "late.h"\n' });
    const cache = new Kept();
    run(cache);
    put({ 'inc/late.h': '' });
    expect(run(cache).asked).toBe(1);
    rmSync(join(root, 'inc/late.h'));
    expect(run(cache).asked).toBe(1);
  });

  it('are told apart by all that a fixer may look at', () => {
    put(sources);
    const cache = new Kept();
    run(cache);
    const handled = new HandledProblems({ root, cache });
    const proposer = new FixProposer(root, { handled });
    proposer.propose({ ...missing, snippet: ['  return x;'] });
    proposer.propose({ ...missing, column: 4 });
    expect(cache.counts).toMatchObject({ misses: 3, memoryHits: 0, diskHits: 0 });
    handled.close();
  });

  it('may be changed by whoever gets them', () => {
    put(sources);
    const cache = new Kept();
    const handled = new HandledProblems({ root, cache });
    const proposer = new FixProposer(root, { handled });
    const [fix] = proposer.propose(missing);
    const before = structuredClone(fix);
    (fix as { title: string }).title = 'changed';
    expect(proposer.propose(missing)[0]).toEqual(before);
  });
});

describe('what a source depends on', () => {
  it.each([
    [
      'TypeScript',
      'src/a.ts',
      { 'src/a.ts': "import { x } from './b.js';\n", 'src/b.ts': "export * from './c';", 'src/c/index.ts': '' },
    ],
    ['CommonJS', 'a.js', { 'a.js': "const { x } =\n  require('./lib/b');", 'lib/b.js': "require('fs')" }],
    [
      'Python',
      'pkg/a.py',
      {
        'pkg/a.py': 'from . import b\nfrom .c import d\nimport pkg.e\n',
        'pkg/b.py': '',
        'pkg/c.py': '',
        'pkg/e/__init__.py': '',
      },
    ],
    [
      'Rust',
      'src/main.rs',
      {
        'src/main.rs': 'mod a;\nuse crate::b::c::Thing;\n',
        'src/a.rs': '',
        'src/b/c.rs': 'use super::d::x;',
        'src/b/d.rs': '',
      },
    ],
    [
      'Java',
      'app/src/main/java/org/x/A.java',
      {
        'app/src/main/java/org/x/A.java': 'import org.x.y.B;\nimport static org.x.C.run;\n',
        'app/src/main/java/org/x/y/B.java': '',
        'app/src/main/java/org/x/C.java': '',
      },
    ],
    [
      'a depfile',
      'src/a.c',
      {
        'src/a.c': '#include SYSTEM\n',
        'gen/a b.h': '',
        'build/CMakeFiles/app.dir/src/a.c.o.d':
          'CMakeFiles/app.dir/src/a.c.o: ../src/a.c \\\n ../gen/a\\ b.h \\\n /usr/include/stdio.h\n',
      },
    ],
  ])('is found in %s', (_, file, files: Readonly<Record<string, string>>) => {
    put({ ...files, 'unrelated.h': '', 'src/unrelated.ts': '', 'pkg/unrelated.py': '' });
    const wanted = Object.keys(files).filter((name) => name !== file && !name.endsWith('.d'));
    expect(new SourceGraph(root).closure(file)?.files).toEqual([file, ...wanted.sort()]);
  });

  it('never leads out of the root, and ends where files name each other', () => {
    put({ 'a.h': '#include "b.h"\n#include "../../../../etc/passwd"\n', 'b.h': '#include "a.h"\n' });
    expect(new SourceGraph(root).closure('a.h')?.files).toEqual(['a.h', 'b.h']);
    expect(new SourceGraph(root).closure('../a.h')).toBeUndefined();
    expect(new SourceGraph(root).closure('absent.h')).toBeUndefined();
  });
});
