import { KnownProblems } from '../core/baseline.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { BuildfixError } from '../core/errors.ts';
import { writeSpool } from './spool.ts';
import { openState, type StateOptions } from './state.ts';
import { storeRun } from './store-run.ts';
import type { RunEntry, SeenEntry } from './tables.ts';

/** The problems of the last run, or of `run`; `undefined` where there is none. A locked state has no baseline to give. */
export async function loadBaseline(options: StateOptions, run?: string): Promise<KnownProblems | undefined> {
  return withState(options, async ({ runs, members }) => {
    const [last] = run === undefined ? await runs.keys({ reverse: true, limit: 1 }).all() : [run];
    if (last === undefined || last === '') return undefined;
    const known = new KnownProblems([], last);
    for await (const part of members.values({ gt: `${last}!`, lt: `${last}"` })) {
      for (const problem of part) known.add(problem);
    }
    return known;
  });
}

/**
 * Remembers a finished run. Where another process has the database for longer than the wait, the run goes to the spool,
 * which whoever opens the database next folds in: so it never fails because two builds end at the same time.
 */
export async function saveRun(
  options: StateOptions,
  entry: RunEntry,
  problems: () => AsyncIterable<Diagnostic>,
): Promise<'saved' | 'spooled'> {
  try {
    await withState(options, (state) => storeRun(state, entry, problems()));
    return 'saved';
  } catch (error) {
    if (!(error instanceof BuildfixError) || error.code !== 'BUILDFIX_STATE_LOCKED') throw error;
    await writeSpool(options.folder, entry, problems());
    return 'spooled';
  }
}

/** Every remembered problem whose fingerprint begins with these digits, at most `limit`. */
export async function findSeen(options: StateOptions, prefix: string, limit = 10): Promise<SeenEntry[]> {
  return withState(options, ({ seen }) => seen.values({ gte: prefix, lt: `${prefix}g`, limit }).all());
}

/** Ids sort by time; the process keeps those of the same millisecond apart. */
export function newRunId(time: number): string {
  return `${new Date(time).toISOString()}-${process.pid}`;
}

/** Opens, does one thing, closes: others may be waiting. */
export async function withState<Result>(
  options: StateOptions,
  use: (state: Awaited<ReturnType<typeof openState>>) => Promise<Result>,
): Promise<Result> {
  const state = await openState(options);
  try {
    return await use(state);
  } finally {
    await state.close();
  }
}
