import { BuildfixError } from '../src/core/errors.ts';
import type { CreateHasher } from '../src/core/hasher.ts';
import { triggersFor } from '../src/parser/parser.ts';
import { type ReadPart, readPart } from '../src/parser/part.ts';
import { PieceReader } from '../src/parser/piece-reader.ts';
import type { TriggerIndex } from '../src/parser/triggers.ts';
import { fileSource } from '../src/sources/byte-source.ts';
import { unpack } from '../src/sources/unpack.ts';
import {
  formatsOf,
  type LogResult,
  type LogTask,
  type NamedFile,
  packPart,
  packPiece,
  type ReadingData,
  type TroubleData,
} from './log-tasks.ts';

export interface LogReaderOptions {
  readonly triggers: TriggerIndex;
  /** What is read is to be known again. */
  readonly hasher?: CreateHasher | undefined;
}

/** Reads as the data say. Rejects where a format file is none. */
export async function createLogReader({ hashSeed, ...reading }: ReadingData): Promise<LogReader> {
  const triggers = triggersFor(await formatsOf(reading), undefined, []);
  if (hashSeed === undefined) return new LogReader({ triggers });
  const { loadHasher } = await import('../src/sources/content-hash.ts');
  return new LogReader({ triggers, hasher: await loadHasher(hashSeed) });
}

/** Does what a task says: in a thread, or where there is none. */
export class LogReader {
  readonly #options: LogReaderOptions;
  /** Read into again and again: new ones had the whole heap looked through every few megabytes. */
  #spare: Buffer = Buffer.alloc(0);

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  async *read(task: LogTask, signal: AbortSignal): AsyncGenerator<LogResult, void, void> {
    if (task.kind === 'files') yield* this.#readFiles(task.files, signal);
    else yield await this.#readPart(task, signal);
  }

  async *#readFiles(files: readonly NamedFile[], signal: AbortSignal): AsyncGenerator<LogResult, void, void> {
    const reader = new PieceReader(this.#options.triggers);
    let troubles: TroubleData[] = [];
    let bytes = 0;
    let read = { file: 0, position: 0 };
    function result(): LogResult {
      const found: LogResult = { kind: 'files', pieces: reader.take().map(packPiece), troubles, read };
      troubles = [];
      bytes = 0;
      return found;
    }
    for (const [file, { label, path }] of files.entries()) {
      const onRead = (position: number) => {
        read = { file, position };
      };
      const onTrouble = (error: BuildfixError) => void troubles.push(toData(error));
      for await (const chunk of unpack(fileSource(label, path, { onRead, signal }), onTrouble)) {
        reader.push(chunk.source, chunk.bytes);
        bytes += chunk.bytes.length;
        if (reader.waiting >= mostEvents || bytes >= mostBytes) yield result();
      }
      // What comes of a file is kept by itself, so no result is of two.
      if (!this.#options.hasher) continue;
      reader.end();
      if (read.file !== file) read = { file, position: 0 };
      yield result();
    }
    reader.end();
    yield result();
  }

  async #readPart(
    { file: { label, path }, range, start }: LogTask & { kind: 'part' },
    signal: AbortSignal,
  ): Promise<LogResult> {
    const open = (from: number, isSpent: () => boolean) => {
      const take = (size: number) => {
        if (!isSpent() || this.#spare.length < size) this.#spare = Buffer.allocUnsafeSlow(size);
        return this.#spare;
      };
      const buffers = { take, lend: (buffer: Buffer, length: number) => buffer.subarray(0, length) };
      return fileSource(label, path, { signal, buffers, blocking: true }).range(from, Number.POSITIVE_INFINITY);
    };
    const { triggers, hasher } = this.#options;
    try {
      // Where the state is known, the line before is all that is missing.
      const reading = { triggers, open, hasher, ...(start.state && { warmUp: lineBefore }) };
      const { failure, ...part } = (await readPart(range, start, reading)) as ReadPart;
      if (failure !== undefined && !(failure instanceof BuildfixError)) throw failure;
      return { kind: 'part', part: packPart(part), ...(failure && { trouble: toData(failure) }) };
    } catch (error) {
      if (!(error instanceof BuildfixError)) throw error;
      return { kind: 'part', part: { kind: 'unknown' }, trouble: toData(error) };
    }
  }
}

/** Enough that a message is worth its price, few enough that none is large. */
const mostEvents = 512;
const mostBytes = 4 * 1024 * 1024;
const lineBefore = 1024;

function toData({ code, message, hint, cause }: BuildfixError): TroubleData {
  return { code, message, hint, cause: cause instanceof Error ? cause.stack : undefined };
}
