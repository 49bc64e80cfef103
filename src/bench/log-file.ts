import { createWriteStream } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BuildfixError } from '../core/errors.ts';
import { generateLog, type LogName } from './generate.ts';
import { throwIfAborted } from './processes.ts';

export interface LogFile {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /** Of the log; of its file only where that is not compressed. */
  readonly bytes: number;
  readonly lines: number;
  readonly fileBytes: number;
}

interface Source {
  readonly bytes: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

type Written = Omit<LogFile, 'name' | 'file'>;

/** Throws BUILDFIX_OUTPUT_FAILED where there is no room, BUILDFIX_ABORTED when the signal fires. */
export async function writeLog(file: string, kind: LogName, source: Source): Promise<Written> {
  return write(file, kind, source, []);
}

export async function writeGzipLog(file: string, kind: LogName, source: Source): Promise<Written> {
  return write(file, kind, source, [createGzip()]);
}

async function write(file: string, kind: LogName, source: Source, through: Duplex[]): Promise<Written> {
  await checkRoom(file, source.bytes);
  let bytes = 0;
  let lines = 0;
  async function* pieces() {
    for (const block of generateLog(kind, source)) {
      const piece = Buffer.from(block.text);
      bytes += piece.length;
      lines += block.lines;
      yield piece;
    }
  }
  try {
    await pipeline([Readable.from(pieces(), { highWaterMark: 1 }), ...through, createWriteStream(file)], {
      signal: source.signal,
    });
  } catch (cause) {
    throwIfAborted(source.signal);
    throw noRoom(file, `${file} could not be written: ${(cause as Error).message}.`, cause);
  }
  return { bytes, lines, fileBytes: (await stat(file)).size };
}

/** A full disk in the middle of an hour of measuring helps nobody. */
async function checkRoom(file: string, bytes: number): Promise<void> {
  const folder = dirname(file);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > bytes + roomForOutputs) return;
  throw noRoom(
    file,
    `${folder} has ${megabytes(bavail * bsize)} MB left, and a log of ${megabytes(bytes)} MB is needed.`,
  );
}

const roomForOutputs = 500_000_000;

function noRoom(file: string, message: string, cause?: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
    message,
    hint: `Give it another folder with TMPDIR (now ${dirname(dirname(file))}), or smaller logs with --size.`,
    cause,
  });
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
