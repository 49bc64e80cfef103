import { applyCandidate, type Candidate, type TextEdit } from '../candidate.ts';
import { type Breakage, slipCandidates } from './candidates.ts';
import { Composition } from './composition.ts';
import { layoutCandidates } from './layout.ts';
import { type SyntaxToken, syntaxTokens } from './reader.ts';
import { firstMisfit, type Misfit } from './syntax.ts';

/**
 * The cheapest slip after which the reading goes on behind a misfit, tried on the declaration around it; two slips together where one does not take it far.
 *
 * @returns edits by offsets into the whole text
 */
export function bestRepair(text: string, tokens: readonly SyntaxToken[], misfit: Misfit): Candidate | undefined {
  const piece = pieceAround(text, tokens, misfit);
  const pieceTokens = syntaxTokens(piece.text);
  const plain = readPiece(pieceTokens, unlaid, piece.isCut);
  if (!plain) return undefined;
  let found: Found | undefined;
  let laidOut: Misfit | undefined;
  let laidOutFrom = 0;
  // Where the layout is only unusual, what follows is read without the brackets around that.
  for (let tries = 0; !found && tries < mostUnusual; tries++) {
    laidOut = readPiece(pieceTokens, laidOutFrom, piece.isCut);
    if (!laidOut || laidOut.at >= plain.at) break;
    const breakage = { text: piece.text, tokens: pieceTokens, ...laidOut };
    const search = { breakage, isCut: piece.isCut, laidOutFrom, plain };
    const candidates = layoutCandidates(breakage);
    found = cheapest(search, candidates);
    if (found && found.rest > closeBy) found = cheaper(found, oneAfterTheOther(search, candidates, found.total));
    laidOutFrom = (pieceTokens[laidOut.at] as SyntaxToken).end;
  }
  if (!found) {
    const isTidy = laidOut !== undefined && laidOut.at >= plain.at;
    const breakage = { text: piece.text, tokens: pieceTokens, ...plain };
    const search = { breakage, isCut: piece.isCut, laidOutFrom: isTidy ? laidOutFrom : unlaid, plain };
    const candidates = slipCandidates(breakage);
    if (laidOut?.at === plain.at && pieceTokens[plain.at]?.isFirst) candidates.push(...layoutCandidates(breakage));
    found = cheapest(search, candidates);
    if (!found || found.rest > closeBy) {
      found = cheaper(found, cheapest(search, twoSlips(candidates), found?.total));
      found = cheaper(found, oneAfterTheOther(search, candidates, found?.total));
    }
  }
  return found && { ...found, edits: found.edits.map((edit) => shifted(edit, piece.start)) };
}

const mostUnusual = 6;

/** The layout counts nowhere. */
const unlaid = Number.POSITIVE_INFINITY;

/** Words with which what stands at the margin of a file begins. */
const declarationWords = new Set(
  'abstract async class const declare enum export function import interface let namespace type var @'.split(' '),
);

function isDeclaration({ isFirst, indent, text, kind }: SyntaxToken): boolean {
  return isFirst && indent === 0 && kind !== 'string' && declarationWords.has(text);
}

/** Index of the token at which the next declaration at the margin begins, or of the last one. */
export function nextDeclaration(tokens: readonly SyntaxToken[], from: number): number {
  const next = tokens.findIndex((token, i) => i >= from && isDeclaration(token));
  return next === -1 ? tokens.length - 1 : next;
}

/** What a candidate is tried on: from the beginning of a declaration to the beginning of another one. */
interface Piece {
  readonly text: string;
  /** Offset of it in the whole text. */
  readonly start: number;
  /** It is not the end of the file or of a declaration, only far enough. */
  readonly isCut: boolean;
}

function pieceAround(text: string, tokens: readonly SyntaxToken[], { at, statement }: Misfit): Piece {
  const first = tokens[statement] as SyntaxToken;
  const start = text.lastIndexOf('\n', first.start - 1) + 1;
  let last = nextDeclaration(tokens, Math.min(at + reach, tokens.length - 1));
  const isCut = last > at + longest;
  if (isCut) last = at + longest;
  return { text: text.slice(start, tokens[last]?.start), start, isCut };
}

/** Tokens behind the place that are read at least, and at most. */
const reach = 150;
const longest = 600;

/** A repair with what it costs in all. */
interface Found extends Candidate {
  readonly total: number;
  /** The part of it that is for what breaks behind the repair. */
  readonly rest: number;
}

function cheaper(one: Found | undefined, other: Found | undefined): Found | undefined {
  return one && (!other || one.total <= other.total) ? one : other;
}

interface Search {
  readonly breakage: Breakage;
  readonly isCut: boolean;
  /** Offset from which on the layout counts. */
  readonly laidOutFrom: number;
  readonly plain: Misfit;
}

/** Two slips that the reading stops for at the same place: two brackets left out in one expression, a mistyped keyword before a bracket. */
function twoSlips(candidates: readonly Candidate[]): Candidate[] {
  const likely = [...candidates].sort((a, b) => a.cost - b.cost).slice(0, mostLikely);
  return likely.flatMap((one, i) =>
    likely
      .slice(0, i)
      .filter((other) => areApart(one, other))
      .map((other) => ({ edits: [...one.edits, ...other.edits], cost: one.cost + other.cost })),
  );
}

const mostLikely = 30;

function areApart(one: Candidate, other: Candidate): boolean {
  return one.edits.every((a) => other.edits.every((b) => a.end < b.start || b.end < a.start));
}

/** Two slips of which the second one is what the reading stops for once the first one is mended. */
function oneAfterTheOther(search: Search, candidates: readonly Candidate[], most?: number): Found | undefined {
  const { breakage, isCut, laidOutFrom } = search;
  const firsts = [...candidates]
    .sort((a, b) => a.cost - b.cost)
    .slice(0, mostTries)
    .flatMap((candidate) => tried(search, candidate) ?? [])
    .sort((a, b) => a.total - b.total)
    .slice(0, mostFirsts);
  let best: Found | undefined;
  for (const first of firsts) {
    const limit = (best?.total ?? most ?? dearest) - first.cost;
    if (limit <= 0) continue;
    const text = applyCandidate(breakage.text, first);
    const tokens = syntaxTokens(text);
    const plain = readPiece(tokens, unlaid, isCut);
    const laidOut = readPiece(tokens, laidOutFrom, isCut) ?? plain;
    if (!plain || !laidOut) continue;
    const next: Search = { ...search, breakage: { text, tokens, ...laidOut }, plain };
    const isFirst = tokens[laidOut.at]?.isFirst && laidOutFrom < unlaid;
    const ways = laidOut.at < plain.at ? [] : slipCandidates(next.breakage);
    const second = cheapest(next, isFirst ? [...ways, ...layoutCandidates(next.breakage)] : ways, limit);
    if (second)
      best = { ...together(breakage.text, first, second), total: first.cost + second.total, rest: second.rest };
  }
  return best;
}

const mostFirsts = 12;

/** One repair made after the other as one of the text of before. */
function together(text: string, first: Candidate, second: Candidate): Candidate {
  const whole = new Composition();
  let current = text;
  for (const { edits } of [first, second]) {
    for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
      whole.add(edit, current);
      current = applyCandidate(current, { edits: [edit], cost: 0 });
    }
  }
  return { edits: whole.edits, cost: first.cost + second.cost };
}

function shifted({ start, end, text }: TextEdit, by: number): TextEdit {
  return { start: start + by, end: end + by, text };
}

/** The place where a reading of it ends, if that is not the end of what was cut off. */
function readPiece(tokens: readonly SyntaxToken[], laidOutFrom: number, isCut: boolean): Misfit | undefined {
  const misfit = firstMisfit(tokens, 0, laidOutFrom);
  if (misfit === 'unknown') return { at: 0, statement: 0, previous: 0 };
  return isCut && misfit && misfit.at >= tokens.length - 1 ? undefined : misfit;
}

function cheapest(search: Search, candidates: readonly Candidate[], most = dearest): Found | undefined {
  let best: Found | undefined;
  for (const candidate of [...candidates].sort((a, b) => a.cost - b.cost).slice(0, mostTries)) {
    const least = best?.total ?? most;
    if (candidate.cost >= least) break;
    const found = tried(search, candidate);
    if (found && found.total < least) best = found;
  }
  return best;
}

const mostTries = 400;

/** Above it a repair is a guess. */
const dearest = 2.6;

/** What a candidate costs with what breaks behind it; nothing where the reading does not go on. */
function tried({ breakage, isCut, laidOutFrom, plain }: Search, candidate: Candidate): Found | undefined {
  const { text, tokens, at } = breakage;
  const place = (tokens[at] as SyntaxToken).start;
  const plainPlace = (tokens[plain.at] as SyntaxToken).start;
  const changed = applyCandidate(text, candidate);
  const grown = changed.length - text.length;
  const read = syntaxTokens(changed);
  let next = readPiece(read, laidOutFrom, isCut);
  let rest = 0;
  if (laidOutFrom < unlaid && plainPlace > place && next) {
    const nextPlain = readPiece(read, unlaid, isCut);
    if (!nextPlain) next = undefined;
    // It may be the next slip, which the wrong bracket has hidden.
    else if ((read[nextPlain.at] as SyntaxToken).start < plainPlace + grown) rest = 0.2;
  }
  const behind = remainder(read, next, place + grown);
  if (behind === undefined) return undefined;
  rest += behind;
  return { ...candidate, total: candidate.cost + rest, rest };
}

/** What breaks right behind the repaired place, or in its line, comes of the repair; further down it is another slip. */
function remainder(tokens: readonly SyntaxToken[], next: Misfit | undefined, place: number): number | undefined {
  if (!next) return 0;
  const at = tokens.findLastIndex(({ start }) => start <= place);
  const gain = next.at - at;
  if (gain <= 0) return undefined;
  const isInLine = !tokens.slice(at + 1, next.at + 1).some(({ isFirst }) => isFirst);
  if (gain < 4) return 1.8;
  return isInLine ? 1.4 : gain < 12 ? closeBy : gain < 40 ? 0.5 : 0.3;
}

/** What a repair costs that another slip follows in a line or two. */
const closeBy = 0.9;
