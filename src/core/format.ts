import type { ColumnUnit, Draft, Severity } from './diagnostic.ts';

/**
 * What one tool prints, as data. Adding a tool is adding one file with one of these to `src/formats/`.
 * The conformance test runs every example through the whole registry.
 */
export interface Format {
  /** The tool's own usual name; it becomes `Diagnostic.tool` unless a rule says another. */
  readonly name: string;
  readonly title: string;
  readonly url: string;
  /** How the tool counts columns. */
  readonly columnUnit: ColumnUnit;
  /** It names the code of a diagnostic only the first time: later ones of the same shape are given it. */
  readonly codeOnce?: boolean;
  /** Tried in this order. */
  readonly rules: readonly FormatRule[];
}

export interface FormatRule {
  /**
   * A line in which none of these stands is never shown to the rule, so every line that `match` accepts must hold one
   * of them. Exact case, five bytes at least. `.py:1` is a place in a Python file (any number), `:1` one in any file;
   * `.pas(1` and `.ts[1` work alike. Words that other formats use too (`error`, `warning`) cost the scan nothing.
   */
  readonly triggers: readonly string[];
  /**
   * The first line, already without colours, CI prefix and line end. Named groups become fields of the draft:
   * `file line column endLine endColumn severity code message step`.
   */
  readonly match: RegExp;
  /** Fixed, or by the lower-cased text of the `severity` group. Without it: `error` for words that say so, and so on. */
  readonly severity?: Severity | Readonly<Record<string, Severity>>;
  /**
   * A line above that the rows below it share, e.g. ESLint's file name: either directly above the row, or above the
   * unbroken run of rows that this row continues. Its named groups join those of `match`. No heading, no match.
   */
  readonly heading?: RegExp;
  /** Which of the lines that follow belong to the diagnostic. */
  readonly block?: Block;
  /**
   * What the groups can't say. Gets every line of the block (the first included) and returns what to add or change,
   * several drafts where the block holds several, or `null`: not mine, let other rules look at these lines.
   */
  readonly read?: (lines: readonly string[], groups: Groups) => Reading;
  /** The rule repeats at the end what a longer report said above: left out where tool and code were reported already. */
  readonly recap?: boolean;
  /** How sure it is whose line this is. Default `own`. */
  readonly claim?: Claim;
  readonly examples: readonly FormatExample[];
}

/**
 * `own`: only this tool prints such a line. `shared`: the shape is this tool's, but others have taken it over, so it
 * yields to all that are surer. `generic`: it could be anybody's, e.g. a bare `file:line: message`. Among equals the tool
 * that spoke last goes first.
 */
export type Claim = (typeof claims)[number];

export const claims = ['own', 'shared', 'generic'] as const;

export type Groups = Readonly<Record<string, string | undefined>>;

/** An empty list claims the lines and reports nothing: an echo, a tally, a consequence. */
export type Reading = Part | readonly Part[] | null;

export type Part = Partial<Draft> & {
  /** First and last line of this one as indices into `lines`, where a block holds several. Default: the whole block. */
  readonly span?: readonly [number, number];
};

export interface Block {
  /** Judges the next line of the log, given those taken so far (at least the first) and those held back since. */
  readonly continues: (line: string, lines: readonly string[], held: readonly string[]) => Continuation;
  /** Longer blocks are ended there. Default 400. */
  readonly maxLines?: number;
  /** How many lines may be held back by `maybe`. Default 64. */
  readonly patience?: number;
}

/**
 * `yes`: belongs. `last`: belongs and ends the block. `no`: the block ended before this line. `maybe`: held back until
 * a later line decides: with `yes` it belongs too, with `no` it is shown to the other rules again.
 */
export type Continuation = 'yes' | 'last' | 'no' | 'maybe';

export interface FormatExample {
  /** Lines of real output, joined by LF. */
  readonly log: string;
  /** Exactly the diagnostics that come of it, each with the fields to compare (at least these). */
  readonly gives: readonly Partial<Draft>[];
}
