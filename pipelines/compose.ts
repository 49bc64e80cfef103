import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import type { PipelineDescription, PipelineStep, StageName, StageOptions } from '../src/config/schema.ts';
import type { Context } from '../src/core/context.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { defineStage, type Stage, type StageBody } from '../src/core/stage.ts';
import { dedupe } from '../stages/dedupe.ts';
import { fix } from '../stages/fix.ts';
import { metrics } from '../stages/metrics.ts';
import { parse } from '../stages/parse.ts';
import { route } from '../stages/route.ts';
import { sample } from '../stages/sample.ts';

const stages: Readonly<Record<StageName, Stage<never, Diagnostic, never>>> = {
  parse,
  sample,
  dedupe,
  route,
  fix,
  metrics,
} as Record<StageName, unknown> as Record<StageName, Stage<never, Diagnostic, never>>;

/** The streams of a pipeline that the configuration describes, to be put between a source and a sink. */
export function composePipeline(steps: readonly PipelineStep[], context: Context): Duplex[] {
  return steps.map((step) => {
    if (isFork(step)) return fork({ lanes: step.fork }, context);
    const [name, options] = nameAndOptions(step);
    return stages[name](options as never, context);
  });
}

/** What came of one example that stands beside a pipeline in the configuration. */
export interface PipelineTestResult {
  readonly name: string;
  readonly passed: boolean;
  readonly got: readonly Diagnostic[];
  readonly wanted: readonly Readonly<Record<string, unknown>>[];
}

/** Runs the pipeline's own examples: each must give exactly the wanted diagnostics, compared in the fields that are named. */
export async function testPipeline(
  { stages: steps, tests = [] }: PipelineDescription,
  context: Context,
): Promise<PipelineTestResult[]> {
  const results: PipelineTestResult[] = [];
  for (const [index, { name = `test ${index + 1}`, input, gives }] of tests.entries()) {
    const got: Diagnostic[] = [];
    const streams = composePipeline(steps, context);
    await pipeline([Readable.from([Buffer.from(input)]), ...streams, collect(got)] as never);
    const passed = got.length === gives.length && gives.every((wanted, at) => fits(got[at], wanted));
    results.push({ name, passed, got, wanted: gives });
  }
  return results;
}

/**
 * Sends each diagnostic through the steps of its lane. One after the other and not as parallel branches that are merged
 * again: the output must not depend on which branch is faster.
 */
const fork = defineStage<Diagnostic, Diagnostic, { lanes: { [lane: string]: PipelineStep[] } }>({
  name: 'fork',
  defaults: { lanes: {} },
  create({ lanes }, context) {
    const branches = new Map(
      Object.entries(lanes).map(([lane, steps]) => [lane, steps.map((step) => bodyOf(step, context))]),
    );
    return {
      transform: (diagnostic) => through(branches.get(diagnostic.route?.lane ?? '') ?? [], [diagnostic]),
      async *flush() {
        for (const bodies of branches.values()) yield* flushAll(bodies);
      },
      async close() {
        for (const body of [...branches.values()].flat()) await body.close?.();
      },
    };
  },
});

type Body = StageBody<Diagnostic, Diagnostic>;

function bodyOf(step: PipelineStep, context: Context): Body {
  if (isFork(step)) return fork.create({ lanes: step.fork }, context);
  const [name, options] = nameAndOptions(step);
  return stages[name].create(options as never, context) as Body;
}

async function* through(
  [body, ...others]: readonly Body[],
  records: Iterable<Diagnostic> | AsyncIterable<Diagnostic>,
): AsyncGenerator<Diagnostic, void, void> {
  if (!body) return yield* records;
  for await (const record of records) yield* through(others, await body.transform(record));
}

async function* flushAll([body, ...others]: readonly Body[]): AsyncGenerator<Diagnostic, void, void> {
  if (!body) return;
  yield* through(others, (await body.flush?.()) ?? []);
  yield* flushAll(others);
}

function nameAndOptions(step: Exclude<PipelineStep, { fork: unknown }>): [StageName, object] {
  if (typeof step === 'string') return [step, {}];
  return Object.entries(step as StageOptions)[0] as [StageName, object];
}

function isFork(step: PipelineStep): step is Extract<PipelineStep, { fork: unknown }> {
  return typeof step === 'object' && 'fork' in step;
}

function collect(into: Diagnostic[]) {
  return async (records: AsyncIterable<Diagnostic>) => {
    for await (const record of records) into.push(record);
  };
}

/** Compares what is named, at any depth. */
function fits(got: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null || typeof got !== 'object' || got === null) {
    return isDeepStrictEqual(got, wanted);
  }
  if (Array.isArray(wanted) && (!Array.isArray(got) || got.length !== wanted.length)) return false;
  return Object.entries(wanted).every(([key, value]) => fits((got as Record<string, unknown>)[key], value));
}
