import { applyCandidate, type Candidate, type TextEdit } from '../candidate.ts';
import { type Breakage, slipCandidates } from './candidates.ts';
import { Composition } from './composition.ts';
import { layoutCandidates } from './layout.ts';
import { type SyntaxToken, syntaxTokens } from './reader.ts';
import { firstMisfit, type Misfit } from './syntax.ts';

/** The repair of one slip of a file. */
export interface Repair {
  /** By offsets into the text of before. */
  readonly edits: readonly TextEdit[];
  /** Offset of the token at which the grammar broke, in the text of before. */
  readonly place: number;
}

export interface Repaired {
  /** From the beginning of the file to its end. */
  readonly repairs: readonly Repair[];
  /** All of them together. */
  readonly edits: readonly TextEdit[];
  /** Offsets of places for which nothing was found. */
  readonly unread: readonly number[];
}

/**
 * The slips of a token or two after which a TypeScript file can be read again, one after the other: each is the cheapest one after which the
 * reading goes on (Burke and Fisher, 1987), tried on the declaration that it stands in and what follows.
 */
export function repairTypescript(text: string): Repaired {
  const repairs: Repair[] = [];
  const unread: number[] = [];
  const whole = new Composition();
  if (text.length > largest) return { repairs, edits: [], unread };
  let current = text;
  let tokens = syntaxTokens(text);
  let from = 0;
  for (let slips = 0; slips < mostSlips; slips++) {
    const misfit = firstMisfit(tokens, from);
    if (!misfit || misfit === 'unknown') break;
    const found = bestRepair(current, tokens, misfit);
    const place = whole.before((tokens[misfit.at] as SyntaxToken).start);
    if (!found) {
      unread.push(place);
      from = nextDeclaration(tokens, misfit.at + 1);
      if (from >= tokens.length - 1) break;
      continue;
    }
    const { edits } = found;
    repairs.push({
      edits: edits.map((edit) => ({ ...edit, start: whole.before(edit.start), end: whole.before(edit.end) })),
      place,
    });
    for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
      whole.add(edit, current);
      current = applyCandidate(current, { edits: [edit], cost: 0 });
    }
    const begin = (tokens[misfit.statement] as SyntaxToken).start;
    tokens = syntaxTokens(current);
    from = Math.max(
      0,
      tokens.findIndex(({ start }) => start >= begin),
    );
  }
  return { repairs, edits: whole.edits, unread };
}

const largest = 2_000_000;
const mostSlips = 300;

/** Words with which what stands at the margin of a file begins. */
const declarationWords = new Set(
  'abstract async class const declare enum export function import interface let namespace type var @'.split(' '),
);

function isDeclaration({ isFirst, indent, text, kind }: SyntaxToken): boolean {
  return isFirst && indent === 0 && kind !== 'string' && declarationWords.has(text);
}

function nextDeclaration(tokens: readonly SyntaxToken[], from: number): number {
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

function bestRepair(text: string, tokens: readonly SyntaxToken[], misfit: Misfit): Candidate | undefined {
  const piece = pieceAround(text, tokens, misfit);
  const pieceTokens = syntaxTokens(piece.text);
  const plain = readPiece(pieceTokens, false, piece.isCut);
  if (!plain) return undefined;
  const laidOut = readPiece(pieceTokens, true, piece.isCut);
  const isTidy = laidOut !== undefined && laidOut.at >= plain.at;
  let found: Candidate | undefined;
  if (laidOut && laidOut.at < plain.at) {
    const breakage = { text: piece.text, tokens: pieceTokens, statement: laidOut.statement, at: laidOut.at };
    found = cheapest(breakage, layoutCandidates(breakage), piece, true, plain);
  }
  if (!found) {
    const breakage = { text: piece.text, tokens: pieceTokens, ...plain };
    const candidates = slipCandidates(breakage);
    if (laidOut?.at === plain.at && pieceTokens[plain.at]?.isFirst) candidates.push(...layoutCandidates(breakage));
    found =
      cheapest(breakage, candidates, piece, isTidy, plain) ??
      cheapest(breakage, twoClosings(candidates), piece, isTidy, plain);
  }
  return found && { ...found, edits: found.edits.map((edit) => shifted(edit, piece.start)) };
}

/** Two brackets left out in one expression, of which the second one is what the reading stops for. */
function twoClosings(candidates: readonly Candidate[]): Candidate[] {
  const closings = candidates
    .filter(({ edits: [edit] }) => edit?.start === edit?.end && /^[)\]}]$/.test(edit?.text ?? ''))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, mostClosings);
  return closings.flatMap((one, i) =>
    closings
      .slice(0, i)
      .filter(({ edits: [edit] }) => edit?.start !== one.edits[0]?.start)
      .map((other) => ({ edits: [...one.edits, ...other.edits], cost: one.cost + other.cost })),
  );
}

const mostClosings = 20;

function shifted({ start, end, text }: TextEdit, by: number): TextEdit {
  return { start: start + by, end: end + by, text };
}

/** The place where a reading of it ends, if that is not the end of what was cut off. */
function readPiece(tokens: readonly SyntaxToken[], isLayoutStrict: boolean, isCut: boolean): Misfit | undefined {
  const misfit = firstMisfit(tokens, 0, isLayoutStrict);
  if (misfit === 'unknown') return { at: 0, statement: 0 };
  return isCut && misfit && misfit.at >= tokens.length - 1 ? undefined : misfit;
}

function cheapest(
  { text, tokens, at }: Breakage,
  candidates: readonly Candidate[],
  { isCut }: Piece,
  isTidy: boolean,
  plain: Misfit,
): Candidate | undefined {
  const place = (tokens[at] as SyntaxToken).start;
  const plainPlace = (tokens[plain.at] as SyntaxToken).start;
  let best: Candidate | undefined;
  let least = dearest;
  for (const candidate of [...candidates].sort((a, b) => a.cost - b.cost).slice(0, mostTries)) {
    if (candidate.cost >= least) break;
    const changed = applyCandidate(text, candidate);
    const grown = changed.length - text.length;
    const read = syntaxTokens(changed);
    let next = readPiece(read, isTidy, isCut);
    let cost = candidate.cost;
    if (isTidy && plainPlace > place && next) {
      const nextPlain = readPiece(read, false, isCut);
      if (!nextPlain) next = undefined;
      // It may be the next slip, which the wrong bracket has hidden.
      else if ((read[nextPlain.at] as SyntaxToken).start < plainPlace + grown) cost += 0.2;
    }
    cost += remainder(read, next, place + grown);
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

const mostTries = 400;

/** Above it a repair is a guess. */
const dearest = 2.6;

/** What breaks right behind the repaired place, or in its line, comes of the repair; further down it is another slip. */
function remainder(tokens: readonly SyntaxToken[], next: Misfit | undefined, place: number): number {
  if (!next) return 0;
  const at = tokens.findLastIndex(({ start }) => start <= place);
  const gain = next.at - at;
  if (gain <= 0) return Number.POSITIVE_INFINITY;
  const isInLine = !tokens.slice(at + 1, next.at + 1).some(({ isFirst }) => isFirst);
  if (gain < 4) return 1.8;
  return isInLine ? 1.4 : gain < 12 ? 0.9 : gain < 40 ? 0.5 : 0.3;
}
