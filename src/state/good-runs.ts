import type { StateOptions } from './state.ts';
import type { GoodRunEntry } from './stored.ts';
import { withState } from './with-state.ts';

/** Remembers what a run that came through said, by the name of its log; of the last fifty such logs. Throws as `openState` does. */
export async function saveGoodRun(options: StateOptions, log: string, entry: GoodRunEntry): Promise<void> {
  await withState(options, async ({ goodRuns }) => {
    await goodRuns.put(log, entry);
    const times: { log: string; time: number }[] = [];
    for await (const [known, { time }] of goodRuns.iterator()) times.push({ log: known, time });
    const oldest = times.sort((a, b) => b.time - a.time).slice(mostLogs);
    await goodRuns.batch(oldest.map(({ log: key }) => ({ type: 'del' as const, key })));
  });
}

/** By the name of the log. Throws as `openState` does. */
export async function loadGoodRuns(options: StateOptions): Promise<ReadonlyMap<string, GoodRunEntry>> {
  return withState(options, async ({ goodRuns }) => new Map(await goodRuns.iterator().all()));
}

const mostLogs = 50;
