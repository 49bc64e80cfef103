import { z } from 'zod';
import { defaultWeights, type WeightName } from '../core/weights.ts';

/**
 * The configuration file. Every key but the lists is also a flag and a `BUILDFIX_*` variable of the same name; a flag
 * beats a variable, a variable beats the file. `docs/configuration.md` describes the same with examples.
 */

const severity = z.enum(['error', 'warning', 'info']);

/** Which diagnostics an entry is about: every key that is given must fit. Paths and codes may be globs. */
const selector = {
  tool: z.string().optional(),
  code: z.string().optional(),
  severity: severity.optional(),
  path: z.string().optional(),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{8,16}$/, 'a fingerprint has 16 hexadecimal digits (8 at least)')
    .optional(),
};

const lane = z.enum(['fast', 'learned', 'tool', 'model', 'person']);

const routeEntry = z.strictObject({
  ...selector,
  lane,
  fixer: z.string().optional(),
});

const suppressEntry = z
  .strictObject({
    ...selector,
    reason: z.string().min(1, 'say why it may be ignored'),
    until: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/, 'a date like 2027-01-31')
      .optional(),
  })
  .refine(({ tool, code, path, fingerprint }) => tool ?? code ?? path ?? fingerprint, {
    message: 'needs tool, code, path or fingerprint: an entry without any would hide everything',
  });

/** Each stage's own options, as a pipeline in the file may set them. */
const stageOptions = {
  parse: z.strictObject({ tools: z.array(z.string()).optional() }),
  sample: z.strictObject({ threshold: z.number().int().min(1).optional(), enabled: z.boolean().optional() }),
  dedupe: z.strictObject({}),
  route: z.strictObject({ routes: z.array(routeEntry).optional(), suppress: z.array(suppressEntry).optional() }),
  fix: z.strictObject({}),
  metrics: z.strictObject({}),
} as const;

const stageNames = ['parse', 'sample', 'dedupe', 'route', 'fix', 'metrics'] as const;

export type StageName = keyof typeof stageOptions;
export type StageOptions = { [name in StageName]?: z.infer<(typeof stageOptions)[name]> };

/** `parse`, or `{ parse: { tools: [gcc] } }`, or a fork by lane: `{ fork: { fast: [fix], person: [] } }`. */
export type PipelineStep = StageName | StageOptions | { fork: Fork };

/** Steps by lane; what is in a lane that is not named goes straight through. */
export type Fork = { [lane in z.infer<typeof lane>]?: PipelineStep[] };

const notAStep = `not a step: ${stageNames.join(', ')} or fork`;

const step: z.ZodType<PipelineStep> = z.lazy(() =>
  z.union(
    [
      z.enum(stageNames),
      z.strictObject({ fork: z.partialRecord(lane, z.array(step)) }),
      z
        .strictObject(stageOptions)
        .partial()
        .refine((entry) => Object.keys(entry).length === 1, 'one stage for each entry of the list'),
    ],
    notAStep,
  ),
) as z.ZodType<PipelineStep>;

function isParse(step: PipelineStep | undefined): boolean {
  return step === 'parse' || (typeof step === 'object' && 'parse' in step);
}

const pipeline = z.strictObject({
  description: z.string().optional(),
  stages: z
    .array(step)
    .min(1, 'a pipeline needs a stage')
    .refine((steps) => isParse(steps[0]) && !steps.slice(1).some(isParse), 'parse comes first, and only there'),
  tests: z
    .array(
      z.strictObject({
        name: z.string().optional(),
        input: z.string(),
        gives: z.array(z.record(z.string(), z.unknown())),
      }),
    )
    .optional(),
});

const size = z.string().regex(/^\d+(?:\.\d+)? ?[MG]B?$/i, 'It has to be a size such as 400MB or 1.5GB');

/** See docs/why.md. */
const weightName = z.enum(Object.keys(defaultWeights) as [WeightName, ...WeightName[]]);

export const configSchema = z.strictObject({
  root: z.string().optional(),
  state: z.union([z.string(), z.literal(false)]).optional(),
  stateWait: z.number().int().min(0).optional(),
  stateBackend: z.enum(['disk', 'shm', 'memory']).optional(),
  durability: z.enum(['fast', 'batch', 'sync']).optional(),
  stateQuota: size.optional(),
  keepRuns: z.number().int().min(1).optional(),
  keepDays: z.number().int().min(1).optional(),
  cache: z.boolean().optional(),
  incremental: z.boolean().optional(),
  tools: z.array(z.string()).optional(),
  matchers: z.array(z.string()).optional(),
  findMatchers: z.boolean().optional(),
  output: z.array(z.string()).optional(),
  failOn: z.enum(['error', 'warning', 'new', 'never']).optional(),
  baseline: z.string().optional(),
  metrics: z.string().optional(),
  redact: z.boolean().optional(),
  sample: z.union([z.literal(false), z.strictObject({ threshold: z.number().int().min(1).optional() })]).optional(),
  seed: z.number().int().optional(),
  workers: z.number().int().min(1).max(256).optional(),
  memoryLimit: size.optional(),
  routes: z.array(routeEntry).optional(),
  suppress: z.array(suppressEntry).optional(),
  why: z.strictObject({ weights: z.partialRecord(weightName, z.number().min(-100).max(100)).optional() }).optional(),
  pipelines: z.record(z.string(), pipeline).optional(),
});

export type Config = z.infer<typeof configSchema>;
export type PipelineDescription = NonNullable<Config['pipelines']>[string];
