import type { Level } from 'level';
import type { KnownProblem } from '../core/baseline.ts';
import type { Checkpoint } from '../core/checkpoint.ts';
import type {
  FollowEntry,
  GoodRunEntry,
  LearnedPattern,
  OpenRepair,
  OutcomeEntry,
  RecordEntry,
  RunEntry,
  SeenEntry,
} from './stored.ts';

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
    records: table<RecordEntry>('records'),
    patterns: table<LearnedPattern>('patterns'),
    repairs: table<OpenRepair>('repairs'),
    /** By the name of the log. */
    goodRuns: table<GoodRunEntry>('good-runs'),
  };
}

export type Tables = ReturnType<typeof openTables>;
export type TableName = Exclude<keyof Tables, 'db'>;
export const tableNames: readonly TableName[] = [
  ...([
    'seen',
    'runs',
    'members',
    'checkpoints',
    'follows',
    'outcomes',
    'records',
    'patterns',
    'repairs',
    'goodRuns',
  ] as const),
];
