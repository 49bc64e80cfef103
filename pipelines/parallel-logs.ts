import { availableParallelism } from 'node:os';
import type { LogChunk } from '../src/core/chunk.ts';
import type { Logger } from '../src/core/context.ts';
import { BuildfixError } from '../src/core/errors.ts';
import type { LogPiece } from '../src/parser/log-events.ts';
import { namedIn } from '../src/parser/named-format.ts';
import { WorkerPool } from '../src/runtime/worker-pool.ts';
import {
  FilesProgress,
  findLogs,
  type MeasuredFile,
  type OpenLogsOptions,
  raise,
  readLogs,
} from '../src/sources/files.ts';
import type { KnownLogs } from './known-logs.ts';
import { LocalReader } from './local-reader.ts';
import { planLogs } from './log-plan.ts';
import { formatsOf, type LogResult, type LogTask, type ReadingData } from './log-tasks.ts';
import { OrderedLogs } from './ordered-logs.ts';

export interface ParallelLogsOptions extends OpenLogsOptions {
  /** Threads that read; 1: none is started. Default: one for each core, where the logs are large enough to pay for them. */
  readonly workers?: number | undefined;
  /** Of the whole process, in bytes: fewer threads are started where more would need more. Default: none. */
  readonly memoryLimit?: number | undefined;
  /** What the logs are read with. Default: every format there is. */
  readonly reading?: ReadingData;
  readonly logger?: Logger;
  /** Of the parts into which a large plain file is cut, in bytes. */
  readonly partSize?: number;
  /** What was read before is not read again. */
  readonly known?: KnownLogs | undefined;
}

/**
 * As `openLogs`, read by threads: what comes is for the most part not bytes but what they say (`LogPiece`), in the same
 * order and to the same effect whatever the number of threads. Files are shared out, large plain ones in parts. Throws
 * BUILDFIX_WORKER_FAILED where a thread dies.
 */
export async function* openLogsInParallel(
  patterns: readonly string[],
  {
    workers: asked,
    memoryLimit,
    reading = everything,
    logger,
    partSize = defaultPartSize,
    known,
    ...options
  }: ParallelLogsOptions,
): AsyncGenerator<LogChunk | LogPiece, void, void> {
  const { cwd, signal, onProgress, onTrouble = raise } = options;
  const files = await findLogs(patterns, cwd, onTrouble);
  const workers = Math.min(
    asked ?? worthwhile(known ? files.filter((file) => !known.looksKnown(file)) : files),
    threadsWithin(memoryLimit),
  );
  if (workers === 1 && !known) return yield* readLogs(files, options);
  if (signal?.aborted) return;
  const data = known ? { ...reading, hashSeed: known.seed } : reading;
  const pool = workers === 1 ? new LocalReader(data) : await startThreads(data, workers);
  const stop = () => void pool.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const formatOf = namedIn(await formatsOf(reading));
    const toolOf = (command: string) => formatOf(command)?.name;
    const progress = new FilesProgress(files, onProgress);
    const logs = new OrderedLogs({ pool, progress, onTrouble, signal, logger, toolOf, known });
    const ahead = workers === 1 ? 0 : 2 * workers + 1;
    for await (const piece of logs.read(planLogs(files, partSize, known), ahead)) {
      yield piece;
      if (signal?.aborted) return;
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.close();
  }
}

async function startThreads(data: ReadingData, threads: number): Promise<WorkerPool<LogTask, LogResult>> {
  const { script } = await import('./log-worker.ts');
  return new WorkerPool<LogTask, LogResult>({ script, data, threads, window: mostWaiting });
}

/** How many threads there is room for. Throws BUILDFIX_USAGE where there is none for the one that runs. */
export function threadsWithin(memoryLimit = Number.POSITIVE_INFINITY): number {
  if (memoryLimit >= mostOfOne) return Math.max(1, Math.floor((memoryLimit - mostOfOne) / mostOfThread));
  throw new BuildfixError('BUILDFIX_USAGE', {
    message: `A memory limit of ${Math.floor(memoryLimit / 1e6)} MB is less than one thread needs.`,
    hint: `Allow at least ${mostOfOne / 1e6} MB; it does not grow with the log.`,
  });
}

/** Bytes, of the densest logs: of a process that reads alone, and what each thread adds, with its results that wait. */
const mostOfOne = 160e6;
const mostOfThread = 100e6;

/** A thread takes half a second of computing to be as fast as the one that runs already, which a busy machine feels. */
function worthwhile(files: readonly MeasuredFile[]): number {
  const bytes = files.reduce((sum, { size = 0, label }) => sum + size * (packed.test(label) ? usualRatio : 1), 0);
  return Math.max(1, Math.min(availableParallelism(), Math.floor(bytes / leastForThread)));
}

const leastForThread = 64 * 1024 * 1024;
/** Logs pack well. */
const usualRatio = 8;
const packed = /\.(?:gz|tgz|br|zst|tzst|bz2|tbz2?|xz|txz|zip)$/i;

const everything: ReadingData = { tools: [], formatFiles: [] };
/** A part of a log that is all diagnostics gives some ten times its size, and several wait for their turn. */
const defaultPartSize = 4 * 1024 * 1024;
/** What a noisy archive of half a gigabyte gives: its thread can go on while another archive's turn is. */
const mostWaiting = 24 * 1024 * 1024;
