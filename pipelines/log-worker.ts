/** The code of a thread that reads logs for `openLogsInParallel`. */

import { serveTasks } from '../src/runtime/worker-tasks.ts';
import { createLogReader } from './log-reading.ts';
import type { LogResult, LogTask, ReadingData } from './log-tasks.ts';

/** This module, wherever a bundler has put it. In the thread that starts others it does nothing but say so. */
export const script = new URL(import.meta.url);

serveTasks<ReadingData, LogTask, LogResult>(async (reading) => {
  const reader = await createLogReader(reading);
  return async (task, send, signal) => {
    for await (const result of reader.read(task, signal)) await send(result);
  };
});
