import { resolve } from 'node:path';
import { BuildfixError } from '../core/errors.ts';
import { type Tail, tailLogs } from '../sources/tail.ts';
import { loadCheckpoints, saveCheckpoints } from '../state/checkpoints.ts';
import { createLogger } from '../telemetry/logger.ts';
import { runJob, stateOptions } from './job.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';

interface TailFlags {
  readonly from: string;
  readonly once?: boolean;
}

/** `buildfix tail FILE…`: follows growing logs; where it stopped is remembered in the state. */
export async function tail({ command, version }: CommandContext, files: readonly string[]): Promise<number> {
  const settings = await resolveSettings(command);
  const { from, once = false } = command.opts<TailFlags>();
  if (from !== 'start' && from !== 'end') {
    throw new BuildfixError('BUILDFIX_USAGE', { message: `--from ${from} is not known.`, hint: 'Use start or end.' });
  }
  const paths = files.map((file) => resolve(file));
  const state = stateOptions(settings, createLogger({ level: settings.verbose ? 'debug' : 'warn' }));
  const checkpoints = state ? await loadCheckpoints(state, paths) : [];
  let saving: Promise<void> = Promise.resolve();
  let following: Tail | undefined;

  function remember(): Promise<void> {
    const made = paths.map((path) => following?.position(path)).filter((position) => position !== undefined);
    // One after the other: two at once would wait for each other's lock.
    if (state && made.length > 0) saving = saving.then(() => saveCheckpoints(state, made));
    return saving;
  }

  const { status } = await runJob(settings, version, {
    logs: files,
    openLogs: files.length,
    ...(files.length === 1 && { log: files[0] as string }),
    open: ({ stop, onTrouble }) => {
      following = tailLogs(paths, {
        cwd: process.cwd(),
        from,
        onTrouble,
        signal: once ? AbortSignal.abort() : stop,
        checkpoints,
      });
      return following;
    },
    // Everything read so far has come out at the other end, so a run that begins there loses nothing.
    onIdle: () => void remember().catch(() => {}),
  });
  await remember();
  return status;
}
