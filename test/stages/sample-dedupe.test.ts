import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownProblems } from '../../src/core/baseline.ts';
import { bareContext } from '../../src/core/context.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { OccurrenceCounts } from '../../src/runtime/occurrences.ts';
import { dedupe } from '../../stages/dedupe.ts';
import { sample } from '../../stages/sample.ts';
import { diagnostic, fingerprint } from '../helpers/diagnostic.ts';

function run(records: readonly Diagnostic[], options = {}) {
  const occurrences = new OccurrenceCounts();
  const body = sample.create(options, bareContext({ occurrences }));
  const kept = records.flatMap((record) => [...(body.transform(record) as Iterable<Diagnostic>)]);
  return { kept, occurrences };
}

/** `count` occurrences of one stratum, spread over `distinct` problems. */
const hot = (count: number, distinct: number) =>
  Array.from({ length: count }, (_, n) => diagnostic({ fingerprint: fingerprint(n % distinct), line: n }));

describe('sample', () => {
  it('lets everything through below the threshold', () => {
    expect(run(hot(1_000, 10)).kept).toHaveLength(1_000);
  });

  it('lets at most a tenth through above it', () => {
    const { kept } = run(hot(101_000, 10));
    expect(kept.length - 1_000).toBeLessThan(10_000);
  });

  it('is switched off by its option', () => {
    expect(run(hot(5_000, 1), { enabled: false }).kept).toHaveLength(5_000);
  });

  it('keeps one distinct problem however late it comes', () => {
    const late = diagnostic({ fingerprint: fingerprint(99) });
    expect(run([...hot(50_000, 3), late]).kept).toContain(late);
  });

  const log = fc.array(
    fc.record({ tool: fc.constantFrom('gcc', 'tsc'), code: fc.constantFrom('A', 'B', undefined), n: fc.nat(30) }),
    { maxLength: 400 },
  );

  it('never loses a count, a problem, or the order, whatever the log', () => {
    fc.assert(
      fc.property(log, fc.nat(20), fc.nat(), (entries, threshold, seed) => {
        const records = entries.map(({ tool, code, n }, line) =>
          diagnostic({ tool, code: code as string, fingerprint: fingerprint(n * 8 + tool.length), line }),
        );
        const occurrences = new OccurrenceCounts();
        const context = bareContext({ occurrences, seed });
        const thin = sample.create({ threshold }, context);
        const single = dedupe.create({}, context);
        const travelled = records.flatMap((record) => [...(thin.transform(record) as Iterable<Diagnostic>)]);
        const passed = travelled.flatMap((record) => [...(single.transform(record) as Iterable<Diagnostic>)]);
        const counts = new Map<string, number>();
        for (const record of records) counts.set(record.fingerprint, (counts.get(record.fingerprint) ?? 0) + 1);
        expect(passed.map((record) => record.fingerprint)).toEqual([...counts.keys()]);
        expect(occurrences.total).toBe(records.length);
        for (const [key, count] of counts) expect(occurrences.count(key)).toBe(count);
        expect(travelled.map((record) => record.line)).toEqual(
          travelled.map((record) => record.line).sort((a, b) => (a ?? 0) - (b ?? 0)),
        );
        expect(occurrences.strata().reduce((sum, { total }) => sum + total, 0)).toBe(records.length);
        expect(occurrences.strata().reduce((sum, { thinned }) => sum + thinned, 0)).toBe(
          records.length - travelled.length,
        );
      }),
    );
  });

  it('draws the same from the same seed', () => {
    const keys = (seed: number) => {
      const body = sample.create({}, bareContext({ seed }));
      return hot(3_000, 5)
        .flatMap((record) => [...(body.transform(record) as Iterable<Diagnostic>)])
        .map(({ line }) => line);
    };
    expect(keys(7)).toEqual(keys(7));
    expect(keys(7)).not.toEqual(keys(8));
  });
});

describe('dedupe', () => {
  it('passes the first occurrence, whatever the buffering between it and sample', async () => {
    const occurrences = new OccurrenceCounts();
    const context = bareContext({ occurrences });
    const out = await Readable.from(hot(20_000, 4)).pipe(sample({}, context)).pipe(dedupe({}, context)).toArray();
    expect(out.map(({ line }: Diagnostic) => line)).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2, 3].map((n) => occurrences.count(fingerprint(n)))).toEqual([5_000, 5_000, 5_000, 5_000]);
  });

  it('says what is new and what is known', () => {
    const baseline = new KnownProblems([{ fingerprint: fingerprint(1), severity: 'error' }]);
    const body = dedupe.create({}, bareContext({ baseline }));
    const said = [1, 2].flatMap((n) => [
      ...(body.transform(diagnostic({ fingerprint: fingerprint(n) })) as Iterable<Diagnostic>),
    ]);
    expect(said.map((record) => record.baseline)).toEqual(['recurring', 'new']);
  });
});

describe('a baseline', () => {
  const known = new KnownProblems([
    { fingerprint: fingerprint(1), severity: 'error', file: 'a.c' },
    { fingerprint: fingerprint(2), severity: 'warning', file: 'a.c' },
    { fingerprint: fingerprint(3), severity: 'warning', file: 'b.c' },
  ]);
  const gone = (covered: string[], clean: boolean) =>
    known.gone({ has: () => false }, new Set(covered), clean).map((problem) => problem.fingerprint);

  it('says gone only of files that the run covered', () => {
    expect(gone([], false)).toEqual([]);
    expect(gone(['a.c'], false)).toEqual([fingerprint(1), fingerprint(2)]);
  });

  it('says gone of errors when the build came through', () => {
    expect(gone([], true)).toEqual([fingerprint(1)]);
  });
});
