import { EventEmitter } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createContext } from '../../pipelines/context.ts';
import { addToolFixes, proposeFixes } from '../../pipelines/fix.ts';
import { type Build, type StopReason, verifyFixes } from '../../pipelines/verify.ts';
import type { Logger } from '../core/context.ts';
import { BuildfixError } from '../core/errors.ts';
import type { ToolReport } from '../fixes/tools/lane.ts';
import { Quarantine } from '../fixes/verify/quarantine.ts';
import { runCommand } from '../sources/child.ts';
import { createLogger } from '../telemetry/logger.ts';
import { checkClean } from './clean-tree.ts';
import { reportTrouble } from './failure.ts';
import { chosenFixes, type FixFilters } from './fix-filters.ts';
import { stopOnSignal } from './interrupt.ts';
import { learnFromBuild, loadExperience } from './learning.ts';
import { resolveSettings, type Settings } from './options.ts';
import type { CommandContext } from './program.ts';
import { loadReading } from './reading.ts';
import { tellEvent, tellReport, toJson } from './run-fix-report.ts';
import { stateOptions } from './state-options.ts';
import { type ToolsFlag, tellTools, toolOptions } from './tools.ts';

export interface RunFixOptions extends FixFilters {
  readonly requireClean?: boolean;
  readonly maxRounds?: number;
  readonly verifyTimeout?: number;
  readonly forcePath?: readonly string[];
  readonly patch?: string;
  readonly json?: boolean;
  readonly tools?: ToolsFlag;
}

/** `buildfix run --fix -- CMD`: builds, fixes, builds again; keeps what the build approves of. Keeps its exit status. */
export async function runFix({ command }: CommandContext, words: readonly [string, ...string[]]): Promise<number> {
  const settings = await resolveSettings(command);
  const options = command.opts<RunFixOptions>();
  const { requireClean = false, maxRounds = 10, forcePath = [], patch, json = false } = options;
  if (requireClean) await checkClean(settings.root);
  const logger = createLogger({ level: settings.verbose ? 'debug' : 'warn' });
  const stop = new AbortController();
  const context = createContext({ root: settings.root, logger, signal: stop.signal });
  const reading = await loadReading(settings, reportTrouble);
  const routing = { ...(settings.config.suppress && { suppress: settings.config.suppress }) };
  const { records, experience } = await loadExperience(settings, logger, { verified: true });
  const quarantine = new Quarantine(records);
  const tools = await toolOptions(options.tools, settings);
  if (tools?.listOnly) {
    throw new BuildfixError('BUILDFIX_USAGE', {
      message: '`run --fix` can not list tools: which are needed, only the log of the build tells.',
      hint: 'Keep the log of a build, then: buildfix fix LOG --tools=list.',
    });
  }
  const asked: ToolReport[] = [];
  const { safety, select } = chosenFixes(options, false);
  const signals = stopOnSignal(stop);
  try {
    const report = await verifyFixes({
      context,
      safety,
      select,
      maxRounds,
      forcePaths: forcePath,
      quarantine,
      build: () =>
        build(words, options, stop.signal, (chunks) =>
          proposeFixes(chunks, {
            context: createContext({ root: settings.root, logger }),
            reading,
            routing,
            experience,
          }),
        ),
      ...(tools && {
        addFixes: async (problems) => {
          const reports = await addToolFixes(problems, { context, safety, forcePaths: forcePath, tools });
          tellTools(reports, settings);
          asked.push(...reports);
        },
      }),
      onEvent: (event) => {
        if (!settings.quiet) tellEvent(event, settings.redact);
      },
    });
    if (patch !== undefined) await writePatch(patch, report.patch);
    await rememberOutcomes(quarantine, settings, logger);
    const { left: problems, exitStatus, written, stopped } = report;
    // A build that was broken off says nothing of what it had not come to.
    if (!unfinished.has(stopped)) await learnFromBuild({ words, exitStatus, problems, written }, settings, logger);
    if (json)
      process.stdout.write(`${JSON.stringify({ ...toJson(report, settings.redact), tools: asked }, null, 2)}\n`);
    if (!settings.quiet) tellReport(report, settings.redact);
    return signals.signalStatus() ?? report.exitStatus;
  } finally {
    signals.dispose();
  }
}

type Propose = (chunks: Parameters<typeof proposeFixes>[0]) => Promise<Build['problems']>;

/** One run of the command. Its output is shown; beside `--json` on standard error, so that the JSON stands alone. */
async function build(
  words: readonly [string, ...string[]],
  { verifyTimeout = defaultTimeoutSeconds, json = false }: RunFixOptions,
  stop: AbortSignal,
  propose: Propose,
): Promise<Build> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), verifyTimeout * 1000);
  const running = runCommand(words, {
    cwd: process.cwd(),
    stdout: json ? process.stderr : process.stdout,
    stderr: process.stderr,
    signal: AbortSignal.any([stop, timeout.signal]),
    // Signals are heard of in one place, which also takes back what no build has approved of.
    signals: new EventEmitter(),
    ownGroup: process.platform !== 'win32',
  });
  running.result.catch(() => {});
  try {
    const problems = await propose(running.chunks);
    const { exitStatus, signal } = await running.result;
    const ended = timeout.signal.aborted ? 'timed-out' : signal || stop.aborted ? 'killed' : 'exited';
    return { problems, exitStatus, ended };
  } finally {
    clearTimeout(timer);
  }
}

const defaultTimeoutSeconds = 3_600;

const unfinished: ReadonlySet<StopReason> = new Set(['aborted', 'build-killed', 'timed-out', 'tree-changed']);

async function rememberOutcomes({ learned, records }: Quarantine, settings: Settings, logger: Logger): Promise<void> {
  const state = stateOptions(settings, logger);
  if (!state || learned.length === 0) return;
  const { saveOutcomes } = await import('../state/outcomes.ts');
  const time = Date.now();
  try {
    await saveOutcomes(
      state,
      learned.map((outcome) => ({ time, ...outcome })),
      records.learned,
    );
  } catch (error) {
    logger.warn({ error: String(error) }, 'the outcome of these fixes could not be remembered');
  }
}

async function writePatch(file: string, patch: string): Promise<void> {
  await writeFile(file, patch).catch((cause: unknown) => {
    throw new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
      message: `The patch could not be written to ${file}.`,
      hint: 'Check the path, its permissions and the free space. The fixes are in the tree; `buildfix undo` takes them back.',
      cause,
    });
  });
}
