import { stat } from 'node:fs/promises';
import type { LogChunk } from '../core/chunk.ts';
import type { SpareBuffers } from '../core/spare-buffers.ts';
import { fileSource } from './byte-source.ts';
import { expandPatterns, type FoundFile } from './patterns.ts';
import { type OnTrouble, unpack } from './unpack.ts';

export interface OpenLogsOptions {
  /** Where relative paths and patterns begin. */
  readonly cwd: string;
  /** Ends the reading without an error; what was given so far stands. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: FileProgress) => void;
  /** See `FileOptions`. */
  readonly buffers?: SpareBuffers | undefined;
  /** Told of every file, member or pattern that can't be read, wholly or in part. Default: the first one is thrown. */
  readonly onTrouble?: OnTrouble;
}

export interface FileProgress {
  /** The file being read. */
  readonly label: string;
  /** Bytes read of the files as they are on disk, packed or not. */
  readonly read: number;
  /** Of all files. Absent while one of them is a pipe, whose size nobody knows. */
  readonly total?: number;
}

/**
 * The bytes of logs: paths and glob patterns in, file by file in a fixed order out. Reads plain files and .gz .br .zst
 * .bz2 .xz .zip .tar, recognised by their content, also in each other. Chunks come as fast as they are asked for.
 */
export async function* openLogs(
  patterns: readonly string[],
  options: OpenLogsOptions,
): AsyncGenerator<LogChunk, void, void> {
  yield* readLogs(await findLogs(patterns, options.cwd, options.onTrouble ?? raise), options);
}

/** As `openLogs`, of files that were found before. */
export async function* readLogs(
  files: readonly MeasuredFile[],
  { onProgress, ...options }: Omit<OpenLogsOptions, 'cwd'>,
): AsyncGenerator<LogChunk, void, void> {
  const progress = new FilesProgress(files, onProgress);
  for (const file of files) yield* readLog(file, progress, options);
}

export async function* readLog(
  file: MeasuredFile,
  progress: FilesProgress,
  { signal, buffers, onTrouble = raise }: Pick<OpenLogsOptions, 'signal' | 'buffers' | 'onTrouble'>,
): AsyncGenerator<LogChunk, void, void> {
  if (signal?.aborted) return;
  try {
    const onRead = (position: number) => progress.update(file, position);
    for await (const chunk of unpack(fileSource(file.label, file.path, { onRead, signal, buffers }), onTrouble)) {
      yield chunk;
      if (signal?.aborted) return;
    }
    progress.done(file);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

/** The files that are meant, in the order in which they are read. */
export async function findLogs(
  patterns: readonly string[],
  cwd: string,
  onTrouble: OnTrouble,
): Promise<MeasuredFile[]> {
  return Promise.all((await expandPatterns(patterns, cwd, onTrouble)).map(measure));
}

/** How far the files are read, told as one. */
export class FilesProgress {
  readonly #onProgress: OpenLogsOptions['onProgress'];
  readonly #total: number | undefined;
  /** Of the files that are done. */
  #before = 0;
  #read = 0;

  constructor(files: readonly MeasuredFile[], onProgress: OpenLogsOptions['onProgress']) {
    this.#onProgress = onProgress;
    this.#total = files.every(({ size }) => size !== undefined) ? sum(files) : undefined;
  }

  update({ label, size }: MeasuredFile, position: number): void {
    // A damaged file may be read twice, an archive in any order, and a log may grow meanwhile.
    this.#read = Math.max(this.#read, Math.min(position, size ?? position));
    const total = this.#total;
    this.#onProgress?.({ label, read: this.#before + this.#read, ...(total !== undefined && { total }) });
  }

  done({ size }: MeasuredFile): void {
    this.#before += size ?? this.#read;
    this.#read = 0;
  }
}

export interface MeasuredFile extends FoundFile {
  /** In bytes; undefined for what has none. */
  readonly size: number | undefined;
  /** How a regular file looks without reading it: a change of its content changes it, but for two within one tick of a clock. */
  readonly stamp?: string;
}

/** What `stat` tells of a file, in bigints. */
export interface Looks {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly ino: bigint;
  readonly dev: bigint;
}

export function stampOf({ size, mtimeNs, ctimeNs, ino, dev }: Looks): string {
  return [size, mtimeNs, ctimeNs, ino, dev].map((value) => value.toString(36)).join('-');
}

async function measure(file: FoundFile): Promise<MeasuredFile> {
  const found = await stat(file.path, { bigint: true }).catch(() => undefined);
  // What is not there is told when it is opened; nothing of it will be read.
  if (found === undefined || found.isDirectory()) return { ...file, size: 0 };
  return found.isFile() ? { ...file, size: Number(found.size), stamp: stampOf(found) } : { ...file, size: undefined };
}

function sum(files: readonly MeasuredFile[]): number {
  return files.reduce((total, { size }) => total + (size ?? 0), 0);
}

/** What `onTrouble` does where nobody gave one. */
export function raise(error: Error): never {
  throw error;
}
