import { type KnownProblem, toKnownProblem } from '../core/baseline.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { RunEntry, SeenEntry } from './stored.ts';
import type { Tables } from './tables.ts';

/**
 * Writes a run and its problems. In batches, since a run may hold a million problems; the run itself comes in the last
 * one, so that a run that is there is there as a whole. May be repeated after it was stopped anywhere, with the same problems in the same order: what is there
 * already is not counted again.
 */
export async function storeRun(tables: Tables, entry: RunEntry, problems: AsyncIterable<Diagnostic>): Promise<void> {
  // A spool file that was folded in, but not yet removed when its process died.
  if ((await tables.runs.get(entry.id)) !== undefined) return;
  let part = 0;
  let group: Diagnostic[] = [];
  const flush = async (last: boolean) => {
    const batch = tables.db.batch();
    const key = `${entry.id}!${String(part++).padStart(6, '0')}`;
    // A part is in one batch with its problems: where it is, they are.
    if (group.length > 0 && (await tables.members.get(key)) === undefined) {
      const before = await tables.seen.getMany(group.map(({ fingerprint }) => fingerprint));
      group.forEach((diagnostic, index) => {
        batch.put(diagnostic.fingerprint, toSeen(diagnostic, entry, before[index]), { sublevel: tables.seen });
      });
      const members: KnownProblem[] = part <= mostParts ? group.map(toKnownProblem) : [];
      batch.put(key, members, { sublevel: tables.members });
    }
    if (last) batch.put(entry.id, entry, { sublevel: tables.runs });
    await batch.write();
    group = [];
  };
  for await (const diagnostic of problems) {
    group.push(diagnostic);
    if (group.length >= groupSize) await flush(false);
  }
  await flush(true);
}

/** Problems in a batch, which is there as a whole or not at all. */
export const groupSize = 1_000;
/** A baseline of more problems than this is not one that a person compares with. */
const mostParts = 200;

/** Runs may come out of order, since one that waited in the spool is older than the one that folds it in. */
function toSeen(diagnostic: Diagnostic, { id, time }: RunEntry, before: SeenEntry | undefined): SeenEntry {
  if (!before) return { diagnostic, firstRun: id, firstSeen: time, lastRun: id, lastSeen: time, runs: 1 };
  const runs = before.runs + 1;
  const isFirst = id < before.firstRun;
  const isLast = id > before.lastRun;
  return {
    ...before,
    ...(isFirst && { firstRun: id, firstSeen: time }),
    ...(isLast && { diagnostic, lastRun: id, lastSeen: time }),
    runs,
  };
}
