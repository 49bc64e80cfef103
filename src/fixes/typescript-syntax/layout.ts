import { type Candidate, insertion, replacement } from '../candidate.ts';
import type { Breakage } from './candidates.ts';
import type { SyntaxToken } from './reader.ts';

/** What may be wrong where a line is not indented as the braces around it say: one was left out, or is too many. */
export function layoutCandidates({ text, tokens, statement, at }: Breakage): Candidate[] {
  const token = tokens[at] as SyntaxToken;
  const before = tokens[at - 1];
  if (!before || at <= statement) return [];
  const open: SyntaxToken[] = [];
  for (let i = statement; i < at; i++) {
    const { kind, text: sign } = tokens[i] as SyntaxToken;
    if (kind !== 'punctuation') continue;
    if (sign === '{') open.push(tokens[i] as SyntaxToken);
    else if (sign === '}') open.pop();
  }
  const out: Candidate[] = [];
  const last = open.at(-1);
  if (last) {
    const margin = /^[^\S\n]*/.exec(text.slice(text.lastIndexOf('\n', last.start) + 1))?.[0] ?? '';
    const end = endOfLine(text, before.end);
    for (const tail of ['', ';', ',', ')', ');', '),']) out.push(insertion(end, `\n${margin}}${tail}`, 0.5 + 0.1 * tail.length));
  }
  if (token.text === '}') {
    out.push(replacement(token.start, token.end, '', 0.8));
    out.push(...missingOpening(tokens, statement, at));
  }
  return out;
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
