import type { Cause } from './cause.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import type { ErrorCode } from './errors.ts';

/** What a run came to: the end of the terminal's output, and `--output summary` as JSON. */
export interface Summary {
  readonly logs: number;
  readonly lines: number;
  readonly bytes: number;
  /** Occurrences and distinct problems, without suppressed ones. */
  readonly total: number;
  readonly distinct: number;
  /** Distinct problems. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** The first error, or else the first warning. */
  readonly first?: Diagnostic;
  /** The build said that it failed, in these words. Tells a failure without any diagnostic from a clean run. */
  readonly failure?: { readonly source: string; readonly line: number; readonly text: string };
  /** Why it failed, best cause first, where the log is small enough to look a second time. */
  readonly why?: { readonly source: string; readonly causes: readonly Cause[] };
  /** One for each tool and code, most occurrences first. */
  readonly strata: readonly Stratum[];
  /** Present where there is something to compare with. */
  readonly baseline?: { readonly new: number; readonly recurring: number; readonly gone: number };
  /** Distinct problems by the safety of the best fix that is proposed for them. */
  readonly fixable: Readonly<Record<'safe' | 'unsafe' | 'manual', number>>;
  /** Occurrences hidden by the configuration, by its reason. */
  readonly suppressed: Readonly<Record<string, number>>;
  /** Occurrences that were counted but did not travel on. */
  readonly thinned: number;
  /** Problems whose count is a lower bound because memory was bounded; 0 when all counts are exact. */
  readonly estimated: number;
  /** What could not be read or written; the run went on without it. */
  readonly troubles: readonly Trouble[];
}

export interface Stratum {
  readonly tool: string;
  readonly code?: string;
  readonly total: number;
  readonly thinned: number;
}

export interface Trouble {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
}
