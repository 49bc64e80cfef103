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
}

export interface Mark {
  readonly length: number;
  readonly hash: string;
}
