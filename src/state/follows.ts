import type { Checkpoint, RecalledRun } from '../core/checkpoint.ts';
import { BuildfixError } from '../core/errors.ts';
import {
  entriesOf,
  entryKey,
  type FollowChanges,
  type FollowHead,
  finishFollow,
  headKey,
  loadHead,
  readable,
  within,
  withoutRun,
} from './follow-entries.ts';
import { newRunId } from './runs.ts';
import { spoolEntries } from './spool.ts';
import type { State, StateOptions } from './state.ts';
import { storeEntries } from './store-entries.ts';
import { readTableUnlocked } from './unlocked.ts';
import { withState } from './with-state.ts';

/** What is known of logs before they are followed. */
export interface Followed {
  /** Undefined where nothing was followed under this key. */
  readonly head: FollowHead | undefined;
  /** How far others have read these logs. */
  readonly checkpoints: readonly Checkpoint[];
}

/**
 * What earlier runs under this key have left. Where another process has the database, or nothing can be written where it is, it is read past the lock.
 * `onTrouble` is told what is wrong apart from a lock. Throws as `openState` does where it can't be read either way.
 */
export async function loadFollow(
  options: StateOptions,
  key: string,
  onTrouble: (error: BuildfixError) => void,
): Promise<Followed> {
  return pastLock(
    { ...options, wait: options.wait * beginShare },
    async (state) => {
      const head = await loadHead(state, key);
      // The process before may have died between the end of its run and storing it.
      const left = head?.ended ? await finishFollow(state, key, head, head.ended) : head;
      return { head: left, checkpoints: await state.checkpoints.values().all() };
    },
    async () => {
      const heads = await readTableUnlocked(options, 'follows', headKey(key));
      const head = readable(heads.get(headKey(key)));
      const checkpoints = await readTableUnlocked(options, 'checkpoints', '');
      // Whoever writes the next checkpoint stores the run that has ended.
      return { head: head?.ended ? withoutRun(head) : head, checkpoints: [...checkpoints.values()] as Checkpoint[] };
    },
    onTrouble,
  );
}

/** What was gathered, read while it is asked for. */
export function recallRun(options: StateOptions, key: string, { reading }: FollowHead): RecalledRun {
  return {
    reading,
    entries: (ledger, take) => {
      const prefix = entryKey(key, ledger, '');
      return pastLock(
        { ...options, wait: 0 },
        async ({ follows }) => {
          for await (const [name, value] of follows.iterator(within(prefix)))
            await take(name.slice(prefix.length), value);
        },
        async () => {
          const entries = await readTableUnlocked(options, 'follows', prefix);
          for (const name of [...entries.keys()].sort()) await take(name.slice(prefix.length), entries.get(name));
        },
      );
    },
  };
}

/** All of a checkpoint in one batch: what it says is so together or not at all. Throws as `openState` does, soon: the next one can say the same. */
export async function saveFollow(options: StateOptions, key: string, checkpoint: FollowChanges): Promise<void> {
  await withState({ ...options, wait: options.wait * checkpointShare }, (state) => write(state, key, checkpoint));
}

/**
 * The last checkpoint of a run, and the run itself to the others. Where another process has the database for longer than the wait, both go to the spool.
 * Throws as `openState` does for everything else.
 */
export async function endFollow(
  options: StateOptions,
  key: string,
  checkpoint: FollowChanges & { readonly head: Required<Pick<FollowHead, 'ended'>> },
): Promise<void> {
  try {
    await withState({ ...options, wait: options.wait * endShare }, async (state) => {
      await write(state, key, checkpoint);
      const { head } = checkpoint;
      if (head.ended) await finishFollow(state, key, head, head.ended);
    });
  } catch (error) {
    if (!isLocked(error) || options.backend === 'memory') throw error;
    await spoolEntries(options.folder, newRunId(Date.now()), [...entriesOf(key, checkpoint)]);
  }
}

async function write(state: State, key: string, checkpoint: FollowChanges): Promise<void> {
  const before = await loadHead(state, key);
  // Read past the lock when this run began, so that it could not be stored then.
  if (before?.ended && before.ended.id !== checkpoint.head.run) await finishFollow(state, key, before, before.ended);
  await storeEntries(state, [...entriesOf(key, checkpoint)]);
}

async function pastLock<Result>(
  options: StateOptions,
  use: (state: State) => Promise<Result>,
  unlocked: () => Promise<Result>,
  onTrouble?: (error: BuildfixError) => void,
): Promise<Result> {
  try {
    return await withState(options, use);
  } catch (error) {
    if (isLocked(error)) return unlocked();
    if (!(error instanceof BuildfixError) || error.code !== 'BUILDFIX_STATE_FAILED') throw error;
    onTrouble?.(error);
    return unlocked();
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof BuildfixError && error.code === 'BUILDFIX_STATE_LOCKED';
}

/** What a followed run waits for the state: together no longer than the user allows, where the baseline has its part too. */
const beginShare = 0.2;
const checkpointShare = 0.05;
const endShare = 0.4;
