import { type Candidate, insertion, replacement } from '../candidate.ts';
import type { Breakage } from './breakage.ts';
import { isWritten } from './token-candidates.ts';
import type { Token } from './tokens.ts';

/** Repairs of a declaration whose name is declared already, or of an array without a size. */
export function declarationCandidates({ text, check, at }: Breakage): Candidate[] {
  const { tokens } = check;
  const name = tokens[at];
  if (name?.kind !== 'word' || !isWritten(text, name)) return [];
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (after?.text === '[' && tokens[at + 2]?.text === ']') {
    return [insertion((tokens[at + 2] as Token).start, '100', 1.2)];
  }
  if (!before || !after) return [];
  const found: Candidate[] = [];
  if (before.text === ',') {
    const end = endOfDeclarator(tokens, at);
    if (end) found.push(replacement(before.start, end.start, '', 1));
  }
  if (after.text === ',') found.push(replacement(name.start, after.end, '', 1));
  const first = startOfDeclaration(tokens, at);
  if (!first || before.text === ',') return found;
  if (after.text === ';') found.push(replacement(first.start, after.end, '', 1));
  // What it is set to still counts.
  if (after.text === '=') found.push(replacement(first.start, name.start, '', 0.9));
  return found;
}

function endOfDeclarator(tokens: readonly Token[], at: number): Token | undefined {
  let depth = 0;
  for (let i = at + 1; i < Math.min(tokens.length, at + 60); i++) {
    const token = tokens[i] as Token;
    if (/^[([{]$/.test(token.text)) depth++;
    if (/^[)\]}]$/.test(token.text)) depth--;
    if (depth === 0 && /^[,;]$/.test(token.text)) return token;
  }
  return undefined;
}

function startOfDeclaration(tokens: readonly Token[], at: number): Token | undefined {
  let i = at - 1;
  while (i > 0 && (tokens[i]?.kind === 'word' || tokens[i]?.text === '*')) i--;
  return /^[;{}(]$/.test(tokens[i]?.text ?? '') ? tokens[i + 1] : undefined;
}
