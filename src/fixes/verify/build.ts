import type { Diagnostic } from '../../core/diagnostic.ts';

/** One run of the verify command, and what it said. */
export interface Build {
  /** Each distinct problem once, with the fixes that are proposed for it. */
  readonly problems: readonly Diagnostic[];
  readonly exitStatus: number;
  /** A build that did not come to its end proves nothing. */
  readonly ended: 'exited' | 'killed' | 'timed-out';
}

/** Why a run of fixes ended. */
export type StopReason =
  | 'clean'
  | 'no-more-fixes'
  | 'max-rounds'
  | 'cycle'
  | 'build-killed'
  | 'timed-out'
  | 'tree-changed'
  | 'aborted';

/** `undefined` for a build that came to its end, well or not. */
export function brokenOff({ ended }: Build): StopReason | undefined {
  return ended === 'exited' ? undefined : ended === 'timed-out' ? 'timed-out' : 'build-killed';
}
