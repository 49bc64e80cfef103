/**
 * The one noun that flows. It is also the public JSON, one object a line; `docs/diagnostic.schema.json` is its schema.
 * Lines and columns are 1-based, ends are exclusive, an insertion has its start equal to its end.
 */

export type Severity = 'error' | 'warning' | 'info';

/** How a tool counts columns: UTF-8 bytes, UTF-16 units, code points, or screen cells (tabs to the next multiple of 8). */
export type ColumnUnit = 'byte' | 'utf16' | 'character' | 'display';

/** `safe` keeps the meaning, `unsafe` may change it, `manual` is a hint that a person has to finish. */
export type Safety = 'safe' | 'unsafe' | 'manual';

/** A place in a source file. Everything but the file may be missing: not every tool prints it. */
export interface Place {
  file?: string;
  line?: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
}

/** A note, a help line or a second place that belongs to the diagnostic it explains. */
export interface Related extends Place {
  message: string;
}

/** Replaces a range of one file. Columns count in the unit of the fix, or else of its diagnostic. */
export interface Edit {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  newText: string;
  /**
   * The first and the last line it touches as the log quotes them, the last only where it is another one: evidence that
   * the file still says so. Tabs may be quoted as spaces. `near`: the number of the line is not certain, the nearest one
   * that says so is meant.
   */
  quoted?: { first: string; last?: string; near?: boolean };
  /**
   * Where a tool counts from the beginning of the file and names no columns: the range, 0-based, in the unit of the columns,
   * without the byte order mark. It has to begin in the lines that the edit names, or the file is another one.
   */
  offset?: { start: number; end: number };
}

export interface Fix {
  title: string;
  /** Who proposes it: `compiler`, `rule:NAME`, or `tool:NAME`, a tool of the project that was asked. */
  origin: string;
  safety: Safety;
  /** Applied together or not at all. */
  edits: Edit[];
  /** One of several that mend the problem together: it goes beside them, not instead of them, and without them. */
  part?: true;
  /** Said only where it differs from the diagnostic's: a rule counts UTF-16 units, whatever the compiler counted. */
  columnUnit?: ColumnUnit;
}

/** Where the log says it. */
export interface LogPosition {
  source: string;
  /** Counts LF only. */
  line: number;
  /** How many lines of the log the diagnostic spans. */
  lines: number;
  /** In bytes of the decompressed log. */
  offset: number;
}

export type Lane = 'fast' | 'learned' | 'tool' | 'model' | 'person';

export interface Route {
  lane: Lane;
  /** What will be asked for edits, e.g. `compiler` or `rule:unused-variable`. Absent: no fixer yet. */
  fixer?: string;
  why: string;
}

export interface Diagnostic extends Place {
  /** 16 hexadecimal digits. The same problem has the same value across runs, machines and shifted lines. */
  fingerprint: string;
  severity: Severity;
  /** Who said it, in the tool's own usual name. */
  tool: string;
  code?: string;
  message: string;
  columnUnit?: ColumnUnit;
  related?: Related[];
  /** Source lines that the log itself quotes, the named line first: evidence for fixes. */
  snippet?: string[];
  fixes?: Fix[];
  log: LogPosition;
  /** Occurrences: 1 when emitted live, final in summary, SARIF and state. */
  count: number;
  baseline?: 'new' | 'recurring';
  /** CI step, make target, package or test suite, where the log tells. */
  step?: string;
  route?: Route;
}

/** What a format reads out of the log. The parser adds the rest: fingerprint, position in the log, count. */
export type Draft = Omit<Diagnostic, 'fingerprint' | 'log' | 'count' | 'baseline' | 'route'>;
