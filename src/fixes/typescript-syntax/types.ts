import { expression } from './expressions.ts';
import { accessor, parameters, propertyName } from './members.ts';
import {
  advance,
  anyWord,
  attempt,
  braced,
  either,
  enclosed,
  expect,
  fail,
  inBrackets,
  isEndOfStatement,
  isName,
  isNameToken,
  list,
  name,
  nested,
  peek,
  peekAfter,
  type Reader,
  take,
  token,
  tokenAfter,
} from './reader.ts';

/** Reads a type (TypeScript's parser, `parseType`); there is no written grammar of newer versions. */
export function type(reader: Reader): void {
  nested(reader, () => {
    if (isFunctionType(reader)) {
      functionType(reader);
      return;
    }
    union(reader);
    const next = token(reader);
    if (reader.noConditional || next.isFirst || !take(reader, 'extends')) return;
    reader.noConditional = true;
    type(reader);
    reader.noConditional = false;
    expect(reader, '?');
    type(reader);
    expect(reader, ':');
    type(reader);
  });
}

/** Reads `: type` where there is one; what a function returns can be `x is T` or `asserts x is T`. */
export function typeAnnotation(reader: Reader): void {
  if (take(reader, ':')) returnType(reader);
}

export function returnType(reader: Reader): void {
  if (peek(reader) === 'asserts' && isPredicateWord(reader, 1)) advance(reader);
  else if (!(isPredicateWord(reader, 0) && peekAfter(reader) === 'is' && !tokenAfter(reader).isFirst)) {
    type(reader);
    return;
  }
  advance(reader);
  if (take(reader, 'is')) type(reader);
}

function isPredicateWord(reader: Reader, by: number): boolean {
  const one = tokenAfter(reader, by);
  return (isNameToken(one) || one.text === 'this') && (by === 0 || (!one.isFirst && one.text !== 'is'));
}

/** Reads `<A, B>`, the arguments of a generic. */
export function typeArguments(reader: Reader): void {
  expect(reader, '<');
  inBrackets(reader, () => {
    do type(reader);
    while (take(reader, ','));
  });
  expect(reader, '>');
}

/** Reads `<const T extends U = V>` where there is one. */
export function typeParameters(reader: Reader): void {
  if (peek(reader) !== '<') return;
  list(reader, '>', () => {
    while (/^(?:const|in|out)$/.test(peek(reader)) && tokenAfter(reader).kind === 'word') advance(reader);
    name(reader);
    if (take(reader, 'extends')) type(reader);
    if (take(reader, '=')) type(reader);
  });
}

/** Reads the members of an interface or of an object type, with their braces. */
export function typeMembers(reader: Reader): void {
  braced(reader, () => {
    reader.margin = token(reader).indent;
    typeMember(reader);
    if (!take(reader, ',')) separator(reader);
  });
}

function separator(reader: Reader): void {
  if (!take(reader, ';') && !isEndOfStatement(reader)) fail();
}

function typeMember(reader: Reader): void {
  if (peek(reader) === '(' || peek(reader) === '<') return signature(reader);
  if (peek(reader) === 'new' && /^[(<]$/.test(peekAfter(reader))) {
    advance(reader);
    return signature(reader);
  }
  if (accessor(reader)) {
    propertyName(reader);
    return signature(reader);
  }
  while (isMemberModifier(reader)) advance(reader);
  if (peek(reader) === '[' && isIndexSignature(reader)) return indexSignature(reader);
  propertyName(reader);
  take(reader, '?');
  if (peek(reader) === '(' || peek(reader) === '<') signature(reader);
  else typeAnnotation(reader);
}

function isMemberModifier(reader: Reader): boolean {
  if (!/^(?:readonly|public|private|protected|static|declare|abstract|override)$/.test(peek(reader))) return false;
  const next = tokenAfter(reader);
  return (
    !next.isFirst && (next.kind === 'word' || next.kind === 'string' || next.kind === 'number' || next.text === '[')
  );
}

export function isIndexSignature(reader: Reader): boolean {
  return isNameToken(tokenAfter(reader)) && peekAfter(reader, 2) === ':';
}

/** Reads `[key: K]: V`. */
export function indexSignature(reader: Reader): void {
  list(reader, ']', () => {
    name(reader);
    typeAnnotation(reader);
  });
  take(reader, '?');
  typeAnnotation(reader);
}

function signature(reader: Reader): void {
  typeParameters(reader);
  parameters(reader);
  typeAnnotation(reader);
}

function isFunctionType(reader: Reader): boolean {
  const word = peek(reader);
  if (word === '<') return true;
  if (word === 'new') return true;
  if (word === 'abstract') return peekAfter(reader) === 'new';
  if (word !== '(') return false;
  const close = reader.partners[reader.at] ?? -1;
  const next = peekAfter(reader);
  // No parameter begins with a bracket: `((a: A) => B` with its end left out would be one.
  if (close > reader.at) return next !== '(' && reader.tokens[close + 1]?.text === '=>';
  return next === ')' || next === '...' || (isNameToken(tokenAfter(reader)) && /^[:,?=]$/.test(peekAfter(reader, 2)));
}

function functionType(reader: Reader): void {
  take(reader, 'abstract');
  take(reader, 'new');
  typeParameters(reader);
  parameters(reader);
  expect(reader, '=>');
  if (!reader.noConditional) return returnType(reader);
  // `A extends () => B extends C ? D : E ? F : G`: the first condition is a part of what is returned.
  either(
    reader,
    () => {
      reader.noConditional = false;
      returnType(reader);
      reader.noConditional = true;
      if (peek(reader) !== '?') fail();
    },
    () => returnType(reader),
  );
}

function union(reader: Reader): void {
  if (!take(reader, '|')) take(reader, '&');
  do {
    // A function's type stands in brackets there.
    if (isFunctionType(reader)) fail();
    operatorType(reader);
  } while (take(reader, '|') || take(reader, '&'));
}

function operatorType(reader: Reader): void {
  const word = peek(reader);
  if (/^(?:keyof|unique|readonly)$/.test(word)) {
    advance(reader);
    operatorType(reader);
    return;
  }
  if (word === 'infer' && isNameToken(tokenAfter(reader))) {
    advance(reader);
    name(reader);
    if (peek(reader) === 'extends') inferConstraint(reader);
    return;
  }
  postfixType(reader);
}

/** `infer T extends U ? V : W` is a condition, unless it stands where none is possible. */
function inferConstraint(reader: Reader): void {
  const { noConditional } = reader;
  attempt(reader, () => {
    advance(reader);
    reader.noConditional = true;
    type(reader);
    reader.noConditional = noConditional;
    if (!noConditional && peek(reader) === '?') fail();
  });
  reader.noConditional = noConditional;
}

function postfixType(reader: Reader): void {
  primaryType(reader);
  while (peek(reader) === '[' && !token(reader).isFirst) {
    advance(reader);
    if (peek(reader) !== ']') inBrackets(reader, () => type(reader));
    expect(reader, ']');
  }
}

function primaryType(reader: Reader): void {
  const { kind } = token(reader);
  const text = peek(reader);
  if (kind === 'string' || kind === 'number') return literal(reader);
  if (kind === 'template') return templateOf(reader, type);
  if (text === '-' && tokenAfter(reader).kind === 'number') {
    advance(reader);
    advance(reader);
  } else if (text === '(') enclosed(reader, '(', ')', () => type(reader));
  else if (text === '[') list(reader, ']', () => tupleElement(reader));
  else if (text === '{') isMapped(reader) ? mappedType(reader) : typeMembers(reader);
  else if (text === 'typeof') {
    advance(reader);
    if (peek(reader) === 'import') importType(reader);
    else entityName(reader);
  } else if (text === 'import') importType(reader);
  else if (/^(?:true|false|null|void|this)$/.test(text)) advance(reader);
  else entityName(reader);
}

export function literal(reader: Reader): void {
  if (!isWhole(token(reader))) fail();
  advance(reader);
}

/** A quote that nothing closes in its line, and a number with letters behind it, are no literals. */
function isWhole({ kind, text }: { readonly kind: string; readonly text: string }): boolean {
  return kind !== 'string' || (text.length > 1 && text.at(-1) === text[0] && !/(?<!\\)(?:\\\\)*\\.$/.test(text));
}

/** Reads a template; `hole` reads what stands in `${...}`. */
export function templateOf(reader: Reader, hole: (reader: Reader) => void): void {
  const begin = token(reader);
  if (begin.text.startsWith('}')) fail();
  if (!begin.text.endsWith('${')) {
    if (begin.text.length < 2 || !begin.text.endsWith('`')) fail();
    return advance(reader);
  }
  do {
    advance(reader);
    // Within a template the lines stand as its text has them.
    inBrackets(reader, () => hole(reader), -1);
    const piece = token(reader);
    if (piece.kind !== 'template' || !piece.text.startsWith('}')) fail();
    if (!/\$\{$|`$/.test(piece.text)) fail();
  } while (token(reader).text.endsWith('${'));
  advance(reader);
}

/** `A.B.C<D>`; also `this.a` behind `typeof`. */
function entityName(reader: Reader): void {
  if (peek(reader) !== 'this' && !isName(reader)) fail();
  advance(reader);
  while (take(reader, '.')) anyWord(reader);
  if (peek(reader) === '<' && !token(reader).isFirst) typeArguments(reader);
}

function importType(reader: Reader): void {
  advance(reader);
  expect(reader, '(');
  inBrackets(reader, () => {
    type(reader);
    if (take(reader, ',') && peek(reader) === '{') expression(reader);
    take(reader, ',');
  });
  expect(reader, ')');
  while (take(reader, '.')) anyWord(reader);
  if (peek(reader) === '<' && !token(reader).isFirst) typeArguments(reader);
}

function tupleElement(reader: Reader): void {
  take(reader, '...');
  const isOptional = peekAfter(reader) === '?' && peekAfter(reader, 2) === ':';
  if (token(reader).kind === 'word' && (peekAfter(reader) === ':' || isOptional)) {
    advance(reader);
    take(reader, '?');
    advance(reader);
  }
  type(reader);
  take(reader, '?');
}

function isMapped(reader: Reader): boolean {
  let by = 1;
  if (/^[-+]$/.test(peekAfter(reader, by))) by++;
  if (peekAfter(reader, by) === 'readonly') by++;
  return (
    peekAfter(reader, by) === '[' && tokenAfter(reader, by + 1).kind === 'word' && peekAfter(reader, by + 2) === 'in'
  );
}

function mappedType(reader: Reader): void {
  enclosed(reader, '{', '}', () => {
    sign(reader);
    take(reader, 'readonly');
    enclosed(reader, '[', ']', () => {
      name(reader);
      expect(reader, 'in');
      type(reader);
      if (take(reader, 'as')) type(reader);
    });
    sign(reader);
    take(reader, '?');
    typeAnnotation(reader);
    separator(reader);
  });
}

function sign(reader: Reader): void {
  if (!take(reader, '-')) take(reader, '+');
}

/** `<T>` of a call, or `<` that compares: as the compiler does it, by what follows. */
export function maybeTypeArguments(reader: Reader): boolean {
  const tried = attempt(reader, () => {
    typeArguments(reader);
    if (!canFollowTypeArguments(reader)) fail();
  });
  if (!tried.isRead) reader.furthest = Math.max(reader.furthest, tried.reached);
  return tried.isRead;
}

function canFollowTypeArguments(reader: Reader): boolean {
  const { kind, text, isFirst } = token(reader);
  if (kind === 'template') return true;
  if (kind === 'punctuation' && text === '(') return true;
  if (kind === 'punctuation' && /^[<>+-]$/.test(text)) return false;
  if (isFirst || kind === 'end') return true;
  if (kind === 'punctuation') return !/^(?:\{|\[|!|~|\+\+|--|@)$/.test(text);
  // What begins an expression would be compared.
  return kind === 'word' && /^(?:in|instanceof|as|satisfies|extends|implements|of|is)$/.test(text);
}
