import { join } from 'node:path';
import { NotMeasured } from './figure.ts';
import type { Contender } from './rounds.ts';
import { builtScript } from './script.ts';
import type { Workbench } from './workbench.ts';

/** What a replay is compared with: the commands that somebody would use who only wants to know whether it went wrong. */

export function grep(bench: Workbench, file: string): Contender {
  return () => bench.time(['grep', '-cE', pattern, file], bench.path('grep.out'));
}

/** `undefined` where ripgrep is not installed. */
export async function ripgrep(bench: Workbench, file: string): Promise<Contender | undefined> {
  try {
    await bench.time(['rg', '--version']);
  } catch (error) {
    if (error instanceof NotMeasured) return undefined;
    throw error;
  }
  return () => bench.time(['rg', '-c', pattern, file], bench.path('rg.out'));
}

/** A Node process that reads the file in pieces of 1 MiB and does nothing with them. */
export function reading(bench: Workbench, file: string): Contender {
  return () => bench.time([process.execPath, builtScript('plain-reader'), file]);
}

export const pattern = 'error|warning';

export interface ReplayOptions {
  /** `undefined`: as many as buildfix thinks right. */
  readonly workers?: number | undefined;
  readonly state?: boolean;
  /** What was read in one round is not read in the next. */
  readonly cache?: boolean;
  readonly more?: readonly string[];
  readonly out?: string;
}

/** The words of `buildfix` for one or more logs: the problems go to a file, and finding some is no failure. */
export function replayWords(bench: Workbench, logs: readonly string[], options: ReplayOptions = {}): string[] {
  const { workers, state = false, cache = false, more = [], out = bench.path('out.ndjson') } = options;
  return [
    'replay',
    ...logs,
    ...(workers === undefined ? [] : ['--workers', String(workers)]),
    ...(state ? ['--state', join(bench.folder, '.buildfix')] : ['--no-state']),
    ...(state && !cache ? ['--no-cache'] : []),
    ...['--output', `ndjson=${out}`, '--fail-on', 'never'],
    ...more,
  ];
}
