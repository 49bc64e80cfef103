import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a disturbed run came to, beside an undisturbed one. */
export interface Comparison {
  readonly found: readonly string[];
  readonly wanted: readonly string[];
  /** Counts of the whole run. */
  readonly summary: unknown;
  readonly wantedSummary: unknown;
}

/** Of the outputs `out.ndjson` and `summary.json` in two folders, whose own names are left out. */
export function compareFolders(disturbed: string, undisturbed: string): Comparison {
  return {
    found: linesIn(disturbed),
    wanted: linesIn(undisturbed),
    summary: summaryIn(disturbed),
    wantedSummary: summaryIn(undisturbed),
  };
}

/** The first lines that differ: all of them would be a million. Undefined where none does. */
export function difference({ found, wanted }: Pick<Comparison, 'found' | 'wanted'>): unknown {
  const at = wanted.findIndex((line, index) => line !== found[index]);
  if (at === -1 && found.length === wanted.length) return undefined;
  const index = at === -1 ? wanted.length : at;
  return { index, lengths: [found.length, wanted.length], found: found.slice(index, index + 2), wanted: wanted[index] };
}

export function linesIn(folder: string): string[] {
  const file = join(folder, 'out.ndjson');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text.replaceAll(folder, '').split('\n').filter(Boolean);
}

function summaryIn(folder: string): unknown {
  const { summary, problems } = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8').replaceAll(folder, ''));
  // Of strata that are equally frequent, one comes first by chance.
  const strata = summary.strata.sort((a: Stratum, b: Stratum) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { ...summary, strata, problems };
}

interface Stratum {
  readonly tool: string;
  readonly code?: string;
}

function keyOf({ tool, code = '' }: Stratum): string {
  return `${tool} ${code}`;
}
