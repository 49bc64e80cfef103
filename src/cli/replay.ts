import type { KnownLogs } from '../../pipelines/known-logs.ts';
import { openLogsInParallel } from '../../pipelines/parallel-logs.ts';
import { type OpenTools, runJob } from './job.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';

/** Nothing where the same can't be read again, or nothing is kept. */
async function openKnownLogs({ caches, reading, stop }: OpenTools): Promise<KnownLogs | undefined> {
  if (!reading || caches?.seed === undefined) return undefined;
  const { KnownLogs } = await import('../../pipelines/known-logs.ts');
  const { logs, parses, seed } = caches;
  return KnownLogs.open({ logs, parses, seed, reading, clock: Date.now, signal: stop });
}

/** `buildfix replay FILE…`, and `buildfix FILE…`. */
export async function replay({ command, version }: CommandContext, files: readonly string[]): Promise<number> {
  const settings = await resolveSettings(command);
  const { status } = await runJob(settings, version, {
    logs: files,
    ...(files.length === 1 && { log: files[0] as string }),
    open: async function* (tools) {
      const { stop, onTrouble, onRead, logger, buffers, reading } = tools;
      if (!reading) logger.debug({}, 'matchers and pipelines of your own read in one thread: --workers has no effect');
      const known = await openKnownLogs(tools);
      yield* openLogsInParallel(files, {
        known,
        ...(reading ? { reading, workers: settings.workers } : { workers: 1 }),
        memoryLimit: settings.memoryLimit,
        cwd: process.cwd(),
        signal: stop,
        onTrouble,
        logger,
        buffers,
        onProgress: ({ read, total }) => onRead(read, total),
      });
    },
  });
  return status;
}
