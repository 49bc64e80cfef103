import { Level } from 'level';

/**
 * What of the state is there after the power went off; killed processes lose nothing that was written with any of them.
 *
 * - `fast`: what the operating system had written by itself, some seconds less than all. Nothing waits for the disk.
 * - `batch`: every batch that was reported as written: runs, checkpoints, outcomes. Single entries wait for the next batch.
 * - `sync`: every single write.
 */
export const durabilities = ['fast', 'batch', 'sync'] as const;
export type Durability = (typeof durabilities)[number];

type Options = { sync?: boolean };

/**
 * The database of one durability. Said here for all who write: LevelDB wants it with each write, and one who forgets it makes
 * the promise untrue. Every batch is synced and not only the last of a run, since LevelDB's log may change to a new file
 * in between, and a synced end behind a lost middle would be worse than no end.
 */
export class DurableLevel extends Level<string, unknown> {
  readonly #batches: Options;
  readonly #entries: Options;

  constructor(location: string, durability: Durability) {
    super(location, { valueEncoding: 'json' });
    this.#batches = { sync: durability !== 'fast' };
    this.#entries = { sync: durability === 'sync' };
  }

  override put(key: unknown, value: unknown, options?: object): Promise<void> {
    return super.put(key, value, { ...options, ...this.#entries } as never);
  }

  override del(key: unknown, options?: object): Promise<void> {
    return super.del(key, { ...options, ...this.#entries } as never);
  }

  override batch(operations?: unknown, options?: object): never {
    if (operations !== undefined)
      return super.batch(operations as never, { ...options, ...this.#batches } as never) as never;
    const chained = super.batch();
    const write = chained.write.bind(chained);
    chained.write = (writeOptions?: object) => write({ ...writeOptions, ...this.#batches } as never);
    return chained as never;
  }
}
