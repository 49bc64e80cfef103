import type { Level } from 'level';
import type { KnownProblem } from '../core/baseline.ts';
import type { Checkpoint } from '../core/checkpoint.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Summary } from '../core/summary.ts';

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

/** Plain data; which, its key says. */
export type FollowEntry = unknown;

/** The typed parts of the database. Values are JSON. */
export function openTables(db: Level<string, unknown>) {
  const table = <Value>(name: string) => db.sublevel<string, Value>(name, { valueEncoding: 'json' });
  return {
    db,
    seen: table<SeenEntry>('seen'),
    runs: table<RunEntry>('runs'),
    /** The problems of each run, a thousand to an entry, under `<run>!<part>`: what a baseline is read from. */
    members: table<readonly KnownProblem[]>('members'),
    checkpoints: table<Checkpoint>('checkpoints'),
    /** What followed runs have gathered, see follows.ts. */
    follows: table<FollowEntry>('follows'),
    outcomes: table<OutcomeEntry>('outcomes'),
    cache: table<unknown>('cache'),
  };
}

export type Tables = ReturnType<typeof openTables>;
export type TableName = Exclude<keyof Tables, 'db'>;
export const tableNames: readonly TableName[] = [
  'seen',
  'runs',
  'members',
  'checkpoints',
  'follows',
  'outcomes',
  'cache',
];
