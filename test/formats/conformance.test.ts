import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Format, FormatRule } from '../../src/core/format.ts';
import { formats } from '../../src/formats/index.ts';
import { parseLog } from '../../src/parser/parse-log.ts';

/** Who comes first in the registry must not matter: what two formats could claim is told apart by how sure they are. */
const orders: readonly (readonly Format[])[] = [
  formats.toReversed(),
  formats.toSorted((a, b) => (a.title < b.title ? -1 : 1)),
];

async function read(order: readonly Format[], log: string): Promise<Diagnostic[]> {
  const got: Diagnostic[] = [];
  for await (const diagnostic of parseLog(log, { root: '/', formats: order })) got.push(diagnostic);
  return got;
}

const folder = new URL('../../src/formats/', import.meta.url);

describe('the registry', () => {
  it('equals the folder', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && name !== 'index.ts' && name !== 'registry.ts')
      .map((name) => name.slice(0, -3));
    expect(formats.map(({ name }) => name).sort()).toEqual(files.sort());
  });
});

describe.each(formats)('$name', (format) => {
  it('says who it is and where its output is documented', () => {
    expect(format.title).not.toBe('');
    expect(format.url).toMatch(/^https:\/\//);
    for (const rule of format.rules) expect(rule.examples.length, `${rule.match}`).toBeGreaterThan(0);
  });

  it.each(examplesOf(format))('reads %j through the whole registry', async (log, { gives }) => {
    expect(await read(formats, log)).toEqual(
      gives.map((want) => expect.objectContaining({ tool: format.name, ...want })),
    );
  });

  it.each(examplesOf(format))('reads %j whatever the order of the registry', async (log, { gives }) => {
    for (const order of orders) {
      expect(await read(order, log)).toEqual(
        gives.map((want) => expect.objectContaining({ tool: format.name, ...want })),
      );
    }
  });

  it('asks for words that the scan can skip by', () => {
    for (const { triggers } of format.rules) {
      expect(triggers.length).toBeGreaterThan(0);
      for (const trigger of triggers) {
        if (!/[:([]1$/.test(trigger)) expect(Buffer.byteLength(trigger), trigger).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it.each(format.rules.map((rule) => [rule.match, rule] as const))(
    '%s finds its triggers in its examples',
    (_, rule) => {
      for (const { log } of rule.examples) {
        const lines = log.split('\n').map((line) => line.replace(/\x1b\[[0-9;]*[A-Za-z]/g, ''));
        expect(
          lines.some(
            (line) =>
              rule.match.test(line) && rule.triggers.some((word) => line.includes(word.replace(/(?<=[:([])1$/, ''))),
          ),
        ).toBe(true);
      }
    },
  );

  it.each(format.rules.map((rule) => [rule.match, rule] as const))(
    '%s takes time in proportion to the length of a hostile line',
    (_, rule) => {
      for (const hostile of hostileLines(rule)) {
        // The best of three, and a floor under both: a pause of the machine must not look like a slow pattern.
        // What explodes must not hang the test.
        expect(bestTime(rule, hostile(400)), `on ${hostile(20)}`).toBeLessThan(50);
        expect(bestTime(rule, hostile(4_000)), `on ${hostile(20)}`).toBeLessThan(200);
        const short = bestTime(rule, hostile(20_000));
        const long = bestTime(rule, hostile(160_000));
        expect(long, `on ${hostile(20)}`).toBeLessThan(32 * Math.max(short, 0.5));
      }
    },
  );
});

function examplesOf(format: Format) {
  return format.rules.flatMap((rule) => rule.examples.map((example) => [example.log, example] as const));
}

/** Repetitions of what patterns tend to trip over, also behind the beginning of something that matches. */
function hostileLines({ examples }: FormatRule): ((length: number) => string)[] {
  const beginnings = ['', ...examples.map(({ log }) => log.split('\n')[0]?.slice(0, 30) ?? '')].slice(0, 3);
  const fillers = [' ', 'a', ':', '1:', '(1,', '/a', "'", 'a.b', '\\', 'error: ', '[', ' | ', '-'];
  return beginnings.flatMap((start) =>
    fillers.map((filler) => (length: number) => start + filler.repeat(Math.ceil(length / filler.length))),
  );
}

function bestTime(rule: FormatRule, line: string): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    rule.match.exec(line);
    rule.heading?.exec(line);
    return performance.now() - start;
  });
  return Math.min(...times);
}
