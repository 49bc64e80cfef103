import { applyCandidate, type Candidate, type TextEdit } from '../candidate.ts';
import { slipCandidates } from './candidates.ts';
import { statementWords } from './logical-lines.ts';
import { firstMisfit, type Misfit } from './statements.ts';
import { type Token, tokenize } from './tokens.ts';

/**
 * The slip of a token or two after which Python source can be read again, at a line that Python refuses.
 *
 * @param text the whole file
 * @param line offset of the beginning of the line that is named
 * @param message what Python says of it
 * @returns `undefined` where the line reads well here, or nothing small helps
 */
export function repairPython(text: string, line: number, message: string): readonly TextEdit[] | undefined {
  if (text.length > largest) return undefined;
  const first = repairOnce(text, line, message);
  if (!first?.isPart) return first?.edits;
  // Python would go on to name the same line for the same reason, and it would look as if nothing had been done.
  const changed = applyCandidate(text, first);
  const second = repairOnce(changed, line + changed.length - text.length, message);
  const moved = second?.edits.map((edit) => beforeEdit(edit, first.edits));
  return moved?.every((edit) => edit !== undefined) ? [...first.edits, ...moved] : first.edits;
}

interface Repair extends Candidate {
  /** The line that is named can't be read yet. */
  readonly isPart: boolean;
}

function repairOnce(text: string, line: number, message: string): Repair | undefined {
  const isTokenizers = foundByTokenizer.test(message);
  let start = logicalStart(tokenize(text, 0, text.length), line, !isTokenizers);
  let region = regionOf(text, start, line, linesBehind);
  if (isTokenizers && (misfitIn(region)?.token.start ?? line) < line) {
    // What is wrong before it will be told in its turn.
    start = line;
    region = regionOf(text, start, line, linesBehind);
  }
  if (misfitIn(region)?.token.kind === 'end') region = regionOf(text, start, line, mostLinesBehind);
  const broken = misfitIn(region)?.token;
  if (!broken) return undefined;
  const { end, tokens } = region;
  const lineEnd = endOfLine(text, line);
  let best: Repair | undefined;
  let least = dearest;
  for (const candidate of slipCandidates({ text, tokens, broken, line, message }).sort((a, b) => a.cost - b.cost)) {
    if (candidate.cost >= least) break;
    const changed = applyCandidate(text, candidate);
    const grown = changed.length - text.length;
    const next = misfitIn({ text: changed, end: end + grown, tokens: tokenize(changed, start, end + grown) });
    const isCut = next?.token.kind === 'end' && end < text.length && broken.kind !== 'end';
    const rest = isCut ? costOfUnknown : next ? costOfRest(next, candidate, { line, lineEnd, broken, grown }) : 0;
    const cost = candidate.cost + rest;
    if (cost < least) {
      least = cost;
      best = { ...candidate, isPart: rest === costOfSecondSlip };
    }
  }
  return best;
}

/** An edit of the text after earlier ones as one of the text before them, where it does not meet them. */
function beforeEdit(edit: TextEdit, [earlier, more]: readonly TextEdit[]): TextEdit | undefined {
  if (!earlier || more) return undefined;
  const { start, end, text } = earlier;
  if (edit.end < start) return edit;
  const grown = text.length - (end - start);
  return edit.start > start + text.length ? { ...edit, start: edit.start - grown, end: edit.end - grown } : undefined;
}

const costOfSecondSlip = 1;
/** The text that is looked at ends within brackets. */
const costOfUnknown = 0.6;

/** Above it a repair is a guess. */
const dearest = 3;

interface Region {
  readonly text: string;
  readonly end: number;
  /** From the beginning of the logical line to some lines behind the one that is named. */
  readonly tokens: readonly Token[];
}

function regionOf(text: string, start: number, line: number, lines: number): Region {
  let end = line;
  for (let count = 0; count < lines && end < text.length; count++) end = endOfLine(text, end) + 1;
  end = wholeStrings(text, start, Math.min(end, text.length));
  return { text, end, tokens: tokenize(text, start, end) };
}

const largest = 2_000_000;
const linesBehind = 12;
const mostLinesBehind = 120;

function misfitIn({ text, tokens }: Region): Misfit | undefined {
  return firstMisfit(text, tokens);
}

/** The next slip may be a few lines further down; what was repaired has to be read over. */
function costOfRest(
  { token, line }: Misfit,
  { edits }: Candidate,
  {
    line: named,
    lineEnd,
    broken,
    grown,
  }: { readonly line: number; readonly lineEnd: number; readonly broken: Token; readonly grown: number },
): number {
  const isReadOver = edits.every(({ end }) => line.start > end + grown);
  const isFurther = token.start > broken.start + grown;
  // Where the next statement stands wrong it was the last one that ended too early or too late.
  const costOfIndent = token === line ? 0.4 : 0;
  if (isReadOver && line.start > lineEnd + grown) return (isFurther ? 0.5 : 0.8) + costOfIndent;
  // A second slip, in the line that is named.
  const isThere = line.start >= named + grown || token.start >= broken.start + grown;
  return isReadOver && isThere ? costOfSecondSlip : dearest;
}

/** A region must not end within a string of several lines. */
function wholeStrings(text: string, start: number, end: number): number {
  const last = tokenize(text, start, end).at(-2);
  return last && last.end > end ? endOfLine(text, last.end) : end;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** What Python's tokenizer finds; it reads on to the end of the file before the parser's own, earlier problem is told. */
const foundByTokenizer =
  /unterminated|EOL while scanning|unmatched|was never closed|closing parenthesis|decimal literal|non-printable/;

/**
 * The beginning of the logical line around an offset. Brackets that are never closed end where a statement begins, which is where a parser
 * stops for them.
 */
function logicalStart(tokens: readonly Token[], offset: number, isParsers: boolean): number {
  let start = 0;
  let depth = 0;
  let isFirst = true;
  let isLineStart = true;
  for (const { kind, text, start: at } of tokens) {
    if (at >= offset && !isFirst && depth === 0) break;
    if (at > offset) break;
    if (kind === 'newline') {
      isLineStart = true;
      if (depth === 0) isFirst = true;
      continue;
    }
    // No bracket goes on over such a line, so one that is open was never closed, and is told of at its turn.
    if (statementWords.has(text) && isLineStart && (at < offset || !isParsers)) {
      depth = 0;
      isFirst = true;
    }
    isLineStart = false;
    if (isFirst) start = at;
    isFirst = false;
    if (kind !== 'operator') continue;
    if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text)) depth = Math.max(0, depth - 1);
  }
  return isFirst || start > offset ? offset : start;
}
