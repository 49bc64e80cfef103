import { type Candidate, insertion, replacement, type TextEdit } from '../candidate.ts';
import { editDistance } from '../edit-distance.ts';
import type { Breakage } from './breakage.ts';
import { keywords } from './expressions.ts';
import type { CType } from './reader.ts';
import { standardNames } from './standard-names.ts';
import { isWritten } from './token-candidates.ts';
import type { Token } from './tokens.ts';

/** Repairs of a name that nothing declares: a like one in scope, its declaration, or quotes around a letter. */
export function nameCandidates(breakage: Breakage): Candidate[] {
  const { text, check, at } = breakage;
  const token = check.tokens[at];
  if (token?.kind !== 'word' || !isWritten(text, token)) return [];
  const uses = check.tokens.filter((other, i) => i >= at && other.text === token.text && other.kind === 'word');
  const depth = subscriptsBehind(check.tokens, at);
  const found: Candidate[] = [];
  for (const [name, cost] of likeNames(breakage, token.text, depth)) {
    found.push(replacement(token.start, token.end, name, cost));
    if (uses.length > 1) {
      const edits: TextEdit[] = uses
        .filter((use) => isWritten(text, use))
        .map(({ start, end }) => ({ start, end, text: name }));
      found.push({ edits, cost: cost + 0.1 * uses.length });
    }
  }
  if (token.text.length === 1 && depth === 0) found.push(replacement(token.start, token.end, `'${token.text}'`, 2.3));
  // `n125`: an operator is missing; only a known name in front tells.
  const [, name, digits] = /^([A-Za-z_]+)(\d+)$/.exec(token.text) ?? [];
  if (name && digits && check.seen.has(name)) {
    found.push(replacement(token.start, token.end, `${name}/${digits}`, 2.8));
  }
  if (depth === 0 && check.tokens[at + 1]?.text !== '->') found.push(...declarations(breakage, token, uses));
  return found;
}

/** Another name where the one before the break has no dimensions to subscript. */
export function subscriptedNameCandidates(breakage: Breakage): Candidate[] {
  const { text, check, at } = breakage;
  const token = check.tokens[at - 1];
  if (token?.kind !== 'word' || !isWritten(text, token)) return [];
  const names = [...likeNames(breakage, token.text, subscriptsBehind(check.tokens, at - 1))];
  return names
    .filter(([name]) => name !== token.text)
    .map(([name, cost]) => replacement(token.start, token.end, name, cost + 0.6));
}

function subscriptsBehind(tokens: readonly Token[], at: number): number {
  let depth = 0;
  let i = at + 1;
  while (tokens[i]?.text === '[' && depth < 4) {
    let open = 0;
    do {
      if (tokens[i]?.text === '[') open++;
      if (tokens[i]?.text === ']') open--;
      i++;
    } while (open > 0 && i < tokens.length);
    depth++;
  }
  return depth;
}

/** Names in scope with what it costs to mean them. */
function* likeNames({ check }: Breakage, wrong: string, depth: number): Generator<readonly [string, number]> {
  const lower = wrong.toLowerCase();
  let nearness = 0;
  for (const [name, { kind, type }] of [...check.seen].reverse()) {
    if (kind === 'type' || keywords.has(name) || name.startsWith('__')) continue;
    if (name.toLowerCase() === lower) yield [name, 0.4];
    if (kind !== 'variable' || type.base === '?') continue;
    const fits = type.depth === depth || (type.depth > depth && depth > 0);
    const cost = likeness(lower, name.toLowerCase());
    if (cost !== undefined && (fits || type.depth >= depth)) yield [name, cost + (fits ? 0 : 0.5)];
    else if (fits && isPlain(type)) yield [name, (depth > 0 ? 1.4 : 1.9) + Math.min(nearness++, 10) * 0.03];
  }
  for (const name of standardNames()) if (name.toLowerCase() === lower && /^[A-Z]/.test(name)) yield [name, 0.45];
}

function isPlain({ base }: CType): boolean {
  return !base.startsWith('struct');
}

function likeness(wrong: string, right: string): number | undefined {
  const longer = Math.max(wrong.length, right.length);
  const distance = editDistance(wrong, right);
  if (longer >= 3 && distance === 1) return 0.6;
  if (longer >= 5 && distance === 2) return 0.9;
  if (right.startsWith(wrong) || wrong.startsWith(right)) return 1;
  if (wrong.length > 1 && (right.includes(wrong) || wrong.includes(right)) && right.length > 1) return 1.2;
  return undefined;
}

/** A declaration beside others of the function, or as its first line. */
function* declarations({ text, check, at }: Breakage, token: Token, uses: readonly Token[]): Generator<Candidate> {
  const { tokens } = check;
  const isWrittenTo = uses.some((use) => {
    const i = tokens.indexOf(use);
    return /^(?:=|\+\+|--|[-+*/]=)$/.test(tokens[i + 1]?.text ?? '') || tokens[i - 1]?.text === '&';
  });
  const cost = isWrittenTo ? 1.5 : 2.2;
  let depth = 0;
  let top: Token | undefined;
  for (let i = at - 1; i > 0; i--) {
    const here = tokens[i] as Token;
    if (here.text === '}') depth++;
    if (here.text === '{') {
      depth--;
      top = here;
      if (tokens[i - 1]?.text === ')' && isFunctionHead(tokens, i)) break;
    }
    const starts = /^[;{}]$/.test(tokens[i - 1]?.text ?? '');
    if (here.text === 'int' && starts && depth <= 0) {
      const end = tokens.findIndex((other, j) => j > i && (other.text === ';' || other.text === '('));
      const semicolon = tokens[end];
      if (semicolon?.text === ';' && end < at && isWritten(text, semicolon)) {
        const comma =
          /,\S/.test(text.slice(here.start, semicolon.start)) || !/, /.test(text.slice(here.start, semicolon.start));
        yield insertion(semicolon.start, `${comma ? ',' : ', '}${token.text}`, cost + (depth < 0 ? 0.05 : 0));
      }
    }
  }
  if (!top || !isWritten(text, top)) return;
  const lineStart = text.lastIndexOf('\n', token.start) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  yield insertion(top.end, `\n${indent}int ${token.text};`, cost + 0.2);
}

function isFunctionHead(tokens: readonly Token[], brace: number): boolean {
  let depth = 0;
  for (let i = brace - 1; i >= 0; i--) {
    const { text } = tokens[i] as Token;
    if (text === ')') depth++;
    if (text === '(' && --depth === 0) return !keywords.has(tokens[i - 1]?.text ?? 'if');
  }
  return false;
}
