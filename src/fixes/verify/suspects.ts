import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Proposal } from '../plan.ts';
import { mapLines } from './line-map.ts';

/**
 * Fixes that an error most likely came of: those with an edit next to where it is told now, else with the last edit above it in
 * its file, since what a broken line breaks is told further down. A guess, which only says what is tried together.
 */
export function suspectsOf(caused: readonly Diagnostic[], applied: readonly Proposal[]): ReadonlySet<Proposal> {
  const maps = mapLines(applied.map(({ fix }) => fix));
  const edits = new Map<string, { proposal: Proposal; line: number }[]>();
  for (const proposal of applied) {
    for (const { file, line } of proposal.fix.edits) {
      const known = edits.get(file) ?? [];
      known.push({ proposal, line: maps.get(file)?.now(line) ?? line });
      edits.set(file, known);
    }
  }
  const suspects = new Set<Proposal>();
  for (const { file = '', line, related = [] } of caused) {
    if (line === undefined) continue;
    for (const place of [{ file, line }, ...related]) suspectAt(place, edits, suspects);
  }
  return suspects;
}

function suspectAt(
  { file = '', line = 0 }: { readonly file?: string; readonly line?: number },
  edits: ReadonlyMap<string, readonly { proposal: Proposal; line: number }[]>,
  suspects: Set<Proposal>,
): void {
  const here = edits.get(file) ?? [];
  const near = here.filter((edit) => Math.abs(edit.line - line) <= nearLines);
  const above = here.filter((edit) => edit.line <= line).sort((a, b) => b.line - a.line);
  for (const { proposal } of near.length > 0 ? near : above.slice(0, 1)) suspects.add(proposal);
}

const nearLines = 2;
