import type { Diagnostic, Safety } from '../core/diagnostic.ts';

/**
 * A precompiled fix, as data: which diagnostics it knows and a small function that computes the edits from the source.
 * Adding one is adding an element to a list in `src/fixes/rules/`; its examples are its tests.
 */
export interface Rule {
  /** Short and stable; `rule:NAME` is the origin of its fixes. */
  readonly name: string;
  readonly title: string;
  readonly tools: readonly string[];
  /** Absent: whatever the code, the message decides. */
  readonly codes?: readonly string[];
  readonly message: RegExp;
  /** `safe` only where it can't change what code means that was accepted before. */
  readonly safety: Safety;
  /**
   * Asked also where the tool itself says how to fix it, and goes first: for tools whose suggestions only fit the place where they stopped.
   * An empty list of edits then means that the tool's suggestion does not help either.
   */
  readonly competes?: boolean;
  readonly edit: (context: RuleContext) => readonly RuleEdit[] | undefined;
  readonly examples: readonly RuleExample[];
}

export interface RuleContext {
  readonly diagnostic: Diagnostic;
  /** The named groups of `message`. */
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** The file's lines without line ends. */
  readonly lines: readonly string[];
  /** 0-based index of the named line. */
  readonly at: number;
  /** That line. */
  readonly line: string;
  /** UTF-16 index of the named column in it, 0 where the tool names none. */
  readonly index: number;
  /** Another file of the tree, relative to the root: `undefined` where there is none, or none that may be read. */
  readonly linesOf: (file: string) => readonly string[] | undefined;
  /** Names of the files in a folder of the tree, sorted and bounded; none where there is no such folder. */
  readonly filesIn: (folder: string) => readonly string[];
}

/** 0-based lines and UTF-16 indexes, as the context has them; without an end it is an insertion. */
export interface RuleEdit {
  readonly line: number;
  readonly start: number;
  readonly endLine?: number;
  readonly end?: number;
  readonly text: string;
  /** Where it is another file than the diagnostic's: a manifest. */
  readonly file?: string;
}

export interface RuleExample {
  readonly file: string;
  readonly diagnostic: Pick<Diagnostic, 'tool' | 'message' | 'line'> & Partial<Diagnostic>;
  readonly before: string;
  readonly after: string;
  /** Another file that the rule reads, and edits. */
  readonly beside?: { readonly file: string; readonly before: string; readonly after: string };
}

export function insert(line: number, start: number, text: string): RuleEdit {
  return { line, start, text };
}

export function replace(line: number, start: number, length: number, text: string): RuleEdit {
  return { line, start, endLine: line, end: start + length, text };
}

/** The line with its line end. */
export function removeLine(line: number): RuleEdit {
  return { line, start: 0, endLine: line + 1, end: 0, text: '' };
}
