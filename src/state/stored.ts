/** What the state keeps, as plain data: apart from the tables, so that who reads the types of the package needs not those of the database. */

import type { Diagnostic } from '../core/diagnostic.ts';
import type { Summary } from '../core/summary.ts';
import type { TrackRecord } from '../core/track-record.ts';

/** A problem as it was last seen. */
export interface SeenEntry {
  /** Redacted as the outputs were; `count` is that of its last run. */
  readonly diagnostic: Diagnostic;
  readonly firstRun: string;
  readonly lastRun: string;
  /** Milliseconds since the epoch. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly runs: number;
}

export interface RunEntry {
  /** Sorts by time. */
  readonly id: string;
  readonly time: number;
  /** What was read, as the user named it. */
  readonly logs: readonly string[];
  readonly summary: Summary;
}

/** One fix that was applied or refused, for the statistics of rules. */
export interface OutcomeEntry {
  readonly time: number;
  readonly fingerprint: string;
  readonly origin: string;
  readonly title: string;
  readonly result: string;
  /** The same fix of the same problem in another run; only where a build has judged it. */
  readonly key?: string;
}

/** What an outcome is counted for. */
export interface Subject {
  /**
   * `fixer`: a rule or a learned pattern, whatever it was for. `suggestion`: the suggestions of one tool for one code with
   * one title. `problem`: what one origin proposes for one code and one message. `fix`: one fix of one problem.
   */
  readonly kind: 'fixer' | 'suggestion' | 'problem' | 'fix';
  readonly origin: string;
  readonly tool?: string | undefined;
  readonly code?: string | undefined;
  /** Of a suggestion the title, of a problem the message, without what is particular about them; of a fix its key. */
  readonly text?: string | undefined;
}

export interface RecordEntry {
  readonly subject: Subject;
  readonly record: TrackRecord;
}

/**
 * A repair without what is particular about it. A token is `=TEXT`, or `$` with a letter and a number: `$m0` the first name in
 * the message, `$w0` a word, `$n0` a number and `$s0` a string, the same one wherever it has the same number.
 */
export interface LearnedPattern {
  /** Its fixes have the origin `learned:ID`. */
  readonly id: string;
  readonly language: string;
  readonly tool: string;
  readonly code?: string | undefined;
  /** Of the message. */
  readonly template: string;
  /** Quoted names of the message that have to be the same; absent where they are in the tokens, or do not matter. */
  readonly names?: readonly string[] | undefined;
  /** The tokens that have to stand there, what is replaced and its neighbours. */
  readonly before: readonly string[];
  /** Which of them the tool names; absent where it names only a line. */
  readonly anchor?: number | undefined;
  /** Indexes into `before`, the end exclusive: what is replaced. */
  readonly from: number;
  readonly to: number;
  readonly after: readonly string[];
  /** What stands in front of each token of `after`, and at the end behind the last one: nothing or a space. */
  readonly gaps: readonly string[];
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** A problem of a failed build with the source around it, until a build passes. */
export interface OpenRepair {
  readonly fingerprint: string;
  /** What was run: another command that passes says nothing of this one. */
  readonly command: string;
  /** What git has checked out, empty without git: where another branch passes, nobody has repaired this one. */
  readonly branch: string;
  readonly time: number;
  readonly tool: string;
  readonly code?: string | undefined;
  readonly template: string;
  readonly names: readonly string[];
  readonly file: string;
  /** Kind and text of each token around the place; of strings only a digest. */
  readonly tokens: readonly (readonly [string, string])[];
  /** Which of them stand in the named line, the end exclusive. */
  readonly first: number;
  readonly last: number;
  /** Index of the token that the tool names; absent where it names only a line. */
  readonly anchor?: number | undefined;
}

/** What a run that came through said. */
export interface GoodRunEntry {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Base64 of the deflated sketches: no text can be read out of it. */
  readonly sketch: string;
}

/** Plain data; which, its key says. */
export type FollowEntry = unknown;
