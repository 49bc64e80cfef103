import { assignment, expression, leftHandSide } from './expressions.ts';
import {
  advance,
  anyWord,
  braced,
  expect,
  fail,
  inBrackets,
  isEndOfStatement,
  isName,
  isNameToken,
  isWord,
  list,
  name,
  peek,
  peekAfter,
  type Reader,
  semicolon,
  take,
  token,
  tokenAfter,
} from './reader.ts';
import { block } from './statements.ts';
import { indexSignature, isIndexSignature, literal, typeAnnotation, typeArguments, typeParameters } from './types.ts';

/** Reads the parameters of a function with their brackets. */
export function parameters(reader: Reader): void {
  if (peek(reader) !== '(') fail();
  list(reader, ')', () => {
    decorators(reader);
    while (isParameterModifier(reader)) advance(reader);
    take(reader, '...');
    if (peek(reader) === 'this') advance(reader);
    else bindingTarget(reader);
    take(reader, '?');
    typeAnnotation(reader);
    if (take(reader, '=')) assignment(reader);
  });
}

function isParameterModifier(reader: Reader): boolean {
  if (!/^(?:public|private|protected|readonly|override)$/.test(peek(reader))) return false;
  const { kind, text } = tokenAfter(reader);
  return kind === 'word' || text === '{' || text === '[';
}

/** Reads a name, or a pattern that takes an object or array apart. */
export function bindingTarget(reader: Reader): void {
  const sign = peek(reader);
  if (sign === '{') {
    list(reader, '}', () => {
      if (take(reader, '...')) return bindingTarget(reader);
      const isPlain = isName(reader);
      propertyName(reader);
      if (take(reader, ':')) bindingTarget(reader);
      else if (!isPlain) fail();
      if (take(reader, '=')) assignment(reader);
    });
  } else if (sign === '[') {
    list(reader, ']', () => {
      if (peek(reader) === ',') return;
      take(reader, '...');
      bindingTarget(reader);
      if (take(reader, '=')) assignment(reader);
    });
  } else name(reader);
}

/** Reads the name of a member: a word, a literal, or `[expression]`. */
export function propertyName(reader: Reader): void {
  const { kind } = token(reader);
  if (kind === 'string' || kind === 'number') literal(reader);
  else if (peek(reader) === '[') {
    advance(reader);
    inBrackets(reader, () => expression(reader));
    expect(reader, ']');
  } else anyWord(reader);
}

/** Takes `get` or `set` where it is one, and not the name of a member. */
export function accessor(reader: Reader): boolean {
  if (!/^(?:get|set)$/.test(peek(reader)) || !isNameAhead(reader, 1)) return false;
  advance(reader);
  return true;
}

function isNameAhead(reader: Reader, by: number): boolean {
  const { kind, text } = tokenAfter(reader, by);
  return kind === 'word' || kind === 'string' || kind === 'number' || text === '[';
}

export function decorators(reader: Reader): void {
  while (take(reader, '@')) leftHandSide(reader);
}

/** Reads a class from `class` on, as declaration or as expression. */
export function classTail(reader: Reader): void {
  expect(reader, 'class');
  if (isName(reader) && !(peek(reader) === 'implements' && isName(reader) && isNameToken(tokenAfter(reader))))
    advance(reader);
  typeParameters(reader);
  while (/^(?:extends|implements)$/.test(peek(reader))) {
    advance(reader);
    do {
      leftHandSide(reader);
      if (peek(reader) === '<') typeArguments(reader);
    } while (take(reader, ','));
  }
  braced(reader, () => {
    if (take(reader, ';')) return;
    reader.margin = token(reader).indent;
    classMember(reader);
  });
}

function classMember(reader: Reader): void {
  decorators(reader);
  while (isMemberModifier(reader)) {
    const isStatic = peek(reader) === 'static';
    advance(reader);
    if (isStatic && peek(reader) === '{') return block(reader);
    decorators(reader);
  }
  accessor(reader);
  take(reader, '*');
  if (peek(reader) === '[' && isIndexSignature(reader)) {
    indexSignature(reader);
    return semicolon(reader);
  }
  propertyName(reader);
  if (!take(reader, '?')) take(reader, '!');
  if (peek(reader) === '(' || peek(reader) === '<') functionTail(reader);
  else {
    typeAnnotation(reader);
    if (take(reader, '=')) expression(reader);
    semicolon(reader);
  }
}

const memberModifiers = new Set(
  'public private protected static readonly abstract override declare async accessor const export default'.split(' '),
);

function isMemberModifier(reader: Reader): boolean {
  const word = peek(reader);
  if (!memberModifiers.has(word)) return false;
  const next = tokenAfter(reader);
  if (word === 'static' && next.text === '{') return true;
  // `static` alone on its line is a modifier, of others it is a name.
  if (next.isFirst && !/^(?:static|public|private|protected|abstract|override)$/.test(word)) return false;
  return (
    isWord(next) ||
    next.kind === 'word' ||
    next.kind === 'string' ||
    next.kind === 'number' ||
    /^[[*@]$/.test(next.text)
  );
}

/** Reads type parameters, parameters, what is returned, and the body or none. */
export function functionTail(reader: Reader, mustHaveBody = false): void {
  typeParameters(reader);
  parameters(reader);
  typeAnnotation(reader);
  if (peek(reader) === '{') block(reader);
  else if (mustHaveBody) fail();
  else if (isEndOfStatement(reader)) semicolon(reader);
  else fail();
}

/** Reads an object literal; `{ a = 1 }` is one only where it takes something apart, which a later `=` shows. */
export function objectLiteral(reader: Reader): void {
  braced(reader, () => {
    reader.margin = token(reader).isFirst ? token(reader).indent : reader.margin;
    objectMember(reader);
    if (peek(reader) !== '}') expect(reader, ',');
  });
}

function objectMember(reader: Reader): void {
  if (take(reader, '...')) return assignment(reader);
  while (/^(?:async|public|private|protected|readonly|static)$/.test(peek(reader)) && isModifierHere(reader))
    advance(reader);
  const isAccessor = accessor(reader);
  const isGenerator = take(reader, '*');
  const isPlain = isName(reader);
  propertyName(reader);
  if (peek(reader) === '(' || peek(reader) === '<') return functionTail(reader, true);
  if (isAccessor || isGenerator) fail();
  if (take(reader, ':')) return assignment(reader);
  if (!isPlain) fail();
  if (take(reader, '=')) assignment(reader);
}

function isModifierHere(reader: Reader): boolean {
  return (isNameAhead(reader, 1) && !tokenAfter(reader).isFirst) || peekAfter(reader) === '*';
}
