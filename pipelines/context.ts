import type { Baseline, Context, Logger } from '../src/core/context.ts';
import { createLogger } from '../src/telemetry/logger.ts';
import { MetricsRegistry } from '../src/telemetry/metrics.ts';

export interface ContextOptions {
  readonly root?: string;
  readonly seed?: number;
  readonly clock?: () => number;
  readonly logger?: Logger;
  readonly baseline?: Baseline;
  readonly signal?: AbortSignal;
}

/** A context that measures and logs, for a pipeline as a whole. */
export function createContext({
  root = process.cwd(),
  seed = 1,
  clock = Date.now,
  logger = createLogger({ level: 'warn' }),
  ...others
}: ContextOptions = {}): Context & { readonly metrics: MetricsRegistry } {
  return { root, seed, clock, logger, metrics: new MetricsRegistry(), ...others };
}
