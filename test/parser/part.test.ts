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
import { cutInto, logText, parsePieces } from './helpers.ts';

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
  const open = async function* (start: number) {
    yield* cutInto(bytes.subarray(start), [pieces]);
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

describe('a log that is read in parts', () => {
  it.each(samples)('gives what it gives as a whole: %s', async (name) => {
    const bytes = Buffer.concat([preface, readFileSync(join(folder, name))]);
    const whole = readWhole(bytes);
    for (const sizes of bytes.length > 300_000 ? [[20_000, 777]] : [[4096, 700], [200]]) {
      for (const warmUp of [300, 5000]) {
        const parts = await readInParts(bytes, { cuts: cutsOf(bytes.length, sizes), warmUp, ahead: 3 });
        expect(parts).toEqual(whole);
      }
    }
  });
});
