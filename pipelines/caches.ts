import type { CachePlan } from '../src/core/cache.ts';
import type { Logger } from '../src/core/context.ts';
import type { HandledFile } from '../src/fixes/handled.ts';
import { type CacheName, cacheNames, cachePlans } from '../src/runtime/cache/plans.ts';
import { type Codec, jsonCodec, TieredCache } from '../src/runtime/cache/tiered-cache.ts';
import { AccessTrace } from '../src/runtime/cache/trace.ts';
import type { LevelCacheStore } from '../src/state/cache-store.ts';
import type { LogRecord } from './known-logs.ts';
import { decodeStoredLog, encodeStoredLog, type StoredLog } from './stored-log.ts';

export interface CachesOptions {
  /** The `.buildfix` folder; absent: nothing outlives the process. */
  readonly folder?: string | undefined;
  /** Bytes of the disk for all of them. Default: 128 MB. */
  readonly room?: number | undefined;
  readonly clock: () => number;
  readonly logger: Logger;
  /** `false`: everything is found out anew, and replaces what is there. Default: true. */
  readonly readable?: boolean;
}

/** Every cache of a run, by namespace. */
export interface Caches {
  readonly logs: TieredCache<LogRecord>;
  readonly parses: TieredCache<StoredLog>;
  readonly fixes: TieredCache<HandledFile>;
  readonly all: readonly Pick<TieredCache<unknown>, 'plan' | 'counts'>[];
  /** What hashes of contents begin with; absent where nothing outlives the process. */
  readonly seed: bigint | undefined;
  /** Gives up memory, see `MemoryPressure`; what the disk has stays there. */
  shrink(share: number): void;
  /** Keeps all within their bounds, and what was counted. */
  close(): Promise<void>;
}

/** Never rejects: where the database can't be had, nothing outlives the process. */
export async function openCaches({ folder, room, clock, logger, readable = true }: CachesOptions): Promise<Caches> {
  const store = folder === undefined ? undefined : await openStore(folder, clock, logger);
  const traces = new Map<string, AccessTrace>();
  function open<Value>(plan: CachePlan, codec: Codec<Value>, countedOutside = false): TieredCache<Value> {
    const trace = store && plan.disk ? new AccessTrace() : undefined;
    if (trace) traces.set(plan.name, trace);
    return new TieredCache({ plan, codec, clock, store, trace, readable, countedOutside });
  }
  const plans = cachePlans(room);
  const caches = {
    logs: open<LogRecord>(plans.logs, jsonCodec()),
    parses: open<StoredLog>(plans.parses, { encode: encodeStoredLog, decode: decodeStoredLog }),
    fixes: open<HandledFile>(plans.fixes, jsonCodec(), true),
  } satisfies Record<CacheName, unknown>;
  return {
    ...caches,
    all: Object.values(caches),
    seed: store?.seed,
    shrink: (share) => {
      for (const name of cacheNames) caches[name].shrink(share);
    },
    async close() {
      if (store) await closeStore(store, caches, traces);
    },
  };
}

async function openStore(folder: string, clock: () => number, logger: Logger): Promise<LevelCacheStore | undefined> {
  const { openCacheStore } = await import('../src/state/cache-store.ts');
  return openCacheStore({ folder, clock, logger });
}

async function closeStore(
  store: LevelCacheStore,
  caches: Readonly<Record<CacheName, Pick<TieredCache<unknown>, 'counts' | 'plan'>>>,
  traces: ReadonlyMap<string, AccessTrace>,
): Promise<void> {
  const changed = cacheNames.filter((name) => caches[name].counts.stored > 0);
  const gone = await store.trim(changed.map((name) => caches[name].plan));
  for (const name of cacheNames) {
    const { counts } = caches[name];
    counts.evicted += gone.get(name) ?? 0;
    if (Object.values(counts).every((count) => count === 0)) continue;
    const trace = traces.get(name);
    await store.saveRecord(name, counts, trace && continued(trace, await store.trace(name)));
  }
  await store.close();
}

/** The trace of earlier runs, and behind it this one. */
function continued(trace: AccessTrace, before: Uint8Array | undefined): Uint8Array {
  const all = before ? AccessTrace.from(before) : new AccessTrace();
  all.append(trace);
  return all.toBytes();
}
