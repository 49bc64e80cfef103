import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareReports } from '../../src/bench/compare.ts';
import { readReport } from '../../src/bench/report.ts';
import { comparisonTable } from '../../src/bench/table.ts';
import { figure, report } from './figures.ts';

const higher = { unit: 'MB/s', direction: 'higher' } as const;

describe('two results', () => {
  it.each([
    ['a higher time', 1, 1.2, {}, 'regression', 0.2],
    ['a time within what is allowed', 1, 1.05, {}, 'same', 0.05],
    ['a lower time', 1, 0.5, {}, 'better', -0.5],
    ['a lower rate', 100, 80, higher, 'regression', 0.2],
    ['a higher rate', 100, 150, higher, 'better', -0.5],
    ['a promise that is broken', true, false, { direction: 'higher' }, 'regression', 1],
    ['one that is kept', true, true, { direction: 'higher' }, 'same', 0],
  ] as const)('%s', (_, before, after, said, verdict, worse) => {
    const { figures, incomparable } = compareReports(
      report([figure('parse', 'x', before, said)]),
      report([figure('parse', 'x', after, said)]),
      0.1,
    );
    expect(incomparable).toEqual([]);
    expect(figures).toEqual([expect.objectContaining({ bench: 'parse', name: 'x', before, after, verdict })]);
    expect(figures[0]?.worse).toBeCloseTo(worse);
  });

  it('tell what stands in only one of them, or has no value', () => {
    const before = report([figure('a', 'gone', 1), figure('a', 'x', null, { details: { reason: 'no rg' } })]);
    const after = report([figure('a', 'x', 1), figure('a', 'new', 1)]);
    expect(compareReports(before, after, 0.1)).toEqual({
      figures: [],
      incomparable: [
        { figure: 'a.gone', why: 'it is not in the second run' },
        { figure: 'a.x', why: 'the first run could not measure it: no rg' },
        { figure: 'a.new', why: 'it is not in the first run' },
      ],
      remarks: [],
    });
  });

  it('of other logs are not compared', () => {
    const before = report([figure('a', 'x', 1)]);
    const smaller = report([figure('a', 'x', 2)], { settings: { ...before.settings, size: 0.1 } });
    const other = report([figure('a', 'x', 2)], { settings: { ...before.settings, seed: 2 } });
    expect(compareReports(before, smaller, 0.1).incomparable[0]?.why).toContain('other sizes');
    expect(compareReports(before, other, 0.1).incomparable[0]?.why).toContain('seeds 1 and 2');
  });

  it('of two machines compare their ratios and not their times', () => {
    const figures = [figure('a', 'ratio', 1), figure('a', 'time', 1, { unit: 's' })];
    const before = report(figures);
    const after = report(figures, { machine: { ...before.machine, cores: 8 } });
    const { figures: compared, incomparable } = compareReports(before, after, 0.1);
    expect(compared.map(({ name }) => name)).toEqual(['ratio']);
    expect(incomparable).toEqual([{ figure: 'a.time', why: 'the machines are not the same, and it is no ratio' }]);
  });

  it('of other examples or another Node are compared, and it is said', () => {
    const before = report([figure('a', 'x', 1)]);
    const settings = { ...before.settings, logDigest: 'fedcba9876543210' };
    const { figures, remarks } = compareReports(before, report(before.figures, { settings, node: 'v22.1.0' }), 0.1);
    expect(figures).toHaveLength(1);
    expect(remarks).toEqual([
      'The logs were made of other examples: part of a difference may come of that.',
      'The first ran on Node v20.19.0, the second on v22.1.0.',
    ]);
  });

  it('are shown worst first', () => {
    const before = report([figure('a', 'good', 2), figure('a', 'bad', 1), figure('a', 'new', null)]);
    const after = report([figure('a', 'good', 1), figure('a', 'bad', 3)]);
    const lines = comparisonTable(compareReports(before, after, 0.1));
    expect(lines[0]).toMatch(/^regression +a\.bad +1 x -> 3 x +200\.0 % worse$/);
    expect(lines[1]).toMatch(/^better +a\.good +2 x -> 1 x +50\.0 % better$/);
    expect(lines[2]).toBe('not compared  a.new: it is not in the second run');
    expect(lines[3]).toBe('1 of 2 compared figures got worse by more than was allowed.');
  });
});

describe('the file of a result', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'buildfix-report-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read as it was written', async () => {
    const written = report([figure('a', 'x', 1, { limit: 2, holds: true }), figure('a', 'y', null)]);
    writeFileSync(join(folder, 'a.json'), JSON.stringify(written));
    expect(await readReport(join(folder, 'a.json'))).toEqual(written);
  });

  it.each([
    ['that is not there', undefined],
    ['that is no JSON', 'no'],
    ['of something else', '{"schema":1}'],
    ['of another schema', JSON.stringify(report([], { schema: 2 }))],
  ])('%s is refused with what to do', async (_, text) => {
    if (text !== undefined) writeFileSync(join(folder, 'a.json'), text);
    await expect(readReport(join(folder, 'a.json'))).rejects.toMatchObject({
      code: 'BUILDFIX_INPUT_UNREADABLE',
      hint: expect.stringContaining('buildfix bench'),
    });
  });
});
