import { stat } from 'node:fs/promises';
import type { LogChunk } from '../core/chunk.ts';
import { fileSource } from './byte-source.ts';
import { expandPatterns, type FoundFile } from './patterns.ts';
import { type OnTrouble, unpack } from './unpack.ts';

export interface OpenLogsOptions {
  /** Where relative paths and patterns begin. */
  readonly cwd: string;
  /** Ends the reading without an error; what was given so far stands. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: FileProgress) => void;
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
  { cwd, signal, onProgress, onTrouble = raise }: OpenLogsOptions,
): AsyncGenerator<LogChunk, void, void> {
  try {
    const files = await Promise.all((await expandPatterns(patterns, cwd, onTrouble)).map(measure));
    const total = files.every(({ size }) => size !== undefined) ? sum(files) : undefined;
    let before = 0;
    for (const { label, path, size } of files) {
      let read = 0;
      const report = (position: number) => {
        // A damaged file may be read twice, an archive in any order, and a log may grow meanwhile.
        read = Math.max(read, Math.min(position, size ?? position));
        onProgress?.({ label, read: before + read, ...(total !== undefined && { total }) });
      };
      for await (const chunk of unpack(fileSource(label, path, { onRead: report, signal }), onTrouble)) {
        yield chunk;
        if (signal?.aborted) return;
      }
      before += size ?? read;
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

interface MeasuredFile extends FoundFile {
  /** In bytes; undefined for what has none. */
  readonly size: number | undefined;
}

async function measure(file: FoundFile): Promise<MeasuredFile> {
  const found = await stat(file.path).catch(() => undefined);
  // What is not there is told when it is opened; nothing of it will be read.
  return { ...file, size: found === undefined || found.isDirectory() ? 0 : found.isFile() ? found.size : undefined };
}

function sum(files: readonly MeasuredFile[]): number {
  return files.reduce((total, { size }) => total + (size ?? 0), 0);
}

function raise(error: Error): never {
  throw error;
}
