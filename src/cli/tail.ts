import { resolve } from 'node:path';
import { BuildfixError } from '../core/errors.ts';
import { type Tail, tailLogs } from '../sources/tail.ts';
import { createLogger } from '../telemetry/logger.ts';
import { runJob } from './job.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';
import { stateOptions } from './state-options.ts';
import { openTailRun } from './tail-run.ts';

interface TailFlags {
  readonly from: string;
  readonly once?: boolean;
  readonly checkpointEvery: number;
}

/** `buildfix tail FILE…`: follows growing logs; where it stopped is remembered in the state. */
export async function tail({ command, version }: CommandContext, files: readonly string[]): Promise<number> {
  const settings = await resolveSettings(command);
  const { from, once = false, checkpointEvery: interval } = command.opts<TailFlags>();
  if (from !== 'start' && from !== 'end') {
    throw new BuildfixError('BUILDFIX_USAGE', { message: `--from ${from} is not known.`, hint: 'Use start or end.' });
  }
  const state = stateOptions(settings, createLogger({ level: settings.verbose ? 'debug' : 'warn' }));
  let following: Tail | undefined;
  const paths = files.map((file) => resolve(file));
  const run =
    state && (await openTailRun({ state, settings, paths, interval, positions: () => following?.positions() ?? [] }));
  const { status } = await runJob(settings, version, {
    logs: files,
    openLogs: mostOpenLogs,
    ...(files.length === 1 && { log: files[0] as string }),
    ...(run && { kept: run }),
    ...(run?.savePositions && { onIdle: () => void run.savePositions?.() }),
    open: ({ stop, onTrouble }) => {
      run?.begin(onTrouble);
      following = tailLogs(files, {
        cwd: process.cwd(),
        absolute: true,
        from,
        onTrouble,
        signal: once ? AbortSignal.abort() : stop,
        ...(run && { checkpoints: run.checkpoints, onPause: run.save }),
      });
      return following;
    },
  });
  await run?.savePositions?.();
  return status;
}

/** More than anybody writes to at the same time; one that is silent for longer than so many others is over. */
const mostOpenLogs = 1_000;
