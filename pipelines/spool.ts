import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { BuildfixError } from '../src/core/errors.ts';

/**
 * The distinct problems of a run, since their final counts are known only at the end. A million of them do not belong in
 * memory: behind the first megabyte they are in a temporary file.
 */
export class Spool {
  /** As lines of JSON, until there is a file. */
  #kept: string[] = [];
  #length = 0;
  #folder: string | undefined;
  #file: WriteStream | undefined;
  #failure: BuildfixError | undefined;

  /** The problems could not be kept: whoever wants them at the end gets this instead. */
  get failure(): BuildfixError | undefined {
    return this.#failure;
  }

  /**
   * Takes the problem as the line of JSON that it is. Something to wait for while the disk is slower than the log. A disk
   * that is full fails nobody here: what is shown live does not need it.
   */
  add(json: string): Promise<void> | undefined {
    if (this.#failure) return undefined;
    if (this.#file || this.#length + json.length > mostKept) return this.#write(json);
    this.#length += json.length;
    this.#kept.push(json);
    return undefined;
  }

  async #write(json: string): Promise<void> {
    try {
      const file = this.#file ?? (await this.#open());
      if (!file.write(`${json}\n`)) await once(file, 'drain');
    } catch (error) {
      this.#fail(error);
    }
  }

  /** No more problems come; they can be read from now on. */
  async finish(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    await new Promise<void>((resolve) => file.end(resolve));
  }

  /** Every problem in order of arrival, with `count` as it is known now. May be walked repeatedly; throws `failure`. */
  async *problems(count: (fingerprint: string) => number): AsyncGenerator<Diagnostic, void, void> {
    const counted = (record: Diagnostic) => ({ ...record, count: Math.max(1, count(record.fingerprint)) });
    if (this.#failure) throw this.#failure;
    if (!this.#folder) {
      for (const json of this.#kept) yield counted(JSON.parse(json));
      return;
    }
    const { default: ndjson } = await import('ndjson');
    const records = ndjson.parse();
    const reading = pipeline(createReadStream(join(this.#folder, name)), records);
    // An early end of the walk destroys the reader, which is not a failure.
    reading.catch(() => {});
    for await (const record of records as AsyncIterable<Diagnostic>) yield counted(record);
    await reading;
  }

  async close(): Promise<void> {
    this.#file?.destroy();
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
  }

  async #open(): Promise<WriteStream> {
    this.#folder = await mkdtemp(join(tmpdir(), 'buildfix-'));
    this.#file = createWriteStream(join(this.#folder, name), { mode: 0o600, highWaterMark: 1 << 20 });
    this.#file.on('error', (error) => {
      this.#fail(error);
      this.#file?.emit('drain');
    });
    for (const json of this.#kept) this.#file.write(`${json}\n`);
    this.#kept = [];
    return this.#file;
  }

  #fail(cause: unknown): void {
    this.#kept = [];
    this.#failure ??= new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
      message: `The problems found could not be kept in ${this.#folder ?? tmpdir()} for what is written at the end.`,
      hint: 'Free space there, or point TMPDIR to a folder with room.',
      cause,
    });
  }
}

const name = 'problems.ndjson';
/** In UTF-16 units. Most runs end below it, and need no file. */
const mostKept = 1 << 20;
