import { randomBytes } from 'node:crypto';
import { KnownProblems } from '../core/baseline.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { BuildfixError } from '../core/errors.ts';
import { defaultRetention, keepWithin } from './retention.ts';
import { writeSpool } from './spool.ts';
import type { State, StateOptions } from './state.ts';
import { groupSize, storeRun } from './store-run.ts';
import type { RunEntry, SeenEntry } from './stored.ts';
import { withState } from './with-state.ts';

export interface BaselineOptions {
  /** Which run's problems. Default: the last one's. Empty: none. */
  readonly run?: string | undefined;
  /** Told what is wrong with the state, apart from a lock, where it could be read all the same. */
  readonly onTrouble?: (error: BuildfixError) => void;
}

/**
 * The problems of a run, or `undefined` where there has been none. Where another process has the database, or nothing can be written where it is, they are
 * read past the lock. Throws as `openState` does where they can't be read either way.
 */
export async function loadBaseline(
  options: StateOptions,
  { run, onTrouble }: BaselineOptions = {},
): Promise<KnownProblems | undefined> {
  if (run === '') return undefined;
  try {
    return await withState({ ...options, wait: options.wait * baselineShare }, (state) => readBaseline(state, run));
  } catch (error) {
    if (!(error instanceof BuildfixError) || !readableAllTheSame.includes(error.code)) throw error;
    if (error.code !== 'BUILDFIX_STATE_LOCKED') onTrouble?.(error);
    const { readBaselineUnlocked } = await import('./unlocked.ts');
    return readBaselineUnlocked(options, run);
  }
}

const readableAllTheSame: readonly string[] = ['BUILDFIX_STATE_LOCKED', 'BUILDFIX_STATE_FAILED'];

/** A run opens the state twice, and both together wait no longer than the user allows. At the beginning there is a way around. */
const baselineShare = 0.25;

async function readBaseline({ runs, members }: State, run: string | undefined): Promise<KnownProblems | undefined> {
  const [last] = run === undefined ? await runs.keys({ reverse: true, limit: 1 }).all() : [run];
  if (last === undefined) return undefined;
  const known = new KnownProblems([], last);
  for await (const part of members.values({ gt: `${last}!`, lt: `${last}"` })) {
    for (const problem of part) known.add(problem);
  }
  return known;
}

/**
 * Remembers a finished run. Where the database can't be had, because another process has it for longer than the wait or
 * because something is wrong with it, the run goes to the spool, which whoever opens the database next folds in: so it
 * never fails because two builds end at the same time, and nothing is lost to a newer release's database. A run of more than one batch goes
 * through the spool always: killed in the middle of its batches, it would be there in part. Throws what is wrong, apart from a lock, after that.
 */
export async function saveRun(
  options: StateOptions,
  entry: RunEntry,
  problems: () => AsyncIterable<Diagnostic>,
): Promise<'saved' | 'spooled'> {
  const { folder, backend, logger, retention, wait } = options;
  const spool = () => writeSpool(folder, entry, problems()).catch(() => undefined);
  // A state that ends with the process has no spool.
  let file = backend !== 'memory' && (await isLarge(problems())) ? await spool() : undefined;
  try {
    await withState({ ...options, wait: wait * (1 - baselineShare) }, async (state) => {
      if (file === undefined) await storeRun(state, entry, problems());
      await keepWithin(state, { ...defaultRetention, ...retention }, { time: entry.time, logger });
    });
    return 'saved';
  } catch (error) {
    if (!(error instanceof BuildfixError) || !error.code.startsWith('BUILDFIX_STATE_')) throw error;
    file ??= await spool();
    if (file === undefined || error.code !== 'BUILDFIX_STATE_LOCKED') throw error;
    return 'spooled';
  }
}

async function isLarge(problems: AsyncIterable<Diagnostic>): Promise<boolean> {
  let count = 0;
  for await (const _ of problems) if (++count >= groupSize) return true;
  return false;
}

/** Every remembered problem whose fingerprint begins with these digits, at most `limit`. */
export async function findSeen(options: StateOptions, prefix: string, limit = 10): Promise<SeenEntry[]> {
  return withState(options, ({ seen }) => seen.values({ gte: prefix, lt: `${prefix}g`, limit }).all());
}

/** Ids sort by time. Chance keeps those of the same millisecond apart: in two containers the processes have the same number. */
export function newRunId(time: number): string {
  return `${new Date(time).toISOString()}-${randomBytes(6).toString('hex')}`;
}
