import { type Candidate, insertion, replacement } from '../candidate.ts';
import type { Breakage } from './breakage.ts';
import { isWritten } from './token-candidates.ts';
import type { Token } from './tokens.ts';

/** Repairs of quotes, escapes and numbers in the lines around the break: what was cut into wrong tokens. */
export function textCandidates(breakage: Breakage): Candidate[] {
  const { text, check, at } = breakage;
  const found: Candidate[] = [];
  const { tokens } = check;
  for (let i = Math.max(0, at - 25); i <= Math.min(tokens.length - 2, at + 15); i++) {
    const token = tokens[i] as Token;
    if (!isWritten(text, token)) continue;
    const next = tokens[i + 1] as Token;
    if (token.kind === 'string') found.push(...afterText(token, next));
    if (token.kind === 'character') found.push(...unquoted(tokens, token));
    if (token.kind === 'number') found.push(...splitNumber(token));
    if (token.text === '\\' || token.text === '/') found.push(...escapeWithoutQuotes(token, next));
    if (token.text === "''") found.push(replacement(token.start, token.end, "' '", 1.5));
    if (token.kind === 'stray' && token.text.startsWith('"'))
      found.push(...unclosed(text, token, tokens.slice(0, i), '"'));
    if (token.kind === 'stray' && token.text.startsWith("'"))
      found.push(...unclosed(text, token, tokens.slice(0, i), "'"));
    if (/^[“”]$/.test(token.text)) found.push(...curlyQuotes(text, token));
    if (/^[\u00a0\u200b\ufeff]$/.test(token.text)) found.push(replacement(token.start, token.end, ' ', 0.4));
  }
  found.push(...proseOrTag(breakage), ...innerQuotes(text, tokens[Math.min(at, tokens.length - 2)]));
  return found;
}

/** `"a,"b` is `"a",b`, and `"a"\n` is `"a\n"`. */
function* afterText(token: Token, next: Token): Generator<Candidate> {
  if (/,\s*"$/.test(token.text) && next.kind === 'word') {
    const comma = token.start + token.text.lastIndexOf(',');
    yield { edits: [{ start: comma, end: token.end, text: '",' }], cost: 0.5 };
  }
  if (next.text === '\\' && next.start === token.end) {
    yield replacement(token.end - 1, token.end + 2, '\\n"', 0.9);
  }
  if (next.kind === 'stray' && next.text === '"') yield replacement(next.start, next.end, '', 0.8);
  if (token.text === '""' && next.start === token.end) yield replacement(token.start, token.end, '"', 0.9);
}

/** `'name'` where a name is meant; `m` of `'m'` stays a character. */
function* unquoted(tokens: readonly Token[], token: Token): Generator<Candidate> {
  const inner = token.text.slice(1, -1);
  if (!/^[A-Za-z_]\w*(?:\[\w+\])*$/.test(inner)) return;
  yield replacement(token.start, token.end, inner, inner.length > 1 ? 0.9 : 1.1);
  const alike = tokens.filter(({ kind, text }) => kind === 'character' && text.slice(1, -1) === inner);
  if (alike.length > 1) yield { edits: alike.map(({ start, end }) => ({ start, end, text: inner })), cost: 1.1 };
}

/** `4a` is `4*a`, and `4ac` is `4*a*c`. */
function* splitNumber(token: Token): Generator<Candidate> {
  const [, digits, rest] = /^(\d+(?:\.\d+)?)([A-Za-z_]\w*)$/.exec(token.text) ?? [];
  if (!digits || !rest) return;
  yield replacement(token.start, token.end, `${digits}*${rest}`, 0.8);
  if (rest.length > 1 && rest.length < 5) {
    yield replacement(token.start, token.end, `${digits}*${[...rest].join('*')}`, 1);
  }
  yield replacement(token.start, token.end, `${digits};${rest}`, 1.2);
  yield replacement(token.start, token.end, digits, 1.4);
}

/** `\0` and `\n` without their quotes. */
function* escapeWithoutQuotes(token: Token, next: Token): Generator<Candidate> {
  const letter = /^[0abfnrtv]/.exec(next.text)?.[0];
  if (!letter || next.start !== token.end || next.text.length !== 1) return;
  yield replacement(token.start, next.end, `'\\${letter}'`, 0.7);
  yield replacement(token.start, next.end, `"\\${letter}"`, 0.8);
}

/** A quote that nothing closes: closed at the end, or before what ends the call or statement. */
function* unclosed(text: string, token: Token, before: readonly Token[], quote: string): Generator<Candidate> {
  const body = token.text.trimEnd();
  const end = token.start + body.length;
  for (const tail of [/\)\s*;$/, /;$/, /\)$/, /\)\s*;\s*\}$/, /\)\s*\{$/, /\]$/]) {
    const found = tail.exec(body);
    if (!found) continue;
    const place = token.start + found.index;
    yield insertion(place, quote, 0.6);
    if (text[place - 1] === '\\') yield replacement(place - 1, place, quote, 0.5);
    if (text[place - 1] === quote && text[place - 2] === '\\') yield replacement(place - 2, place - 1, '', 0.5);
    if (!body.endsWith(';') && tail.source.startsWith('\\)'))
      yield {
        edits: [
          { start: place, end: place, text: quote },
          { start: end, end, text: ';' },
        ],
        cost: 0.9,
      };
  }
  yield insertion(end, quote, 1.2);
  yield insertion(end, `${quote});`, 1.5);
  yield replacement(token.start, token.start + 1, '', 1);
  for (const { index } of body.matchAll(/,/g)) {
    const rest = body.slice(index);
    // An element of a list, alone in its line.
    if (/^,\s*(?:\/\*.*\*\/\s*|\/\/.*)?$/.test(rest)) yield insertion(token.start + index, quote, 0.5);
    if (/^,\s*[\w&*()]+\s*\}\s*,?$/.test(rest)) yield insertion(token.start + index, quote, 0.5);
    const wanted = body.slice(0, index).match(/%(?!%)[^a-zA-Z%]*[a-zA-Z]/g)?.length ?? 0;
    if (wanted > 0 && /\)\s*;?/.test(rest) && wanted === argumentCount(rest)) {
      yield insertion(token.start + index, quote, 0.4);
    }
  }
  const arguments_ = /,\s*[\w&*[\].]+(?:\s*,\s*[\w&*[\].]+)*\s*\)\s*;?$/.exec(body);
  if (arguments_) yield insertion(token.start + arguments_.index, quote, 0.55);
  // The text before closed too early: its last quote is one of the text.
  const last = before.at(-1);
  if (last?.kind === 'string' && text.slice(last.end, token.start).trim() === '') {
    yield insertion(last.end - 1, '\\', 0.9);
  }
}

/** Of `, a, f(b, c));`: two. */
function argumentCount(rest: string): number {
  let depth = 0;
  let count = 0;
  for (const sign of rest) {
    if (/[([{]/.test(sign)) depth++;
    else if (/[)\]}]/.test(sign) && depth-- === 0) break;
    else if (sign === ',' && depth === 0) count++;
  }
  return count;
}

/** A tag without its `struct`, and words that are no code at all. */
function* proseOrTag({ text, check: { tokens }, at }: Breakage): Generator<Candidate> {
  for (const i of [at - 2, at - 1, at]) {
    const token = tokens[i];
    if (token?.kind !== 'word' || !isWritten(text, token)) continue;
    const line = lineAround(text, token);
    const tag = tokens.findIndex((other, j) => other.text === 'struct' && tokens[j + 1]?.text === token.text);
    if (tag !== -1 && tokens[i - 1]?.text !== 'struct') yield insertion(token.start, 'struct ', 0.7);
    if (/^[A-Za-z]+(?: +[A-Za-z]+){2}/.test(text.slice(token.start, line.end))) yield insertion(token.start, '//', 1.4);
  }
}

function* curlyQuotes(text: string, token: Token): Generator<Candidate> {
  const line = lineAround(text, token);
  const edits = [...text.slice(line.start, line.end).matchAll(/[“”]/g)].map(({ index }) => ({
    start: line.start + index,
    end: line.start + index + 1,
    text: '"',
  }));
  yield { edits, cost: 0.5 };
}

/** Quotes in a quoted text that are not escaped: all between the first and the last of the line. */
function* innerQuotes(text: string, token: Token | undefined): Generator<Candidate> {
  if (!token) return;
  const line = lineAround(text, token);
  const content = text.slice(line.start, line.end);
  const quotes = [...content.matchAll(/(?<!\\)"/g)].map(({ index }) => line.start + index);
  if (quotes.length < 3 || quotes.length > 12) return;
  const inner = quotes.slice(1, -1).map((at) => ({ start: at, end: at, text: '\\' }));
  yield { edits: inner, cost: 1.2 + 0.1 * inner.length };
  const last = quotes.at(-1) as number;
  if (/^"?\s*\)/.test(text.slice(last + 1, last + 4)) || quotes.length % 2 === 1) {
    yield { edits: quotes.slice(1).map((at) => ({ start: at, end: at, text: '\\' })), cost: 2.5 };
  }
}

function lineAround(text: string, { start }: Token): { readonly start: number; readonly end: number } {
  const end = text.indexOf('\n', start);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: end === -1 ? text.length : end };
}
