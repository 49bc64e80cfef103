import { createHash } from 'node:crypto';
import { joined, trialsOf, weighed } from '../core/track-record.ts';
import type { RecordEntry, Subject } from './stored.ts';
import type { Tables } from './tables.ts';

/** 16 digits: the same for the same subject on every machine. */
export function subjectKey({ kind, origin, tool = '', code = '', text = '' }: Subject): string {
  return createHash('sha256').update([kind, origin, tool, code, text].join('\0')).digest('hex').slice(0, 16);
}

/** Adds what a run has learned to what is known, in one batch. Other runs may have added something meanwhile. */
export async function addRecords(tables: Tables, learned: readonly RecordEntry[]): Promise<void> {
  const keys = learned.map(({ subject }) => subjectKey(subject));
  const before = await tables.records.getMany(keys);
  const batch = tables.db.batch();
  learned.forEach(({ subject, record }, index) => {
    const known = before[index];
    batch.put(keys[index] as string, { subject, record: joined(known?.record, record) }, { sublevel: tables.records });
  });
  await batch.write();
}

/**
 * Forgets what has decayed to nothing, and, where there are too many, what weighs least. Returns how many. `now` in
 * milliseconds since the epoch.
 */
export async function forgetLightRecords(tables: Tables, now: number, most = mostRecords): Promise<number> {
  const entries: { key: string; weight: number }[] = [];
  for await (const [key, { record }] of tables.records.iterator()) {
    entries.push({ key, weight: trialsOf(weighed(record, now).weights) });
  }
  entries.sort((a, b) => b.weight - a.weight);
  const gone = entries.filter(({ weight }, index) => index >= most || weight < leastWeight);
  await tables.records.batch(gone.map(({ key }) => ({ type: 'del' as const, key })));
  return gone.length;
}

/** Some twenty kilobytes are read in a run for a hundred of them; an ordinary project has a few hundred. */
const mostRecords = 5_000;
/** One outcome weighs that after a hundred days. */
const leastWeight = 0.1;
