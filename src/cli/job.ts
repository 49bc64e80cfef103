import { appendFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Caches } from '../../pipelines/caches.ts';
import { createContext } from '../../pipelines/context.ts';
import type { ReadingData } from '../../pipelines/log-tasks.ts';
import { runMainJob } from '../../pipelines/main-job.ts';
import type { Output } from '../../pipelines/output.ts';
import type { RunKeeper } from '../../pipelines/run-keeper.ts';
import type { KnownProblems } from '../core/baseline.ts';
import type { CommittedFile } from '../core/checkpoint.ts';
import type { LogChunk } from '../core/chunk.ts';
import type { Context, Logger } from '../core/context.ts';
import { BuildfixError } from '../core/errors.ts';
import type { FinishedRun, Reporter, ReporterDefinition, ReporterOptions } from '../core/reporter.ts';
import { SpareBuffers } from '../core/spare-buffers.ts';
import type { Summary, Trouble } from '../core/summary.ts';
import { ruleFor } from '../fixes/propose.ts';
import type { LogPiece } from '../parser/log-events.ts';
import { reporterNamed } from '../reporters/index.ts';
import { MemoryPressure } from '../runtime/memory-pressure.ts';
import { roomForCaches } from '../state/retention.ts';
import type { StateOptions } from '../state/state.ts';
import { createLogger } from '../telemetry/logger.ts';
import { wantsColour } from './colour.ts';
import { exitStatus } from './exit-status.ts';
import { reportTrouble } from './failure.ts';
import { stopOnSignal } from './interrupt.ts';
import { LogKeeper } from './log-keeper.ts';
import type { Settings } from './options.ts';
import { Progress } from './progress.ts';
import { loadReading } from './reading.ts';
import { stateOptions } from './state-options.ts';

export interface WayIn {
  /** As the user would name it in a command, where there is just one that can be read again. */
  readonly log?: string;
  readonly logs: readonly string[];
  /** How many logs are read at the same time; 1 where one follows the other. */
  readonly openLogs?: number;
  /** The build's own output is shown on standard output: the results go to standard error, and only at the end. */
  readonly passThrough?: boolean;
  /** A build that is wrapped gets the signals itself; the job is over when its output ends. */
  readonly ownSignals?: boolean;
  /** Called now and then when everything that was read has gone through all stages, with no diagnostic half read. */
  readonly onIdle?: () => void;
  /** Called when all is written and the state has the run; only where there is a state. */
  readonly onSaved?: (run: FinishedRun, logger: Logger) => Promise<void>;
  /** For a run that goes on after a crash. */
  readonly kept?: KeptRun;
  open(tools: OpenTools): AsyncIterable<LogChunk | LogPiece>;
}

export interface KeptRun {
  /** Absent where nothing can be kept. */
  readonly keeper?: RunKeeper | undefined;
  /** Whether the run is among the others in the state. */
  readonly isSaved: () => boolean;
  /** The run that it was compared with when it began; absent: the last one. */
  readonly baseline?: string | undefined;
  /** Told which run it is compared with. */
  readonly onBaseline: (run: string | undefined) => void;
  /** How far an output that is written on was written; see `Output.append`. */
  readonly committed: (file: string) => CommittedFile | undefined;
}

export interface OpenTools {
  /** Ends the reading; what was read is finished as usual. */
  readonly stop: AbortSignal;
  readonly onTrouble: (error: BuildfixError) => void;
  readonly onRead: (done: number, total: number | undefined) => void;
  readonly logger: Logger;
  /** The job gives back what it has read. */
  readonly buffers: SpareBuffers;
  /** What the logs are read with, for threads; absent: only this one can read them. */
  readonly reading?: ReadingData;
  /** Absent: nothing is known from earlier runs, and nothing is kept. */
  readonly caches?: Caches | undefined;
}

export interface JobResult {
  readonly summary: Summary;
  /** What `--fail-on` and the troubles ask for, or the signal that ended it. */
  readonly status: number;
}

/** The main job as every command runs it: outputs, progress, signals, baseline and state around the pipeline. */
export async function runJob(settings: Settings, version: string, wayIn: WayIn): Promise<JobResult> {
  const stdout = wayIn.passThrough ? process.stderr : process.stdout;
  const logger = createLogger({ level: settings.verbose ? 'debug' : 'warn' });
  const context = createContext({ root: settings.root, seed: settings.seed, logger });
  const state = stateOptions(settings, context.logger);
  const troubles: Trouble[] = [];
  const onTrouble = ({ code, message, hint }: BuildfixError) =>
    void troubles.push({ code, message, ...(hint && { hint }) });
  /** The job is done without the state too: what is wrong with it is said, and is no failure of the run. */
  const stateTroubles = new Map<string, BuildfixError>();
  const onStateTrouble = (error: BuildfixError) => void stateTroubles.set(error.message, error);
  const { sendable, ...reading } = await loadReading(settings, onTrouble);
  // Who follows logs does so for weeks, and others could not have the caches meanwhile.
  const opening = wayIn.onIdle || wayIn.kept ? undefined : openJobCaches(settings, context);
  const { kept } = wayIn;
  const baseline = await findBaseline(settings, state, onStateTrouble, kept?.baseline).catch(async (error: unknown) => {
    await (await opening)?.close();
    throw error;
  });
  kept?.onBaseline(baseline?.run);
  const caches = await opening;
  const stop = new AbortController();
  const signals = wayIn.ownSignals ? undefined : stopOnSignal(stop);
  const progress = new Progress({ quiet: settings.quiet || stdout.isTTY === true });
  let done = { bytes: 0, total: undefined as number | undefined };
  const buffers = new SpareBuffers();
  const tools: OpenTools = {
    stop: stop.signal,
    onTrouble,
    onRead: (bytes, total) => {
      done = { bytes, total };
    },
    logger,
    buffers,
    caches,
    ...(sendable && settings.pipeline === undefined && { reading: sendable }),
  };
  const logKeeper = new LogKeeper();
  let halfRead = false;
  const pressure = new MemoryPressure();
  if (caches) {
    pressure.register(caches);
    for (const { plan, counts } of caches.all) context.metrics.addCache(plan.name, counts);
  }
  const idleTimer = setInterval(() => {
    pressure.check();
    if (context.metrics.settled() && !halfRead) wayIn.onIdle?.();
  }, idleMilliseconds);
  try {
    const summary = await runMainJob({
      // Of a log that is followed another process may have read the beginning.
      input: kept ? wayIn.open(tools) : logKeeper.watch(wayIn.open(tools)),
      why: () => explainFailure(logKeeper, wayIn, settings, state),
      outputs: chooseOutputs(
        settings,
        { ...reporterOptions(settings, version, wayIn, stdout), ...(await suggestions(settings)) },
        wayIn,
      ),
      context,
      onSpent: (bytes) => buffers.giveBack(bytes),
      stop,
      stdout,
      troubles,
      reading,
      openLogs: wayIn.openLogs ?? 1,
      sample: settings.sample && { threshold: settings.sampleThreshold },
      routing: { ...pick(settings), fixerFor: ruleFor },
      handled: caches?.fixes,
      redact: settings.redact,
      ...(settings.pipeline !== undefined && { stages: await chosenPipeline(settings, settings.pipeline) }),
      ...(baseline && { baseline }),
      ...(kept?.keeper && { keeper: kept.keeper }),
      onProgress: ({ lines, bytes, open }, problems) => {
        halfRead = open;
        progress.update({
          done: done.bytes || bytes,
          lines,
          problems,
          ...(done.total !== undefined && { total: done.total }),
        });
      },
      ...((state || process.env.GITHUB_STEP_SUMMARY) && {
        save: async (run: FinishedRun) => {
          await save(run, settings, kept?.isSaved() ? undefined : state, wayIn.logs, onStateTrouble);
          if (!state) return;
          await wayIn.onSaved?.(run, logger);
          const { failure, bySeverity } = run.summary;
          if (!failure && bySeverity.error === 0) await rememberGoodRun(logKeeper, wayIn, settings, state);
        },
      }),
    });
    progress.clear();
    const told = new Set(troubles.map(({ message }) => message));
    for (const trouble of troubles) reportTrouble(trouble);
    for (const trouble of stateTroubles.values()) if (!told.has(trouble.message)) reportTrouble(trouble);
    if (settings.metrics !== undefined) await writeMetrics(settings.metrics, context.metrics);
    return { summary, status: signals?.signalStatus() ?? exitStatus({ ...summary, troubles }, settings.failOn) };
  } finally {
    progress.clear();
    signals?.dispose();
    clearInterval(idleTimer);
    await caches?.close();
  }
}

/** Beside the state, and only with it. */
export async function openJobCaches(
  { cache, incremental, state, retention }: Pick<Settings, 'cache' | 'incremental' | 'state' | 'retention'>,
  { clock, logger }: Pick<Context, 'clock' | 'logger'>,
): Promise<Caches | undefined> {
  if (!cache || state === false) return undefined;
  const { openCaches } = await import('../../pipelines/caches.ts');
  return openCaches({ folder: state, room: roomForCaches(retention), clock, logger, readable: incremental });
}

const idleMilliseconds = 500;

/** The causes that `buildfix why` would give. */
async function explainFailure(
  logKeeper: LogKeeper,
  { logs }: WayIn,
  { root, config }: Settings,
  state: StateOptions | undefined,
): Promise<Summary['why']> {
  const { source } = logKeeper;
  if (source === undefined) return undefined;
  const { knownGoodRuns } = await import('./good-runs.ts');
  const goodRun = await (await knownGoodRuns(state, root))(source);
  const weights = config.why?.weights ?? {};
  const found = await logKeeper.explain(logs, { root, weights, ...(goodRun && { goodRun }) });
  if (!found || found.report.causes.length === 0) return undefined;
  return { source: found.source, causes: found.report.causes.slice(0, 3) };
}

/** What this build said though nothing was wrong is no reason the next time. */
async function rememberGoodRun(logKeeper: LogKeeper, { logs }: WayIn, { root }: Settings, state: StateOptions) {
  const goodRun = await logKeeper.remember(logs);
  if (!goodRun || logKeeper.source === undefined) return;
  const { keepGoodRun } = await import('./good-runs.ts');
  await keepGoodRun(state, root, logKeeper.source, goodRun);
}

async function findBaseline(
  settings: Settings,
  state: StateOptions | undefined,
  onStateTrouble: OpenTools['onTrouble'],
  run: string | undefined,
): Promise<KnownProblems | undefined> {
  if (settings.baseline !== undefined) {
    const { readBaselineFile } = await import('../state/baseline-file.ts');
    return readBaselineFile(settings.baseline);
  }
  if (!state) return undefined;
  const { loadBaseline } = await import('../state/runs.ts');
  try {
    return await loadBaseline(state, { run, onTrouble: onStateTrouble });
  } catch (error) {
    if (!(error instanceof BuildfixError)) throw error;
    onStateTrouble(error);
    return undefined;
  }
}

async function save(
  run: FinishedRun,
  settings: Settings,
  state: StateOptions | undefined,
  logs: readonly string[],
  onStateTrouble: OpenTools['onTrouble'],
): Promise<void> {
  await appendJobSummary(run, settings);
  // A run that read nothing says nothing, and must not be what the next one is compared with.
  if (!state || run.summary.lines === 0) return;
  const time = Date.now();
  const { newRunId, saveRun } = await import('../state/runs.ts');
  try {
    await saveRun(state, { id: newRunId(time), time, logs, summary: run.summary }, run.problems);
  } catch (error) {
    if (!(error instanceof BuildfixError)) throw error;
    onStateTrouble(error);
  }
}

function chooseOutputs(
  settings: Settings,
  options: ReporterOptions,
  { passThrough = false, kept }: Pick<WayIn, 'passThrough' | 'kept'>,
): Output[] {
  const asked = settings.output.map((text) => {
    const { definition, file } = parseOutput(text);
    // Colours are for a terminal, never for a file.
    const reporter = definition.create(file === undefined ? options : { ...options, colour: false });
    if (file === undefined) return { reporter };
    return { reporter, file, ...(kept && definition.live && { append: { committed: kept.committed(resolve(file)) } }) };
  });
  if (asked.length > 0 || settings.quiet) return asked;
  const automatic = process.env.GITHUB_ACTIONS === 'true' ? ['terminal', 'github'] : ['terminal'];
  return automatic.map((name) => {
    const reporter = reporterNamed(name).create(options);
    return { reporter: passThrough ? onlyAtTheEnd(reporter) : reporter };
  });
}

/** `NAME` or `NAME=FILE`. Throws BUILDFIX_USAGE with the names there are. */
export function parseOutput(text: string): { readonly definition: ReporterDefinition; readonly file?: string } {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  return { definition: reporterNamed(name), ...(file !== undefined && { file }) };
}

/** The build shows its errors itself; a second list in between would only be confusing. */
function onlyAtTheEnd(reporter: Reporter): Reporter {
  return {
    ...reporter,
    diagnostic(diagnostic, json) {
      reporter.diagnostic?.(diagnostic, json);
      return '';
    },
  };
}

/** On GitHub Actions the job's page shows Markdown that is appended to a file. */
async function appendJobSummary({ summary, problems }: FinishedRun, settings: Settings): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file || settings.output.length > 0) return;
  const reporter = reporterNamed('markdown').create({ root: settings.root, colour: false, width: 120, version: '' });
  for await (const text of pieces(reporter.end?.({ summary, problems }) ?? '')) await appendFile(file, text);
}

async function* pieces(texts: string | Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  if (typeof texts === 'string') yield texts;
  else yield* texts;
}

function reporterOptions(
  settings: Settings,
  version: string,
  { log }: WayIn,
  out: NodeJS.WriteStream,
): ReporterOptions {
  return {
    root: settings.root,
    colour: wantsColour(out),
    width: out.columns ?? 120,
    version,
    ...(log !== undefined && { log }),
  };
}

/** Only the outputs for review tools read the files that the log is about. */
async function suggestions({ output, root, redact }: Settings): Promise<Pick<ReporterOptions, 'suggest'>> {
  const isAutomatic = output.length === 0 && process.env.GITHUB_ACTIONS === 'true';
  if (!isAutomatic && !output.some((text) => /^(?:rdjsonl|github)(?:=|$)/.test(text))) return {};
  const { Suggester } = await import('../fixes/suggest.ts');
  const suggester = new Suggester(root, { redact });
  return { suggest: (diagnostic) => suggester.suggest(diagnostic) };
}

function pick({ config: { routes, suppress } }: Settings) {
  return { ...(routes && { routes }), ...(suppress && { suppress }) };
}

async function chosenPipeline({ config: { pipelines = {} } }: Settings, name: string) {
  const description = pipelines[name];
  if (!description) {
    throw new BuildfixError('BUILDFIX_USAGE', {
      message: `The configuration has no pipeline called ${JSON.stringify(name)}.`,
      hint: `It has ${Object.keys(pipelines).join(', ') || 'none'}.`,
    });
  }
  const { composePipeline } = await import('../../pipelines/compose.ts');
  return (context: Context) => composePipeline(description.stages, context);
}

async function writeMetrics(file: string, metrics: { toJSON(): unknown; toPrometheus(): string }): Promise<void> {
  const text = file.endsWith('.json') ? `${JSON.stringify(metrics.toJSON(), null, 2)}\n` : metrics.toPrometheus();
  await writeFile(file, text).catch((cause: unknown) => {
    throw new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
      message: `The metrics could not be written to ${file}.`,
      hint: 'Check the path, its permissions and the free space.',
      cause,
    });
  });
}
