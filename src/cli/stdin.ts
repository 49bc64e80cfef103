import { BuildfixError } from '../core/errors.ts';
import { readStdin } from '../sources/stdin.ts';
import { runJob } from './job.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';

/** `make 2>&1 | buildfix`; with files it is `replay`. */
export async function stdin(context: CommandContext, files: readonly string[]): Promise<number> {
  if (files.length > 0) {
    // What reads files is not loaded for a pipe.
    const { replay } = await import('./replay.ts');
    return replay(context, files);
  }
  if (process.stdin.isTTY) {
    throw new BuildfixError('BUILDFIX_USAGE', {
      message: 'There is no input: standard input is a terminal.',
      hint: 'Pipe a build into it (make 2>&1 | buildfix), name a log (buildfix build.log), or see --help.',
    });
  }
  const settings = await resolveSettings(context.command);
  const { status } = await runJob(settings, context.version, {
    logs: ['stdin'],
    passThrough: settings.tee,
    open: ({ stop }) => readStdin({ signal: stop, ...(settings.tee && { tee: process.stdout }) }),
  });
  return status;
}
