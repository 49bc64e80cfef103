import type { Cause, FailureReport } from '../core/cause.ts';
import type { LogChunk } from '../core/chunk.ts';
import { BuildfixError } from '../core/errors.ts';
import { redactText, redactTexts } from '../core/redact.ts';
import { FailureFinder } from '../failure/failure-finder.ts';
import { reportFailure } from '../failure/find-failure.ts';
import { GoodRun } from '../failure/good-run.ts';
import { scanOfSignals } from '../failure/kind-of-line.ts';
import { formats as builtIn } from '../formats/index.ts';
import { type CausesOptions, type ContextLine, describeCauses } from '../reporters/causes.ts';
import { createPaint } from '../reporters/paint.ts';
import { openLogs } from '../sources/files.ts';
import { readStdin } from '../sources/stdin.ts';
import { createLogger } from '../telemetry/logger.ts';
import { wantsColour } from './colour.ts';
import { reportTrouble } from './failure.ts';
import { knownGoodRuns } from './good-runs.ts';
import { stopOnSignal } from './interrupt.ts';
import { resolveSettings, type Settings } from './options.ts';
import type { CommandContext } from './program.ts';
import { loadReading } from './reading.ts';
import { stateOptions } from './state-options.ts';

interface WhyOptions {
  readonly json?: boolean;
  readonly context?: number;
  readonly baselineLog?: readonly string[];
}

/** `buildfix why LOG…`: the causes of a failed build, best first; each log, and each member of an archive, by itself. */
export async function why({ command }: CommandContext, logs: readonly string[]): Promise<number> {
  const { json = false, context = 0, baselineLog = [] } = command.opts<WhyOptions>();
  const isPipe = logs.includes('-');
  if (isPipe && (logs.length > 1 || context > 0)) {
    throw new BuildfixError('BUILDFIX_USAGE', {
      message: `Standard input stands alone${context > 0 ? ', and --context reads a log again' : ''}.`,
      hint: 'Save the output in a file and name that: buildfix why build.log',
    });
  }
  const settings = await resolveSettings(command);
  const stop = new AbortController();
  const signals = stopOnSignal(stop);
  const troubles: BuildfixError[] = [];
  const onTrouble = (error: BuildfixError) => void troubles.push(error);
  const open = (files: readonly string[]) => openLogs(files, { cwd: process.cwd(), signal: stop.signal, onTrouble });
  try {
    const given = baselineLog.length > 0 ? await rememberAll(open(baselineLog)) : undefined;
    const state = stateOptions(settings, createLogger({ level: settings.verbose ? 'debug' : 'warn' }));
    const goodRunOf = given ? async () => given : await knownGoodRuns(state, settings.root);
    const chunks = isPipe ? readStdin({ signal: stop.signal }) : open(logs);
    const printer = json ? jsonPrinter() : textPrinter(settings, context > 0 ? { logs, lines: context } : undefined);
    let failed = false;
    for await (const entry of reports(chunks, settings, goodRunOf)) {
      if (entry.report.outcome === 'failed' || entry.report.causes.length > 0) failed = true;
      await printer.print(entry);
    }
    printer.end();
    for (const trouble of troubles) reportTrouble(trouble);
    return signals.signalStatus() ?? (troubles.length > 0 ? 3 : failed && settings.failOn !== 'never' ? 1 : 0);
  } finally {
    signals.dispose();
  }
}

interface Entry {
  readonly source: string;
  readonly report: FailureReport;
}

async function* reports(
  chunks: AsyncIterable<LogChunk>,
  settings: Settings,
  goodRunOf: (source: string) => Promise<GoodRun | undefined>,
): AsyncGenerator<Entry, void, void> {
  const { formats } = await loadReading(settings);
  const finish = (source: string, finder: FailureFinder): Entry => {
    const report = reportFailure(finder, {
      root: settings.root,
      source,
      weights: settings.config.why?.weights ?? {},
      ...(formats && { formats: [...builtIn, ...formats] }),
    });
    return { source, report: settings.redact ? redactTexts(report) : report };
  };
  const scan = scanOfSignals();
  let current: { source: string; finder: FailureFinder } | undefined;
  for await (const { source, bytes } of chunks) {
    if (current?.source !== source) {
      if (current) yield finish(current.source, current.finder);
      current = { source, finder: new FailureFinder({ goodRun: await goodRunOf(source), scan }) };
    }
    current.finder.push(bytes);
  }
  if (current) yield finish(current.source, current.finder);
}

async function rememberAll(chunks: AsyncIterable<LogChunk>): Promise<GoodRun> {
  const goodRun = new GoodRun();
  let finder: { source: string; reader: FailureFinder } | undefined;
  for await (const { source, bytes } of chunks) {
    if (finder?.source !== source) {
      finder?.reader.end();
      finder = { source, reader: new FailureFinder({ remember: goodRun }) };
    }
    finder.reader.push(bytes);
  }
  finder?.reader.end();
  return goodRun;
}

interface Printer {
  print(entry: Entry): Promise<void>;
  end(): void;
}

/** One document, written log by log: an archive may hold thousands. */
function jsonPrinter(): Printer {
  let separator = '{"logs":[\n';
  return {
    async print({ source, report }) {
      process.stdout.write(separator + JSON.stringify({ source, ...report }));
      separator = ',\n';
    },
    end: () => void process.stdout.write(separator.startsWith('{') ? '{"logs":[]}\n' : '\n]}\n'),
  };
}

function textPrinter(settings: Settings, again: { logs: readonly string[]; lines: number } | undefined): Printer {
  const options: CausesOptions = {
    paint: createPaint(wantsColour(process.stdout)),
    width: process.stdout.columns ?? 160,
    most: 3,
    lines: 30,
  };
  const show = (text: string) => void process.stdout.write(text);
  let shown = 0;
  // Of many logs those count alone in which something failed.
  const quiet: Entry[] = [];
  let quietLogs = 0;
  return {
    async print({ source, report }) {
      if (report.causes.length === 0 && report.outcome !== 'failed') {
        if (quietLogs++ === 0) quiet.push({ source, report });
        return;
      }
      const contextOf = again && (await readContext(source, report.causes, again, settings.redact));
      show(
        `${shown++ > 0 ? '\n' : ''}${describeCauses(source, report, { ...options, ...(contextOf && { contextOf }) })}`,
      );
    },
    end() {
      const [first] = quiet;
      if (!first) {
        if (shown === 0) show('No failure found: there was nothing to read.\n');
      } else if (quietLogs === 1 && shown === 0) show(describeCauses(first.source, first.report, options));
      else
        show(`${shown > 0 ? `\nNo failure found in ${quietLogs} other` : `No failure found in ${quietLogs}`} logs.\n`);
    },
  };
}

async function readContext(
  source: string,
  causes: readonly Cause[],
  { logs, lines }: { logs: readonly string[]; lines: number },
  redact: boolean,
): Promise<NonNullable<CausesOptions['contextOf']>> {
  const { readLines } = await import('./log-context.ts');
  const around = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).filter((number) => number > 0);
  const above = ({ firstLine }: Cause) => around(firstLine - lines, firstLine - 1);
  const below = ({ lastLine }: Cause) => around(lastLine + 1, lastLine + lines);
  const wanted = new Set(causes.flatMap((cause) => [...above(cause), ...below(cause)]));
  const found = wanted.size > 0 ? await readLines(logs, source, wanted) : new Map<number, ContextLine>();
  const pick = (numbers: readonly number[]) =>
    numbers.flatMap((number) => {
      const line = found.get(number);
      return line ? [{ ...line, text: redact ? redactText(line.text) : line.text }] : [];
    });
  return (cause) => ({ above: pick(above(cause)), below: pick(below(cause)) });
}
