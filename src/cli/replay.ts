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
    open: ({ stop, onTrouble, onRead, logger, reading }) =>
      openLogsInParallel(files, {
        workers: reading ? settings.workers : 1,
        ...(reading && { reading }),
        cwd: process.cwd(),
        signal: stop,
        onTrouble,
        logger,
        onProgress: ({ read, total }) => onRead(read, total),
      }),
  });
  return status;
}
