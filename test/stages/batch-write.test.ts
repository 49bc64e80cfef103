import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fix } from '../../src/core/diagnostic.ts';
import { diagnostic, fingerprint } from '../helpers/diagnostic.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-write-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const built = (path: string) => new URL(`../../dist/${path}`, import.meta.url).href;

/** Writes in a process that may write no file of more than 8 KiB, as on a disk that is full. */
function writeOnAFullDisk(fixes: readonly Fix[]): {
  applied: unknown[];
  refused: { reason: string }[];
  written: string[];
} {
  const problems = fixes.map((fix, n) =>
    diagnostic({ fingerprint: fingerprint(n), file: fix.edits[0]?.file ?? '', line: 1, fixes: [fix] }),
  );
  const script = join(root, 'write.mjs');
  writeFileSync(
    script,
    `import { Readable } from 'node:stream';
     import { batchWrite } from '${built('stages/index.js')}';
     import { bareContext } from '${built('src/index.js')}';
     process.on('SIGXFSZ', () => {});
     const stage = batchWrite({ safety: 'safe', write: true }, bareContext({ root: ${JSON.stringify(root)} }));
     const [report] = await Readable.from(${JSON.stringify(problems)}).pipe(stage).toArray();
     process.stdout.write(JSON.stringify(report));`,
  );
  const { stdout, stderr } = spawnSync('sh', ['-c', 'ulimit -f 16 && exec "$0" "$1"', process.execPath, script], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const insertion = (file: string, newText: string) => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1, newText });
const fix = (...edits: Fix['edits']): Fix => ({ title: 'x', origin: 'compiler', safety: 'safe', edits });

it('on a full disk leaves every file whole, and writes what can be written', () => {
  for (const name of ['a.ts', 'b.ts']) writeFileSync(join(root, name), 'old\n');
  const report = writeOnAFullDisk([fix(insertion('a.ts', 'x'.repeat(20_000))), fix(insertion('b.ts', 'new\n'))]);
  expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('old\n');
  expect(readFileSync(join(root, 'b.ts'), 'utf8')).toBe('new\nold\n');
  expect([report.applied.length, report.refused.map(({ reason }) => reason), report.written]).toEqual([
    1,
    ['write-failed'],
    ['b.ts'],
  ]);
});

it('takes a fix back from its other files when one of them can not be written', () => {
  for (const name of ['a.ts', 'b.ts', 'c.ts']) writeFileSync(join(root, name), 'old\n');
  const together = fix(insertion('a.ts', 'x'.repeat(20_000)), insertion('b.ts', 'new\n'));
  const report = writeOnAFullDisk([together, fix(insertion('c.ts', 'new\n'))]);
  expect(['a.ts', 'b.ts', 'c.ts'].map((name) => readFileSync(join(root, name), 'utf8'))).toEqual([
    'old\n',
    'old\n',
    'new\nold\n',
  ]);
  expect([report.applied.length, report.refused.map(({ reason }) => reason), report.written]).toEqual([
    1,
    ['write-failed'],
    ['c.ts'],
  ]);
});
