/** The code of a thread that reads logs for `openLogsInParallel`. */

import { BuildfixError } from '../src/core/errors.ts';
import { triggersFor } from '../src/parser/parser.ts';
import { type ReadPart, readPart } from '../src/parser/part.ts';
import { PieceReader } from '../src/parser/piece-reader.ts';
import type { TriggerIndex } from '../src/parser/triggers.ts';
import { serveTasks, type TaskHandler } from '../src/runtime/worker-tasks.ts';
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

/** This module, wherever a bundler has put it. In the thread that starts others it does nothing but say so. */
export const script = new URL(import.meta.url);

serveTasks<ReadingData, LogTask, LogResult>(async (reading) => {
  const triggers = triggersFor(await formatsOf(reading), undefined, []);
  return (task, send, signal) =>
    task.kind === 'files' ? readFiles(task.files, triggers, send, signal) : readOnePart(task, triggers, send, signal);
});

type Send = Parameters<TaskHandler<LogTask, LogResult>>[1];

/** Enough that a message is worth its price, few enough that none is large. */
const mostEvents = 512;
const mostBytes = 4 * 1024 * 1024;

async function readFiles(
  files: readonly NamedFile[],
  triggers: TriggerIndex,
  send: Send,
  signal: AbortSignal,
): Promise<void> {
  const reader = new PieceReader(triggers);
  let troubles: TroubleData[] = [];
  let bytes = 0;
  let read = { file: 0, position: 0 };
  function flush(): Promise<void> {
    const result: LogResult = { kind: 'files', pieces: reader.take().map(packPiece), troubles, read };
    troubles = [];
    bytes = 0;
    return send(result);
  }
  for (const [file, { label, path }] of files.entries()) {
    const onRead = (position: number) => {
      read = { file, position };
    };
    const onTrouble = (error: BuildfixError) => void troubles.push(toData(error));
    for await (const chunk of unpack(fileSource(label, path, { onRead, signal }), onTrouble)) {
      reader.push(chunk.source, chunk.bytes);
      bytes += chunk.bytes.length;
      if (reader.waiting >= mostEvents || bytes >= mostBytes) await flush();
    }
  }
  reader.end();
  await flush();
}

/** Read into again and again: new ones had the whole heap looked through every few megabytes. */
let spare: Buffer = Buffer.alloc(0);

async function readOnePart(
  { file: { label, path }, range, start }: LogTask & { kind: 'part' },
  triggers: TriggerIndex,
  send: Send,
  signal: AbortSignal,
): Promise<void> {
  const open = (from: number, isSpent: () => boolean) => {
    const take = (size: number) => {
      if (!isSpent() || spare.length < size) spare = Buffer.allocUnsafeSlow(size);
      return spare;
    };
    const buffers = { take, lend: (buffer: Buffer, length: number) => buffer.subarray(0, length) };
    return fileSource(label, path, { signal, buffers, blocking: true }).range(from, Number.POSITIVE_INFINITY);
  };
  try {
    const { failure, ...part } = (await readPart(range, start, { triggers, open })) as ReadPart;
    if (failure !== undefined && !(failure instanceof BuildfixError)) throw failure;
    await send({ kind: 'part', part: packPart(part), ...(failure && { trouble: toData(failure) }) });
  } catch (error) {
    if (!(error instanceof BuildfixError)) throw error;
    await send({ kind: 'part', part: { kind: 'unknown' }, trouble: toData(error) });
  }
}

function toData({ code, message, hint, cause }: BuildfixError): TroubleData {
  return { code, message, hint, cause: cause instanceof Error ? cause.stack : undefined };
}
