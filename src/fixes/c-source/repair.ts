import type { Candidate, TextEdit } from '../candidate.ts';
import { argumentCandidates } from './argument-candidates.ts';
import { type Body, blank, bodiesAtMargin } from './bodies.ts';
import { braceCandidates } from './brace-candidates.ts';
import type { Breakage } from './breakage.ts';
import { type Check, checkSource } from './check.ts';
import { declarationCandidates } from './declaration-candidates.ts';
import { type Mend, Mends } from './mends.ts';
import { nameCandidates, subscriptedNameCandidates } from './name-candidates.ts';
import { bestRepair } from './search.ts';
import { textCandidates } from './text-candidates.ts';
import { tokenCandidates } from './token-candidates.ts';

/**
 * The repair of what a compiler found at a place of a C source.
 *
 * @param source what `readSource` gave
 * @param place UTF-16 offset that the compiler names
 * @param kind whether it says that the grammar breaks, or that what it reads can't be meant
 * @param suggested edits that the compiler itself proposes; they compete with the others
 * @param reach where a slip of the grammar can be that the message comes of
 * @returns `undefined` where the source is not read as the compiler did, so nothing is known; an empty list where it is, and nothing helps, or the
 * message follows from an earlier error
 */
export function repairAt(
  source: ReadSource,
  place: number,
  kind: 'grammar' | 'meaning',
  suggested?: readonly TextEdit[],
  reach: Reach = kind === 'grammar' ? 'above' : 'nowhere',
): readonly TextEdit[] | undefined {
  if (!source.check) return undefined;
  const isShort = source.text.length <= long;
  // Where every name is known, the whole says more than one function alone.
  const isKnown = isShort && !source.check.isOpen;
  const mended = isKnown ? undefined : mendFor(source, place, reach);
  if (mended) return mended;
  const found = isShort ? repairIn(readableUpTo(source, place, false), place, kind, suggested) : undefined;
  if (found && found.length > 0) return found;
  const mendedAlone = isKnown && !found ? mendFor(source, place, reach) : undefined;
  if (mendedAlone) return mendedAlone;
  // With several slips in a file no repair leaves a reading that is good enough, but for the one function it may.
  return repairIn(readableUpTo(source, place, true), place, kind, suggested) ?? found;
}

/**
 * What mends the grammar nearest above a place. A compiler never finds a slip before it comes to it, but often further down, and one that
 * leaves a function open in the functions below.
 */
function mendFor({ mends }: ReadSource, place: number, reach: Reach): readonly TextEdit[] | undefined {
  const part = reach === 'nowhere' ? undefined : mends.partAt(place);
  if (!part) return undefined;
  const { text } = mends;
  const line = lineStart(text, place);
  const lineEnd = text.indexOf('\n', place);
  const startOf = ({ edits }: Mend) => Math.min(...edits.map(({ start }) => start));
  const isAbove = (mend: Mend) => lineEnd === -1 || startOf(mend) <= lineEnd;
  const above = mends
    .of(part)
    .filter(isAbove)
    .sort((a, b) => startOf(a) - startOf(b));
  const isHere = (mend: Mend) =>
    [mend.place, ...mend.edits.map(({ start }) => start)].some((at) => lineStart(text, at) === line);
  const here = above.findLast(isHere);
  if (here || reach === 'line') return here?.edits;
  const own = (reach === 'block' ? above.findLast(movesBlock) : undefined) ?? above.at(-1);
  if (own) return own.edits;
  // Only what leaves a block open reaches that far.
  for (const other of mends.parts.slice(0, mends.parts.indexOf(part)).reverse()) {
    const found = mends.of(other).findLast(movesBlock);
    if (found) return found.edits;
  }
  return undefined;
}

function movesBlock({ edits }: Mend): boolean {
  return edits.some(({ text }) => /[{}]/.test(text));
}

/** `block`: of a block that is left open above. */
type Reach = 'nowhere' | 'line' | 'above' | 'block';

function repairIn(
  { text, check: first }: ReadSource,
  place: number,
  kind: 'grammar' | 'meaning',
  suggested: readonly TextEdit[] | undefined,
): readonly TextEdit[] | undefined {
  if (!first) return undefined;
  const at = breakAt(text, first, place, kind);
  if (at === undefined) {
    if (first.isOpen) return undefined;
    const earlier = first.failed === undefined ? undefined : first.tokens[first.failed];
    return earlier && earlier.end < place ? [] : undefined;
  }
  // Read again for the names in scope there.
  const check = checkSource(text, place);
  const breakage: Breakage = { text, check, at, read: checkSource };
  const candidates: Candidate[] = [...tokenCandidates(breakage), ...textCandidates(breakage)];
  if (check.failed === at) candidates.push(...braceCandidates(breakage));
  if (check.failed !== at) {
    const kinds = check.problems.filter((problem) => problem.at === at).map(({ kind }) => kind);
    if (kinds.includes('undeclared')) candidates.push(...nameCandidates(breakage));
    if (kinds.includes('subscript')) candidates.push(...subscriptedNameCandidates(breakage));
    if (kinds.includes('arguments')) candidates.push(...argumentCandidates(breakage));
    if (kinds.includes('redeclared') || kinds.includes('array-size'))
      candidates.push(...declarationCandidates(breakage));
  }
  if (suggested && suggested.length > 0) candidates.push({ edits: suggested, cost: 0.95 });
  return bestRepair(breakage, candidates)?.edits ?? [];
}

/** A source and its first reading, which all diagnostics of the file share. */
export interface ReadSource {
  readonly text: string;
  /** Absent where the text is too large to be tried often. */
  readonly check: Check | undefined;
  /** Readings of it with bodies of functions left out. */
  readonly blanked: Map<string, ReadSource>;
  readonly mends: Mends;
}

export function readSource(text: string): ReadSource {
  const check = text.length > largest ? undefined : checkSource(text);
  return { text, check, blanked: new Map(), mends: new Mends(text) };
}

const largest = 200_000;

/**
 * The source with those bodies blank that break the reading before a place: one function says nothing of the next. With
 * `alone` all other functions are.
 */
function readableUpTo(source: ReadSource, place: number, alone: boolean): ReadSource {
  const { text } = source;
  if (text.length > largest) return source;
  const bodies = bodiesAtMargin(text).filter(({ start, end }) => place < start || place > end);
  let left = bodies.filter(({ end, isFunction }) => end < place && !(alone && isFunction));
  let current = alone
    ? blanked(
        source,
        bodies.filter(({ isFunction }) => isFunction),
      )
    : source;
  for (;;) {
    const failed = current.check?.tokens[current.check.failed ?? -1];
    const body = failed && left.find(({ head, end }) => head <= failed.start && failed.start <= end + 1);
    if (!body) return current;
    left = left.filter((other) => other !== body);
    const isHead = failed !== undefined && failed.start < body.start;
    current = blanked(current, [isHead ? { start: body.head, end: body.end + 1 } : body]);
  }
}

/** Readings are shared between the diagnostics of a file. */
function blanked(source: ReadSource, bodies: readonly Pick<Body, 'start' | 'end'>[]): ReadSource {
  const text = bodies.reduce(blank, source.text);
  const known = source.blanked.get(text) ?? { ...source, text, check: checkSource(text) };
  source.blanked.set(text, known);
  return known;
}

/** Characters above which only one function is read at a time: each candidate is tried on the whole text. */
const long = 12_000;

/** The token where both readings break: the compiler names it, the one before it, or the end of that. */
function breakAt(
  text: string,
  { tokens, failed, problems }: Check,
  place: number,
  kind: 'grammar' | 'meaning',
): number | undefined {
  if (failed !== undefined && kind === 'grammar') {
    const before = tokens[failed - 1];
    const token = tokens[failed];
    const start = Math.min(before?.start ?? 0, lineStart(text, token?.start ?? 0));
    if (token && start <= place && place <= token.end) return failed;
    // A missing `{` is found by compilers only inside of the first declaration behind it.
    const isFirst = before && text.slice(before.end, token?.start).includes('\n') && before.text === ')';
    if (token && isFirst && token.end < place && lineStart(text, place) === lineStart(text, token.start)) return failed;
  }
  // Where the grammar breaks as well, what follows is unread, and the next build tells.
  if (kind === 'grammar' || failed !== undefined) return undefined;
  const line = lineStart(text, place);
  const end = text.indexOf('\n', place);
  const near = problems
    .map(({ at }) => ({ at, start: tokens[at]?.start ?? -1 }))
    .filter(({ start }) => start >= line && (end === -1 || start < end));
  near.sort((a, b) => Math.abs(a.start - place) - Math.abs(b.start - place));
  return near[0]?.at;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
