/** Every way in which buildfix itself can fail. The code is stable: scripts may compare it. */
export type ErrorCode =
  | 'BUILDFIX_USAGE'
  | 'BUILDFIX_CONFIG_INVALID'
  | 'BUILDFIX_INPUT_UNREADABLE'
  | 'BUILDFIX_ARCHIVE_DAMAGED'
  | 'BUILDFIX_COMMAND_NOT_FOUND'
  | 'BUILDFIX_OUTPUT_FAILED'
  | 'BUILDFIX_STATE_LOCKED'
  | 'BUILDFIX_STATE_CORRUPT'
  | 'BUILDFIX_STATE_NEWER'
  | 'BUILDFIX_STATE_FAILED'
  | 'BUILDFIX_BASELINE_INVALID'
  | 'BUILDFIX_TREE_DIRTY'
  | 'BUILDFIX_WRITE_FAILED'
  | 'BUILDFIX_JOURNAL_FAILED'
  | 'BUILDFIX_UNDO_REFUSED'
  | 'BUILDFIX_NOT_FOUND'
  | 'BUILDFIX_ABORTED'
  | 'BUILDFIX_WORKER_FAILED'
  | 'BUILDFIX_INTERNAL';

export interface ErrorDetails {
  /** What happened and where, one sentence. */
  readonly message: string;
  /** What the user can do about it, one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

export class BuildfixError extends Error {
  override readonly name = 'BuildfixError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, { message, hint, cause }: ErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
  }

  /** 2: the user asked for something that can't be; 3: the job could not be done. */
  get exitStatus(): 2 | 3 {
    return usageCodes.has(this.code) ? 2 : 3;
  }
}

const usageCodes: ReadonlySet<ErrorCode> = new Set([
  'BUILDFIX_USAGE',
  'BUILDFIX_CONFIG_INVALID',
  'BUILDFIX_NOT_FOUND',
  'BUILDFIX_BASELINE_INVALID',
  'BUILDFIX_TREE_DIRTY',
]);
