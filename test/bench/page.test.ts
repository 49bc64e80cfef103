import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plotName, renderPage } from '../../src/bench/page.ts';
import { plot } from '../../src/bench/plot.ts';
import { readReport } from '../../src/bench/report.ts';
import { figure, report } from './figures.ts';

const docs = new URL('../../docs/', import.meta.url).pathname;

describe('the page about speed', () => {
  it('is what its result and its notes give', async () => {
    const measured = await readReport(`${docs}performance.json`);
    const notes = readFileSync(`${docs}performance-notes.md`, 'utf8');
    const page = readFileSync(`${docs}performance.md`, 'utf8');
    const earlier = `${docs}performance-before.json`;
    const before = existsSync(earlier) && { before: await readReport(earlier) };
    expect(page).toBe(renderPage(measured, { notes, plots: 'performance', ...before }));
    expect(readdirSync(`${docs}performance`).sort()).toEqual(measured.series.map(plotName).sort());
    for (const series of measured.series)
      expect(readFileSync(`${docs}performance/${plotName(series)}`, 'utf8')).toBe(plot(series));
    for (const [, image] of page.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) expect(existsSync(docs + image)).toBe(true);
  });

  it('tells what was measured, what was missed, and under which conditions', () => {
    const details = { bytes: 12_345_678_901, unit: 's', medians: { buildfix: 2, grep: 1 } };
    const page = renderPage(
      report(
        [
          figure('parse', 'slow', 2, { limit: 1.8, holds: false, details }),
          figure('parse', 'same', 2, { details }),
          figure('parse', 'rate', 300_000, { unit: '1/s', direction: 'higher', limit: 300_000, holds: true }),
          figure('replay', 'equal', true, { direction: 'higher', limit: true, holds: true }),
          figure('replay', 'gone', null, { limit: 1, holds: false, details: { reason: 'a | b' } }),
        ],
        { settings: { benches: ['all'], seed: 7, rounds: 5, size: 0.1, logDigest: '' } },
      ),
      { notes: '## Notes\n\nBy hand.\n', plots: 'plots' },
    );
    expect(page).toContain('Measured on 2026-01-02 with `buildfix bench`: commit 0123456789ab, Node 20.19.0, 2 cores');
    expect(page).toContain('The logs had 10 % of the size');
    expect(page).toContain('2 of 4 limits hold; missed: parse.slow, replay.gone.');
    expect(page).toContain('| `slow` | slow of parse | 2 x | at most 1.8 x | **missed** |');
    expect(page).toContain('| `rate` | rate of parse | 300 000 1/s | at least 300 000 1/s | holds |');
    expect(page).toContain('| `equal` | equal of replay | yes | must be | holds |');
    expect(page).toContain('| `gone` | gone of replay | not measured: a \\| b | at most 1 x | **missed** |');
    expect(page).toContain('- `slow`, `same`: buildfix 2, grep 1 (s, 12 346 MB)');
    expect(page.endsWith('\n\n## Notes\n\nBy hand.\n')).toBe(true);
  });

  it('sets a result beside that of an earlier build, with the profiles of both', () => {
    const functions = [{ name: 'scan', where: 'src/a.ts', selfPct: 40 }];
    const after = report([figure('parse', 'noisy', 1), figure('replay', 'new', 1)], {
      profile: { title: 'now', seconds: 1, functions },
    });
    const before = report([figure('parse', 'noisy', 4), figure('parse', 'gone', 1)], {
      commit: 'fedcba987654',
      profile: { title: 'then', seconds: 4, functions },
    });
    const page = renderPage(after, { notes: '## Notes', plots: 'plots', before });
    const part = page.slice(page.indexOf('## Before and after'));
    expect(part).toContain('Before: commit fedcba987654, measured on 2026-01-02 with the same bench.');
    expect(part).toContain('| `parse.noisy` | 4 x | 1 x | 75.0 % better |');
    expect(part).toContain('Not compared: it is not in the second run.');
    expect(part).toContain('The profiler’s samples of one run (then; 4 s)');
    expect(page).toContain('The profiler’s samples of one run (now; 1 s)');
    expect(part).toContain('| 40 % | `scan` | src/a.ts |');
  });
});
