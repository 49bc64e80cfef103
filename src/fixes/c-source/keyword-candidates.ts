import { type Candidate, replacement } from '../candidate.ts';
import { editDistance } from '../edit-distance.ts';
import type { Breakage } from './breakage.ts';
import { keywords } from './expressions.ts';
import { isWritten } from './token-candidates.ts';
import type { Token } from './tokens.ts';

/** A word that is spelt like a keyword, where a keyword can stand: at the beginning of a statement or declaration. */
export function* keywordCandidates({ text, check: { tokens }, at }: Breakage): Generator<Candidate> {
  for (let i = at; i >= Math.max(0, at - mostTokensBack); i--) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' || keywords.has(token.text) || !isWritten(text, token)) continue;
    if (!/^[;{}):]?$/.test(tokens[i - 1]?.text ?? '') && tokens[i - 1]?.text !== 'else') continue;
    for (const keyword of alike(token.text)) yield replacement(token.start, token.end, keyword, 0.4 + (at - i) * 0.005);
  }
}

/** `swtich (a very long condition)` breaks behind the condition. */
const mostTokensBack = 40;

/** Keywords that one mistyped letter, or two exchanged, make of it. */
export function alike(word: string): string[] {
  return word.length < 3
    ? []
    : [...keywords].filter((keyword) => keyword.length > 2 && editDistance(word, keyword) === 1);
}
