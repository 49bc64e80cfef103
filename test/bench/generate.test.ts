import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { closing, examplesOf, generateLog, type LogName, logDigest, logKinds } from '../../src/bench/generate.ts';
import { noiseAtMargin, noiseLine } from '../../src/bench/noise.ts';
import { randomNumbers } from '../../src/bench/random.ts';
import { sixty } from '../../src/bench/tools.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { Parser } from '../../src/parser/parser.ts';

const names = Object.keys(logKinds) as LogName[];

function textOf(name: LogName, bytes: number, seed = 1): string {
  return [...generateLog(name, { bytes, seed })].map(({ text }) => text).join('');
}

function parse(text: string): Diagnostic[] {
  const parser = new Parser({ root: '/nowhere' });
  return [...parser.push('log', Buffer.from(text)), ...parser.end()];
}

describe('a generated log', () => {
  it.each(names)('%s is the same for the same seed, and another for another', (name) => {
    const digest = (seed: number) =>
      createHash('sha256')
        .update(textOf(name, 300_000, seed))
        .digest('hex');
    expect(digest(7)).toBe(digest(7));
    expect(digest(7)).not.toBe(digest(8));
  });

  it.each(names)('%s has at least the wanted bytes, and tells its lines', (name) => {
    const blocks = [...generateLog(name, { bytes: 1_500_000, seed: 3 })];
    const text = blocks.map((block) => block.text).join('');
    expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(1_500_000);
    expect(text.split('\n').length - 1).toBe(blocks.reduce((sum, { lines }) => sum + lines, 0));
    expect(blocks.every((block) => block.text.endsWith('\n'))).toBe(true);
  });

  it('is told apart by its digest', () => {
    expect(logDigest(1)).toMatch(/^[0-9a-f]{16}$/);
    expect(logDigest(1)).toBe(logDigest(1));
    expect(logDigest(1)).not.toBe(logDigest(2));
  });

  it('that is longer begins as a shorter one', () => {
    const short = textOf('noisy', 200_000);
    const long = textOf('noisy', 400_000);
    expect(long.length).toBeGreaterThan(short.length);
    expect(long.startsWith(short)).toBe(true);
  });

  it.each([
    ['noisy', 0.03],
    ['one-tool', 0.03],
    ['mixed', 0.03],
    ['dense', 0.3],
  ] as const)('%s has its share of lines in diagnostics, by what the parser makes of them', (name, share) => {
    const text = textOf(name, 2_000_000);
    const inDiagnostics = new Set(
      parse(text).flatMap(({ log: { line, lines } }) => Array.from({ length: lines }, (_, n) => line + n)),
    );
    const found = inDiagnostics.size / (text.split('\n').length - 1);
    // What an example quotes around its diagnostics, headings and ends of sections, belongs to none.
    expect(found).toBeLessThanOrEqual(share * 1.02);
    expect(found).toBeGreaterThan(share * 0.6);
  });

  it('holds lines of many kilobytes where it is told to, and words that only look like trouble everywhere', () => {
    const longest = Math.max(
      ...textOf('long-lines', 2_000_000)
        .split('\n')
        .map(({ length }) => length),
    );
    expect(longest).toBeGreaterThan(20_000);
    const random = randomNumbers(1);
    const noise = Array.from({ length: 20_000 }, (_, n) => noiseLine(random, n));
    const hits = noise.filter((line) => /error|warning/.test(line)).length / noise.length;
    expect(hits).toBeGreaterThan(0.02);
    expect(hits).toBeLessThan(0.06);
    expect(parse(noise.join('\n'))).toEqual([]);
  });
});

describe('an example that is put into a log', () => {
  it('takes no line behind it for its own', () => {
    const random = randomNumbers(1);
    const parser = new Parser({ root: '/nowhere', openLogs: 1 });
    const greedy = examplesOf(sixty).flatMap(({ log, gives }, n) => {
      const text = log + closing(log);
      const own = text.split('\n').length;
      const noise = Array.from({ length: 100 }, (_, i) => noiseLine(random, i));
      const probe = "probe.c:12:3: error: unknown type name 'probe_t'";
      const whole = [text, noiseAtMargin(random, n), probe, noiseAtMargin(random, n), ...noise].join('\n');
      const found = [...parser.push(`log ${n}`, Buffer.from(whole)), ...parser.end()];
      const others = found.filter(({ file }) => file !== 'probe.c');
      const kept = others.length === gives.length && found.length === gives.length + 1;
      return kept && others.every(({ log: { line, lines } }) => line + lines - 1 <= own) ? [] : [text];
    });
    expect(greedy).toEqual([]);
  });
});
