import { pairBrackets, readTokens, type Token } from '../typescript-source/tokens.ts';

/** A token as the grammar looks at it: white space and comments are gone, what the layout says is kept. */
export interface SyntaxToken {
  readonly kind: Token['kind'] | 'end';
  readonly text: string;
  /** UTF-16 offsets in the text, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether a line break stands before it. */
  readonly isFirst: boolean;
  /** Characters of white space that its line begins with. */
  readonly indent: number;
}

/** Where a reading of TypeScript tokens is. */
export interface Reader {
  readonly tokens: readonly SyntaxToken[];
  /** Index of the partner of a bracket, -1 for none. */
  readonly partners: readonly number[];
  /** Offset from which on brackets have to stand where their lines are indented to. */
  readonly laidOutFrom: number;
  at: number;
  /** Where the one of two ways came to that did not fit. */
  furthest: number;
  /** Nesting, bounded, since the text may be hostile. */
  depth: number;
  /** What may still be looked at; trying two ways at each bracket would grow without bounds. */
  steps: number;
  /** Indentation of the line on which the current statement or member begins. */
  margin: number;
  /** Where the layout counts: what begins a line within the innermost brackets is indented more than this. */
  base: number;
  /** Index of the innermost open bracket where that is the one of a call, else -1. */
  open: number;
  /** In the head of a `for`, where `in` ends the expression. */
  noIn: boolean;
  /** Behind `extends` of a conditional type, where `?` belongs to that. */
  noConditional: boolean;
  /** Between `?` and `:`, where a `:` behind brackets is seldom a return type. */
  isBeforeColon: boolean;
}

/** Thrown where a token fits no rule; one object for all, since an error would cost a stack trace for each candidate. */
export const misfit = { name: 'misfit' };

/** Thrown where a text takes too long to be read: nothing is known of it. */
export const tooLong = { name: 'too long' };

export function fail(): never {
  throw misfit;
}

/** Cuts text into the tokens of the grammar; the last one is of kind `end`. */
export function syntaxTokens(text: string): SyntaxToken[] {
  const tokens: SyntaxToken[] = [];
  const templates: number[] = [];
  let isFirst = true;
  let indent = 0;
  for (const { kind, text: word, start, end } of readTokens(text)) {
    if (kind === 'space' || kind === 'comment') {
      const line = word.lastIndexOf('\n');
      if (line === -1) {
        if (start === 0 && kind === 'space') indent = end;
        continue;
      }
      isFirst = true;
      // A comment before the first word of a line is a part of its indentation only by its width.
      indent = kind === 'space' ? word.length - line - 1 : 0;
      continue;
    }
    // Two type parameter lists may begin at once; the reader puts operators together again.
    if (/^<<=?$/.test(word)) {
      tokens.push({ kind, text: '<', start, end: start + 1, isFirst, indent });
      tokens.push({ kind, text: word.slice(1), start: start + 1, end, isFirst: false, indent });
    } else {
      // A backslash that begins no escape is a part of nothing.
      const isStray = kind === 'word' && /\\(?!u)/.test(word);
      tokens.push({ kind: isStray ? 'punctuation' : kind, text: word, start, end, isFirst, indent });
    }
    isFirst = false;
    if (kind !== 'template') continue;
    if (word.startsWith('`')) templates.push(indent);
    const lastLine = word.lastIndexOf('\n');
    // What stands in a template stands on its lines; what follows it, where its first line begins.
    if (word.endsWith('`')) indent = templates.pop() ?? indent;
    else if (lastLine !== -1) indent = /[^\S\n]*/y.exec(word.slice(lastLine + 1))?.[0].length ?? 0;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length, isFirst: true, indent: 0 });
  return tokens;
}

/** A reader at a token; `pairs` are those of all tokens. */
export function readerAt(tokens: readonly SyntaxToken[], at: number, laidOutFrom: number): Reader {
  return {
    tokens,
    partners: pairBrackets(tokens),
    laidOutFrom,
    at,
    furthest: 0,
    depth: 0,
    steps: (tokens.length - at) * stepsPerToken + 1000,
    margin: 0,
    base: -1,
    open: -1,
    noIn: false,
    noConditional: false,
    isBeforeColon: false,
  };
}

const stepsPerToken = 60;

export function token(reader: Reader): SyntaxToken {
  return reader.tokens[reader.at] as SyntaxToken;
}

export function tokenAfter(reader: Reader, by = 1): SyntaxToken {
  return (reader.tokens[reader.at + by] ?? reader.tokens.at(-1)) as SyntaxToken;
}

/** The text of a word or sign, '' for all else. */
export function peek(reader: Reader): string {
  return plain(token(reader));
}

export function peekAfter(reader: Reader, by = 1): string {
  return plain(tokenAfter(reader, by));
}

function plain({ kind, text }: SyntaxToken): string {
  return kind === 'word' || kind === 'punctuation' ? text : '';
}

export function advance(reader: Reader): void {
  if (--reader.steps < 0) throw tooLong;
  const { kind, text, isFirst, indent } = token(reader);
  if (kind === 'end') return;
  // Closing brackets have their own place, and an operator at the end of a line says that it goes on.
  const isMisplaced = isFirst && indent <= reader.base && !/^[)\]}>]/.test(text);
  if (isMisplaced && !lineGoesOn.test(reader.tokens[reader.at - 1]?.text ?? '')) fail();
  reader.at++;
}

const lineGoesOn = /^(?:&&|\|\||\?\?|[-+*/%]|[=!]==?)$/;

export function take(reader: Reader, text: string): boolean {
  if (peek(reader) !== text) return false;
  advance(reader);
  return true;
}

export function expect(reader: Reader, text: string): void {
  if (!take(reader, text)) fail();
}

/** Words that are never names (ECMA-262, 12.7.2); the others are keywords only where they stand. */
const reserved = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with'.split(
    ' ',
  ),
);

export function isWord({ kind, text }: SyntaxToken): boolean {
  return kind === 'word' && !text.startsWith('#');
}

export function isNameToken(one: SyntaxToken): boolean {
  return isWord(one) && !reserved.has(one.text);
}

export function isName(reader: Reader): boolean {
  return isNameToken(token(reader));
}

export function name(reader: Reader): void {
  if (!isName(reader)) fail();
  advance(reader);
}

/** Behind a dot any word is a name. */
export function anyWord(reader: Reader): void {
  if (token(reader).kind !== 'word') fail();
  advance(reader);
}

/** A statement ends with `;`, before `}`, or where its line does (ECMA-262, 12.10). */
export function semicolon(reader: Reader): void {
  if (!take(reader, ';') && !isEndOfStatement(reader)) fail();
}

export function isEndOfStatement(reader: Reader): boolean {
  const { kind, text, isFirst } = token(reader);
  return isFirst || kind === 'end' || (kind === 'punctuation' && (text === '}' || text === ';'));
}

/** Runs something one level deeper, or fails where no person would nest that much. */
export function nested<Result>(reader: Reader, run: () => Result): Result {
  if (reader.depth >= deepest) throw tooLong;
  reader.depth++;
  const result = run();
  reader.depth--;
  return result;
}

const deepest = 200;

/** Reads what stands between brackets, where the head of a `for` and the `?` around do not count. */
export function inBrackets(reader: Reader, run: () => void, base = reader.base): void {
  const { noIn, noConditional, isBeforeColon, base: outer } = reader;
  reader.noIn = false;
  reader.noConditional = false;
  reader.isBeforeColon = false;
  reader.base = base;
  nested(reader, run);
  reader.noIn = noIn;
  reader.noConditional = noConditional;
  reader.isBeforeColon = isBeforeColon;
  reader.base = outer;
}

/** Reads elements with commas between up to a closing bracket, which is taken as well. */
export function list(reader: Reader, close: string, element: () => void): void {
  enclosed(reader, peek(reader), close, () => {
    while (peek(reader) !== close) {
      element();
      if (!take(reader, ',')) return;
    }
  });
}

/** Reads what stands in brackets. */
export function enclosed(reader: Reader, open: string, close: string, run: () => void): void {
  const first = token(reader);
  const outer = reader.open;
  expect(reader, open);
  const before = reader.tokens[reader.at - 2];
  const isCall = before?.end === first.start && (before.kind === 'word' || /^[)\]>]$/.test(before.text));
  reader.open = isCall ? reader.at - 1 : -1;
  inBrackets(reader, run, baseOf(reader, first.indent));
  reader.open = outer;
  closeUnder(reader, first, close);
  expect(reader, close);
}

/**
 * Where the layout counts, a `?` or a `.` does not begin the first new line within the brackets of a call: what is too long for the line of its bracket stands
 * below it as a whole. So the bracket was to be closed before.
 */
export function continuationFits(reader: Reader): boolean {
  if (!isLaidOut(reader) || !token(reader).isFirst || reader.open === -1) return true;
  for (let i = reader.open + 1; i < reader.at; i++) if (reader.tokens[i]?.isFirst) return true;
  return false;
}

/** Reads what stands in braces, element by element. */
export function braced(reader: Reader, element: () => void): void {
  const { margin, open: outer } = reader;
  const open = token(reader);
  expect(reader, '{');
  reader.open = -1;
  inBrackets(
    reader,
    () => {
      let first: number | undefined;
      while (peek(reader) !== '}') {
        // Elements that begin lines stand one under the other.
        const { isFirst, indent } = token(reader);
        if (isFirst && isLaidOut(reader)) {
          first ??= indent;
          if (indent !== first) fail();
        }
        element();
      }
    },
    baseOf(reader, Math.min(open.indent, margin)),
  );
  reader.margin = margin;
  reader.open = outer;
  closeUnder(reader, open, '}');
  advance(reader);
}

/**
 * What stands in brackets stands further to the right than the line of the bracket begins. Where the bracket ends its line, no line begins before the
 * first one.
 */
export function baseOf(reader: Reader, indent: number): number {
  const first = token(reader);
  if (!isLaidOut(reader)) return reader.base;
  return Math.max(indent, first.isFirst ? first.indent - 1 : indent, reader.base);
}

function isLaidOut(reader: Reader): boolean {
  return token(reader).start >= reader.laidOutFrom;
}

/** A closing bracket stands under the beginning of the line of its opening one where it begins a line, which it does where that one ends its line. */
export function closeUnder(reader: Reader, open: SyntaxToken, close: string): void {
  if (!isLaidOut(reader) || peek(reader) !== close) return;
  const next = token(reader);
  if (next.isFirst ? !isUnder(reader, next, open) : isLineEnd(reader, open)) fail();
}

/** Whether it is the last one of its line, and not of the line of the current token. */
function isLineEnd(reader: Reader, open: SyntaxToken): boolean {
  let at = reader.at;
  while (at > 0 && (reader.tokens[at] as SyntaxToken).start > open.start) at--;
  return reader.tokens[at + 1]?.isFirst === true;
}

function isUnder(reader: Reader, close: SyntaxToken, open: SyntaxToken): boolean {
  if (close.indent === open.indent || (close.text === '}' && close.indent === reader.margin)) return true;
  if (close.indent < open.indent) return false;
  // A line that begins with a sign is laid out by what follows the sign.
  let first = reader.at;
  while (first > 0 && ((reader.tokens[first] as SyntaxToken).start > open.start || !reader.tokens[first]?.isFirst))
    first--;
  return /^[?:|&]$/.test(reader.tokens[first]?.text ?? '');
}

/** Reads something in one of two ways; where neither fits, the one that came further tells where. */
export function either<Result>(reader: Reader, first: () => Result, second: () => Result): Result {
  const tried = attempt(reader, first);
  if (tried.isRead) return tried.result;
  try {
    return second();
  } catch (error) {
    reader.at = Math.max(reader.at, tried.reached);
    throw error;
  }
}

export type Attempt<Result> =
  | { readonly isRead: true; readonly result: Result }
  | { readonly isRead: false; readonly reached: number };

/** Reads something, or leaves the reader as it was. */
export function attempt<Result>(reader: Reader, run: () => Result): Attempt<Result> {
  const { at, depth, margin, base, open, noIn, noConditional, isBeforeColon } = reader;
  try {
    return { isRead: true, result: run() };
  } catch (error) {
    if (error !== misfit) throw error;
    const reached = reader.at;
    Object.assign(reader, { at, depth, margin, base, open, noIn, noConditional, isBeforeColon });
    return { isRead: false, reached };
  }
}
