import { keywords, type Token } from './tokens.ts';

/** Where a reading of Python tokens is. Line ends within brackets are white space. */
export interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  /** How many brackets are open. */
  brackets: number;
  /** Nesting, bounded, since the text may be hostile. */
  depth: number;
}

/** Thrown where a token fits no rule; one object for all, since an error would cost a stack trace for each candidate. */
export const misfit = { name: 'misfit' };

export function fail(): never {
  throw misfit;
}

export function token(reader: Reader): Token {
  if (reader.brackets > 0) while (reader.tokens[reader.at]?.kind === 'newline') reader.at++;
  return reader.tokens[reader.at] as Token;
}

export function peek(reader: Reader): string {
  const { kind, text } = token(reader);
  return kind === 'name' || kind === 'operator' ? text : '';
}

export function advance(reader: Reader): void {
  if (token(reader).kind !== 'end') reader.at++;
}

export function take(reader: Reader, text: string): boolean {
  if (peek(reader) !== text) return false;
  advance(reader);
  return true;
}

export function expect(reader: Reader, text: string): void {
  if (!take(reader, text)) fail();
}

export function isName(reader: Reader): boolean {
  const { kind, text } = token(reader);
  return kind === 'name' && !keywords.has(text);
}

export function name(reader: Reader): void {
  if (!isName(reader)) fail();
  advance(reader);
}

/** Runs something one level deeper, or fails where no person would nest that much. */
export function nested<Result>(reader: Reader, run: () => Result): Result {
  if (reader.depth >= deepest) fail();
  reader.depth++;
  const result = run();
  reader.depth--;
  return result;
}

const deepest = 150;

/** Reads what stands in brackets; line ends in them do not count. */
export function bracketed(reader: Reader, close: string, run: () => void, mayBeEmpty = true): void {
  advance(reader);
  reader.brackets++;
  nested(reader, () => {
    if (!mayBeEmpty || peek(reader) !== close) run();
  });
  if (peek(reader) !== close) fail();
  // The line end behind the bracket counts again.
  reader.at++;
  reader.brackets--;
}
