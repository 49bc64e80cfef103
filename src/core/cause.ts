import type { Diagnostic } from './diagnostic.ts';

/** What kind of thing broke, as far as its words tell. */
export type CauseClass =
  | 'code'
  | 'test'
  | 'dependency'
  | 'configuration'
  | 'infrastructure'
  | 'timeout'
  | 'flaky'
  | 'unknown';

/** Lines of a log, 1-based and inclusive; only LF counts. */
export interface LineRange {
  readonly firstLine: number;
  readonly lastLine: number;
}

/** One answer to the question why a build failed: lines of its log, and what is known about them. */
export interface Cause extends LineRange {
  /** The lines as they stand in the log, without terminal controls, joined by LF. At most 100 lines. */
  readonly text: string;
  /** The line to show where there is room for one. */
  readonly headline: string;
  readonly class: CauseClass;
  /** How sure the order is: the sum of the weights that docs/why.md explains. Only comparable within one log. */
  readonly score: number;
  /** The weights that make up the score, by their names in the configuration. */
  readonly reasons: Readonly<Record<string, number>>;
  /** What a format reads out of the lines; its place is that in the log. */
  readonly diagnostic?: Diagnostic;
  /** The CI step that the lines stand in. */
  readonly step?: string;
  /** The command that printed them, as far as the log tells. */
  readonly command?: string;
  /** With which that command ended. */
  readonly exitStatus?: number;
  /** Later lines that only follow from it: `make: *** Error 2` and the like, the first few. */
  readonly consequences: readonly { readonly line: number; readonly text: string }[];
  /** Other places that say the same: the first few. */
  readonly related: readonly LineRange[];
  /** All such places. */
  readonly relatedCount: number;
}

/** What `findFailure` answers about one log. */
export interface FailureReport {
  /** `passed`: the log says that the build came through. `unknown`: it says neither. */
  readonly outcome: 'failed' | 'passed' | 'unknown';
  /** The log breaks off inside a step or a line: its end is not that of the build. */
  readonly endsEarly: boolean;
  readonly lines: number;
  /** Best first; none for a build that came through. */
  readonly causes: readonly Cause[];
}
