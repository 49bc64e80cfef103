import type { Token } from './tokens.ts';

/** A type as far as repairs ask for it; base `?` where nothing is known. `depth` counts pointers and dimensions of arrays. */
export interface CType {
  readonly base: string;
  readonly depth: number;
  /** An array itself, which nothing can be assigned to; parameters are none. */
  readonly isArray?: boolean;
  /** Of a function: how many arguments it takes; its type is then that of the result. */
  readonly parameters?: { readonly least: number; readonly most: number };
}

/** A name in scope. */
export interface Named {
  readonly kind: 'type' | 'variable' | 'function' | 'constant';
  readonly type: CType;
}

export type ProblemKind =
  | 'undeclared'
  | 'lvalue'
  | 'arguments'
  | 'call'
  | 'subscript'
  | 'indirection'
  | 'operands'
  | 'member'
  | 'number'
  | 'redeclared'
  | 'jump'
  | 'array-size';

/** What a compiler would refuse though the grammar allows it; `at` is an index into the tokens. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly at: number;
}

/** Where a reading of C tokens is. */
export interface Reader {
  /** The last one is of kind `end`. */
  readonly tokens: readonly Token[];
  at: number;
  /** Index of the first token that fits no rule of the grammar; reading is over then. */
  failed: number | undefined;
  readonly scopes: Map<string, Named>[];
  readonly members: Map<string, Map<string, CType>>;
  readonly problems: Problem[];
  /** Headers that nobody knows here may declare any name, also types. */
  readonly open: boolean;
  jumps: { breaks: number; continues: number };
  /** Macros behind whose calls a `;` stands mostly. */
  readonly ended?: ReadonlySet<string>;
  /** Behind the macro that was read last of those with whole statements in their brackets, which wants no `;`. */
  complete?: number;
  /** Nesting, bounded, since the text may be hostile. */
  depth: number;
  /** Scopes as they were at `watch`, for proposals of names. */
  readonly watch: number;
  seen: ReadonlyMap<string, Named> | undefined;
}

export const unknownType: CType = { base: '?', depth: 0 };
export const intType: CType = { base: 'int', depth: 0 };

export function peek(reader: Reader, ahead = 0): string {
  return reader.tokens[reader.at + ahead]?.text ?? '';
}

export function peekKind(reader: Reader, ahead = 0): Token['kind'] {
  return reader.tokens[reader.at + ahead]?.kind ?? 'end';
}

export function isAtEnd(reader: Reader): boolean {
  return reader.at >= reader.tokens.length - 1;
}

/** Ends the reading: everything behind sees the end, so no loop goes on. An exception would cost a stack trace for each candidate. */
export function fail(reader: Reader, at = reader.at): void {
  reader.failed ??= at;
  reader.at = reader.tokens.length - 1;
}

export function advance(reader: Reader): void {
  if (reader.seen === undefined && reader.at >= reader.watch) reader.seen = visible(reader);
  if (reader.at < reader.tokens.length - 1) reader.at++;
}

/** Takes the token where it is the next one. */
export function take(reader: Reader, text: string): boolean {
  if (peek(reader) !== text || isAtEnd(reader)) return false;
  advance(reader);
  return true;
}

export function expect(reader: Reader, text: string): void {
  if (!take(reader, text)) fail(reader);
}

/** Over a bracket and everything up to its partner. */
export function skipBalanced(reader: Reader): void {
  let depth = 0;
  do {
    const text = peek(reader);
    if (text === '(' || text === '[' || text === '{') depth++;
    else if (text === ')' || text === ']' || text === '}') depth--;
    if (isAtEnd(reader)) return fail(reader);
    advance(reader);
  } while (depth > 0);
}

export function report(reader: Reader, kind: ProblemKind, at = reader.at): void {
  if (reader.failed === undefined) reader.problems.push({ kind, at });
}

export function lookUp(reader: Reader, name: string): Named | undefined {
  for (let i = reader.scopes.length - 1; i >= 0; i--) {
    const found = reader.scopes[i]?.get(name);
    if (found) return found;
  }
  return undefined;
}

export function declare(reader: Reader, name: string, named: Named, at: number): void {
  const scope = reader.scopes.at(-1);
  // Tentative definitions and prototypes may repeat.
  if (scope?.has(name) && reader.scopes.length > 2 && named.kind === 'variable') report(reader, 'redeclared', at);
  scope?.set(name, named);
}

/** Runs something one level deeper, or fails where no person would nest that much. */
export function nested<Result>(reader: Reader, run: () => Result): Result | undefined {
  if (reader.depth >= deepest) {
    fail(reader);
    return undefined;
  }
  reader.depth++;
  const result = run();
  reader.depth--;
  return result;
}

const deepest = 200;

function visible(reader: Reader): ReadonlyMap<string, Named> {
  return new Map(reader.scopes.flatMap((scope) => [...scope]));
}
