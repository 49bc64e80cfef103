import type { Checkpoint } from '../core/checkpoint.ts';
import { withState } from './runs.ts';
import type { StateOptions } from './state.ts';

/** How far these logs were followed; those that never were are left out. */
export async function loadCheckpoints(options: StateOptions, paths: readonly string[]): Promise<Checkpoint[]> {
  return withState(options, async ({ checkpoints }) =>
    (await checkpoints.getMany([...paths])).filter((checkpoint) => checkpoint !== undefined),
  );
}

/** All together in one batch. */
export async function saveCheckpoints(options: StateOptions, made: readonly Checkpoint[]): Promise<void> {
  await withState(options, ({ db, checkpoints }) =>
    db.batch(made.map((value) => ({ type: 'put' as const, key: value.path, value, sublevel: checkpoints }))),
  );
}
