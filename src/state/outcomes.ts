import { addRecords, forgetLightRecords } from './records.ts';
import { withState } from './runs.ts';
import type { StateOptions } from './state.ts';
import type { LearnedPattern, OutcomeEntry, RecordEntry } from './tables.ts';

/** Remembers what became of fixes, by problem and time. Throws as `openState` does. */
export async function saveOutcomes(
  options: StateOptions,
  outcomes: readonly OutcomeEntry[],
  learned: readonly RecordEntry[] = [],
): Promise<void> {
  await withState(options, async (state) => {
    const { db, outcomes: table } = state;
    const batch = db.batch();
    for (const [index, outcome] of outcomes.entries()) {
      const key = `${outcome.fingerprint}!${new Date(outcome.time).toISOString()}-${String(index).padStart(6, '0')}`;
      batch.put(key, outcome, { sublevel: table });
    }
    await batch.write();
    if (learned.length === 0) return;
    await addRecords(state, learned);
    await forgetLightRecords(state, Math.max(...learned.map(({ record }) => record.time)));
  });
}

/** Everything that earlier runs have learned. Throws as `openState` does. */
export async function loadLearned(
  options: StateOptions,
): Promise<{ readonly records: RecordEntry[]; readonly patterns: LearnedPattern[] }> {
  return withState(options, async ({ records, patterns }) => ({
    records: await records.values().all(),
    patterns: await patterns.values().all(),
  }));
}
