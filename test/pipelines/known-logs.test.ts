import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParallelLogsOptions } from '../../pipelines/parallel-logs.ts';
import { bareContext } from '../../src/core/context.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { BuildfixError } from '../../src/core/errors.ts';
import { Parser } from '../../src/parser/parser.ts';
import { logText } from '../parser/helpers.ts';
import { fixture, makeTar, makeZip } from '../sources/archives/make.ts';

/** As built, since the threads are real and not every Node reads TypeScript. */
const built = new URL('../../dist/pipelines/index.js', import.meta.url).href;
const { KnownLogs, openCaches, openLogsInParallel } = (await import(
  built
)) as typeof import('../../pipelines/index.ts');

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const missing = "main.c:3:12: error: expected ';' before '}' token\n";
const noise = '-- Performing Test HAVE_FEATURE - Success\n';
/** Of any file that a test has just written. */
const later = Date.now() + 3_600_000;
let folder: string;
let all: Buffer;
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-known-'));
  const names = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
  all = Buffer.concat(names.sort().map((name) => readFileSync(join(samples, name))));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Files in a folder of their own. */
function put(files: Readonly<Record<string, string | Uint8Array>>): string {
  const cwd = join(folder, String(count++));
  mkdirSync(cwd);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return cwd;
}

interface Reading extends Pick<ParallelLogsOptions, 'workers' | 'partSize'> {
  readonly cached: boolean;
  readonly tools?: readonly string[];
  readonly clock?: () => number;
}

/** What the logs come to, and what the caches had to say. */
async function read(cwd: string, patterns: readonly string[], options: Reading) {
  const { cached, tools = [], clock = () => later, ...others } = options;
  const reading = { tools, formatFiles: [] };
  const caches = await openCaches({ folder: join(cwd, '.buildfix'), clock, logger: bareContext().logger });
  const { logs, parses, seed = 0n } = caches;
  const known = cached ? await KnownLogs.open({ logs, parses, seed, reading, clock }) : undefined;
  const found: Diagnostic[] = [];
  const cuts: string[] = [];
  const troubles: string[] = [];
  const parser = new Parser({ root: '/project', onCut: (source, line) => cuts.push(`${source}:${line}`) });
  const onTrouble = ({ code, message, hint }: BuildfixError) => troubles.push(`${code} ${message} ${hint}`);
  for await (const piece of openLogsInParallel(patterns, { cwd, onTrouble, known, reading, workers: 1, ...others }))
    found.push(...('events' in piece ? parser.take(piece) : parser.push(piece.source, piece.bytes)));
  found.push(...parser.end());
  await caches.close();
  const { open: _, ...totals } = parser.totals;
  return {
    text: JSON.stringify({ found, cuts, troubles, totals }),
    found,
    stored: parses.counts.stored,
    parses: parses.counts,
  };
}

/** Of a reading without caches, of the first one with them and of the next ones; resolves to the last one's. */
async function expectSame(cwd: string, patterns: readonly string[], options: Omit<Reading, 'cached'> = {}) {
  const plain = await read(cwd, patterns, { cached: false, ...options });
  const first = await read(cwd, patterns, { cached: true, ...options });
  expect(firstDifference(first.text, plain.text)).toBe('');
  const second = await read(cwd, patterns, { cached: true, ...options });
  expect(firstDifference(second.text, plain.text)).toBe('');
  return second;
}

/** To print both would be megabytes. */
function firstDifference(text: string, expected: string): string {
  if (text === expected) return '';
  let at = 0;
  while (text[at] === expected[at]) at++;
  const around = (all: string) => all.slice(Math.max(0, at - 200), at + 100);
  return `${around(text)}\n instead of \n${around(expected)}`;
}

const bothWays = [{ workers: 1 }, { workers: 2 }] as const;

describe('logs that were read before', () => {
  it.each(bothWays)('give what they gave, with $workers: plain ones', async ({ workers }) => {
    const cwd = put({
      'large.log': all,
      'last.log': noise + missing.trimEnd(),
      'short.log': '\n',
      'empty.log': '',
      'utf16.log': Buffer.from(`\ufeff${missing.repeat(200)}`, 'utf16le'),
      'mark.log': `\ufeff${missing.repeat(20)}`,
      'long.log': `${missing}${'x'.repeat(200_000)}`,
      'report.json': JSON.stringify(
        [
          {
            filePath: '/project/a.js',
            messages: [{ ruleId: 'eqeqeq', severity: 2, message: 'No.', line: 1, column: 2 }],
          },
        ],
        null,
        2,
      ),
    });
    for (const partSize of [30_000, 4_000_000]) {
      const { stored, parses } = await expectSame(cwd, ['*.log', '*.json'], { workers, partSize });
      expect({ stored, misses: parses.misses }).toEqual({ stored: 0, misses: 0 });
    }
  });

  it.each(bothWays)('give what they gave, with $workers: archives', async ({ workers }) => {
    const cwd = put({
      'a.log.gz': gzipSync(all),
      'c.zip': makeZip([
        { name: 'one.log', bytes: all.subarray(0, 50_000) },
        { name: 'two.log', bytes: Buffer.from(missing) },
      ]),
      'd.tar': makeTar([{ name: 'three.log', bytes: Buffer.from(missing.repeat(3000)) }]),
      'h.log.xz': await fixture('build.log.xz'),
    });
    const { parses } = await expectSame(cwd, ['*'], { workers });
    expect(parses).toMatchObject({ diskHits: 4, misses: 0, stored: 0 });
  });

  it('are read again where something was wrong with them', async () => {
    const cwd = put({ 'b.log.gz': gzipSync(all).subarray(0, -1000) });
    const { parses } = await expectSame(cwd, ['*', 'nothing*.log', 'absent.log']);
    expect(parses).toMatchObject({ diskHits: 0, stored: 0 });
  });

  it('are known under another name, and say that one', async () => {
    const cwd = put({ 'a.zip': makeZip([{ name: 'one.log', bytes: Buffer.from(missing) }]), 'a.log': missing });
    await expectSame(cwd, ['*']);
    renameSync(join(cwd, 'a.zip'), join(cwd, 'b.zip'));
    const { parses, found } = await read(cwd, ['*.zip'], { cached: true });
    expect(parses).toMatchObject({ diskHits: 1, stored: 0 });
    expect(found[0]?.log.source).toBe('b.zip!one.log');
  });

  it('are known by their content where only their looks have changed', async () => {
    const cwd = put({ 'a.log': all, 'b.log.gz': gzipSync(all) });
    await expectSame(cwd, ['*']);
    for (const name of ['a.log', 'b.log.gz']) utimesSync(join(cwd, name), 1_000, 2_000);
    expect((await expectSame(cwd, ['*'])).parses).toMatchObject({ diskHits: 2, misses: 0, stored: 0 });
  });

  it('are not taken for what they were when they look the same, if that was taken in the moment of a change', async () => {
    const cwd = put({ 'a.log': missing });
    const clock = () => Date.now();
    await read(cwd, ['a.log'], { cached: true, clock });
    writeFileSync(join(cwd, 'a.log'), missing.replace('main', 'head'));
    const { found } = await read(cwd, ['a.log'], { cached: true, clock });
    expect(found.map(({ file }) => file)).toEqual(['head.c']);
  });

  it('are read again with other formats', async () => {
    const cwd = put({ 'a.log': missing });
    await read(cwd, ['a.log'], { cached: true });
    expect((await read(cwd, ['a.log'], { cached: true, tools: ['tsc'] })).found).toEqual([]);
    expect((await read(cwd, ['a.log'], { cached: true })).found).toHaveLength(1);
  });
});

describe('a log that has grown', () => {
  it.each(bothWays)(
    'gives what a reading of all of it gives, wherever it ended, with $workers',
    async ({ workers }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(logText, { minLength: 2, maxLength: 6 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.integer({ min: 300, max: 20_000 }),
          async (texts, share, partSize) => {
            const bytes = Buffer.from(texts.join(''));
            const end = Math.floor(bytes.length * share);
            const cwd = put({ 'a.log': bytes.subarray(0, end), 'z.log': missing });
            await expectSame(cwd, ['*.log'], { workers, partSize });
            appendFileSync(join(cwd, 'a.log'), bytes.subarray(end));
            await expectSame(cwd, ['*.log'], { workers, partSize });
          },
        ),
        { numRuns: workers === 1 ? 40 : 5 },
      );
    },
  );

  it('is read on from its end, several times', async () => {
    const cwd = put({ 'a.log': noise.repeat(20_000) });
    for (let time = 0; time < 3; time++) {
      const { parses } = await read(cwd, ['a.log'], { cached: true });
      expect(parses).toMatchObject(time === 0 ? { diskHits: 0 } : { diskHits: 1, stored: 1 });
      appendFileSync(join(cwd, 'a.log'), `${missing.trimEnd()} and ${time}`);
      await expectSame(cwd, ['a.log']);
      appendFileSync(join(cwd, 'a.log'), '\n');
    }
  });

  it('is read again where what stood there has changed as well', async () => {
    const cwd = put({ 'a.log': noise.repeat(5_000) + missing });
    await expectSame(cwd, ['a.log']);
    const changed = `${noise.repeat(2_000)}${missing}${noise.repeat(3_000)}${missing}`;
    writeFileSync(join(cwd, 'a.log'), changed);
    expect((await expectSame(cwd, ['a.log'])).found).toHaveLength(2);
    writeFileSync(join(cwd, 'a.log'), changed.slice(0, -missing.length));
    expect((await expectSame(cwd, ['a.log'])).found).toHaveLength(1);
  });
});

describe('caches that another process has', () => {
  it('are done without', async () => {
    const cwd = put({ 'a.log': missing });
    const holder = await openCaches({
      folder: join(cwd, '.buildfix'),
      clock: () => later,
      logger: bareContext().logger,
    });
    const second = await openCaches({
      folder: join(cwd, '.buildfix'),
      clock: () => later,
      logger: bareContext().logger,
    });
    expect(second.seed).toBeUndefined();
    await second.close();
    await holder.close();
  });
});
