import { type KnownProblem, toKnownProblem } from '../core/baseline.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { RunEntry, SeenEntry, Tables } from './tables.ts';

/**
 * Writes a run and its problems. In batches, since a run may hold a million problems; the run itself comes in the last
 * one, so that a run that is there is there as a whole.
 */
export async function storeRun(tables: Tables, entry: RunEntry, problems: AsyncIterable<Diagnostic>): Promise<void> {
  // A spool file that was folded in, but not yet removed when its process died.
  if ((await tables.runs.get(entry.id)) !== undefined) return;
  let part = 0;
  let group: Diagnostic[] = [];
  const flush = async (last: boolean) => {
    const before = await tables.seen.getMany(group.map(({ fingerprint }) => fingerprint));
    const batch = tables.db.batch();
    group.forEach((diagnostic, index) => {
      batch.put(diagnostic.fingerprint, toSeen(diagnostic, entry, before[index]), { sublevel: tables.seen });
    });
    if (group.length > 0 && part < mostParts) {
      const key = `${entry.id}!${String(part++).padStart(6, '0')}`;
      batch.put(key, group.map(toKnownProblem) as KnownProblem[], { sublevel: tables.members });
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
  await forgetOldRuns(tables);
}

const groupSize = 1_000;
/** A baseline of more problems than this is not one that a person compares with. */
const mostParts = 200;
const mostRuns = 100;

function toSeen(diagnostic: Diagnostic, { id, time }: RunEntry, before: SeenEntry | undefined): SeenEntry {
  return {
    diagnostic,
    firstRun: before?.firstRun ?? id,
    firstSeen: before?.firstSeen ?? time,
    lastRun: id,
    lastSeen: time,
    runs: (before?.runs ?? 0) + 1,
  };
}

/** Keeps the last hundred runs, and of the problems those that one of them had. */
async function forgetOldRuns({ runs, members, seen }: Tables): Promise<void> {
  const ids = await runs.keys().all();
  const oldest = ids.at(-mostRuns);
  if (ids.length <= mostRuns || oldest === undefined) return;
  await runs.clear({ lt: oldest });
  await members.clear({ lt: oldest });
  for await (const [fingerprint, { lastRun }] of seen.iterator()) {
    if (lastRun < oldest) await seen.del(fingerprint);
  }
}
