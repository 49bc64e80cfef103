import type { CachePlan } from '../../core/cache.ts';

/** Every namespace of the caches. What each may take is promised in docs/caching.md. */
export const cachePlans = {
  logs: {
    name: 'logs',
    title: 'log files that were read: how they looked then, and which content that was',
    policy: 'lru',
    ttl: 90 * 24 * 60 * 60 * 1000,
    disk: { entries: 50_000, bytes: 16e6 },
  },
  parses: {
    name: 'parses',
    title: 'what was read in a content',
    policy: 'lru',
    ttl: 90 * 24 * 60 * 60 * 1000,
    disk: { entries: 50_000, bytes: 256e6 },
  },
  fixes: {
    name: 'fixes',
    title: 'problems of a source file that were handled: who can fix them, and how',
    policy: 'lru',
    ttl: 30 * 24 * 60 * 60 * 1000,
    memory: { entries: 2_000, bytes: 16e6 },
    disk: { entries: 20_000, bytes: 64e6 },
  },
} as const satisfies Record<string, CachePlan>;

export type CacheName = keyof typeof cachePlans;
export const cacheNames = Object.keys(cachePlans) as CacheName[];
