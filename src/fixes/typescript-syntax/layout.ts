import { type Candidate, insertion, replacement } from '../candidate.ts';
import type { Breakage } from './candidates.ts';
import type { SyntaxToken } from './reader.ts';

/** What may be wrong where a line is not indented as the brackets around it say: one was left out, or is too many. */
export function layoutCandidates({ text, tokens, statement, at }: Breakage): Candidate[] {
  const token = tokens[at] as SyntaxToken;
  const before = tokens[at - 1];
  if (!before || at <= statement) return [];
  const last = openBefore(tokens, statement, at).at(-1);
  const out: Candidate[] = [];
  if (last?.text === '{') {
    const margin = marginOf(text, last);
    const end = endOfLine(text, before.end);
    for (const tail of ['', ';', ',', ')', ');', '),'])
      out.push(insertion(end, `\n${margin}}${tail}`, 0.5 + 0.1 * tail.length));
    out.push(insertion(before.end, '}', 1));
  } else if (last) out.push(...closings(text, before, token, last, 0.5));
  if (/^[)\]}]$/.test(token.text)) out.push(replacement(token.start, token.end, '', 0.8));
  if (token.text === '}') out.push(...missingOpening(tokens, statement, at));
  return out;
}

export const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** A closing bracket between two tokens: where a line shows that something stood there, else behind the first one. */
export function closings(
  text: string,
  before: SyntaxToken,
  token: SyntaxToken,
  open: SyntaxToken,
  cost: number,
): Candidate[] {
  const sign = closerOf[open.text] ?? '';
  // The comma behind the last element stands where the bracket has a line of its own.
  const isLeft = token.isFirst && token.indent < before.indent;
  const dangling = isDangling(before) && !(before.text === ',' && isLeft) ? 0.8 : 0;
  const out = [insertion(before.end, sign, cost + dangling)];
  if (!token.isFirst) return out;
  // `) {` without its bracket leaves the space before the brace.
  const isGap = marginOf(text, token) === `${marginOf(text, open)} `;
  const empty = emptyLine(text, before, token, open);
  if (empty) out.push(insertion(empty.at, empty.margin + sign, cost - 0.1));
  else if (before.start !== open.start && endsItsLine(text, open) && !isGap)
    out.push(insertion(endOfLine(text, before.end), `\n${marginOf(text, open)}${sign}`, cost + 0.1));
  if (/^(?:[;,{]|=>)$/.test(token.text) && (isLeft || isGap))
    out.push(insertion(token.start - (isGap ? 1 : 0), sign, cost - (isGap ? 0.3 : 0.1)));
  return out;
}

function isDangling({ kind, text }: SyntaxToken): boolean {
  return kind === 'punctuation' && /^(?:[,=+*/%&|?:<.]|&&|\|\||\?\?|=>|===?|!==?)$/.test(text);
}

/** An empty line before a token on which a bracket may have stood alone: nobody leaves white space there, or ends the last line in brackets with a comma. */
function emptyLine(
  text: string,
  before: SyntaxToken,
  token: SyntaxToken,
  open: SyntaxToken,
): { at: number; margin: string } | undefined {
  if (before.start === open.start) return undefined;
  const gap = text.slice(before.end, token.start);
  const blank = /\n[^\S\r\n]+(?=\r?\n)/.exec(gap);
  if (blank) return { at: before.end + blank.index + blank[0].length, margin: '' };
  if (!endsItsLine(text, open)) return undefined;
  const margin = marginOf(text, open);
  // `) // why` without its bracket.
  const comment = gap.indexOf(`\n${margin} //`);
  if (comment !== -1) return { at: before.end + comment + 1 + margin.length, margin: '' };
  const first = /\n(?=\r?\n)/.exec(gap);
  return first ? { at: before.end + first.index + 1, margin } : undefined;
}

function endsItsLine(text: string, { end }: SyntaxToken): boolean {
  return /^[^\S\n]*(?:\/\/[^\n]*)?\r?\n/.test(text.slice(end, end + 400));
}

/** The white space that the line of a token begins with. */
function marginOf(text: string, { start }: SyntaxToken): string {
  const line = text.lastIndexOf('\n', start) + 1;
  return /^[^\S\n]*/.exec(text.slice(line, start))?.[0] ?? '';
}

/** Brackets that are open before a token, the innermost last. */
function openBefore(tokens: readonly SyntaxToken[], from: number, to: number): SyntaxToken[] {
  const open: SyntaxToken[] = [];
  for (let i = from; i < to; i++) nest(open, tokens[i] as SyntaxToken);
  return open;
}

/** Opens or closes a bracket; what is left open within is closed with it. */
export function nest(open: SyntaxToken[], token: SyntaxToken): void {
  if (token.kind !== 'punctuation') return;
  if (/^[([{]$/.test(token.text)) open.push(token);
  else if (/^[)\]}]$/.test(token.text)) {
    const last = open.findLastIndex(({ text }) => closerOf[text] === token.text);
    if (last !== -1) open.length = last;
  }
}

/** The line above that is indented as the closing brace, and opens nothing. */
function missingOpening(tokens: readonly SyntaxToken[], statement: number, at: number): Candidate[] {
  const { indent } = tokens[at] as SyntaxToken;
  for (let i = at - 1; i > statement; i--) {
    const { isFirst, indent: here } = tokens[i] as SyntaxToken;
    const before = tokens[i - 1] as SyntaxToken;
    if (!isFirst || before.indent > indent) continue;
    if (here <= indent || before.indent < indent || before.text === '{') return [];
    return [insertion(before.end, ' {', 0.7)];
  }
  return [];
}

/** Behind a comment that ends the line as well. */
function endOfLine(text: string, at: number): number {
  const comment = /^[^\S\n]*(?:\/\/[^\n]*)?/.exec(text.slice(at))?.[0] ?? '';
  const isLast = text[at + comment.length] === '\n' || text[at + comment.length] === '\r';
  return isLast && comment.trim() !== '' ? at + comment.length : at;
}
