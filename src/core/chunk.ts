/** Bytes of one log on their way to the parser. A change of `source` ends the log before it. */
export interface LogChunk {
  /** As the user would name it: a path, `archive.zip!member.log`, or `stdin`. */
  readonly source: string;
  readonly bytes: Uint8Array;
}
