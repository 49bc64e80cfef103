import { rm } from 'node:fs/promises';
import { bareContext } from '../../core/context.ts';
import { type Backend, hasMemoryRoom } from '../../state/place.ts';
import { openState, type State } from '../../state/state.ts';
import type { SeenEntry } from '../../state/stored.ts';
import { replayWords } from '../contenders.ts';
import { NotMeasured } from '../figure.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { problem } from '../problems.ts';
import { described, inTurn } from '../rounds.ts';
import { median, medianRatio } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

/** What remembering costs. */
export const state: readonly Measurement[] = [
  {
    figures: [
      { name: 'openMs', title: 'opening and closing the state', unit: 'ms', direction: 'lower' },
      { name: 'batchedMicroseconds', title: 'one problem, in batches of a thousand', unit: 'µs', direction: 'lower' },
      { name: 'singleMicroseconds', title: 'one problem, by itself', unit: 'µs', direction: 'lower' },
      { name: 'batchSpeedup', title: 'batches beside single writes', unit: 'x', direction: 'higher' },
    ],
    measure: database,
  },
  {
    figures: [
      { name: 'syncedMicroseconds', title: 'one problem, by itself and on the disk', unit: 'µs', direction: 'lower' },
      {
        name: 'shmSyncSpeedup',
        title: 'synced writes in memory (--state-backend shm) beside the disk',
        unit: 'x',
        direction: 'higher',
        limit: 5,
      },
    ],
    measure: synced,
  },
  {
    figures: [
      { name: 'runMs', title: 'what a run of a small log takes longer with a state', unit: 'ms', direction: 'lower' },
    ],
    measure: wholeRun,
  },
];

async function database(bench: Workbench): Promise<Outcome> {
  const folder = bench.path('state-bench');
  const { logger } = bareContext();
  const batched = bench.scaled(50_000, 2_000);
  const single = bench.scaled(5_000, 500);
  const opened = async <Result>(use: (open: State) => Promise<Result>) => {
    // What LevelDB takes, without the disk; see `synced` for that.
    const open = await openState({ folder, wait: 1_000, logger, durability: 'fast' });
    try {
      return await use(open);
    } finally {
      await open.close();
    }
  };
  const samples = await inTurn(
    bench.options.rounds,
    {
      open: () => milliseconds(() => opened(async () => {})),
      batched: () => opened(async (open) => (1000 * (await milliseconds(() => putInBatches(open, batched)))) / batched),
      single: () => opened(async (open) => (1000 * (await milliseconds(() => putEach(open, single)))) / single),
    },
    bench.rounds('state: database'),
  );
  await rm(folder, { recursive: true });
  const details = {
    batchedProblems: batched,
    singleProblems: single,
    ...described(samples, 'ms to open, µs for a problem'),
  };
  return {
    values: {
      openMs: { value: median(samples.open), details },
      batchedMicroseconds: { value: median(samples.batched), details },
      singleMicroseconds: { value: median(samples.single), details },
      batchSpeedup: { value: medianRatio(samples.single, samples.batched), details },
    },
  };
}

/** The same writes in both places, each of which waits until it would outlive a loss of power, if memory did. */
async function synced(bench: Workbench): Promise<Outcome> {
  if (!(await hasMemoryRoom())) throw new NotMeasured('this machine has no memory file system with room');
  const { logger } = bareContext();
  const writes = bench.scaled(500, 100);
  const [onDisk, inMemory] = [bench.path('state-on-disk'), bench.path('state-in-memory')];
  const writesTo = (folder: string, backend: Backend) => async () => {
    const open = await openState({ folder, backend, wait: 1_000, logger, durability: 'sync' });
    try {
      return (1_000 * (await milliseconds(() => putEach(open, writes)))) / writes;
    } finally {
      await open.close();
    }
  };
  const rounds = bench.rounds('state: synced');
  try {
    const samples = await inTurn(
      bench.options.rounds,
      { disk: writesTo(onDisk, 'disk'), shm: writesTo(inMemory, 'shm') },
      rounds,
    );
    const details = { writes, ...described(samples, 'µs a write') };
    return {
      values: {
        syncedMicroseconds: { value: median(samples.disk), details },
        shmSyncSpeedup: { value: medianRatio(samples.disk, samples.shm), details },
      },
    };
  } finally {
    await (await openState({ folder: inMemory, backend: 'disk', isMoving: true, wait: 1_000, logger })).close();
    await Promise.all([onDisk, inMemory].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function putInBatches({ db, seen }: State, count: number): Promise<void> {
  for (let n = 0; n < count; ) {
    const batch = db.batch();
    for (const end = Math.min(count, n + 1_000); n < end; n++) {
      const entry = entryOf(n);
      batch.put(entry.diagnostic.fingerprint, entry, { sublevel: seen });
    }
    await batch.write();
  }
}

async function putEach({ seen }: State, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const entry = entryOf(n);
    await seen.put(entry.diagnostic.fingerprint, entry);
  }
}

function entryOf(n: number): SeenEntry {
  return { diagnostic: problem(n), firstRun: 'run', lastRun: 'run', firstSeen: 0, lastSeen: 0, runs: 1 };
}

async function wholeRun(bench: Workbench): Promise<Outcome> {
  const log = await bench.log('noisy', 100_000);
  const samples = await inTurn(
    bench.options.rounds,
    {
      remembering: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1, state: true })),
      stateless: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1 })),
    },
    bench.rounds('state: a small log'),
  );
  const more = samples.remembering.map((seconds, round) => 1000 * (seconds - (samples.stateless[round] as number)));
  return { values: { runMs: { value: median(more), details: { bytes: log.bytes, ...described(samples, 's') } } } };
}
