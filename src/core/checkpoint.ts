/** Where the reading of a followed file stands. Plain data, to be stored with the results that it goes with. */
export interface Checkpoint {
  /** As the user named it. The file that is meant may have been renamed since. */
  readonly path: string;
  readonly inode: number;
  /** Of the first bytes, up to 1 KiB: they tell another file in a re-used inode. */
  readonly head: Mark;
  /** Of the bytes before `offset`, up to 1 KiB: they tell a copy of the file from another one that begins alike. */
  readonly tail: Mark;
  /** In bytes: behind the last complete line that was delivered. */
  readonly offset: number;
  /** The file before it, so that those that came in between are not taken for older ones. */
  readonly after?: FileAge | undefined;
}

export interface FileAge {
  readonly inode: number;
  /** When it was written last, in milliseconds since the epoch, as its file system counts. */
  readonly modified: number;
}

export interface Mark {
  readonly length: number;
  readonly hash: string;
}

/** How much of a file that is appended to belongs to what a checkpoint says. What stands behind is cut off. */
export interface CommittedFile {
  /** In bytes. */
  readonly length: number;
  /** Of the bytes before `length`, up to 1 KiB: they tell a file that somebody has put in its place. */
  readonly tail: Mark;
}

/**
 * What a followed run has gathered and a checkpoint keeps entry by entry: only what changed since the one before is
 * written. Values are plain data.
 */
export interface Ledger {
  /** What changed since this was asked last; a key may come with a newer value again. */
  changes(): Iterable<readonly [key: string, value: unknown]>;
  /** Takes in what an earlier process has written; in the order of the keys. */
  recall(key: string, value: unknown): void;
}

export type LedgerName = 'counts' | 'problems' | 'reading';

export interface LedgerEntry {
  readonly ledger: LedgerName;
  readonly key: string;
  readonly value: unknown;
}

/** A followed run at one moment at which nothing is under way: no record in a stage, no text on its way to a file. */
export interface RunSnapshot {
  /** What was read and understood, as `Parser.save` gives it. */
  readonly reading: unknown;
  /** By absolute path. */
  readonly outputs: Readonly<Record<string, CommittedFile>>;
  readonly changes: readonly LedgerEntry[];
}

/** What a run that did not come to its end has left. */
export interface RecalledRun {
  readonly reading: unknown;
  /** Hands over every entry of a ledger, in the order of the keys; waits for what `take` returns. */
  entries(ledger: LedgerName, take: (key: string, value: unknown) => unknown): Promise<void>;
}
