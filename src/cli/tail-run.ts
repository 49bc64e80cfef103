import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { RunKeeper } from '../../pipelines/run-keeper.ts';
import type { Checkpoint, LedgerEntry, RunSnapshot } from '../core/checkpoint.ts';
import { BuildfixError } from '../core/errors.ts';
import type { Summary } from '../core/summary.ts';
import type { TailPause } from '../sources/tail.ts';
import type { FollowHead } from '../state/follow-entries.ts';
import { endFollow, loadFollow, recallRun, saveFollow } from '../state/follows.ts';
import { newRunId } from '../state/runs.ts';
import type { StateOptions } from '../state/state.ts';
import { type KeptRun, parseOutput } from './job.ts';
import type { Settings } from './options.ts';

export interface TailRunOptions {
  readonly state: StateOptions;
  readonly settings: Pick<Settings, 'output' | 'pipeline'>;
  /** Files and patterns, absolute. */
  readonly paths: readonly string[];
  /** Milliseconds between two checkpoints, at least. */
  readonly interval: number;
  /** How far every file was delivered. */
  readonly positions: () => readonly Checkpoint[];
}

export interface TailRun extends KeptRun {
  /** Where the reading goes on. */
  readonly checkpoints: readonly Checkpoint[];
  begin(onTrouble: OnTrouble): void;
  /** Takes a checkpoint when it is time for one; the tail waits for it. */
  readonly save: (pause: TailPause) => Promise<void>;
  /**
   * For stages of the configuration, of which nobody knows when everything has come out: saves only how far the logs
   * were read, at a moment when nothing seems to be under way.
   */
  readonly savePositions: (() => Promise<void>) | undefined;
}

type OnTrouble = (error: BuildfixError) => void;

/**
 * A `tail` and its checkpoints. A run whose process died goes on with the next `tail` that has the same outputs, or
 * the same logs where it has none that are written on; a run that came to its end is followed by a new one.
 */
export async function openTailRun(options: TailRunOptions): Promise<TailRun> {
  const { state, settings, paths, interval, positions } = options;
  let hasFailed = false;
  const outputs = appendedFiles(settings);
  const key = keyOf(outputs, paths);
  /** Without such outputs it is the logs that somebody has read up to a place, and whoever comes next goes on there. */
  const isShared = outputs.length === 0;
  /** What is wrong before there is anybody to tell. */
  let early: BuildfixError | undefined;
  let onTrouble: OnTrouble = (error) => {
    early = error;
  };
  let found: FollowHead | undefined;
  let checkpoints: readonly Checkpoint[];
  try {
    const followed = await loadFollow(state, key, tell);
    found = followed.head;
    checkpoints = isShared && !found?.run ? followed.checkpoints : (found?.positions ?? []);
  } catch (error) {
    return withoutState(error instanceof BuildfixError ? error : damaged(state.folder, error));
  }
  const isKept = settings.pipeline === undefined;
  const unfinished = isKept && found?.run ? found : undefined;
  const run = unfinished?.run ?? newRunId(Date.now());
  let head: FollowHead & { readonly run: string } = unfinished?.run
    ? { ...unfinished, run }
    : { shape: 1, run, positions: [], outputs: {} };
  /** What changed since the last checkpoint that could be written. */
  const waiting = new Map<string, LedgerEntry>();
  /** The first one comes at once, so that it is known where the outputs began. */
  let next = 0;
  /** The last checkpoint lies before lines that were given without their end. */
  let isBeforeRest = false;
  let isSaved = false;

  function add({ changes }: RunSnapshot): void {
    for (const entry of changes) waiting.set(`${entry.ledger}!${entry.key}`, entry);
  }

  /** Without a checkpoint a crash costs some reading again, and nothing else. */
  function tell(cause: unknown): void {
    const error = cause instanceof BuildfixError ? cause : damaged(state.folder, cause);
    if (error.code === 'BUILDFIX_STATE_LOCKED' || hasFailed) return;
    hasFailed = true;
    onTrouble(error);
  }

  async function checkpoint(): Promise<boolean> {
    const snapshot = await keeper.snapshot();
    if (!snapshot) return false;
    add(snapshot);
    const { reading, outputs: committed } = snapshot;
    head = { ...head, positions: positions(), outputs: committed, reading };
    await saveFollow(state, key, { head, changes: waiting.values(), isShared });
    waiting.clear();
    return true;
  }

  async function end(summary: Summary, snapshot: RunSnapshot | undefined): Promise<void> {
    // An output has failed: the next tail goes on from the last checkpoint, and writes what is missing.
    if (!snapshot) return;
    add(snapshot);
    const { outputs: committed } = snapshot;
    // A line without an end is read again, so what came of it is provisional: it will be cut off the outputs.
    const last = isBeforeRest ? head : { ...head, positions: positions(), outputs: committed, reading: undefined };
    const ended = { id: run, time: Date.now(), logs: paths, summary };
    try {
      await endFollow(state, key, { head: { ...last, ended }, changes: waiting.values(), isShared });
      isSaved = true;
    } catch (error) {
      tell(error);
    }
  }

  let saving: Promise<void> = Promise.resolve();

  function savePositions(): Promise<void> {
    // One after the other: two at once would wait for each other's lock.
    saving = saving
      .then(() =>
        saveFollow(state, key, { head: { shape: 1, positions: positions(), outputs: {} }, changes: [], isShared }),
      )
      .catch(tell);
    return saving;
  }

  const keeper = new RunKeeper({
    recalled: unfinished && recallRun(state, key, unfinished),
    resumed: found?.reading,
    onDamage: (cause) => tell(damaged(state.folder, cause)),
    onEnd: end,
  });
  return {
    checkpoints,
    keeper: isKept ? keeper : undefined,
    savePositions: isKept ? undefined : savePositions,
    isSaved: () => isSaved,
    baseline: unfinished && (unfinished.baseline ?? ''),
    onBaseline(baseline) {
      head = { ...head, baseline };
    },
    committed: (file) => (isKept ? found?.outputs[file] : undefined),
    begin(tellTrouble) {
      onTrouble = tellTrouble;
      if (early) onTrouble(early);
    },
    async save({ isLast }) {
      const start = performance.now();
      if (!isKept || (start < next && !isLast)) return;
      try {
        isBeforeRest = (await checkpoint()) && isLast;
      } catch (error) {
        tell(error);
      }
      const now = performance.now();
      next = now + Math.max(interval, shareOfTime * (now - start));
    },
  };
}

function damaged(folder: string, cause: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_STATE_CORRUPT', {
    message: `What the state in ${folder} remembers of this tail can't be read in full.`,
    hint: 'Problems that were seen before may be shown again.',
    cause,
  });
}

/** Everything is read again, and nothing is known of what was written before. */
function withoutState(error: BuildfixError): TailRun {
  return {
    checkpoints: [],
    isSaved: () => true,
    onBaseline() {},
    committed: () => undefined,
    begin: (onTrouble) => onTrouble(error),
    save: async () => {},
    savePositions: undefined,
  };
}

/** On a slow disk they come less often. */
const shareOfTime = 20;

function appendedFiles({ output }: Pick<Settings, 'output'>): string[] {
  return output
    .map(parseOutput)
    .flatMap(({ definition, file }) => (definition.live && file !== undefined ? [resolve(file)] : []));
}

function keyOf(files: readonly string[], paths: readonly string[]): string {
  const what = files.length > 0 ? ['outputs', ...[...files].sort()] : ['logs', ...[...paths].sort()];
  return createHash('sha256').update(what.join('\0')).digest('hex').slice(0, 16);
}
