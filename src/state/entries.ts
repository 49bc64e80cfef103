import { randomBytes } from 'node:crypto';
import { BuildfixError } from '../core/errors.ts';
import { spoolEntries } from './spool.ts';
import type { StateOptions } from './state.ts';
import { storeEntries, type TravellingEntry } from './store-entries.ts';
import { withState } from './with-state.ts';

/**
 * Writes entries in one batch. Where another process has the database for longer than the wait they go to the spool, as runs do; so only
 * entries that no later one of the same key may have overtaken. Throws as `openState` does for everything else.
 */
export async function saveEntries(options: StateOptions, entries: readonly TravellingEntry[]): Promise<void> {
  if (entries.length === 0) return;
  try {
    await withState(options, (tables) => storeEntries(tables, entries));
  } catch (error) {
    if (!(error instanceof BuildfixError) || error.code !== 'BUILDFIX_STATE_LOCKED') throw error;
    const id = `${new Date().toISOString()}-${randomBytes(6).toString('hex')}`;
    await spoolEntries(options.folder, id, entries).catch(() => {
      throw error;
    });
  }
}
