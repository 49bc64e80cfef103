import { realpathSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cache } from '../src/core/cache.ts';
import type { LogChunk } from '../src/core/chunk.ts';
import { bareContext, type Context } from '../src/core/context.ts';
import type { Diagnostic, Fix } from '../src/core/diagnostic.ts';
import type { HandledFile } from '../src/fixes/handled.ts';
import type { Experience } from '../src/fixes/learned/experience.ts';
import type { Refusal } from '../src/fixes/plan.ts';
import { ruleFor } from '../src/fixes/propose.ts';
import { compileSelection } from '../src/fixes/selection.ts';
import type { ToolLaneOptions, ToolReport } from '../src/fixes/tools/lane.ts';
import { type BatchWriteOptions, batchWrite, type WriteReport } from '../stages/batch-write.ts';
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
  /** Tools of the project that are asked what they would change, such as `tsc`; `NAME=PATH` says where one is; `all`. They are run. */
  readonly tools?: readonly string[];
  readonly signal?: AbortSignal;
}

export interface FixTreeResult {
  readonly applied: Fix[];
  readonly refused: Refusal[];
  /** Unified diff, for `git apply` or `patch -p1`. */
  readonly patch: string;
}

/** Repairs what a log says, as far as the log, the rules and the tools that are allowed tell how. Starts nothing else, and no model. */
export async function fixTree({ log, root, safety, write, tools, signal }: FixTreeOptions): Promise<FixTreeResult> {
  const input = Readable.from(typeof log === 'string' ? [Buffer.from(log)] : log);
  const context = createContext({ root, ...(signal && { signal }) });
  const { report } = await runFixPipeline(input, { context, safety, write, ...(tools && { tools: { names: tools } }) });
  return { applied: report.applied.map((proposal) => proposal.fix), refused: [...report.refused], patch: report.patch };
}

export interface FixRun {
  readonly report: WriteReport;
  /** Every distinct problem of the log, with and without fixes. */
  readonly problems: readonly Diagnostic[];
  /** What became of the tools that were asked. */
  readonly tools: readonly ToolReport[];
}

export type ToolOptions = Pick<ToolLaneOptions, 'names' | 'onPlan' | 'listOnly'>;

export interface FixPipelineOptions {
  readonly context: Context;
  readonly safety: 'safe' | 'unsafe';
  readonly write: boolean;
  /** Globs of files that are edited although they are generated, vendored or ignored by git. */
  readonly forcePaths?: readonly string[];
  /** What the logs are read with. Default: every format there is. */
  readonly reading?: Partial<Pick<ParseOptions, 'tools' | 'formats' | 'matchers'>> | undefined;
  readonly routing?: Partial<RouteOptions> | undefined;
  /** What earlier builds have taught. */
  readonly experience?: Experience | undefined;
  /** See `FixOptions`. */
  readonly handled?: Cache<HandledFile> | undefined;
  /** Why a fix is not wanted, or nothing where it is. Default: what `safety` says. */
  readonly select?: BatchWriteOptions['select'];
  /** Chooses among the fixes that are wanted. Default: as many as go together. */
  readonly decide?: BatchWriteOptions['decide'];
  /** Absent: none is run. */
  readonly tools?: ToolOptions;
}

/** parse → dedupe → route → fix: every distinct problem with the fixes that are proposed for it. */
export async function proposeFixes(
  input: AsyncIterable<LogChunk | Uint8Array | string>,
  {
    context,
    reading = {},
    routing,
    experience,
    handled,
  }: Pick<FixPipelineOptions, 'context' | 'reading' | 'routing' | 'experience' | 'handled'>,
): Promise<Diagnostic[]> {
  const problems: Diagnostic[] = [];
  const learned = experience && { experience };
  await pipeline(
    Readable.from(input, { highWaterMark: 1 }),
    parse(reading, context),
    dedupe({}, context),
    route({ ...routing, ...learned, fixerFor: ruleFor }, context),
    fix({ ...learned, ...(handled && { handled }) }, context),
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
  {
    context,
    safety,
    write,
    forcePaths = [],
    reading,
    routing,
    experience,
    handled,
    select = compileSelection({ safety }),
    decide,
    tools,
  }: FixPipelineOptions,
): Promise<FixRun> {
  const problems = await proposeFixes(input, { context, reading, routing, experience, handled });
  const asked = tools ? await addToolFixes(problems, { context, safety, forcePaths, tools }) : [];
  const reports: WriteReport[] = [];
  await pipeline(
    Readable.from(problems),
    batchWrite(
      {
        safety,
        write: write && !tools?.listOnly,
        forcePaths,
        select: (proposal) => select(proposal) ?? experience?.refusal(proposal),
        ...(decide && { decide }),
      },
      context,
    ),
    new Writable({
      objectMode: true,
      write(report: WriteReport, _encoding, done) {
        reports.push(report);
        done();
      },
    }),
  );
  return { report: reports[0] as WriteReport, problems, tools: asked };
}

/** Asks the project's tools what they would change, and adds it to the problems as fixes. Writes nothing. */
export async function addToolFixes(
  problems: readonly Diagnostic[],
  {
    context,
    safety,
    forcePaths = [],
    tools,
  }: Required<Pick<FixPipelineOptions, 'tools'>> & Omit<FixPipelineOptions, 'write'>,
): Promise<readonly ToolReport[]> {
  const { askTools } = await import('../src/fixes/tools/lane.ts');
  const { signal, root } = context;
  return askTools(problems, { root: realpathSync(root), safety, forcePaths, signal, readLog, ...tools });
}

/** What a tool prints is a log like any other, of which every diagnostic counts. */
async function readLog(log: string, folder: string): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  await pipeline(
    Readable.from([Buffer.from(log)]),
    parse({}, bareContext({ root: folder })),
    new Writable({
      objectMode: true,
      write(diagnostic: Diagnostic, _encoding, done) {
        found.push(diagnostic);
        done();
      },
    }),
  );
  return found;
}
