import { relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { CacheCounts } from '../core/cache.ts';
import { BuildfixError } from '../core/errors.ts';
import { advise } from '../runtime/cache/advise.ts';
import { type CacheName, cacheNames, cachePlans } from '../runtime/cache/plans.ts';
import { AccessTrace } from '../runtime/cache/trace.ts';
import { type LevelCacheStore, openCacheStore, type StoredFacts } from '../state/cache-store.ts';
import { roomForCaches } from '../state/retention.ts';
import { createLogger } from '../telemetry/logger.ts';
import { warm } from './cache-warm.ts';
import { resolveSettings, type Settings } from './options.ts';
import type { CommandContext } from './program.ts';
import { formatBytes } from './progress.ts';
import { printTable } from './table.ts';

interface CacheFlags {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly file?: readonly string[];
  readonly namespace?: string;
}

/** `buildfix cache stats|warm|clean|invalidate|advise`. */
export async function cache({ command }: CommandContext, action: string, words: readonly string[]): Promise<number> {
  const settings = await resolveSettings(command);
  const flags = command.opts<CacheFlags>();
  if (settings.state === false) throw usage('There are no caches without a state.', 'Leave --no-state out.');
  const known = actions[action as keyof typeof actions];
  if (!known) throw usage(`There is no \`buildfix cache ${action}\`.`, 'Use stats, warm, clean, invalidate or advise.');
  return known(settings, settings.state, flags, words);
}

type Action = (settings: Settings, folder: string, flags: CacheFlags, words: readonly string[]) => Promise<number>;

const actions = {
  stats: (settings, folder, flags) => withStore(settings, folder, (store) => printStats(store, settings, flags)),
  advise: (settings, folder, flags) => withStore(settings, folder, (store) => printAdvice(store, settings, flags)),
  warm: (settings, folder, { json = false }, words) => warm(settings, folder, words, json),
  clean: (settings, folder, flags) =>
    withStore(settings, folder, async (store) => {
      const now = Date.now();
      const isWanted = flags.all ? () => true : ({ expires = now + 1 }: StoredFacts) => expires <= now;
      const removed = await store.remove(isWanted, namespaceOf(flags));
      for (const [, entries] of await store.trim(plansOf(settings))) removed.entries += entries;
      return printRemoved(removed, flags);
    }),
  invalidate: (settings, folder, flags, words) => {
    const { file: files = [] } = flags;
    if (words.length + files.length === 0)
      throw usage(
        'It has to be said what is out of date.',
        "Give patterns of logs and sources, such as 'logs/**', or --file src/a.h.",
      );
    return withStore(settings, folder, async (store) => {
      const fits = picomatch([...words], { dot: true });
      const changed = new Set(files.map((file) => resolve(file)));
      const isNamed = (path: string) =>
        words.length > 0 && (fits(path) || fits(relative(settings.root, path)) || fits(relative('', path)));
      const removed = await store.remove(
        // What an entry was made from, the first file of it is what it is about.
        ({ key, files: from = [] }) => isNamed(from[0] ?? key) || from.some((path) => changed.has(path)),
        namespaceOf(flags),
      );
      return printRemoved(removed, flags);
    });
  },
} satisfies Record<string, Action>;

function plansOf({ retention }: Settings) {
  return Object.values(cachePlans(roomForCaches(retention)));
}

async function withStore(
  { verbose }: Settings,
  folder: string,
  use: (store: LevelCacheStore) => Promise<number>,
): Promise<number> {
  const logger = createLogger({ level: verbose ? 'debug' : 'warn' });
  const store = await openCacheStore({ folder, clock: Date.now, logger });
  if (!store) {
    throw new BuildfixError('BUILDFIX_STATE_LOCKED', {
      message: `The caches in ${folder} can't be opened: another process has them, or the folder can't be written to.`,
      hint: 'Wait for the other run to end; --verbose tells which of the two it is.',
    });
  }
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function printStats(store: LevelCacheStore, settings: Settings, { json }: CacheFlags): Promise<number> {
  const stats = await Promise.all(
    plansOf(settings).map(async ({ name, title, policy, disk }) => {
      const { all, last } = await store.record(name);
      let entries = 0;
      let bytes = 0;
      for await (const { size } of store.facts(name)) {
        entries++;
        bytes += size;
      }
      return { namespace: name, title, policy, entries, bytes, bounds: disk, hitRate: hitRate(all), all, last };
    }),
  );
  if (json) process.stdout.write(`${JSON.stringify(stats, null, 2)}\n`);
  else {
    const rows = stats.map(({ namespace, entries, bytes, bounds, all, last }) => [
      namespace,
      String(entries),
      `${formatBytes(bytes)} of ${formatBytes(bounds.bytes)}`,
      `${percent(hitRate(all))} (${percent(hitRate(last))} in the last run)`,
      `${all.evicted} evicted, ${all.expired} expired, ${all.invalidated} out of date`,
    ]);
    printTable([['cache', 'entries', 'size', 'found', 'gone'], ...rows]);
  }
  return 0;
}

function hitRate({ memoryHits, diskHits, misses }: CacheCounts): number | null {
  const questions = memoryHits + diskHits + misses;
  return questions === 0 ? null : (memoryHits + diskHits) / questions;
}

function percent(rate: number | null): string {
  return rate === null ? 'never asked' : `${(100 * rate).toFixed(0)} %`;
}

async function printAdvice(store: LevelCacheStore, settings: Settings, { json }: CacheFlags): Promise<number> {
  const found = [];
  for (const plan of plansOf(settings)) {
    const bytes = await store.trace(plan.name);
    const advice = bytes && advise(plan, [...AccessTrace.from(bytes).entries()]);
    if (advice) found.push(advice);
  }
  if (json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else if (found.length === 0) process.stdout.write('The caches have been asked too little to say anything.\n');
  else
    printTable(
      found.map(({ namespace, questions, now, text }) => [
        namespace,
        `${questions} questions`,
        `${percent(now.hitRate)} found`,
        text,
      ]),
    );
  return 0;
}

function printRemoved(removed: { readonly entries: number; readonly bytes: number }, { json }: CacheFlags): number {
  process.stdout.write(
    json
      ? `${JSON.stringify(removed)}\n`
      : `${removed.entries} ${removed.entries === 1 ? 'entry' : 'entries'} removed, ${formatBytes(removed.bytes)}.\n`,
  );
  return 0;
}

function namespaceOf({ namespace }: CacheFlags): CacheName | undefined {
  if (namespace === undefined || cacheNames.includes(namespace as CacheName)) return namespace as CacheName | undefined;
  throw usage(`There is no cache named ${namespace}.`, `Use ${cacheNames.join(', ')}.`);
}

function usage(message: string, hint: string): BuildfixError {
  return new BuildfixError('BUILDFIX_USAGE', { message, hint });
}
