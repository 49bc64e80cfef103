import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParallelLogsOptions } from '../../pipelines/parallel-logs.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { BuildfixError } from '../../src/core/errors.ts';
import { Parser } from '../../src/parser/parser.ts';
import { logText } from '../parser/helpers.ts';
import { fixture, makeTar, makeZip } from '../sources/archives/make.ts';

/** As built, since the threads are real and not every Node reads TypeScript. */
const built = new URL('../../dist/pipelines/index.js', import.meta.url).href;
const { openLogsInParallel } = (await import(built)) as typeof import('../../pipelines/index.ts');

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const missing = "main.c:3:12: error: expected ';' before '}' token\n";
const noise = '-- Performing Test HAVE_FEATURE - Success\n';
let folder: string;
let all: Buffer;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-parallel-'));
  const names = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
  all = Buffer.concat(names.sort().map((name) => readFileSync(join(samples, name))));
});
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
/** Files in a folder of their own. */
function put(files: Readonly<Record<string, string | Uint8Array>>): string {
  const cwd = join(folder, String(count++));
  mkdirSync(cwd);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return cwd;
}

/** What logs come to when they are read so, byte by byte as it would be written. */
async function read(patterns: readonly string[], options: ParallelLogsOptions) {
  const found: Diagnostic[] = [];
  const cuts: string[] = [];
  const troubles: string[] = [];
  const steps: number[] = [];
  const parser = new Parser({ root: '/project', onCut: (source, line) => cuts.push(`${source}:${line}`) });
  const onTrouble = ({ code, message, hint }: BuildfixError) => troubles.push(`${code} ${message} ${hint}`);
  const onProgress = ({ read: bytes, total }: { read: number; total?: number }) => steps.push(bytes / (total ?? 1));
  let pieces = 0;
  for await (const piece of openLogsInParallel(patterns, { onTrouble, onProgress, ...options })) {
    pieces++;
    found.push(...('events' in piece ? parser.take(piece) : parser.push(piece.source, piece.bytes)));
  }
  found.push(...parser.end());
  return { text: JSON.stringify({ found, cuts, troubles, totals: parser.totals }), found, troubles, steps, pieces };
}

/** Of one reading in this thread and one by each number of threads. */
async function expectSame(patterns: readonly string[], options: Omit<ParallelLogsOptions, 'workers'>) {
  const one = await read(patterns, { ...options, workers: 1 });
  for (const workers of [2, 3]) {
    const several = await read(patterns, { ...options, workers });
    expect(several.text).toBe(one.text);
    for (const [i, step] of several.steps.entries()) expect(step).toBeGreaterThanOrEqual(several.steps[i - 1] ?? 0);
    expect(several.steps.at(-1)).toBe(one.steps.at(-1));
  }
  return one;
}

describe('logs that several threads read', () => {
  it('give what one gives: one large log in parts', async () => {
    const cwd = put({ 'build.log': all });
    for (const partSize of [20_000, 300_000]) {
      const { found } = await expectSame(['build.log'], { cwd, partSize });
      expect(found.length).toBeGreaterThan(1000);
    }
  });

  it('give what one gives: many logs, some large, some small, some empty', async () => {
    const files: Record<string, string | Buffer> = { 'empty.log': '', 'last.log': missing.trimEnd() };
    for (let i = 0; i < 150; i++) files[`small${i}.log`] = missing.repeat(i % 3);
    for (let i = 0; i < 5; i++) files[`large${i}.log`] = Buffer.concat([all.subarray(i * 1000), Buffer.from(missing)]);
    const { found } = await expectSame(['*.log'], { cwd: put(files), partSize: 100_000 });
    expect(new Set(found.map(({ log }) => log.source)).size).toBeGreaterThan(100);
  });

  it('give what one gives: archives, damaged ones, and what is no log at all', async () => {
    const packed = gzipSync(all);
    const cwd = put({
      'a.log.gz': packed,
      'b.log.gz': packed.subarray(0, packed.length - 1000),
      'c.zip': makeZip([
        { name: 'one.log', bytes: all.subarray(0, 50_000) },
        { name: 'two.log', bytes: Buffer.from(missing) },
      ]),
      'd.tar': makeTar([{ name: 'three.log', bytes: Buffer.from(missing.repeat(3000)) }]),
      'e.log.gz': 'not packed at all\n',
      'f.log': Buffer.from(`\ufeff${missing.repeat(2000)}`, 'utf16le'),
      'g.log': `\ufeff${missing.repeat(2000)}`,
      'h.log.xz': (await fixture('build.log.xz')).subarray(0, -40),
    });
    mkdirSync(join(cwd, 'folder'));
    const patterns = ['*.gz', 'nothing*.log', 'missing.log', 'folder', '[c-h]*'];
    const { troubles } = await expectSame(patterns, { cwd, partSize: 40_000 });
    expect(troubles.length).toBeGreaterThanOrEqual(4);
  });

  it('give what one gives: a document that is larger than a part', async () => {
    const results = Array.from({ length: 900 }, (_, i) => ({
      filePath: `/project/src/${i}.js`,
      messages: [{ ruleId: 'no-undef', severity: 2, message: `'x${i}' is not defined.`, line: 1, column: 2 }],
    }));
    const cwd = put({ 'eslint.json': JSON.stringify(results, null, 2), 'after.log': missing });
    await expectSame(['eslint.json', 'after.log'], { cwd, partSize: 20_000 });
  });

  it('give what one gives, whatever they hold and wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(logText, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 500, max: 20_000 }),
        async (log, partSize) => {
          const cwd = put({ 'a.log': noise.repeat(420) + log.join(''), 'b.log': log.join('').repeat(9) });
          await expectSame(['a.log', 'b.log'], { cwd, partSize });
        },
      ),
      { numRuns: 6 },
    );
  });

  it('give what one gives with formats of the user’s own, and with some tools only', async () => {
    const format = [
      'name: shout',
      'columnUnit: utf16',
      'rules:',
      "  - match: '^(?<file>[^ ]+) BAD (?<message>.*)$'",
      '    triggers: [" BAD "]',
      '    severity: error',
      '    examples:',
      "      - log: 'a.c BAD x'",
      '        gives: [{ file: a.c, message: x }]',
    ].join('\n');
    const cwd = put({ 'a.log': `${noise.repeat(900)}x.c BAD thing\n${missing}`.repeat(3) });
    const reading = { tools: ['shout'], formatFiles: [{ path: 'shout.yml', text: format }] };
    const { troubles, pieces } = await read(['a.log'], { cwd, partSize: 20_000, workers: 2, reading });
    expect(troubles).toEqual([]);
    expect(pieces).toBeGreaterThan(1);
    const texts: string[] = [];
    for await (const piece of openLogsInParallel(['a.log'], { cwd, partSize: 20_000, workers: 2, reading }))
      if ('events' in piece)
        for (const event of piece.events)
          if (event.kind === 'draft') texts.push(`${event.draft.tool} ${event.message}`);
    expect(texts).toEqual(['shout thing', 'shout thing', 'shout thing']);
  });

  it.skipIf(process.platform === 'win32')('are not opened before their turn where they are pipes', async () => {
    const cwd = put({ 'a.log': missing, 'z.log': missing });
    execFileSync('sh', ['-c', 'mkfifo m.log'], { cwd });
    const writer = spawn('sh', ['-c', `printf '%s' "$TEXT" > m.log`], { cwd, env: { ...process.env, TEXT: missing } });
    const { found, troubles } = await read(['a.log', 'm.log', 'z.log'], { cwd, workers: 2 });
    expect(found.map(({ log }) => log.source)).toEqual(['a.log', 'm.log', 'z.log']);
    expect(troubles).toEqual([]);
    writer.kill();
  });

  it('read what a log grows by meanwhile', async () => {
    const cwd = put({ 'a.log': noise.repeat(30_000) });
    let isLonger = false;
    const parser = new Parser({ root: '/project' });
    const found: Diagnostic[] = [];
    for await (const piece of openLogsInParallel(['a.log'], { cwd, partSize: 20_000, workers: 2 })) {
      if (!isLonger) appendFileSync(join(cwd, 'a.log'), missing);
      isLonger = true;
      if ('events' in piece) found.push(...parser.take(piece));
    }
    expect(found).toHaveLength(1);
  });
});

describe('a reading by several threads that is given up', () => {
  it.each([
    ['before it begins', 0],
    ['after the first piece', 1],
    ['somewhere in the middle', 40],
  ])('ends without an error %s', async (_, after) => {
    const cwd = put({ 'a.log': all, 'b.log': all, 'c.log.gz': gzipSync(all) });
    const stop = new AbortController();
    if (after === 0) stop.abort();
    let pieces = 0;
    for await (const _piece of openLogsInParallel(['*'], { cwd, partSize: 20_000, workers: 2, signal: stop.signal }))
      if (++pieces === after) stop.abort();
    expect(pieces).toBe(after);
  });

  it('ends its threads when nobody wants more', async () => {
    const cwd = put({ 'a.log': all, 'b.log.gz': gzipSync(all) });
    const logs = openLogsInParallel(['*'], { cwd, partSize: 20_000, workers: 2 });
    await logs.next();
    await logs.return();
    // A thread that went on would keep this file from ending.
    expect((await logs.next()).done).toBe(true);
  });

  it('says so where a log can’t be read, without anybody who listens', async () => {
    const logs = openLogsInParallel(['missing.log'], { cwd: folder, workers: 2 });
    await expect(logs.next()).rejects.toMatchObject({ code: 'BUILDFIX_INPUT_UNREADABLE' });
  });
});
