import type { PatternBook } from './pattern-book.ts';
import { forgetLightRecords, subjectKey } from './records.ts';
import type { Tables } from './tables.ts';

/** Takes in what others have learned. What builds here have said of the same thing stays as it is. Returns how much is new. */
export async function mergeBook(tables: Tables, { records, patterns }: PatternBook): Promise<number> {
  const batch = tables.db.batch();
  let added = 0;
  for (const entry of records) {
    const key = subjectKey(entry.subject);
    if ((await tables.records.get(key)) !== undefined) continue;
    batch.put(key, entry, { sublevel: tables.records });
    added++;
  }
  for (const pattern of patterns) {
    if ((await tables.patterns.get(pattern.id)) !== undefined) continue;
    batch.put(pattern.id, pattern, { sublevel: tables.patterns });
    added++;
  }
  await batch.write();
  return added;
}

/** Forgets records that have decayed to nothing, and patterns of which no record is left. Returns how many. */
export async function forgetDecayed(tables: Tables, now: number): Promise<number> {
  const records = await forgetLightRecords(tables, now);
  const all = await tables.patterns.keys().all();
  const known = await tables.records.getMany(all.map((id) => subjectKey(fixerOf(id))));
  const gone = all.filter((_, index) => known[index] === undefined);
  await tables.patterns.batch(gone.map((key) => ({ type: 'del' as const, key })));
  return records + gone.length;
}

/** Forgets one subject, and where it is a pattern, everything that is known of that. Returns how many entries that were. */
export async function forgetSubject(tables: Tables, key: string): Promise<number> {
  const entry = await tables.records.get(key);
  if (!entry) return 0;
  const { origin, kind } = entry.subject;
  const keys = [key];
  const id = kind === 'fixer' && origin.startsWith('learned:') ? origin.slice('learned:'.length) : undefined;
  if (id !== undefined) {
    for await (const [other, { subject }] of tables.records.iterator()) {
      if (subject.origin === origin && other !== key) keys.push(other);
    }
    await tables.patterns.del(id);
  }
  await tables.records.batch(keys.map((gone) => ({ type: 'del' as const, key: gone })));
  return keys.length;
}

function fixerOf(id: string) {
  return { kind: 'fixer', origin: `learned:${id}` } as const;
}
