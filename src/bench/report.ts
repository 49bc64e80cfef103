import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { BuildfixError } from '../core/errors.ts';
import type { Figure, Series } from './figure.ts';
import type { Profile } from './profile.ts';

/** Raised when a reader of older results would misread newer ones. */
const schemaVersion = 1;

export interface Machine {
  readonly cores: number;
  readonly model: string;
  readonly memoryBytes: number;
  readonly platform: string;
}

export interface Settings {
  readonly benches: readonly string[];
  readonly seed: number;
  readonly rounds: number;
  /** What the sizes were multiplied by. The limits are promised for 1. */
  readonly size: number;
  /** Of what the logs of this seed begin with: it changes with the formats' examples. */
  readonly logDigest: string;
}

/** What `buildfix bench` prints. */
export interface Report {
  readonly schema: number;
  /** When it began, ISO 8601. */
  readonly date: string;
  readonly version: string;
  /** Of the checkout that the measured command is in; `null` outside of one. */
  readonly commit: string | null;
  readonly node: string;
  readonly machine: Machine;
  readonly settings: Settings;
  /** Each figure's value by bench and name: the short form, for scripts. */
  readonly values: Readonly<Record<string, Readonly<Record<string, Figure['value']>>>>;
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
  readonly profile?: Profile;
}

export interface Findings {
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
  readonly profile?: Profile;
}

export function createReport(
  { figures, series, profile }: Findings,
  { date, version, program, settings }: { date: Date; version: string; program: string; settings: Settings },
): Report {
  const values: Record<string, Record<string, Figure['value']>> = {};
  for (const { bench, name, value } of figures) values[bench] = { ...values[bench], [name]: value };
  return {
    schema: schemaVersion,
    date: date.toISOString(),
    version,
    commit: commitOf(program),
    node: process.version,
    machine: {
      cores: availableParallelism(),
      model: cpus()[0]?.model.trim() ?? 'unknown',
      memoryBytes: totalmem(),
      platform: `${process.platform} ${process.arch}`,
    },
    settings,
    values,
    figures,
    series,
    ...(profile && { profile }),
  };
}

/** With a `+` where the checkout has changes that are not in the commit. */
function commitOf(program: string): string | null {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', dirname(program), ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    // A package that is installed inside somebody's checkout is not of that checkout.
    if (git('ls-files', '--error-unmatch', ':/src/cli/main.ts') === '') return null;
    return git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') && '+');
  } catch {
    return null;
  }
}

/** Reads what an earlier run has written. Throws BUILDFIX_INPUT_UNREADABLE for a file that is not there or holds something else. */
export async function readReport(file: string): Promise<Report> {
  try {
    return reportSchema.parse(JSON.parse(await readFile(file, 'utf8'))) as Report;
  } catch (cause) {
    const why = cause instanceof z.ZodError ? `${z.prettifyError(cause).split('\n')[0]}` : (cause as Error).message;
    throw new BuildfixError('BUILDFIX_INPUT_UNREADABLE', {
      message: `${file} is no result of \`buildfix bench\`: ${why}.`,
      hint: 'Write one with `buildfix bench NAME --output FILE`.',
      cause,
    });
  }
}

/** As much of a report as is relied on; it may come from another version. */
const reportSchema = z.looseObject({
  schema: z.literal(schemaVersion),
  date: z.string(),
  version: z.string(),
  commit: z.string().nullable(),
  node: z.string(),
  machine: z.looseObject({ cores: z.number(), model: z.string(), memoryBytes: z.number(), platform: z.string() }),
  settings: z.looseObject({
    benches: z.array(z.string()),
    seed: z.number(),
    rounds: z.number(),
    size: z.number(),
    logDigest: z.string(),
  }),
  values: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.boolean()]).nullable())),
  figures: z.array(
    z.looseObject({
      bench: z.string(),
      name: z.string(),
      title: z.string(),
      unit: z.string(),
      direction: z.enum(['lower', 'higher']),
      limit: z.union([z.number(), z.literal(true)]).optional(),
      value: z.union([z.number(), z.boolean()]).nullable(),
      holds: z.boolean().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  series: z.array(
    z.looseObject({
      bench: z.string(),
      name: z.string(),
      title: z.string(),
      x: z.string(),
      y: z.string(),
      lines: z.array(z.looseObject({ label: z.string(), points: z.array(z.tuple([z.number(), z.number()])) })),
    }),
  ),
  profile: z
    .looseObject({
      title: z.string(),
      seconds: z.number(),
      functions: z.array(z.looseObject({ name: z.string(), where: z.string(), selfPct: z.number() })),
    })
    .optional(),
});
