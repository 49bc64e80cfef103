import type { Checkpoint, CommittedFile, LedgerEntry, LedgerName } from '../core/checkpoint.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { TravellingEntry } from './store-entries.ts';
import { storeRun } from './store-run.ts';
import type { FollowEntry, RunEntry } from './stored.ts';
import type { Tables } from './tables.ts';

/** What a checkpoint of a followed run says besides what has been gathered entry by entry. */
export interface FollowHead {
  /** In which shape this is written. */
  readonly shape: 1;
  /** Of the run that goes on; sorts by time. Absent where the last one is over. */
  readonly run?: string;
  /** The run that it is compared with, if any. */
  readonly baseline?: string | undefined;
  readonly positions: readonly Checkpoint[];
  /** Outputs that are appended to, by absolute path. */
  readonly outputs: Readonly<Record<string, CommittedFile>>;
  /** What was half read, see `Parser.save`. */
  readonly reading?: unknown;
  /** The run is over, and is to be found among the others once what was gathered is stored there. */
  readonly ended?: RunEntry | undefined;
}

/** What a checkpoint writes. */
export interface FollowChanges {
  readonly head: FollowHead;
  readonly changes: Iterable<LedgerEntry>;
  /** The positions hold for whoever follows these logs next. */
  readonly isShared: boolean;
}

/** The entries of a checkpoint; the head is the last one of its table. */
export function* entriesOf(key: string, { head, changes, isShared }: FollowChanges): Generator<TravellingEntry> {
  for (const { ledger, key: name, value } of changes)
    yield { table: 'follows', key: entryKey(key, ledger, name), value };
  yield { table: 'follows', key: headKey(key), value: head };
  if (!isShared) return;
  for (const position of head.positions) yield { table: 'checkpoints', key: position.path, value: position };
}

/** Stores a run that is over, and forgets what was gathered of it. Done twice, it is done once. */
export async function finishFollow(
  tables: Tables,
  key: string,
  head: FollowHead,
  ended: RunEntry,
): Promise<FollowHead> {
  const { follows } = tables;
  // A run that read nothing says nothing, and must not be what the next one is compared with.
  if (ended.summary.lines > 0) await storeRun(tables, ended, problemsOf(tables, key));
  const others = withoutRun(head);
  // Last, since it says that nothing is left to do.
  await follows.clear(within(`${key}!e!`));
  await follows.put(headKey(key), others);
  return others;
}

/** For entries that came in by another way than a checkpoint: runs that ended in them are stored. */
export async function finishFollows(tables: Tables, entries: readonly TravellingEntry[]): Promise<void> {
  for (const { table, key, value } of entries) {
    if (table !== 'follows' || !key.endsWith(headEnding)) continue;
    const head = readable(value);
    if (head?.ended) await finishFollow(tables, key.slice(0, -headEnding.length), head, head.ended);
  }
}

export async function loadHead({ follows }: Tables, key: string): Promise<FollowHead | undefined> {
  return readable(await follows.get(headKey(key)));
}

/** A shape of a later release counts as nothing. */
export function readable(head: FollowEntry): FollowHead | undefined {
  return (head as FollowHead | undefined)?.shape === 1 ? (head as FollowHead) : undefined;
}

/** What is left of a head when its run is stored. */
export function withoutRun({ ended: _, run: __, ...others }: FollowHead): FollowHead {
  return others;
}

export function headKey(key: string): string {
  return `${key}${headEnding}`;
}

export function entryKey(key: string, ledger: LedgerName, name: string): string {
  return `${key}!e!${ledger}!${name}`;
}

export function within(prefix: string): { gte: string; lt: string } {
  return { gte: prefix, lt: `${prefix}\uffff` };
}

async function* problemsOf({ follows }: Tables, key: string): AsyncGenerator<Diagnostic> {
  for await (const value of follows.values(within(entryKey(key, 'problems', '')))) {
    const { diagnostic, suppressed } = value as { diagnostic: Diagnostic; suppressed?: string };
    if (suppressed !== undefined) continue;
    const count = await follows.get(entryKey(key, 'counts', `count!${diagnostic.fingerprint}`));
    yield { ...diagnostic, count: Math.max(1, Number(count ?? 1)) };
  }
}

const headEnding = '!head';
