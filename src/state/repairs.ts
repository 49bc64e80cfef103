import { addRecords } from './records.ts';
import type { LearnedPattern, OpenRepair, RecordEntry } from './stored.ts';
import type { Tables } from './tables.ts';

/**
 * Remembers problems until a build passes, the newest state of each. Those of this command that are not there any more stay:
 * which of several changes mended them shows when all is well.
 */
export async function keepOpenRepairs(tables: Tables, open: readonly OpenRepair[]): Promise<void> {
  const batch = tables.db.batch();
  for (const repair of open) batch.put(repairKey(repair), repair, { sublevel: tables.repairs });
  await batch.write();
  const all = await tables.repairs.iterator().all();
  const newest = Math.max(...all.map(([, { time }]) => time));
  const gone = all
    .sort(([, a], [, b]) => b.time - a.time)
    .filter(([, { time }], index) => index >= mostOpen || newest - time > longestOpen);
  await tables.repairs.batch(gone.map(([key]) => ({ type: 'del' as const, key })));
}

/** What waits for this command to pass on this branch. */
export async function openRepairs(
  tables: Tables,
  { command, branch }: Pick<OpenRepair, 'command' | 'branch'>,
): Promise<OpenRepair[]> {
  const all = await tables.repairs.values().all();
  return all.filter((repair) => repair.command === command && repair.branch === branch);
}

/** Takes what was learned into the database, and what it was learned from out of it, in one batch each. */
export async function closeRepairs(
  tables: Tables,
  closed: readonly OpenRepair[],
  learned: readonly LearnedPattern[],
  records: readonly RecordEntry[],
): Promise<void> {
  const batch = tables.db.batch();
  for (const repair of closed) batch.del(repairKey(repair), { sublevel: tables.repairs });
  for (const pattern of learned) batch.put(pattern.id, pattern, { sublevel: tables.patterns });
  await batch.write();
  if (learned.length === 0) return;
  await addRecords(tables, records);
  await forgetOldPatterns(tables);
}

/** Keeps the thousand patterns that were learned or seen last. */
async function forgetOldPatterns({ patterns }: Tables): Promise<void> {
  const all = await patterns.iterator().all();
  const gone = all.sort(([, a], [, b]) => b.time - a.time).slice(mostPatterns);
  await patterns.batch(gone.map(([key]) => ({ type: 'del' as const, key })));
}

function repairKey({ fingerprint, branch, command }: OpenRepair): string {
  return `${fingerprint}!${branch}!${command}`;
}

/** A person does not repair more at once, and each takes up to some kilobytes. */
export const mostOpen = 200;
const longestOpen = 7 * 24 * 3_600_000;
const mostPatterns = 1_000;
