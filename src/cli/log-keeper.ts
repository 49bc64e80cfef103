import type { FailureReport } from '../core/cause.ts';
import type { LogChunk } from '../core/chunk.ts';
import type { FindFailureOptions } from '../failure/find-failure.ts';
import type { GoodRun } from '../failure/good-run.ts';
import type { LogPiece } from '../parser/log-events.ts';

/**
 * Keeps the one log of a run as long as it is small, so that a failed run can end with why: reading every log for that
 * while it goes by would take half as long again, and most runs need it not. Of a large log, or of several, nothing is
 * kept: `buildfix why` reads those.
 */
export class LogKeeper {
  #source: string | undefined;
  #pieces: Buffer[] = [];
  #bytes = 0;
  /** Other threads read it, so its bytes never came by. */
  #isElsewhere = false;
  #tooMuch = false;

  /** Hands through what comes. */
  async *watch<Item extends LogChunk | LogPiece>(items: AsyncIterable<Item>): AsyncGenerator<Item, void, void> {
    for await (const item of items) {
      if (!this.#tooMuch) this.#keep(item);
      yield item;
    }
  }

  /** Why the build failed; `undefined` where nothing was kept. `files` are read again where other threads have read them. */
  async explain(
    files: readonly string[],
    options: Pick<FindFailureOptions, 'root' | 'weights' | 'goodRun'>,
  ): Promise<{ source: string; report: FailureReport } | undefined> {
    const { source } = this;
    const bytes = await this.#read(files);
    if (source === undefined || !bytes) return undefined;
    const { findFailure } = await import('../failure/find-failure.ts');
    return { source, report: await findFailure(bytes, { ...options, source }) };
  }

  /** What the log of a build that came through says, for the next one to be compared with. */
  async remember(files: readonly string[]): Promise<GoodRun | undefined> {
    const bytes = await this.#read(files);
    if (!bytes) return undefined;
    const { rememberGoodRun } = await import('../failure/good-log.ts');
    return rememberGoodRun(bytes);
  }

  /** Of the one log that came by; `undefined` where it was none, several or too large. */
  get source(): string | undefined {
    return this.#tooMuch ? undefined : this.#source;
  }

  async #read(files: readonly string[]): Promise<Buffer[] | undefined> {
    const { source } = this;
    if (source === undefined) return undefined;
    return this.#isElsewhere ? readAgain(files, source) : this.#pieces;
  }

  #keep(item: LogChunk | LogPiece): void {
    this.#source ??= item.source;
    const size = 'events' in item ? item.bytes : item.bytes.length;
    this.#bytes += size;
    if (item.source !== this.#source || this.#bytes > mostKept) {
      this.#tooMuch = true;
      this.#pieces = [];
    } else if ('events' in item) this.#isElsewhere = true;
    // A copy: the buffer is read into again.
    else this.#pieces.push(Buffer.from(item.bytes));
  }
}

/** In bytes. Logs of CI are mostly smaller. */
const mostKept = 4 << 20;

async function readAgain(files: readonly string[], source: string): Promise<Buffer[] | undefined> {
  const { openLogs } = await import('../sources/files.ts');
  const pieces: Buffer[] = [];
  for await (const chunk of openLogs(files, { cwd: process.cwd(), onTrouble: () => {} }))
    if (chunk.source === source) pieces.push(Buffer.from(chunk.bytes));
  return pieces.length > 0 ? pieces : undefined;
}
