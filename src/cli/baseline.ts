import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { createContext } from '../../pipelines/context.ts';
import { runMainJob } from '../../pipelines/main-job.ts';
import type { BuildfixError } from '../core/errors.ts';
import { openLogs } from '../sources/files.ts';
import { readStdin } from '../sources/stdin.ts';
import { writeBaselineFile } from '../state/baseline-file.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';
import { loadReading } from './reading.ts';

/** `buildfix baseline LOG…`: writes the problems of a log to a file that later runs are compared with. */
export async function baseline({ command }: CommandContext, files: readonly string[]): Promise<number> {
  const settings = await resolveSettings(command);
  const target = resolve(command.opts<{ write: string }>().write);
  const stop = new AbortController();
  const troubles: BuildfixError[] = [];
  const onTrouble = (error: BuildfixError) => void troubles.push(error);
  let count = 0;
  await runMainJob({
    input: files[0] === '-' ? readStdin() : openLogs(files, { cwd: process.cwd(), signal: stop.signal, onTrouble }),
    outputs: [],
    context: createContext({ root: settings.root }),
    stop,
    reading: await loadReading(settings),
    redact: settings.redact,
    stdout: new Writable(),
    save: async ({ problems }) => {
      // A baseline of half a log would make the other half look new.
      if (troubles.length === 0) count = await writeBaselineFile(target, problems());
    },
  });
  const [trouble] = troubles;
  if (trouble) throw trouble;
  if (!settings.quiet) process.stderr.write(`${count} problems written to ${target}.\n`);
  return 0;
}
