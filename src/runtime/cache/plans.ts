import type { CachePlan } from '../../core/cache.ts';

/** Every namespace of the caches, which together take `room` bytes of the disk. docs/caching.md has the shares. */
export function cachePlans(room = defaultRoom) {
  const share = (sixteenths: number) => Math.floor((room * sixteenths) / 16);
  return {
    logs: {
      name: 'logs',
      title: 'log files that were read: how they looked then, and which content that was',
      policy: 'lru',
      ttl: 90 * 24 * 60 * 60 * 1000,
      disk: { entries: 50_000, bytes: share(1) },
    },
    parses: {
      name: 'parses',
      title: 'what was read in a content',
      policy: 'lru',
      ttl: 90 * 24 * 60 * 60 * 1000,
      disk: { entries: 50_000, bytes: share(12) },
    },
    fixes: {
      name: 'fixes',
      title: 'problems of a source file that were handled: who can fix them, and how',
      policy: 'lru',
      ttl: 30 * 24 * 60 * 60 * 1000,
      memory: { entries: 2_000, bytes: 16e6 },
      disk: { entries: 20_000, bytes: share(3) },
    },
  } as const satisfies Record<string, CachePlan>;
}

/** In bytes. */
export const defaultRoom = 128_000_000;

export type CacheName = keyof ReturnType<typeof cachePlans>;
export const cacheNames = Object.keys(cachePlans()) as CacheName[];
