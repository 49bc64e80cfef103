import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Level } from 'level';
import {
  type CacheCounts,
  type CachePlan,
  type CacheStore,
  type EntryFacts,
  evictionOrder,
  noCounts,
} from '../core/cache.ts';
import type { Logger } from '../core/context.ts';

export interface CacheStoreOptions {
  /** The `.buildfix` folder. */
  readonly folder: string;
  readonly clock: () => number;
  readonly logger: Logger;
}

/** An entry as the store knows it. */
export interface StoredFacts extends EntryFacts {
  readonly namespace: string;
  readonly key: string;
}

/** What a namespace has done over all runs and in the last one that used it, and its trace. */
export interface NamespaceRecord {
  readonly all: CacheCounts;
  readonly last: CacheCounts;
}

/**
 * The caches on disk: a LevelDB of its own beside the state. All in it can be found out again, so it is held open for a
 * whole run (nobody waits for it: who finds it taken does without), is written without waiting for the disk, and is
 * removed when it is corrupt. The state keeps none of these promises. `undefined` where it can't be had.
 */
export async function openCacheStore(options: CacheStoreOptions): Promise<LevelCacheStore | undefined> {
  const location = cacheFolder(options.folder);
  // As the state does: the folder hides itself from git.
  await mkdir(options.folder, { recursive: true })
    .then(() => writeFile(join(options.folder, '.gitignore'), '*\n', { flag: 'wx' }))
    .catch(() => {});
  for (let attempt = 0; ; attempt++) {
    const db = new Level<string, Uint8Array>(location, { valueEncoding: 'view' });
    try {
      await db.open();
      return await LevelCacheStore.on(db, options);
    } catch (error) {
      await db.close().catch(() => {});
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      const isTaken = (cause as { code?: string }).code === 'LEVEL_LOCKED';
      options.logger.debug(
        { location, error: String(cause) },
        isTaken ? 'another process has the caches' : 'the caches are unusable',
      );
      if (isTaken || attempt > 0) return undefined;
      await removeDatabase(location);
    }
  }
}

function cacheFolder(folder: string): string {
  return join(folder, 'cache');
}

/** Only the files of a database: the folder was named by a user, and may hold something else. */
async function removeDatabase(location: string): Promise<void> {
  // The types are those of a browser as well, where there is nothing of the kind.
  await (Level as unknown as { destroy(location: string): Promise<void> }).destroy(location).catch(() => {});
}

/** Made by `openCacheStore`. Every failure of the database is a miss: no run fails because of a cache. */
export class LevelCacheStore implements CacheStore {
  readonly #db: Level<string, Uint8Array>;
  readonly #options: CacheStoreOptions;
  readonly #tables: CacheTables;
  /** Written, or deleted (`undefined`), but not in the database yet. */
  readonly #waiting = new Map<string, { value: Uint8Array; facts: EntryFacts } | undefined>();
  #waitingBytes = 0;
  #writing: Promise<void> = Promise.resolve();
  /** Entries that were given, and how often: told to the database at the end. */
  readonly #uses = new Map<string, number>();
  #isBroken = false;
  readonly seed: bigint;

  private constructor(db: Level<string, Uint8Array>, tables: CacheTables, options: CacheStoreOptions, seed: bigint) {
    this.#db = db;
    this.#tables = tables;
    this.#options = options;
    this.seed = seed;
  }

  static async on(db: Level<string, Uint8Array>, options: CacheStoreOptions): Promise<LevelCacheStore> {
    const tables = openCacheTables(db);
    await Promise.all([tables.values.open(), tables.facts.open(), tables.records.open()]);
    if ((await tables.records.get('version')) !== version) {
      await db.clear();
      await tables.records.put('version', version);
    }
    let seed = (await tables.records.get('seed')) as string | undefined;
    if (seed === undefined) {
      const { randomBytes } = await import('node:crypto');
      seed = randomBytes(8).readBigUInt64LE().toString();
      await tables.records.put('seed', seed);
    }
    return new LevelCacheStore(db, tables, options, BigInt(seed));
  }

  get(namespace: string, key: string): { value: Uint8Array; expires?: number } | undefined {
    const id = idOf(namespace, key);
    if (this.#waiting.has(id)) {
      const waiting = this.#waiting.get(id);
      if (!waiting) return undefined;
      const { value, facts } = waiting;
      return { value, ...(facts.expires !== undefined && { expires: facts.expires }) };
    }
    const stored = this.#attempt(() => this.#tables.values.getSync(id));
    if (!stored || stored.length < headLength) return undefined;
    const head = new DataView(stored.buffer, stored.byteOffset);
    const value = stored.subarray(headLength);
    // LevelDB does not look at the checksums of what it reads, and whoever decodes a value relies on it.
    if (head.getBigUint64(8, true) !== checksum(value)) {
      this.delete(namespace, key);
      return undefined;
    }
    this.#uses.set(id, (this.#uses.get(id) ?? 0) + 1);
    const expires = head.getFloat64(0, true);
    return { value, ...(expires !== 0 && { expires }) };
  }

  put(namespace: string, key: string, value: Uint8Array, facts: EntryFacts): void {
    this.#wait(idOf(namespace, key), { value, facts });
  }

  delete(namespace: string, key: string): void {
    this.#wait(idOf(namespace, key), undefined);
  }

  /** Every entry, of one namespace or of all. */
  async *facts(namespace?: string): AsyncGenerator<StoredFacts> {
    await this.#flush();
    const range = namespace === undefined ? {} : { gt: `${namespace}!`, lt: `${namespace}"` };
    for await (const [id, facts] of this.#tables.facts.iterator(range)) {
      const cut = id.indexOf('!');
      yield { ...facts, namespace: id.slice(0, cut), key: id.slice(cut + 1) };
    }
  }

  /** Deletes what is chosen, and what has expired; returns how many entries and bytes that were. */
  async remove(
    chosen: (facts: StoredFacts) => boolean,
    namespace?: string,
  ): Promise<{ entries: number; bytes: number }> {
    const removed = { entries: 0, bytes: 0 };
    for await (const facts of this.facts(namespace)) {
      if (!chosen(facts)) continue;
      this.delete(facts.namespace, facts.key);
      removed.entries++;
      removed.bytes += facts.size;
    }
    await this.#flush();
    return removed;
  }

  /** Keeps the namespaces within their bounds; returns how many entries had to go, by namespace. */
  async trim(plans: readonly CachePlan[]): Promise<Map<string, number>> {
    const gone = new Map<string, number>();
    const now = this.#options.clock();
    for (const { name, policy, disk } of plans) {
      if (!disk) continue;
      let bytes = 0;
      const all: StoredFacts[] = [];
      let count = 0;
      const drop = (facts: StoredFacts) => {
        this.delete(name, facts.key);
        bytes -= facts.size;
        count++;
      };
      for await (const facts of this.facts(name)) {
        bytes += facts.size;
        if (facts.expires !== undefined && facts.expires <= now) drop(facts);
        else all.push(facts);
      }
      if (bytes > disk.bytes || all.length > disk.entries) {
        let left = all.length;
        for (const facts of all.sort(evictionOrder(policy))) {
          if (left <= disk.entries * kept && bytes <= disk.bytes * kept) break;
          drop(facts);
          left--;
        }
      }
      if (count > 0) gone.set(name, count);
    }
    await this.#flush();
    return gone;
  }

  /** What was counted and traced. */
  async record(namespace: string): Promise<NamespaceRecord> {
    const record = (await this.#tables.records.get(`counts!${namespace}`)) as NamespaceRecord | undefined;
    return record ?? { all: noCounts(), last: noCounts() };
  }

  async trace(namespace: string): Promise<Uint8Array | undefined> {
    return this.#db.get(`trace!${namespace}`);
  }

  /** Adds the counts of a run, and replaces the trace. */
  async saveRecord(namespace: string, counts: CacheCounts, trace?: Uint8Array): Promise<void> {
    if (this.#isBroken) return;
    const { all } = await this.record(namespace);
    const sum = { ...all };
    for (const name of Object.keys(counts) as (keyof CacheCounts)[]) sum[name] += counts[name];
    await this.#tables.records.put(`counts!${namespace}`, { all: sum, last: counts });
    if (trace) await this.#db.put(`trace!${namespace}`, trace);
  }

  async clear(): Promise<void> {
    this.#waiting.clear();
    await this.#tables.values.clear();
    await this.#tables.facts.clear();
  }

  /** Writes what waits. A database that failed is removed: what it lost can be found out again. */
  async close(): Promise<void> {
    await this.#flush();
    await this.#countUses();
    await this.#db.close().catch(() => {});
    if (this.#isBroken) await removeDatabase(cacheFolder(this.#options.folder));
  }

  #wait(id: string, entry: { value: Uint8Array; facts: EntryFacts } | undefined): void {
    this.#waitingBytes += (entry?.value.length ?? 0) - (this.#waiting.get(id)?.value.length ?? 0);
    this.#waiting.set(id, entry);
    this.#uses.delete(id);
    if (this.#waitingBytes > mostWaiting) void this.#flush();
  }

  /** One batch after the other; what is asked for meanwhile is in the database or still waits. */
  #flush(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      if (this.#waiting.size === 0 || this.#isBroken) return;
      const group = [...this.#waiting];
      const batch = this.#db.batch();
      for (const [id, entry] of group) {
        if (entry) {
          batch.put(id, withHead(entry.value, entry.facts.expires), { sublevel: this.#tables.values });
          batch.put(id, entry.facts, { sublevel: this.#tables.facts });
        } else {
          batch.del(id, { sublevel: this.#tables.values });
          batch.del(id, { sublevel: this.#tables.facts });
        }
      }
      await batch.write().catch((error: unknown) => this.#broken(error));
      for (const [id, entry] of group) {
        if (this.#waiting.get(id) !== entry) continue;
        this.#waiting.delete(id);
        this.#waitingBytes -= entry?.value.length ?? 0;
      }
    });
    return this.#writing;
  }

  async #countUses(): Promise<void> {
    if (this.#uses.size === 0 || this.#isBroken) return;
    try {
      const ids = [...this.#uses.keys()];
      const known = await this.#tables.facts.getMany(ids);
      const used = this.#options.clock();
      const batch = this.#db.batch();
      for (const [i, facts] of known.entries()) {
        const id = ids[i] as string;
        if (facts) {
          const uses = facts.uses + (this.#uses.get(id) as number);
          batch.put(id, { ...facts, used, uses }, { sublevel: this.#tables.facts });
        }
      }
      await batch.write();
    } catch (error) {
      this.#broken(error);
    }
  }

  #attempt<Result>(read: () => Result): Result | undefined {
    if (this.#isBroken) return undefined;
    try {
      return read();
    } catch (error) {
      this.#broken(error);
      return undefined;
    }
  }

  #broken(error: unknown): void {
    this.#isBroken = true;
    this.#waiting.clear();
    this.#options.logger.warn({ error: String(error) }, 'the caches on disk failed; they begin anew with the next run');
  }
}

/** What is written in another way is thrown away. */
const version = 1;
/** Enough for a batch to pay, little enough to be no burden. */
const mostWaiting = 1 << 20;
/** When something has to go, a tenth goes: the search is then paid for by many. */
const kept = 0.9;
/** In front of each value: when it expires, 0 for never, and its checksum; eight bytes each. */
const headLength = 16;

type CacheTables = ReturnType<typeof openCacheTables>;

function openCacheTables(db: Level<string, Uint8Array>) {
  return {
    values: db.sublevel<string, Uint8Array>('values', { valueEncoding: 'view' }),
    facts: db.sublevel<string, EntryFacts>('facts', { valueEncoding: 'json' }),
    records: db.sublevel<string, unknown>('records', { valueEncoding: 'json' }),
  };
}

function idOf(namespace: string, key: string): string {
  return `${namespace}!${key}`;
}

function withHead(value: Uint8Array, expires = 0): Uint8Array {
  const bytes = new Uint8Array(headLength + value.length);
  const head = new DataView(bytes.buffer);
  head.setFloat64(0, expires, true);
  head.setBigUint64(8, checksum(value), true);
  bytes.set(value, headLength);
  return bytes;
}

function checksum(value: Uint8Array): bigint {
  return hash('sha1', value, 'buffer').readBigUInt64LE(0);
}
