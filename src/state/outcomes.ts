import { saveEntries } from './entries.ts';
import { subjectKey } from './records.ts';
import type { StateOptions } from './state.ts';
import type { LearnedPattern, OutcomeEntry, RecordEntry } from './stored.ts';
import { withState } from './with-state.ts';

/** Remembers what became of fixes, by problem and time; in the spool where another process has the database. Throws as `openState` does. */
export async function saveOutcomes(
  options: StateOptions,
  outcomes: readonly OutcomeEntry[],
  learned: readonly RecordEntry[] = [],
): Promise<void> {
  await saveEntries(options, [
    ...outcomes.map((value, index) => ({
      table: 'outcomes' as const,
      key: `${value.fingerprint}!${new Date(value.time).toISOString()}-${String(index).padStart(6, '0')}`,
      value,
    })),
    ...learned.map((value) => ({ table: 'records' as const, key: subjectKey(value.subject), value })),
  ]);
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
