import { runCommand } from '../sources/child.ts';
import { runJob } from './job.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';

/** `buildfix run -- CMD`: shows the build's output through, then says what was wrong; keeps the build's exit status. */
export async function run(context: CommandContext, words: readonly [string, ...string[]]): Promise<number> {
  const { command, version } = context;
  if (command.opts<{ fix?: boolean }>().fix) return (await import('./run-fix.ts')).runFix(context, words);
  const settings = await resolveSettings(command);
  const build = runCommand(words, { cwd: process.cwd(), stdout: process.stdout, stderr: process.stderr });
  // Awaited below; until then a build that can't be started must not count as unhandled.
  build.result.catch(() => {});
  const { status } = await runJob(settings, version, {
    logs: [words.join(' ')],
    passThrough: true,
    ownSignals: true,
    open: () => build.chunks,
    onSaved: async ({ problems }, logger) => {
      const { exitStatus } = await build.result;
      const { learnFromBuild } = await import('./learning.ts');
      await learnFromBuild({ words, exitStatus, problems: problems() }, settings, logger);
    },
  });
  const { exitStatus } = await build.result;
  // What went wrong with the job itself is only told where the build has nothing to tell.
  return exitStatus === 0 && status === 3 ? 3 : exitStatus;
}
