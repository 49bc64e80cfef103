import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import ndjson from 'ndjson';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { BuildfixError } from '../src/core/errors.ts';

/**
 * The distinct problems of a run in a temporary file, since their final counts are known only at the end and a million
 * of them do not belong in memory.
 */
export class Spool {
  #folder: string | undefined;
  #file: WriteStream | undefined;
  #failure: unknown;

  /** Takes the problem as the line of JSON that it is. Waits while the disk is slower than the log. */
  async add(json: string): Promise<void> {
    const file = this.#file ?? (await this.#open());
    if (this.#failure) throw this.#failed();
    if (!file.write(`${json}\n`)) await once(file, 'drain');
  }

  /** No more problems come; they can be read from now on. */
  async finish(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    await new Promise<void>((resolve) => file.end(resolve));
    if (this.#failure) throw this.#failed();
  }

  /** Every problem in order of arrival, with `count` as it is known now. May be walked repeatedly. */
  async *problems(count: (fingerprint: string) => number): AsyncGenerator<Diagnostic, void, void> {
    if (!this.#folder) return;
    const records = ndjson.parse();
    const reading = pipeline(createReadStream(join(this.#folder, name)), records);
    // An early end of the walk destroys the reader, which is not a failure.
    reading.catch(() => {});
    for await (const record of records as AsyncIterable<Diagnostic>) {
      yield { ...record, count: Math.max(1, count(record.fingerprint)) };
    }
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
      this.#failure = error;
      this.#file?.emit('drain');
    });
    return this.#file;
  }

  #failed(): BuildfixError {
    return new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
      message: `The problems found so far could not be kept in ${this.#folder}.`,
      hint: 'Free space there, or point TMPDIR to a folder with room.',
      cause: this.#failure,
    });
  }
}

const name = 'problems.ndjson';
