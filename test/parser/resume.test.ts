import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { Parser, type ParserState } from '../../src/parser/parser.ts';
import { BuildLog } from '../crash/build-log.ts';
import { Random } from '../crash/random.ts';

const root = '/nowhere/at/all';
const samples = new URL('../../samples/', import.meta.url).pathname;
const logs = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .sort();

/** Lines of the log, a few at a time, each part read by a parser of its own that knows only what was saved as JSON. */
function inLives(log: Buffer, random: Random): Diagnostic[] {
  const found: Diagnostic[] = [];
  const kept = new Map<string, string>();
  let state: string | undefined;
  let parser: Parser | undefined;
  let ledger: ReturnType<Parser['ledger']> | undefined;
  for (let at = 0; at < log.length; ) {
    if (!parser || !ledger) {
      parser = new Parser({ root });
      if (state !== undefined) parser.resume(JSON.parse(state) as ParserState);
      ledger = parser.ledger();
      for (const key of [...kept.keys()].sort()) ledger.recall(key, JSON.parse(kept.get(key) as string));
    }
    const wanted = at + 1 + random.below(1_500);
    const end = log.indexOf(0x0a, wanted) + 1 || log.length;
    found.push(...parser.push('build.log', log.subarray(at, end)));
    at = end;
    const saved = parser.save();
    if (!saved || random.chance(0.3)) continue;
    state = JSON.stringify(saved);
    for (const [key, value] of ledger.changes()) kept.set(key, JSON.stringify(value));
    parser = undefined;
  }
  return [...found, ...(parser?.end() ?? endOf(state, kept))];
}

function endOf(state: string | undefined, kept: ReadonlyMap<string, string>): Diagnostic[] {
  const parser = new Parser({ root });
  if (state !== undefined) parser.resume(JSON.parse(state) as ParserState);
  const ledger = parser.ledger();
  for (const key of [...kept.keys()].sort()) ledger.recall(key, JSON.parse(kept.get(key) as string));
  return parser.end();
}

function atOnce(log: Buffer): Diagnostic[] {
  const parser = new Parser({ root });
  return [...parser.push('build.log', log), ...parser.end()];
}

describe('a parser that goes on where another one was saved', () => {
  it('finds the same in every sample', () => {
    const random = new Random(3);
    for (const name of logs) {
      const log = readFileSync(join(samples, name));
      expect(inLives(log, random), name).toEqual(atOnce(log));
    }
  });

  it.each([1, 2, 3])('finds the same where tools, lanes and directories mix (seed %d)', (seed) => {
    const random = new Random(seed);
    const text = new BuildLog(random);
    let log = '';
    while (log.length < 30_000) log += text.some();
    expect(inLives(Buffer.from(log), random)).toEqual(atOnce(Buffer.from(log)));
  });

  it('reads what was begun again, where its rules are not those of the one before', () => {
    const log = "a.c:1:7: error: expected ';' before 'return'\n    1 |   int x = 3\n      |            ^\n";
    const before = new Parser({ root });
    expect(before.push('build.log', Buffer.from(log))).toEqual([]);
    const state = { ...(before.save() as ParserState), rules: 'others' };
    const after = new Parser({ root });
    after.resume(JSON.parse(JSON.stringify(state)));
    expect(after.end()).toEqual(atOnce(Buffer.from(log)));
  });
});
