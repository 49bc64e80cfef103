import type { Checkpoint, CommittedFile, LedgerEntry, LedgerName, RecalledRun } from '../core/checkpoint.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { State, StateOptions } from './state.ts';
import { storeRun } from './store-run.ts';
import type { FollowEntry, RunEntry } from './stored.ts';
import { withState } from './with-state.ts';

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

/** Undefined where nothing was followed under this key; a shape of a later release counts as nothing. */
export async function loadFollow(options: StateOptions, key: string): Promise<FollowHead | undefined> {
  return withState(options, async (state) => {
    const head = await loadHead(state, key);
    if (!head?.ended) return head;
    // The process before died between the end of its run and storing it.
    return finish(state, key, head, head.ended);
  });
}

/** Where logs stand by themselves, whoever followed them. */
export async function loadCheckpoints(options: StateOptions): Promise<Checkpoint[]> {
  return withState(options, ({ checkpoints }) => checkpoints.values().all());
}

/** What was gathered, read while it is asked for. */
export function recallRun(options: StateOptions, key: string, { reading }: FollowHead): RecalledRun {
  return {
    reading,
    entries: (ledger, take) =>
      withState(options, async ({ follows }) => {
        const prefix = entryKey(key, ledger, '');
        for await (const [name, value] of follows.iterator(within(prefix)))
          await take(name.slice(prefix.length), value);
      }),
  };
}

/**
 * Head, entries and positions in one batch: what they say is so together or not at all. `shared`: the positions hold for
 * whoever follows these logs next.
 */
export async function saveFollow(
  options: StateOptions,
  key: string,
  head: FollowHead,
  changes: Iterable<LedgerEntry>,
  shared: boolean,
): Promise<void> {
  await withState(options, (state) => write(state, key, head, changes, shared));
}

/** The last checkpoint of a run, and the run itself to the others. */
export async function endFollow(
  options: StateOptions,
  key: string,
  head: FollowHead & { readonly ended: RunEntry },
  changes: Iterable<LedgerEntry>,
  shared: boolean,
): Promise<void> {
  await withState(options, async (state) => {
    await write(state, key, head, changes, shared);
    await finish(state, key, head, head.ended);
  });
}

async function write(
  { db, follows, checkpoints }: State,
  key: string,
  head: FollowHead,
  changes: Iterable<LedgerEntry>,
  shared: boolean,
): Promise<void> {
  const batch = db.batch();
  for (const { ledger, key: name, value } of changes)
    batch.put(entryKey(key, ledger, name), value as FollowEntry, { sublevel: follows });
  batch.put(headKey(key), head, { sublevel: follows });
  if (shared) for (const position of head.positions) batch.put(position.path, position, { sublevel: checkpoints });
  await batch.write();
}

/** Stores a run that is over, and forgets what was gathered of it. Done twice, it is done once. */
async function finish(state: State, key: string, head: FollowHead, entry: RunEntry): Promise<FollowHead> {
  const { follows } = state;
  // A run that read nothing says nothing, and must not be what the next one is compared with.
  if (entry.summary.lines > 0) await storeRun(state, entry, problemsOf(state, key));
  const { ended: _, run: __, ...others } = head;
  // Last, since it says that nothing is left to do.
  await follows.clear(within(`${key}!e!`));
  await follows.put(headKey(key), others);
  return others;
}

async function* problemsOf({ follows }: State, key: string): AsyncGenerator<Diagnostic> {
  for await (const value of follows.values(within(entryKey(key, 'problems', '')))) {
    const { diagnostic, suppressed } = value as { diagnostic: Diagnostic; suppressed?: string };
    if (suppressed !== undefined) continue;
    const count = await follows.get(entryKey(key, 'counts', `count!${diagnostic.fingerprint}`));
    yield { ...diagnostic, count: Math.max(1, Number(count ?? 1)) };
  }
}

async function loadHead({ follows }: State, key: string): Promise<FollowHead | undefined> {
  const head = (await follows.get(headKey(key))) as FollowHead | undefined;
  return head?.shape === 1 ? head : undefined;
}

function headKey(key: string): string {
  return `${key}!head`;
}

function entryKey(key: string, ledger: LedgerName, name: string): string {
  return `${key}!e!${ledger}!${name}`;
}

function within(prefix: string): { gte: string; lt: string } {
  return { gte: prefix, lt: `${prefix}\uffff` };
}
