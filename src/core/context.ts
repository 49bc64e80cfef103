import type { Diagnostic } from './diagnostic.ts';

/** What a stage may reach besides the record in its hands. No stage looks at the clock, the process or a global. */
export interface Context {
  /** Absolute path of the project that the log is about. */
  readonly root: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Everything random is drawn from this. */
  readonly seed: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Fires when the work is to be given up; a graceful stop ends the source instead. */
  readonly signal?: AbortSignal;
  /** Exact counts by fingerprint and stratum, shared by the stages that let a record leave the stream. */
  readonly occurrences?: Occurrences;
  /** The fingerprints of an earlier run. */
  readonly baseline?: Baseline;
}

export interface Occurrences {
  /** Counts one occurrence; returns how many there have been of this fingerprint, itself included. */
  add(diagnostic: Diagnostic): number;
  /** Counts one occurrence that ends here because there are many like it. */
  addThinned(diagnostic: Diagnostic): void;
  count(fingerprint: string): number;
  /** Whatever was counted so far: when a run begins, what a part of it before this process has seen. */
  fingerprints(): Iterable<string>;
  strata(): Iterable<{ readonly tool: string; readonly code?: string; readonly total: number }>;
}

export interface Baseline {
  has(fingerprint: string): boolean;
}

/** The part of pino that we use. */
export interface Logger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface Metrics {
  /** The meter of one stage; asking twice gives the same one. */
  meter(stage: string): StageMeter;
  /** Counts one record by tool and severity at a named place of the pipeline. */
  countDiagnostic(at: string, diagnostic: Diagnostic): void;
}

/** Plain fields, not calls: they stand on the path of every record. */
export interface StageMeter {
  in: number;
  out: number;
  /** Records that end here, by reason. */
  drop(reason: string): void;
  /** Time spent in the stage's own logic for one record. */
  observe(milliseconds: number): void;
  /** Asked when metrics are read: records waiting in front of the stage. */
  queueDepth: () => number;
}

const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** The context of a stage that is used alone: nothing is measured, nothing is logged, the clock stands still. */
export function bareContext(overrides: Partial<Context> = {}): Context {
  return {
    root: '/',
    clock: () => 0,
    seed: 1,
    logger: silentLogger,
    metrics: {
      meter: () => ({ in: 0, out: 0, drop() {}, observe() {}, queueDepth: () => 0 }),
      countDiagnostic() {},
    },
    ...overrides,
  };
}
