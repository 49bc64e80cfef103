import { addRecords, forgetLightRecords } from './records.ts';
import type { RecordEntry } from './stored.ts';
import type { TableName, Tables } from './tables.ts';

/** One entry of a table as it travels outside of the database. */
export interface TravellingEntry {
  readonly table: TableName;
  readonly key: string;
  readonly value: unknown;
}

/** Writes entries in one batch; track records are added to those that are there. */
export async function storeEntries(tables: Tables, entries: readonly TravellingEntry[]): Promise<void> {
  const batch = tables.db.batch();
  for (const { table, key, value } of entries) {
    if (table !== 'records') batch.put(key, value, { sublevel: tables[table] as never });
  }
  await batch.write();
  const records = entries.flatMap(({ table, value }) => (table === 'records' ? [value as RecordEntry] : []));
  if (records.length === 0) return;
  await addRecords(tables, records);
  await forgetLightRecords(tables, Math.max(...records.map(({ record }) => record.time)));
}
