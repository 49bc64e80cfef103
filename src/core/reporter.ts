import type { Diagnostic } from './diagnostic.ts';
import type { Summary } from './summary.ts';

/** Turns diagnostics into one kind of text. It gives text and never writes: where it goes is not its business. */
export interface Reporter {
  /** What stands before the first diagnostic. */
  start?(): string;
  /** Called for each distinct problem when it is first seen, with its JSON; '' where there is nothing to say yet. */
  diagnostic?(diagnostic: Diagnostic, json: string): string;
  /** What stands behind the last one; pieces, so that a million problems need no memory. */
  end?(run: FinishedRun): string | Iterable<string> | AsyncIterable<string>;
}

export interface FinishedRun {
  readonly summary: Summary;
  /** Every distinct problem in order of arrival with its final count, read back from disk: may be walked repeatedly. */
  problems(): AsyncIterable<Diagnostic>;
}

export interface ReporterOptions {
  readonly root: string;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Of buildfix. */
  readonly version: string;
  /** How the user would name the log in a command, e.g. `build.log`; absent for a pipe. */
  readonly log?: string;
  /** Fixes of a diagnostic that fit the files as they are; absent: there are no files to hold them against. */
  readonly suggest?: (diagnostic: Diagnostic) => readonly LineSuggestion[];
}

/** Whole lines, both ends included, and what should stand there instead; lines are joined by LF, without one at the end. */
export interface LineSuggestion {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
}

export interface ReporterDefinition {
  readonly name: string;
  readonly title: string;
  /** Says whether it shows problems as they come or only at the end. */
  readonly live: boolean;
  create(options: ReporterOptions): Reporter;
}
