import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/formats/index.ts';
import { namedIn } from '../../src/parser/named-format.ts';
import { Parser, triggersFor } from '../../src/parser/parser.ts';
import { type PartResult, type PartStart, readPart } from '../../src/parser/part.ts';
import { PartChain } from '../../src/parser/part-chain.ts';
import { cutInto, logText } from './helpers.ts';

const folder = fileURLToPath(new URL('../../samples/', import.meta.url));
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log') && !relative('.', name).split(/[\\/]/).includes('src'))
  .sort();

const triggers = triggersFor(formats, undefined, []);
const toolNamed = namedIn(formats);

interface Reading {
  /** Where parts begin. */
  readonly cuts: readonly number[];
  readonly warmUp?: number;
  /** Of the pieces in which bytes come. */
  readonly pieces?: number;
  /** Told how often a part had to be read again. */
  readonly onAgain?: () => void;
  /** How many parts are read before what is known of the first of them is. */
  readonly ahead?: number;
}

/** What a log gives when its parts are read apart from each other, each with what was known when it was begun. */
async function readInParts(bytes: Buffer, { cuts, warmUp, pieces = 1000, onAgain, ahead = 2 }: Reading) {
  const chain = new PartChain((step) => toolNamed(step)?.name);
  const parser = new Parser({ root: '/project' });
  const found = parser.take({ source: 'build.log', begins: true, ends: false, events: [], lines: 0, bytes: 0 });
  const open = async function* (start: number, isSpent: () => boolean) {
    let buffer = Buffer.alloc(pieces);
    for (const piece of cutInto(bytes.subarray(start), [pieces])) {
      if (!isSpent()) buffer = Buffer.alloc(pieces);
      piece.copy(buffer);
      yield buffer.subarray(0, piece.length);
    }
  };
  const read = (i: number, start: PartStart): Promise<PartResult> =>
    readPart({ from: i === 0 ? 0 : (cuts[i - 1] as number), to: cuts[i] }, start, {
      triggers,
      open,
      ...(warmUp !== undefined && { warmUp }),
    }).then((result) => structuredClone(result));
  const early: Promise<PartResult>[] = [];
  const guess = () => ({ context: chain.next.context });
  for (let i = 0; i <= cuts.length && !chain.isComplete; i++) {
    while (early.length < Math.min(cuts.length + 1, i + ahead)) early.push(read(early.length, guess()));
    let result = await (early[i] as Promise<PartResult>);
    let events = chain.accept(result);
    if (!events) {
      onAgain?.();
      result = await read(i, chain.next);
      events = chain.accept(result);
    }
    if (!events) throw new Error('a part does not fit that was read with what is known');
    if (chain.end?.isSettled === false && !chain.isComplete) return undefined;
    const lines = result.kind === 'read' ? result.lines : 0;
    found.push(...parser.take({ source: 'build.log', begins: false, ends: false, events, lines, bytes: 0 }));
  }
  expect(chain.isComplete).toBe(true);
  return { found, lines: parser.totals.lines, failure: parser.totals.failure };
}

function readWhole(bytes: Buffer) {
  const parser = new Parser({ root: '/project' });
  const found = [...parser.push('build.log', bytes), ...parser.end()];
  return { found, lines: parser.totals.lines, failure: parser.totals.failure };
}

/** A document may begin in the first 16 KiB, which are therefore never cut. */
const preface = Buffer.from('-- Performing Test HAVE_FEATURE - Success\n'.repeat(420));

function cutsOf(length: number, sizes: readonly number[]): number[] {
  const cuts: number[] = [];
  for (let at = preface.length, i = 0; at < length; i++) {
    cuts.push(at);
    at += sizes[i % sizes.length] as number;
  }
  return cuts;
}

/** Of a log's records and totals, byte by byte as they would be written. */
async function expectSame(bytes: Buffer, reading: Reading): Promise<void> {
  expect(JSON.stringify(await readInParts(bytes, reading))).toBe(JSON.stringify(readWhole(bytes)));
}

const behindPreface = (log: string | Buffer) => Buffer.concat([preface, Buffer.from(log)]);
const missing = "main.c:3:12: error: expected ';' before '}' token\n";

describe('a log that is read in parts', () => {
  it.each(samples)('gives what it gives as a whole: %s', async (name) => {
    const bytes = behindPreface(readFileSync(join(folder, name)));
    for (const sizes of bytes.length > 300_000 ? [[20_000, 777]] : [[4096, 700], [200]])
      for (const warmUp of [300, 5000])
        await expectSame(bytes, { cuts: cutsOf(bytes.length, sizes), warmUp, ahead: 3 });
  });

  it('gives the same wherever it is cut, with every tool among the others', async () => {
    const examples = formats.flatMap(({ rules }) => rules.flatMap((rule) => rule.examples.map(({ log }) => log)));
    const noise = ['', 'gcc -c a.c -o a.o', '[ 12%] Building C object a.o'];
    const piece = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...noise) }, fc.constantFrom(...examples));
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 5, maxLength: 60 }),
        fc.array(fc.integer({ min: 20, max: 4000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 4 }),
        async (log, sizes, warmUp, ahead) => {
          const bytes = behindPreface(log.join('\n'));
          await expectSame(bytes, { cuts: cutsOf(bytes.length, sizes), warmUp, ahead, pieces: 997 });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives the same wherever it is cut, with everything that tends to be cut at the wrong place', async () => {
    const sizes = fc.array(fc.integer({ min: 8, max: 300 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(logText, { minLength: 1, maxLength: 4 }), sizes, async (log, cuts) => {
        const bytes = behindPreface(log.join(''));
        await expectSame(bytes, { cuts: cutsOf(bytes.length, cuts), warmUp: 100, pieces: 61 });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a line longer than a part and than what is read before it', `${'x'.repeat(9000)}\n${missing}`],
    ['a line longer than the limit', `${'x'.repeat(80_000)}${missing}${missing}`],
    ['no line end at all', 'x'.repeat(5000)],
    ['no line end at its end', `${missing.repeat(40)}${missing.trimEnd()}`],
    ['line ends of its own kind', missing.repeat(40).replaceAll('\n', '\r\n')],
    ['progress that overwrites itself', `${'10%\r20%\r'.repeat(300)}${missing}${'30%\r'.repeat(300)}\n${missing}`],
    ['the bytes of a mark at the beginning of a part', `\ufeff${missing}`.repeat(60)],
    ['empty lines', '\n'.repeat(3000)],
    ['a failure', `${'fine\n'.repeat(500)}make: *** [Makefile:3: all] Error 2\n${missing.repeat(50)}`],
    ['more outputs than are remembered', Array.from({ length: 700 }, (_, n) => `#${n % 300} 0.1 ${missing}`).join('')],
    ['steps', Array.from({ length: 90 }, (_, n) => `##[group]Run eslint ${n}\n##[endgroup]\n${missing}`).join('')],
  ])('gives the same with %s', async (_, log) => {
    const bytes = behindPreface(log);
    for (const sizes of [[1000], [64]])
      for (const warmUp of [16, 500]) await expectSame(bytes, { cuts: cutsOf(bytes.length, sizes), warmUp });
  });

  it('gives the same where the beginning of the log is all that stands before', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeff'), behindPreface(missing.repeat(9))]);
    await expectSame(bytes, { cuts: [preface.length + 50, preface.length + 120], warmUp: 1 << 20 });
  });

  it('is read twice only where something hangs on what stands before', async () => {
    let again = 0;
    const bytes = behindPreface(missing.repeat(2000));
    await expectSame(bytes, { cuts: cutsOf(bytes.length, [5000]), warmUp: 500, ahead: 4, onAgain: () => again++ });
    expect(again).toBe(0);
  });

  it('is not read in parts where a document goes on behind the first', async () => {
    const bytes = Buffer.from(`[\n  "${'x'.repeat(40_000)}"\n]\n`);
    expect(await readInParts(bytes, { cuts: [20_000, 30_000] })).toBeUndefined();
  });
});
