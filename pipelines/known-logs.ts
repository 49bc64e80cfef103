import { stat } from 'node:fs/promises';
import type { Cache } from '../src/core/cache.ts';
import { codeVersions } from '../src/core/code-versions.ts';
import type { CreateHasher } from '../src/core/hasher.ts';
import { hashFile, loadHasher } from '../src/sources/content-hash.ts';
import { type Looks, type MeasuredFile, stampOf } from '../src/sources/files.ts';
import { LogRecording } from './log-recording.ts';
import type { ReadingData } from './log-tasks.ts';
import type { Growth, StoredLog } from './stored-log.ts';

/** What a file looked like when it was last read, and which content it had. */
export interface LogRecord {
  /** Absent where the content can change without showing: then only its hash tells. */
  readonly stamp?: string;
  readonly content: string;
  /** A longer one may begin with it. */
  readonly grows: boolean;
}

export interface KnownLogsOptions {
  readonly logs: Cache<LogRecord>;
  readonly parses: Cache<StoredLog>;
  /** Hashes begin with it; kept with the caches, known to nobody else. */
  readonly seed: bigint;
  readonly reading: ReadingData;
  readonly clock: () => number;
  readonly signal?: AbortSignal | undefined;
}

/** `whole`: its content is what it was. `grown`: it begins with what it was, up to `growth.end`. */
export type KnownLog =
  | { readonly kind: 'whole'; readonly log: StoredLog }
  | { readonly kind: 'grown'; readonly log: StoredLog; readonly growth: Growth };

/**
 * Logs that were read before, as far as their content tells. A file that looks as it did (size, times to the nanosecond,
 * inode) is taken for what it was; any other is hashed, and an archive that is known under another name is known.
 */
export class KnownLogs {
  readonly #options: KnownLogsOptions;
  readonly #hasher: CreateHasher;
  readonly #version: string;
  /** Asked for before their turn. */
  readonly #records = new Map<string, LogRecord | undefined>();

  private constructor(options: KnownLogsOptions, hasher: CreateHasher, version: string) {
    this.#options = options;
    this.#hasher = hasher;
    this.#version = version;
  }

  static async open(options: KnownLogsOptions): Promise<KnownLogs> {
    const hasher = await loadHasher(options.seed);
    const hash = hasher();
    const { tools, formatFiles } = options.reading;
    // Whatever changes what is read changes the version; rows are in the form of this engine.
    hash.update(Buffer.from(JSON.stringify([codeVersions.reading, process.versions.v8, tools, formatFiles])));
    return new KnownLogs(options, hasher, hash.digest());
  }

  /** What the hashes of whoever reads have to begin with. */
  get seed(): bigint {
    return this.#options.seed;
  }

  /** Whether it most probably is known, by its looks alone. */
  looksKnown(file: MeasuredFile): boolean {
    if (file.stamp === undefined) return false;
    const record = this.#options.logs.get(file.path);
    this.#records.set(file.path, record);
    return record?.stamp === file.stamp;
  }

  async find(file: MeasuredFile, isPlain: () => Promise<boolean>): Promise<KnownLog | undefined> {
    if (file.stamp === undefined || file.size === 0) return undefined;
    const isAsked = this.#records.has(file.path);
    const record = isAsked ? this.#records.get(file.path) : this.#options.logs.get(file.path);
    this.#records.delete(file.path);
    if (record) {
      const { stamp, content, grows } = record;
      const log = stamp === file.stamp || grows ? this.#parse(content) : undefined;
      if (log && stamp === file.stamp) return { kind: 'whole', log };
      const growth = log?.growth;
      if (log && growth) return this.#findGrown(file, { content, log, growth });
    }
    // To read a plain log takes hardly longer than to hash it.
    return !record && (await isPlain()) ? undefined : this.#findContent(file);
  }

  /** What is read of a file, to be found the next time. `content`: its hash, where that is known beforehand. */
  record(file: MeasuredFile): LogRecording {
    return new LogRecording(file, {
      hasher: this.#hasher,
      hashContent: () => this.#hashContent(file),
      save: (log, content) => this.#save(file, log, content),
    });
  }

  async #findContent(file: MeasuredFile): Promise<KnownLog | undefined> {
    const content = await this.#hashContent(file);
    const log = content === undefined ? undefined : this.#parse(content);
    if (!log) return undefined;
    await this.#remember(file, content as string, log);
    return { kind: 'whole', log };
  }

  async #findGrown(
    file: MeasuredFile,
    { content, log, growth }: { content: string; log: StoredLog; growth: Growth },
  ): Promise<KnownLog | undefined> {
    const size = file.size ?? 0;
    if (growth.end.offset > size) return undefined;
    const expected = [...growth.stretches, ...(growth.rest.to === size ? [growth.rest] : [])];
    let from = 0;
    const ranges = expected.map(({ to }) => {
      const range = { from, to };
      from = to;
      return range;
    });
    const found = await hashFile(file.path, this.#hasher, ranges, this.#options.signal);
    const { stretches } = growth;
    if (!found || !stretches.every(({ digest }, i) => digest === found[i])) return undefined;
    if (growth.rest.to !== size || growth.rest.digest !== found.at(-1)) return { kind: 'grown', log, growth };
    await this.#remember(file, content, log);
    return { kind: 'whole', log };
  }

  async #hashContent({ path, size = 0 }: MeasuredFile): Promise<string | undefined> {
    const found = await hashFile(path, this.#hasher, [{ from: 0, to: size }], this.#options.signal);
    return found && `${found[0]}-${size}`;
  }

  #parse(content: string): StoredLog | undefined {
    return this.#options.parses.get(`${content}-${this.#version}`);
  }

  async #save(file: MeasuredFile, log: StoredLog, content: string): Promise<void> {
    this.#options.parses.set(`${content}-${this.#version}`, log, [file.path]);
    await this.#remember(file, content, log);
  }

  /** The looks are worth something only where they are still the same, and were not taken in the moment of a change. */
  async #remember({ path, stamp }: MeasuredFile, content: string, log: StoredLog): Promise<void> {
    const now = await stat(path, { bigint: true }).catch(() => undefined);
    const isSure = now !== undefined && stampOf(now) === stamp && isSettled(now, this.#options.clock());
    const grows = log.growth !== undefined;
    this.#options.logs.set(path, { content, grows, ...(isSure && stamp !== undefined && { stamp }) }, [path]);
  }
}

/**
 * Two writes within one tick of the file system's clock look alike, so a file that was written just now is not known by its
 * looks (git calls such an index racy). Where times have no fraction of a second, a tick may last two seconds, as on FAT.
 */
function isSettled({ mtimeNs, ctimeNs }: Looks, now: number): boolean {
  const latest = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  const tick = latest % 1_000_000_000n === 0n ? 2_000 : 100;
  return BigInt(Math.floor(now)) * 1_000_000n - latest > BigInt(tick) * 1_000_000n;
}
