/**
 * Writes docs/performance.md and its plots from docs/performance.json, docs/performance-notes.md and, if there is one, the
 * result of an earlier build in docs/performance-before.json: `make page`.
 */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { plotName, renderPage } from './page.ts';
import { plot } from './plot.ts';
import { readReport } from './report.ts';

const folder = process.argv[2] ?? 'docs';
const plots = 'performance';

const report = await readReport(`${folder}/performance.json`);
const earlier = `${folder}/performance-before.json`;
const before = existsSync(earlier) ? await readReport(earlier) : undefined;
const notes = readFileSync(`${folder}/performance-notes.md`, 'utf8');
// A plot of yesterday that nothing draws today must not stay.
rmSync(`${folder}/${plots}`, { recursive: true, force: true });
mkdirSync(`${folder}/${plots}`);
for (const series of report.series) writeFileSync(`${folder}/${plots}/${plotName(series)}`, plot(series));
writeFileSync(`${folder}/performance.md`, renderPage(report, { notes, plots, ...(before && { before }) }));
