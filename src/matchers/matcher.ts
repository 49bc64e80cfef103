import type { Draft } from '../core/diagnostic.ts';

/** A description of a tool's output that the user brings along: a problem matcher or an `errorformat`. */
export interface Matcher {
  readonly name: string;
  start(options?: MatcherOptions): MatcherRun;
}

export interface MatcherOptions {
  /** Called once, when the matcher's patterns have taken too long too often and it is not asked any more. */
  readonly onSetAside?: (name: string, reason: string) => void;
}

/** What a matcher knows while it reads one log, or one lane of it. */
export interface MatcherRun {
  /** One line without colours, prefix and line end. */
  line(text: string): MatcherAnswer;
  /** End of the log: what is still open. `ago` counts from the last line. */
  end(): readonly MatcherDraft[];
}

export interface MatcherAnswer {
  /** This line is used, and with it the lines that `drafts` span: no format sees them. */
  readonly claimed: boolean;
  /** What has become complete. */
  readonly drafts: readonly MatcherDraft[];
}

export interface MatcherDraft {
  readonly draft: Draft;
  /** How many lines of the log it spans. */
  readonly lines: number;
  /** How many lines ago its last one was; 0 is this line. */
  readonly ago: number;
}

export const unclaimed: MatcherAnswer = { claimed: false, drafts: [] };
