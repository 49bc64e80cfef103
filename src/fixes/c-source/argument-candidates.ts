import { type Candidate, insertion } from '../candidate.ts';
import type { Breakage } from './breakage.ts';
import { keywords } from './expressions.ts';
import type { Token } from './tokens.ts';

/** Repairs of a call with too few or too many arguments: the last given a companion from the scope, or taken away. */
export function argumentCandidates({ text, check, at }: Breakage): Candidate[] {
  const { tokens, seen } = check;
  if (tokens[at]?.text !== '(') return [];
  const found: Candidate[] = [];
  let depth = 0;
  let comma: Token | undefined;
  for (let i = at; i < Math.min(tokens.length - 1, at + 200); i++) {
    const token = tokens[i] as Token;
    if (/^[([{]$/.test(token.text)) depth++;
    if (token.text === ',' && depth === 1) comma = token;
    if (!/^[)\]}]$/.test(token.text) || --depth > 0) continue;
    if (comma) found.push({ edits: [{ start: comma.start, end: token.start, text: '' }], cost: 2 });
    const given = new Set(tokens.slice(at, i).map((other) => other.text));
    let far = 0;
    for (const [name, { kind, type }] of [...seen].reverse()) {
      if (kind !== 'variable' || type.base === '?' || keywords.has(name)) continue;
      const separator = tokens[i - 1]?.text === '(' ? '' : text.slice(at, token.start).includes(', ') ? ', ' : ',';
      const cost = 1.6 + (given.has(name) ? 0.5 : 0) + (type.depth > 0 ? 0.3 : 0) + Math.min(far++, 10) * 0.02;
      found.push(insertion(token.start, `${separator}${name}`, cost));
    }
    break;
  }
  return found;
}
