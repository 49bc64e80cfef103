import { withState } from './runs.ts';
import type { StateOptions } from './state.ts';
import type { OutcomeEntry } from './tables.ts';

/** Remembers what became of fixes, by problem and time. Throws as `openState` does. */
export async function saveOutcomes(options: StateOptions, outcomes: readonly OutcomeEntry[]): Promise<void> {
  await withState(options, async ({ db, outcomes: table }) => {
    const batch = db.batch();
    for (const [index, outcome] of outcomes.entries()) {
      const key = `${outcome.fingerprint}!${new Date(outcome.time).toISOString()}-${String(index).padStart(6, '0')}`;
      batch.put(key, outcome, { sublevel: table });
    }
    await batch.write();
  });
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
