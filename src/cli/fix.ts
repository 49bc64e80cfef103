import { writeFile } from 'node:fs/promises';
import { createContext } from '../../pipelines/context.ts';
import { type FixPipelineOptions, type FixRun, runFixPipeline } from '../../pipelines/fix.ts';
import type { LogChunk } from '../core/chunk.ts';
import { BuildfixError } from '../core/errors.ts';
import { openLogs } from '../sources/files.ts';
import { readStdin } from '../sources/stdin.ts';
import { saveOutcomes } from '../state/outcomes.ts';
import { createLogger } from '../telemetry/logger.ts';
import { checkClean } from './clean-tree.ts';
import { reportTrouble } from './failure.ts';
import { chosenFixes, type FixFilters } from './fix-filters.ts';
import { type FixOutput, readOutputs, textOf } from './fix-outputs.ts';
import { print, statusOf } from './fix-report.ts';
import { stopOnSignal } from './interrupt.ts';
import { openJobCaches } from './job.ts';
import { loadExperience } from './learning.ts';
import { resolveSettings, type Settings } from './options.ts';
import type { CommandContext } from './program.ts';
import { loadReading } from './reading.ts';
import { type ToolsFlag, tellTools, toolOptions } from './tools.ts';

interface FixOptions extends FixFilters {
  readonly write?: boolean;
  readonly interactive?: boolean;
  readonly requireClean?: boolean;
  readonly forcePath?: readonly string[];
  readonly output?: readonly string[];
  readonly json?: boolean;
  readonly tools?: ToolsFlag;
}

/** `buildfix fix LOG…`: a patch and the reason of each edit; `--write` applies it, `--interactive` what is said yes to. */
export async function fix({ command }: CommandContext, logs: readonly string[]): Promise<number> {
  const settings = await resolveSettings(command);
  const options = command.opts<FixOptions>();
  const { interactive = false, requireClean = false, forcePath = [], tools: flag } = options;
  const outputs = readOutputs(options.output ?? [], options.json === true);
  // Who is asked for each fix has said so; only a patch that is asked for goes somewhere else than into the tree.
  const write = options.write ?? (interactive && !outputs.some(({ name }) => name === 'patch'));
  const { safety, select } = chosenFixes(options, interactive);
  const decide = interactive ? await asking(settings, isStdin(logs)) : undefined;
  if (requireClean) await checkClean(settings.root);
  const troubles: BuildfixError[] = [];
  const logger = createLogger({ level: settings.verbose ? 'debug' : 'warn' });
  const tools = await toolOptions(flag, settings);
  const stop = new AbortController();
  const context = createContext({ root: settings.root, logger, ...(tools && { signal: stop.signal }) });
  const { experience } = await loadExperience(settings, logger, { verified: false });
  const caches = await openJobCaches(settings, context);
  // Tools have process groups of their own, which no Ctrl-C reaches by itself.
  const signals = tools && stopOnSignal(stop);
  let run: FixRun;
  try {
    run = await runFixPipeline(
      openAll(logs, (error) => void troubles.push(error)),
      {
        context,
        safety,
        select,
        ...(decide && { decide: decide.ask }),
        write,
        forcePaths: forcePath,
        reading: await loadReading(settings, (error) => void troubles.push(error)),
        experience,
        handled: caches?.fixes,
        routing: { ...(settings.config.suppress && { suppress: settings.config.suppress }) },
        ...(tools && { tools }),
      },
    );
  } catch (error) {
    const status = decide?.signalStatus() ?? signals?.signalStatus();
    if (status === undefined) throw error;
    if (error instanceof BuildfixError) reportTrouble(error);
    return status;
  } finally {
    signals?.dispose();
    decide?.close();
    await caches?.close();
  }
  tellTools(run.tools, settings);
  if (tools?.listOnly) {
    if (options.json) process.stdout.write(`${JSON.stringify({ tools: run.tools }, null, 2)}\n`);
    return troubles.length > 0 ? 3 : 0;
  }
  if (write) await remember(run, settings, logger);
  for (const output of outputs) await writeOutput(output, textOf(output, { run, troubles, settings }));
  const isJson = outputs.some(({ name, file }) => name === 'json' && file === undefined);
  if (interactive || !isJson) {
    const narrowed = [options.rule, options.code, options.file, options.safety].some((list) => list !== undefined);
    const patch = outputs.length === 0 && !interactive;
    print(run, { write, interactive, narrowed, safety, logs, settings, tools: flag, patch });
  }
  for (const trouble of troubles) reportTrouble(trouble);
  return statusOf(run, settings, write, troubles.length > 0);
}

function isStdin(logs: readonly string[]): boolean {
  return logs.length === 1 && logs[0] === '-';
}

function openAll(logs: readonly string[], onTrouble: (error: BuildfixError) => void): AsyncIterable<LogChunk> {
  return isStdin(logs) ? readStdin() : openLogs(logs, { cwd: process.cwd(), onTrouble });
}

/** A person who decides. Signals are heard only while the questions last: before, nothing is begun, afterwards the journal holds. */
async function asking({ redact }: Settings, logIsStdin: boolean) {
  const [{ askInTerminal }, { openAnswers }] = await Promise.all([import('./ask.ts'), import('./answers.ts')]);
  const answers = openAnswers({ logIsStdin });
  let status: number | undefined;
  const ask: NonNullable<FixPipelineOptions['decide']> = async (proposals, planner) => {
    const stop = new AbortController();
    const signals = stopOnSignal(stop);
    try {
      await askInTerminal({ answers, redact, signal: stop.signal })(proposals, planner);
    } finally {
      status = signals.signalStatus();
      signals.dispose();
    }
  };
  return { ask, signalStatus: () => status, close: () => answers.close() };
}

async function writeOutput({ file }: FixOutput, text: string): Promise<void> {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeFile(file, text).catch((cause: unknown) => {
    throw new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
      message: `${file} could not be written.`,
      hint: 'Check the path, its permissions and the free space.',
      cause,
    });
  });
}

async function remember(
  { report }: FixRun,
  settings: Settings,
  logger: ReturnType<typeof createLogger>,
): Promise<void> {
  if (settings.state === false) return;
  const time = Date.now();
  const outcomes = [
    ...report.applied.map(({ diagnostic, fix: { origin, title } }) => ({
      time,
      fingerprint: diagnostic.fingerprint,
      origin,
      title,
      result: 'applied',
    })),
    ...report.refused.map(({ fingerprint, fix: { origin, title }, why }) => ({
      time,
      fingerprint,
      origin,
      title,
      result: `refused: ${why}`,
    })),
  ];
  try {
    await saveOutcomes({ folder: settings.state, wait: settings.stateWait, logger }, outcomes);
  } catch (error) {
    // The files are written and the journal has them; that the state is not there must not look like a failure of that.
    logger.warn({ error: String(error) }, 'the outcome of these fixes could not be remembered');
  }
}
