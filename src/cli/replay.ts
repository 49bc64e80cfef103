import { openLogsInParallel } from '../../pipelines/parallel-logs.ts';
import { runJob } from './job.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';

/** `buildfix replay FILE…`, and `buildfix FILE…`. */
export async function replay({ command, version }: CommandContext, files: readonly string[]): Promise<number> {
  const settings = await resolveSettings(command);
  const { status } = await runJob(settings, version, {
    logs: files,
    ...(files.length === 1 && { log: files[0] as string }),
    open: ({ stop, onTrouble, onRead, logger, buffers, reading }) => {
      if (!reading) logger.debug({}, 'matchers and pipelines of your own read in one thread: --workers has no effect');
      return openLogsInParallel(files, {
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
