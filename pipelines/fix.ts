import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cache } from '../src/core/cache.ts';
import type { LogChunk } from '../src/core/chunk.ts';
import type { Context } from '../src/core/context.ts';
import type { Diagnostic, Fix } from '../src/core/diagnostic.ts';
import type { HandledFile } from '../src/fixes/handled.ts';
import type { Refusal } from '../src/fixes/plan.ts';
import { ruleFor } from '../src/fixes/propose.ts';
import { batchWrite, type WriteReport } from '../stages/batch-write.ts';
import { dedupe } from '../stages/dedupe.ts';
import { fix } from '../stages/fix.ts';
import { type ParseOptions, parse } from '../stages/parse.ts';
import { type RouteOptions, route } from '../stages/route.ts';
import { createContext } from './context.ts';

export interface FixTreeOptions {
  /** The log itself, or pieces of it. */
  readonly log: string | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
  /** The tree that the log is about. */
  readonly root: string;
  /** `unsafe` includes safe. */
  readonly safety: 'safe' | 'unsafe';
  /** `false`: only compute what would be written. */
  readonly write: boolean;
  readonly signal?: AbortSignal;
}

export interface FixTreeResult {
  readonly applied: Fix[];
  readonly refused: Refusal[];
  /** Unified diff, for `git apply` or `patch -p1`. */
  readonly patch: string;
}

/** Repairs what a log says, as far as the log and the rules tell how. Starts no compiler and no model. */
export async function fixTree({ log, root, safety, write, signal }: FixTreeOptions): Promise<FixTreeResult> {
  const input = Readable.from(typeof log === 'string' ? [Buffer.from(log)] : log);
  const context = createContext({ root, ...(signal && { signal }) });
  const { report } = await runFixPipeline(input, { context, safety, write });
  return { applied: report.applied.map((proposal) => proposal.fix), refused: [...report.refused], patch: report.patch };
}

export interface FixRun {
  readonly report: WriteReport;
  /** Every distinct problem of the log, with and without fixes. */
  readonly problems: readonly Diagnostic[];
}

export interface FixPipelineOptions {
  readonly context: Context;
  readonly safety: 'safe' | 'unsafe';
  readonly write: boolean;
  /** Globs of files that are edited although they are generated, vendored or ignored by git. */
  readonly forcePaths?: readonly string[];
  /** What the logs are read with. Default: every format there is. */
  readonly reading?: Partial<Pick<ParseOptions, 'tools' | 'formats' | 'matchers'>>;
  readonly routing?: Partial<RouteOptions>;
  /** See `FixOptions`. */
  readonly handled?: Cache<HandledFile> | undefined;
}

/** parse → dedupe → route → fix: every distinct problem with the fixes that are proposed for it. */
export async function proposeFixes(
  input: AsyncIterable<LogChunk | Uint8Array | string>,
  { context, reading = {}, routing }: Pick<FixPipelineOptions, 'context' | 'reading' | 'routing'>,
): Promise<Diagnostic[]> {
  const problems: Diagnostic[] = [];
  await pipeline(
    Readable.from(input, { highWaterMark: 1 }),
    parse(reading, context),
    dedupe({}, context),
    route({ ...routing, fixerFor: ruleFor }, context),
    fix({}, context),
    new Writable({
      objectMode: true,
      write(problem: Diagnostic, _encoding, done) {
        problems.push(problem);
        done();
      },
    }),
  );
  return problems;
}

/** parse → dedupe → route → fix → batch-write. Nothing is sampled: whoever fixes wants every problem. */
export async function runFixPipeline(
  input: AsyncIterable<LogChunk | Uint8Array | string>,
  { context, safety, write, forcePaths = [], reading = {}, routing, handled }: FixPipelineOptions,
): Promise<FixRun> {
  const problems: Diagnostic[] = [];
  const reports: WriteReport[] = [];
  await pipeline(
    Readable.from(input, { highWaterMark: 1 }),
    parse(reading, context),
    dedupe({}, context),
    route({ ...routing, fixerFor: ruleFor }, context),
    fix(handled && { handled }, context),
    new Transform({
      objectMode: true,
      transform(diagnostic: Diagnostic, _encoding, done) {
        problems.push(diagnostic);
        done(null, diagnostic);
      },
    }),
    batchWrite({ safety, write, forcePaths }, context),
    new Writable({
      objectMode: true,
      write(report: WriteReport, _encoding, done) {
        reports.push(report);
        done();
      },
    }),
  );
  return { report: reports[0] as WriteReport, problems };
}
