import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Proposal } from '../plan.ts';
import { type LineMap, mapLines } from './line-map.ts';
import {
  followsFromName,
  hidesItsBlock,
  hidesItsStatement,
  isOfItsTextAlone,
  isUnresolvedName,
  phaseOf,
  readsWholeProgram,
  stopsAtFirst,
} from './phases.ts';

/** What a build says about the fixes that were applied before it. */
export interface Verdict {
  /** Fixes whose diagnostic is gone. */
  readonly solved: readonly Proposal[];
  /** Fixes whose diagnostic is still there. */
  readonly unsolved: readonly Proposal[];
  /** Errors that the fixes have brought. */
  readonly caused: readonly Diagnostic[];
  /** Errors that were there before, behind what is mended now. */
  readonly revealed: readonly Diagnostic[];
}

/**
 * Compares the problems of two builds. Fingerprints alone would not do: an edit changes the quoted line, and with it the
 * fingerprint of the other problem in that line; and the first of three equal problems gives its ordinal to the second.
 * So the same problem is first sought at the place where its line is now, then by its fingerprint.
 *
 * A new error is _caused_ when it stands where an edit was made, or when its file has more errors than before. It is only
 * _revealed_ when the tool could not have seen it: an earlier phase failed, or that file was not reached.
 */
export function judge(
  problemsBefore: readonly Diagnostic[],
  problemsAfter: readonly Diagnostic[],
  applied: readonly Proposal[],
): Verdict {
  const before = problemsBefore.map(atUse);
  const after = problemsAfter.map(atUse);
  const lines = mapLines(applied.map(({ fix }) => fix));
  const { vanished, appeared } = compare(before, after, lines);
  const gone = new Set(vanished.map(({ fingerprint }) => fingerprint));
  const newErrors = appeared.filter(({ severity }) => severity === 'error');
  const byMeaning = applied.filter(({ diagnostic }) => !hidesItsStatement(diagnostic));
  const meaning = mapLines(
    applied.map(({ fix }) => fix),
    byMeaning.map(({ fix }) => fix),
  );
  const isCaused = blame(before, after, vanished, lines, meaning, applied);
  return {
    solved: applied.filter(({ diagnostic }) => gone.has(diagnostic.fingerprint)),
    unsolved: applied.filter(({ diagnostic }) => !gone.has(diagnostic.fingerprint)),
    caused: newErrors.filter(isCaused),
    revealed: newErrors.filter((error) => !isCaused(error)),
  };
}

/** What a C compiler says of the text of a macro is said of the place that uses it. */
function atUse(problem: Diagnostic): Diagnostic {
  const { tool, related = [] } = problem;
  if (tool !== 'gcc' && tool !== 'clang') return problem;
  const use = related.findLast(({ message }) => /expan(?:sion of|ded from) macro/.test(message ?? ''));
  return use?.file === undefined || use.line === undefined ? problem : { ...problem, file: use.file, line: use.line };
}

type LineMaps = ReadonlyMap<string, LineMap>;

function compare(before: readonly Diagnostic[], after: readonly Diagnostic[], lines: LineMaps) {
  const byPlace = pair(
    before,
    after,
    (problem) => placeKey(problem, lines.get(problem.file ?? '')),
    (problem) => placeKey(problem),
  );
  const byName = pair(
    byPlace.left,
    byPlace.right,
    (problem) => nameKey(problem, lines.get(problem.file ?? '')),
    (problem) => nameKey(problem),
  );
  return { vanished: byName.left, appeared: byName.right };
}

/** One for one; what has no counterpart is left on its side. */
function pair(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  keyBefore: (problem: Diagnostic) => string,
  keyAfter: (problem: Diagnostic) => string,
): { left: Diagnostic[]; right: Diagnostic[] } {
  const counts = new Map<string, number>();
  for (const problem of after) count(counts, keyAfter(problem), 1);
  const taken = new Map<string, number>();
  const left = before.filter((problem) => {
    const key = keyBefore(problem);
    const free = (counts.get(key) ?? 0) - (taken.get(key) ?? 0);
    if (free > 0) count(taken, key, 1);
    return free <= 0;
  });
  const right = after.filter((problem) => {
    const key = keyAfter(problem);
    const paired = taken.get(key) ?? 0;
    if (paired > 0) count(taken, key, -1);
    return paired <= 0;
  });
  return { left, right };
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** Roughly at the same place: an equal problem further down that comes up now may have got the ordinal of the first. */
function nameKey(problem: Diagnostic, map?: LineMap): string {
  const { fingerprint, line } = problem;
  // What goes from one error to the next has nothing near: the next one is another, however alike.
  if (stopsAtFirst(problem) || hidesItsBlock(problem)) return placeKey(problem, map);
  return line === undefined ? fingerprint : `${fingerprint}\0${Math.round((map?.now(line) ?? line) / nearLines)}`;
}

const nearLines = 8;

/** Numbers in a message are often places. */
function placeKey({ tool, code, message, file, line, fingerprint }: Diagnostic, map?: LineMap): string {
  if (line === undefined) return fingerprint;
  const said = suggestions.get(tool)?.(code, message) ?? [code, message];
  return [tool, said[0], said[1]?.replace(/\d+/g, '#'), file, map?.now(line) ?? line].join('\0');
}

/** What a tool adds to the same problem when it has a proposal, which it has for some of many only: code and message without it. */
const suggestions: ReadonlyMap<string, (code: string | undefined, message: string) => readonly (string | undefined)[]> =
  new Map([
    [
      'tsc',
      (code = '', message: string) => [
        withoutProposal.get(code) ?? code,
        message.replace(/ Did you mean .*$/, '').replace(/^Module (?=')|(?<=exported member) named/g, ''),
      ],
    ],
  ]);

const withoutProposal: ReadonlyMap<string, string> = new Map([
  ['TS2552', 'TS2304'],
  ['TS2551', 'TS2339'],
  ['TS2724', 'TS2305'],
  ['TS2561', 'TS2353'],
  ['TS2820', 'TS2322'],
  ['TS2833', 'TS2503'],
]);

function blame(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  vanished: readonly Diagnostic[],
  lines: LineMaps,
  meaning: LineMaps,
  applied: readonly Proposal[],
): (error: Diagnostic) => boolean {
  const errorsBefore = errorsByFile(before);
  const errorsAfter = errorsByFile(after);
  const grew = (file: string) => (errorsAfter.get(file) ?? 0) > (errorsBefore.get(file) ?? 0);
  const isHidden = hiddenBehind(vanished);
  /** The highest line of a file that could not be read, where it is now. */
  const unread = new Map<string | undefined, number>();
  for (const { file, line = 0 } of vanished.filter(hidesItsStatement)) {
    const now = lines.get(file ?? '')?.now(line) ?? line;
    unread.set(file, Math.min(now, unread.get(file) ?? now));
  }
  const wasUnread = (error: Diagnostic) => !hidesItsStatement(error) && unread.has(error.file);
  const isBelowUnread = ({ file, line = 0 }: Diagnostic) => (unread.get(file) ?? Number.POSITIVE_INFINITY) < line;
  // With the statement that it can't read, a parser drops the blocks behind it.
  const movesBlocks = new Set(
    applied.flatMap(({ fix }) => fix.edits.filter(({ newText }) => /[{}]/.test(newText)).map(({ file }) => file)),
  );
  const unresolved = new Set(after.filter(isUnresolvedName).map(({ file }) => file));
  return (error) => {
    const { file, line, related = [] } = error;
    if (isHidden(error)) return false;
    // An import that is right now, and whose use is misspelt as well.
    if (followsFromName(error) === 'file' && unresolved.has(file)) return false;
    // A linker names no file: what it misses now, and did not miss before, an edit took away.
    if (file === undefined) return !vanished.some(({ severity }) => severity === 'error');
    const map = lines.get(file);
    // Not told in the build before, for whatever reason.
    if (!map && isOfItsTextAlone(error)) return false;
    // What was read before, and is wrong now.
    if (line !== undefined && meaning.get(file)?.isNear(line)) return true;
    if (map && line !== undefined && map.isNear(line) && !wasUnread(error)) return true;
    if (!grew(file) || (isBelowUnread(error) && (wasUnread(error) || !movesBlocks.has(file)))) return false;
    const followsEdit = map !== undefined || related.some((place) => place.file !== undefined && lines.has(place.file));
    // A compiler that takes one file after the other may come to this one only now that the ones before it are mended.
    return followsEdit || errorsBefore.has(file) || readsWholeProgram(error);
  };
}

function errorsByFile(problems: readonly Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { severity, file } of problems) if (severity === 'error' && file !== undefined) count(counts, file, 1);
  return counts;
}

/** Whether an error could not be seen as long as the vanished ones were there. */
function hiddenBehind(vanished: readonly Diagnostic[]): (error: Diagnostic) => boolean {
  const errors = vanished.filter(({ severity }) => severity === 'error');
  return (error) =>
    errors.some((gone) => {
      if (gone.tool !== error.tool || (!readsWholeProgram(error) && gone.file !== error.file)) return false;
      if (hidesItsBlock(gone) && (error.line ?? 0) > (gone.line ?? 0)) return true;
      const phase = phaseOf(gone);
      // What stops at its first error goes from the first one to the second, which stands further down.
      if (phase === phaseOf(error) && stopsAtFirst(gone)) return (error.line ?? 0) > (gone.line ?? 0);
      return (phase < phaseOf(error) && !hidesItsStatement(gone)) || isSaidOnce(gone, error);
    });
}

/** Compilers tell of an unknown name once, at its first use; when that is mended, the second use is the first. */
function isSaidOnce(gone: Diagnostic, error: Diagnostic): boolean {
  return gone.code === error.code && gone.message === error.message && (error.line ?? 0) > (gone.line ?? 0);
}
