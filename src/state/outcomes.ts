import { saveEntries } from './entries.ts';
import type { StateOptions } from './state.ts';
import type { OutcomeEntry } from './tables.ts';
import { withState } from './with-state.ts';

/** Remembers what became of fixes, by problem and time; in the spool where another process has the database. Throws as `openState` does. */
export async function saveOutcomes(options: StateOptions, outcomes: readonly OutcomeEntry[]): Promise<void> {
  const entries = outcomes.map((value, index) => ({
    table: 'outcomes' as const,
    key: `${value.fingerprint}!${new Date(value.time).toISOString()}-${String(index).padStart(6, '0')}`,
    value,
  }));
  await saveEntries(options, entries);
}

/** What builds have said about fixes since a time in milliseconds, the oldest first. Throws as `openState` does. */
export async function loadVerifiedOutcomes(options: StateOptions, since: number): Promise<OutcomeEntry[]> {
  return withState(options, async ({ outcomes }) => {
    const found: OutcomeEntry[] = [];
    for await (const outcome of outcomes.values())
      if (outcome.key !== undefined && outcome.time >= since) found.push(outcome);
    return found.sort((a, b) => a.time - b.time);
  });
}
