import { resolve } from 'node:path';
import { type Duplex, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { KnownProblems } from '../src/core/baseline.ts';
import type { Cache } from '../src/core/cache.ts';
import { chain, link } from '../src/core/chain.ts';
import type { CommittedFile } from '../src/core/checkpoint.ts';
import type { LogChunk } from '../src/core/chunk.ts';
import type { Context } from '../src/core/context.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { redactDiagnostic, redactTexts } from '../src/core/redact.ts';
import type { FinishedRun } from '../src/core/reporter.ts';
import type { Summary, Trouble } from '../src/core/summary.ts';
import type { HandledFile } from '../src/fixes/handled.ts';
import type { LogPiece } from '../src/parser/log-events.ts';
import type { ParseTotals } from '../src/parser/parser.ts';
import { OccurrenceCounts } from '../src/runtime/occurrences.ts';
import { dedupe } from '../stages/dedupe.ts';
import { fix } from '../stages/fix.ts';
import { metrics } from '../stages/metrics.ts';
import { type ParseOptions, parse } from '../stages/parse.ts';
import { type RouteOptions, route } from '../stages/route.ts';
import { sample } from '../stages/sample.ts';
import { type Output, OutputWriter } from './output.ts';
import type { KeptProblem, RunKeeper } from './run-keeper.ts';
import { RunTally } from './run-tally.ts';
import { Spool } from './spool.ts';

export interface JobOptions {
  readonly input: AsyncIterable<LogChunk | LogPiece>;
  readonly outputs: readonly Output[];
  readonly context: Context;
  /** Stops reading; what was read is finished as usual. */
  readonly stop: AbortController;
  /** What the logs are read with. Default: every format there is. */
  readonly reading?: Partial<Pick<ParseOptions, 'tools' | 'formats' | 'matchers'>>;
  /** How many logs the input may alternate between. */
  readonly openLogs?: number;
  /** `false`: every occurrence travels through all stages. */
  readonly sample?: { readonly threshold?: number } | false;
  readonly routing?: Partial<Omit<RouteOptions, 'onSuppressed'>>;
  /** Other stages in place of the built-in ones, from a bytes-reading one on. */
  readonly stages?: (context: Context) => Duplex[];
  readonly baseline?: KnownProblems;
  /** See `FixOptions`. */
  readonly handled?: Cache<HandledFile> | undefined;
  readonly redact?: boolean;
  /** What went wrong on the way in; filled by the source while it runs. */
  readonly troubles?: readonly Trouble[];
  /** Standard output, where an output names no file. */
  readonly stdout?: Writable;
  /** Told of input that nobody looks at any more; see `SpareBuffers`. */
  readonly onSpent?: (bytes: Uint8Array) => void;
  /** Told how far it is, behind every chunk. */
  readonly onProgress?: (totals: ParseTotals, problems: number) => void;
  /** Asked why the build failed, where it did. */
  readonly why?: () => Promise<Summary['why']>;
  /** For a run that another process is to go on with if this one dies. Not with stages of one's own. */
  readonly keeper?: RunKeeper;
  /** Called with the finished run before it is cleaned up: the state is saved here. */
  readonly save?: (run: FinishedRun) => Promise<void>;
}

/**
 * The main job: one log, or many one after the other, through all stages to the outputs. Every way in uses it.
 * Resolves when everything is written; rejects only where the job as a whole could not be done.
 */
export async function runMainJob(options: JobOptions): Promise<Summary> {
  const { baseline, redact = true, keeper } = options;
  const occurrences = new OccurrenceCounts();
  const context: Context = { ...options.context, occurrences, ...(baseline && { baseline }) };
  const tally = new RunTally(occurrences, baseline);
  const spool = new Spool();
  const writers: OutputWriter[] = [];
  /** Whether anybody asks for the problems once more at the end. */
  const readBack = options.save !== undefined || options.outputs.some(({ reporter }) => reporter.end !== undefined);

  /** What has to be waited for, which for most diagnostics is nothing: a promise for each would take longer than the rest. */
  function take(found: Diagnostic): Promise<void>[] {
    const diagnostic = redact ? redactDiagnostic(found) : found;
    tally.add(diagnostic);
    keeper?.keep({ diagnostic });
    const json = JSON.stringify(diagnostic);
    const waits: Promise<void>[] = [];
    const kept = readBack ? spool.add(json) : undefined;
    if (kept) waits.push(kept);
    for (const writer of writers) {
      const written = writer.write(writer.output.reporter.diagnostic?.(diagnostic, json) ?? '');
      if (written) waits.push(written);
    }
    if (writers.length > 0 && writers.every((writer) => writer.readerGone)) options.stop.abort();
    return waits;
  }

  let given = 0;
  let taken = 0;
  async function* counted(): AsyncGenerator<LogChunk | LogPiece, void, void> {
    for await (const chunk of options.input) {
      given++;
      yield chunk;
    }
  }

  function recall(problem: KeptProblem): Promise<void> | undefined {
    if ('suppressed' in problem) {
      tally.suppress(problem.diagnostic, problem.suppressed);
      return undefined;
    }
    tally.add(problem.diagnostic);
    // Whoever is shown problems as they come was shown this one; what is written at the end needs all of them.
    return readBack ? spool.add(JSON.stringify(problem.diagnostic)) : undefined;
  }

  try {
    for (const output of options.outputs) {
      writers.push(await OutputWriter.open(output, options.stdout ?? process.stdout));
    }
    for (const writer of writers) if (!writer.isContinued) await writer.write(writer.output.reporter.start?.() ?? '');
    await keeper?.recall(occurrences, recall);
    const sink = new Writable({
      objectMode: true,
      write(diagnostic: Diagnostic, _encoding, done) {
        try {
          const waits = take(diagnostic);
          if (waits.length > 0) {
            Promise.all(waits).then(() => {
              taken++;
              done();
            }, done);
          } else {
            taken++;
            done();
          }
        } catch (error) {
          done(error as Error);
        }
      },
    });
    const stages = options.stages?.(context) ?? builtInStages(options, context, tally);
    keeper?.connect({
      isAtRest: () => context.metrics.meter('parse').in === given && context.metrics.meter('fix').out === taken,
      isOver: () => sink.destroyed,
      outputs: () => committedOutputs(writers),
      redact,
    });
    await pipeline([Readable.from(counted(), { highWaterMark: 1 }), ...stages, sink]);
    await spool.finish();
    const summary = await explained(tally.summary(options.troubles ?? []), options);
    const run = { summary, problems: () => spool.problems((fingerprint) => occurrences.count(fingerprint)) };
    for (const writer of writers) await writeEnd(writer, run, spool);
    await keeper?.end(summary);
    for (const writer of writers) await writer.close();
    await options.save?.(run);
    // Said last, since everything else could be done.
    if (spool.failure) throw spool.failure;
    return summary;
  } finally {
    // After an error only what is open has to be closed: the error itself is already on its way.
    await Promise.allSettled(writers.map((writer) => writer.close()));
    await spool.close();
  }
}

/** Only the log of a build that failed is looked at once more. */
async function explained(summary: Summary, { why, redact = true }: JobOptions): Promise<Summary> {
  if (!summary.failure && summary.bySeverity.error === 0) return summary;
  const found = await why?.();
  return found ? { ...summary, why: redact ? redactTexts(found) : found } : summary;
}

function builtInStages(options: JobOptions, context: Context, tally: RunTally): Duplex[] {
  const { onSpent, keeper } = options;
  function onProgress(totals: ParseTotals): void {
    tally.read(totals);
    options.onProgress?.(totals, tally.distinct);
  }
  function onSuppressed({ fingerprint, file }: Diagnostic, reason: string): void {
    const diagnostic = { fingerprint, ...(file !== undefined && { file }) };
    tally.suppress(diagnostic, reason);
    keeper?.keep({ suppressed: reason, diagnostic });
  }
  const links = [
    link(parse, {
      ...options.reading,
      openLogs: options.openLogs ?? 1,
      onProgress,
      ...(onSpent && { onSpent }),
      ...(keeper && { onParser: (parser) => keeper.takeParser(parser) }),
    }),
    link(metrics, { at: 'parsed' }),
    link(sample, { ...(options.sample || {}), enabled: options.sample !== false }),
    link(dedupe),
    link(route, { ...options.routing, onSuppressed }),
    link(fix, options.handled && { handled: options.handled }),
  ];
  return [chain(links, context)];
}

async function writeEnd(writer: OutputWriter, run: FinishedRun, spool: Spool): Promise<void> {
  try {
    await writer.writeAll(writer.output.reporter.end?.(run) ?? '');
  } catch (error) {
    if (error !== spool.failure) throw error;
  }
}

async function committedOutputs(writers: readonly OutputWriter[]): Promise<Record<string, CommittedFile> | undefined> {
  const outputs: Record<string, CommittedFile> = {};
  for (const writer of writers) {
    const { file, append } = writer.output;
    if (file === undefined || !append) continue;
    const committed = await writer.committed();
    if (!committed) return undefined;
    outputs[resolve(file)] = committed;
  }
  return outputs;
}
