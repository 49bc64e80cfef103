import { indexOfColumn, indexOfOffset } from '../core/columns.ts';
import type { ColumnUnit, Diagnostic, Edit, Fix } from '../core/diagnostic.ts';
import { rangeOfQuoted, saysSame } from './quoted.ts';
import { indexLines, type LineIndex, type TextFile } from './text-file.ts';

/** A fix with the diagnostic that it is for. */
export interface Proposal {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

export const refusalReasons = [
  'unsafe',
  'manual',
  'not-selected',
  'declined',
  'no-edits',
  'outside-root',
  'protected',
  'generated',
  'ignored',
  'quarantined',
  'file-has-errors',
  'not-found',
  'not-a-file',
  'too-large',
  'encoding',
  'file-changed',
  'out-of-range',
  'conflict',
  'alternative',
  'write-failed',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal {
  readonly fix: Fix;
  readonly fingerprint: string;
  readonly reason: RefusalReason;
  /** One sentence for a person. */
  readonly why: string;
}

export interface Plan {
  readonly applied: readonly Proposal[];
  readonly refused: readonly Refusal[];
  /** New texts by file; files that stay as they are not among them. */
  readonly changed: ReadonlyMap<string, string>;
}

/** A source file as the plan may see it, or why it may not be edited. */
export type PlannedFile =
  | { readonly file: TextFile; readonly path: string }
  | { readonly refused: RefusalReason; readonly why: string };

/**
 * Decides which fixes can be applied at once, and computes the new texts. The safer one of two that conflict wins, then the
 * earlier one. Pure: files come from `open`, nothing is written.
 */
export function planFixes(proposals: readonly Proposal[], open: (file: string) => PlannedFile): Plan {
  const planner = new FixPlanner(open);
  for (const proposal of bySafety(proposals)) planner.add(proposal);
  return planner.plan();
}

/**
 * Takes fixes one after the other. A fix's edits go together or not at all. Equal edits of several fixes are one. Edits that
 * overlap or touch are a conflict: the earlier one stays, and the other waits for a build that has seen the result. Of
 * several fixes for one diagnostic the first possible one is taken.
 */
export class FixPlanner {
  readonly #open: (file: string) => PlannedFile;
  readonly #files = new Map<string, OpenFile | Problemed>();
  /** Two names of one file, a link and what it leads to, are one file. */
  readonly #byPath = new Map<string, OpenFile>();
  readonly #applied: Proposal[] = [];
  readonly #refused: Refusal[] = [];
  /** By problem: whether what is applied for it is a part, beside which other parts can go. */
  readonly #done = new Map<string, boolean>();

  constructor(open: (file: string) => PlannedFile) {
    this.#open = open;
  }

  /** Applies it where that is possible, and keeps the reason where it is not. */
  add(proposal: Proposal): void {
    const checked = this.#check(proposal);
    if ('reason' in checked) return this.refuse(proposal, checked);
    for (const { file, splice } of checked.fresh) file.accepted.push(splice);
    this.#applied.push(proposal);
    this.#done.set(proposal.diagnostic.fingerprint, proposal.fix.part === true);
  }

  refuse({ diagnostic: { fingerprint }, fix }: Proposal, { reason, why }: Problem): void {
    this.#refused.push({ fix, fingerprint, reason, why });
  }

  /** What it would change by itself, file by file, or why it can't be applied beside those that are. */
  preview(proposal: Proposal): Problem | readonly PreviewedFile[] {
    const checked = this.#check(proposal);
    if ('reason' in checked) return checked;
    return [...new Set(checked.all.map(({ file }) => file))].map((file) => {
      const splices = checked.all.filter((one) => one.file === file).map(({ splice }) => splice);
      const { name, path, text } = file;
      return { name, path, before: text, after: applyEdits(text, splices), format: file };
    });
  }

  plan(): Plan {
    const changed = new Map<string, string>();
    for (const file of this.#byPath.values()) {
      if (file.accepted.length > 0) changed.set(file.name, applyEdits(file.text, file.accepted));
    }
    return { applied: this.#applied, refused: this.#refused, changed };
  }

  #check({ diagnostic, fix }: Proposal): Problem | Located {
    const done = this.#done.get(diagnostic.fingerprint);
    if (done === false || (done && !fix.part)) {
      return refusal('alternative', 'another fix for the same problem is applied');
    }
    if (fix.edits.length === 0) return refusal('no-edits', 'it says what to do, but not where');
    const all: { file: OpenFile; splice: Splice }[] = [];
    for (const edit of fix.edits) {
      const file = this.#openOnce(edit.file);
      if ('refused' in file) return refusal(file.refused, file.why);
      const splice = locate(edit, fix, diagnostic, file);
      if ('reason' in splice) return splice;
      all.push({ file, splice });
    }
    const fresh = all.filter(({ file, splice }) => !file.accepted.some((other) => isSame(other, splice)));
    for (const { file, splice } of fresh) {
      if (file.accepted.some((other) => touches(other, splice))) {
        return refusal('conflict', 'another fix changes the same place; it can be tried after the next build');
      }
    }
    if (
      fresh.some((one, i) =>
        fresh.some((other, j) => j < i && one.file === other.file && touches(one.splice, other.splice)),
      )
    ) {
      return refusal('conflict', 'its own edits overlap');
    }
    return { all, fresh };
  }

  #openOnce(name: string): OpenFile | Problemed {
    const known = this.#files.get(name);
    if (known) return known;
    const planned = this.#open(name);
    let file: OpenFile | Problemed;
    if ('refused' in planned) {
      file = planned;
    } else {
      const { path } = planned;
      const lines = indexLines(planned.file.text);
      file = this.#byPath.get(path) ?? { ...planned.file, path, name, lines, accepted: [] };
      this.#byPath.set(path, file);
    }
    this.#files.set(name, file);
    return file;
  }
}

/** One file with a single fix applied. */
export interface PreviewedFile {
  /** As the fix calls it. */
  readonly name: string;
  /** Where it really is. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly format: TextFile;
}

interface Located {
  readonly all: readonly { readonly file: OpenFile; readonly splice: Splice }[];
  /** Without those that are applied already. */
  readonly fresh: readonly { readonly file: OpenFile; readonly splice: Splice }[];
}

interface OpenFile extends TextFile {
  readonly name: string;
  readonly path: string;
  readonly lines: LineIndex;
  readonly accepted: Splice[];
}

/** An edit as offsets into the text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Why a fix is not applied. */
export type Problem = Pick<Refusal, 'reason' | 'why'>;

function refusal(reason: RefusalReason, why: string): Problem {
  return { reason, why };
}

/** Where an edit falls in the text of its file, if that still is what the log saw. */
function locate(edit: Edit, fix: Fix, diagnostic: Diagnostic, file: OpenFile): Splice | Problem {
  if (!stillSays(diagnostic, edit.file, file)) {
    return refusal('file-changed', `line ${diagnostic.line} of ${edit.file} no longer says what the log quotes`);
  }
  const trusted = diagnostic.file === edit.file && diagnostic.snippet !== undefined;
  const splice = edit.quoted
    ? spliceQuoted(edit, file, trusted)
    : edit.offset
      ? spliceAtOffset(edit, file, fix.columnUnit ?? diagnostic.columnUnit ?? 'utf16')
      : toSplice(edit, file, fix.columnUnit ?? diagnostic.columnUnit ?? 'utf16');
  if (splice) return splice;
  return edit.quoted || edit.offset
    ? refusal('file-changed', `line ${edit.line} of ${edit.file} no longer says what the log quotes`)
    : refusal('out-of-range', `${edit.file} has no ${edit.line}:${edit.column}`);
}

type Problemed = Extract<PlannedFile, { refused: RefusalReason }>;

/** The source line that the log quotes is the proof that the file is still what the tool saw. */
function stillSays({ file: named, line, snippet }: Diagnostic, name: string, file: OpenFile): boolean {
  const quoted = snippet?.[0];
  if (quoted === undefined || line === undefined || named !== name) return true;
  return saysSame(file.lines.line(line)?.text ?? '', quoted);
}

function spliceQuoted(edit: Edit, file: OpenFile, trusted: boolean): Splice | undefined {
  const range = rangeOfQuoted(edit, file.lines, trusted);
  return range && range.start <= range.end ? { ...range, newText: withLineEnds(edit.newText, file) } : undefined;
}

function spliceAtOffset(edit: Edit, file: OpenFile, unit: ColumnUnit): Splice | undefined {
  const { offset, line, endLine, newText } = edit;
  const [start, end] = [offset?.start, offset?.end].map((at) => at !== undefined && indexOfOffset(file.text, at, unit));
  const [first, last] = [file.lines.line(line), file.lines.line(endLine)];
  if (typeof start !== 'number' || typeof end !== 'number' || end < start || !first || !last) return undefined;
  if (start < first.start || start > last.start + last.text.length) return undefined;
  return { start, end, newText: withLineEnds(newText, file) };
}

function withLineEnds(text: string, { lineEnd }: OpenFile): string {
  return lineEnd === '\r\n' ? text.replace(/\r?\n/g, '\r\n') : text;
}

function toSplice(
  { line, column, endLine, endColumn, newText }: Edit,
  file: OpenFile,
  unit: ColumnUnit,
): Splice | undefined {
  const start = offsetOf(file, line, column, unit);
  const end = offsetOf(file, endLine, endColumn, unit);
  if (start === undefined || end === undefined || end < start) return undefined;
  return { start, end, newText: withLineEnds(newText, file) };
}

function offsetOf({ lines, text }: OpenFile, line: number, column: number, unit: ColumnUnit): number | undefined {
  const found = lines.line(line);
  // Behind a last line without line end: where a deletion of whole lines ends.
  if (!found) return line === lines.count + 1 && column === 1 ? text.length : undefined;
  const index = indexOfColumn(found.text, column, unit);
  return index === undefined ? undefined : found.start + index;
}

function isSame(a: Splice, b: Splice): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

function touches(a: Splice, b: Splice): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function bySafety(proposals: readonly Proposal[]): Proposal[] {
  const rank = { safe: 0, unsafe: 1, manual: 2 };
  return [...proposals].sort((a, b) => rank[a.fix.safety] - rank[b.fix.safety]);
}

/** From the end to the beginning, so that offsets stay true. */
export function applyEdits(text: string, edits: readonly Splice[]): string {
  const parts: string[] = [];
  let end = text.length;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    parts.unshift(edit.newText, text.slice(edit.end, end));
    end = edit.start;
  }
  return text.slice(0, end) + parts.join('');
}
