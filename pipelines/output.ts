import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import _ from 'highland';
import type { CommittedFile } from '../src/core/checkpoint.ts';
import { BuildfixError } from '../src/core/errors.ts';
import type { Reporter } from '../src/core/reporter.ts';
import { AppendedFile } from './appended-file.ts';

/** Where one reporter's text goes. */
export interface Output {
  readonly reporter: Reporter;
  /** Absent: standard output. */
  readonly file?: string;
  /** Written on behind what is known to be in it, and not anew; see `AppendedFile`. */
  readonly append?: { readonly committed?: CommittedFile | undefined };
}

/** Writes one output's text in batches: a system call for each line would take longer than finding the line. */
export class OutputWriter {
  readonly output: Output;
  readonly #texts = new PassThrough({ objectMode: true, highWaterMark: batchCount });
  readonly #done: Promise<void>;
  #failure: Error | undefined;
  readonly #appended: AppendedFile | undefined;
  /** In bytes, of what is appended. */
  #accepted = 0;

  private constructor(output: Output, destination: Writable, close: boolean) {
    this.output = output;
    this.#appended = destination instanceof AppendedFile ? destination : undefined;
    const batches = _<string>(this.#texts)
      .batchWithTimeOrCount(batchMilliseconds, batchCount)
      .map((texts) => texts.join(''))
      .toNodeStream({ objectMode: true });
    this.#done = pipeline(batches, destination, { end: close }).catch((error: Error) => {
      this.#failure = error;
      this.#texts.destroy();
    });
  }

  /** Throws BUILDFIX_OUTPUT_FAILED where the file can't be written, before any work is done. */
  static async open(output: Output, stdout: Writable): Promise<OutputWriter> {
    if (output.file === undefined) return new OutputWriter(output, stdout, false);
    try {
      await mkdir(dirname(output.file), { recursive: true });
      const appended = output.append && (await AppendedFile.open(output.file, output.append.committed));
      if (appended) return new OutputWriter(output, appended, true);
      const file = createWriteStream(output.file, { highWaterMark: 1 << 20 });
      await new Promise<void>((resolve, reject) => file.once('open', () => resolve()).once('error', reject));
      return new OutputWriter(output, file, true);
    } catch (cause) {
      throw failed(output.file, cause);
    }
  }

  /** There is something from before: what stands at the beginning of an output stands there. */
  get isContinued(): boolean {
    return (this.#appended?.start ?? 0) > 0;
  }

  /** Waits until all that was written is in the file that is appended to. Undefined where it is not, or none is. */
  async committed(): Promise<CommittedFile | undefined> {
    return this.#failure ? undefined : this.#appended?.committed(this.#accepted);
  }

  /** The reader went away (`| head -1`): nothing is wrong, and nothing more is wanted. */
  get readerGone(): boolean {
    return (this.#failure as NodeJS.ErrnoException | undefined)?.code === 'EPIPE';
  }

  /** Something to wait for where the destination is slower than the log. */
  write(text: string): Promise<void> | undefined {
    if (text === '' || this.#failure) return undefined;
    if (this.#appended) this.#accepted += Buffer.byteLength(text);
    return this.#texts.write(text) ? undefined : this.#drained();
  }

  async writeAll(texts: string | Iterable<string> | AsyncIterable<string>): Promise<void> {
    if (typeof texts === 'string') return this.write(texts);
    for await (const text of texts) {
      if (this.#failure) return;
      await this.write(text);
    }
  }

  async close(): Promise<void> {
    this.#texts.end();
    await this.#done;
    if (this.#failure && !this.readerGone) throw failed(this.output.file ?? 'standard output', this.#failure);
  }

  async #drained(): Promise<void> {
    await new Promise<void>((resolve) => {
      // Both go when one is heard: a slow disk is waited for often.
      const heard = () => {
        this.#texts.off('drain', heard).off('close', heard);
        resolve();
      };
      this.#texts.on('drain', heard).on('close', heard);
    });
  }
}

/** A person reads live output: a batch must not wait for long. */
const batchMilliseconds = 5;
const batchCount = 512;

function failed(where: string, cause: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
    message: `${where} could not be written: ${cause instanceof Error ? cause.message : String(cause)}.`,
    hint: 'Check the path, its permissions and the free space.',
    cause,
  });
}
