import { rm } from 'node:fs/promises';
import { type CachePlan, type EvictionPolicy, evictionPolicies } from '../../core/cache.ts';
import { bareContext } from '../../core/context.ts';
import { jsonCodec, TieredCache } from '../../runtime/cache/tiered-cache.ts';
import { type LevelCacheStore, openCacheStore } from '../../state/cache-store.ts';
import { type Measured, NotMeasured } from '../figure.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { randomNumbers } from '../random.ts';
import type { Workbench } from '../workbench.ts';
import { incremental } from './incremental.ts';

/** How often a cache has the answer where some things are asked for often and most seldom, as words, headers and errors are. */
export const cache: readonly Measurement[] = [
  {
    figures: evictionPolicies.map((policy) => ({
      name: `${policy}HitPct`,
      title: `questions after Zipf's law of 10 000 keys, room for 2 000, found with ${policy}`,
      unit: '%',
      direction: 'higher',
      only: policy,
      ...(policy === 'lru' && { limit: 70 }),
    })),
    measure: policies,
  },
  {
    figures: [
      {
        name: 'restartHitPct',
        title: 'the same again by another process: found in memory or on disk',
        unit: '%',
        direction: 'higher',
        limit: 70,
      },
      { name: 'memoryMicroseconds', title: 'one question that memory answers', unit: 'µs', direction: 'lower' },
      { name: 'diskMicroseconds', title: 'one question that the disk answers', unit: 'µs', direction: 'lower' },
    ],
    measure: restart,
  },
  incremental,
];

const keys = 10_000;
const room = { entries: 2_000, bytes: 1e6 };
/** As JSON, `{"n":…,"text":…}`. */
const text = 'x'.repeat(100);

interface Value {
  readonly n: number;
  readonly text: string;
}

async function policies(bench: Workbench): Promise<Outcome> {
  const questions = bench.scaled(200_000, 20_000);
  const values: Record<string, Measured> = {};
  for (const policy of evictionPolicies) {
    let time = 0;
    const plan = { ...planOf(policy), ttl: questions };
    const cache = new TieredCache<Value>({ plan, codec: jsonCodec(), clock: () => ++time });
    values[`${policy}HitPct`] = {
      value: 100 * ask(cache, questions, bench.options.seed),
      details: { keys, room, questions },
    };
  }
  return { values };
}

async function restart(bench: Workbench): Promise<Outcome> {
  const questions = bench.scaled(50_000, 5_000);
  const folder = bench.path('cache-bench');
  const plan: CachePlan = { ...planOf('lru'), disk: { entries: 5_000, bytes: 1e7 } };
  async function withCache<Result>(
    use: (cache: TieredCache<Value>, store: LevelCacheStore) => Result,
  ): Promise<Result> {
    const store = await openCacheStore({ folder, clock: Date.now, logger: bareContext().logger });
    if (!store) throw new NotMeasured(`no cache could be opened in ${folder}`);
    try {
      const result = use(new TieredCache<Value>({ plan, codec: jsonCodec(), clock: Date.now, store }), store);
      await store.trim([plan]);
      return result;
    } finally {
      await store.close();
    }
  }
  try {
    const { seed } = bench.options;
    const first = await withCache((cache) => ask(cache, questions, seed));
    const again = await withCache((cache) => ({ found: ask(cache, questions, seed), counts: cache.counts }));
    const times = await withCache((cache) => {
      const known: string[] = [];
      const disk = measure(room.entries, (n) => cache.get(`key ${n}`) && known.push(`key ${n}`));
      return { disk, memory: measure(known.length, (n) => cache.get(known[n] as string)) };
    });
    const details = { keys, room, disk: plan.disk, questions, first: 100 * first, counts: again.counts };
    return {
      values: {
        restartHitPct: { value: 100 * again.found, details },
        memoryMicroseconds: { value: times.memory },
        diskMicroseconds: { value: times.disk },
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function planOf(policy: EvictionPolicy): CachePlan {
  return { name: 'bench', title: 'bench', policy, memory: room };
}

/** The share of questions that were answered; what was not is put there. Keys have a weight of 1/rank (Zipf's law). */
function ask(cache: TieredCache<Value>, questions: number, seed: number): number {
  const random = randomNumbers(seed);
  const sums = new Float64Array(keys);
  for (let rank = 1, sum = 0; rank <= keys; rank++) sums[rank - 1] = sum += 1 / rank;
  let found = 0;
  for (let n = 0; n < questions; n++) {
    const rank = firstAbove(sums, random() * (sums[keys - 1] as number));
    const key = `key ${rank}`;
    if (cache.get(key)) found++;
    else cache.set(key, { n: rank, text: text.slice(rank % text.length) });
  }
  return found / questions;
}

function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  for (let high = sums.length - 1; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Microseconds for one of so many. */
function measure(times: number, work: (n: number) => unknown): number {
  const start = performance.now();
  for (let n = 0; n < times; n++) work(n);
  return (1000 * (performance.now() - start)) / Math.max(1, times);
}
