import { classTail, decorators, functionTail, objectLiteral, parameters } from './members.ts';
import {
  advance,
  anyWord,
  attempt,
  continuationFits,
  enclosed,
  expect,
  fail,
  inBrackets,
  isEndOfStatement,
  isName,
  isNameToken,
  isWord,
  list,
  nested,
  peek,
  peekAfter,
  type Reader,
  take,
  token,
  tokenAfter,
} from './reader.ts';
import { block } from './statements.ts';
import { literal, maybeTypeArguments, returnType, templateOf, type, typeArguments, typeParameters } from './types.ts';

/** Reads an expression with its commas (ECMA-262, 13, with TypeScript's additions). */
export function expression(reader: Reader): void {
  do assignment(reader);
  while (take(reader, ','));
}

/** Reads what stands between commas. */
export function assignment(reader: Reader): void {
  nested(reader, () => {
    if (arrowFunction(reader)) return;
    if (peek(reader) === 'yield') return yieldExpression(reader);
    const isTarget = operation(reader);
    if (isTarget && assignmentOperator(reader)) return assignment(reader);
    if (peek(reader) !== '?') return;
    if (!continuationFits(reader)) fail();
    advance(reader);
    const { noIn, isBeforeColon } = reader;
    reader.noIn = false;
    reader.isBeforeColon = true;
    assignment(reader);
    reader.noIn = noIn;
    reader.isBeforeColon = isBeforeColon;
    expect(reader, ':');
    assignment(reader);
  });
}

function yieldExpression(reader: Reader): void {
  advance(reader);
  if (token(reader).isFirst) return;
  if (take(reader, '*')) return assignment(reader);
  if (!isEndOfStatement(reader) && !/^[)\],:=]$/.test(peek(reader))) assignment(reader);
}

const assignmentOperators = new Set('= += -= *= /= %= &= |= ^= **= <<= &&= ||= ??='.split(' '));

/** `>>=` and `>>>=` are tokens of `>` and one of `=`, `<<=` is two. */
function assignmentOperator(reader: Reader): boolean {
  const sign = operatorHere(reader);
  if (!assignmentOperators.has(sign.text) && !/^>>>?=$/.test(sign.text)) return false;
  for (let i = 0; i < sign.tokens; i++) advance(reader);
  return true;
}

/** An operator with the `<` and `>` that the tokens keep apart. */
function operatorHere(reader: Reader): { text: string; tokens: number } {
  let text = peek(reader);
  let tokens = 1;
  if (text !== '>' && text !== '<') return { text, tokens };
  for (;;) {
    const next = tokenAfter(reader, tokens);
    const isPart = text.startsWith('>') ? /^(?:>|=)$/ : /^(?:<|<=)$/;
    if (next.start !== tokenAfter(reader, tokens - 1).end || !isPart.test(next.text) || text.endsWith('=')) break;
    text += next.text;
    tokens++;
  }
  return { text, tokens };
}

const binary = new Set(
  '|| ?? && | ^ & == != === !== < > <= >= << >> >>> + - * / % ** in instanceof as satisfies'.split(' '),
);

/** Reads operands and the operators between them; the result tells whether it could be assigned to, as far as the parser asks. */
function operation(reader: Reader): boolean {
  let isTarget = unary(reader);
  for (;;) {
    const { text, tokens } = operatorHere(reader);
    if (!binary.has(text) || (text === 'in' && reader.noIn)) return isTarget;
    const isCast = text === 'as' || text === 'satisfies';
    if (isCast && token(reader).isFirst) return isTarget;
    for (let i = 0; i < tokens; i++) advance(reader);
    isTarget = false;
    if (!isCast) unary(reader);
    else if (peek(reader) === 'const') advance(reader);
    else type(reader);
  }
}

const prefixes = new Set('+ - ~ ! ++ -- delete typeof void'.split(' '));

function unary(reader: Reader): boolean {
  return nested(reader, () => {
    const word = peek(reader);
    if (prefixes.has(word) || (word === 'await' && isAwait(reader))) {
      advance(reader);
      unary(reader);
      return false;
    }
    if (word === '<') {
      typeArguments(reader);
      unary(reader);
      return false;
    }
    leftHandSide(reader);
    if (/^(?:\+\+|--)$/.test(peek(reader)) && !token(reader).isFirst) {
      advance(reader);
      return false;
    }
    return true;
  });
}

/** Outside of async functions it may be a name. */
function isAwait(reader: Reader): boolean {
  const { kind, text, isFirst } = tokenAfter(reader);
  if (kind === 'word') return !isFirst && !/^(?:in|instanceof|of|as|satisfies)$/.test(text);
  return kind !== 'end' && (kind !== 'punctuation' || /^(?:[([{!~<]|\+\+|--)$/.test(text));
}

/** Reads an operand with members, calls and subscripts behind it. */
export function leftHandSide(reader: Reader): void {
  if (peek(reader) === 'new') newExpression(reader);
  else if (peek(reader) === 'import') importExpression(reader);
  else primary(reader);
  suffixes(reader, true);
}

function suffixes(reader: Reader, withCalls: boolean): void {
  for (;;) {
    const { kind, isFirst } = token(reader);
    const sign = peek(reader);
    if (kind === 'template' && !token(reader).text.startsWith('}')) templateOf(reader, expression);
    else if (sign === '.') {
      if (!continuationFits(reader)) fail();
      advance(reader);
      anyWord(reader);
    } else if (sign === '?.') {
      if (!withCalls) return;
      if (!continuationFits(reader)) fail();
      advance(reader);
      optionalPart(reader);
    } else if (sign === '[') {
      subscript(reader);
    } else if (sign === '(' && withCalls) callArguments(reader);
    else if (sign === '!' && !isFirst) {
      advance(reader);
    } else if (sign === '<') {
      if (!maybeTypeArguments(reader)) return;
    } else return;
  }
}

function optionalPart(reader: Reader): void {
  const sign = peek(reader);
  if (sign === '(') callArguments(reader);
  else if (sign === '[') subscript(reader);
  else if (sign === '<') {
    typeArguments(reader);
    callArguments(reader);
  } else if (token(reader).kind === 'template') templateOf(reader, expression);
  else anyWord(reader);
}

function subscript(reader: Reader): void {
  enclosed(reader, '[', ']', () => expression(reader));
}

export function callArguments(reader: Reader): void {
  if (peek(reader) !== '(') fail();
  list(reader, ')', () => {
    take(reader, '...');
    assignment(reader);
  });
}

function newExpression(reader: Reader): void {
  advance(reader);
  if (take(reader, '.')) return anyWord(reader);
  nested(reader, () => {
    if (peek(reader) === 'new') newExpression(reader);
    else primary(reader);
    suffixes(reader, false);
  });
  if (peek(reader) === '(') callArguments(reader);
}

function importExpression(reader: Reader): void {
  advance(reader);
  if (take(reader, '.')) return anyWord(reader);
  callArguments(reader);
}

function primary(reader: Reader): void {
  const { kind } = token(reader);
  const text = peek(reader);
  if (kind === 'number' || kind === 'string') literal(reader);
  else if (kind === 'regex') advance(reader);
  else if (kind === 'template') templateOf(reader, expression);
  else if (text === '(') enclosed(reader, '(', ')', () => expression(reader));
  else if (text === '[') arrayLiteral(reader);
  else if (text === '{') objectLiteral(reader);
  else if (text === 'function' || (text === 'async' && isAsyncFunction(reader))) functionExpression(reader);
  else if (text === 'class') classTail(reader);
  else if (text === '@') {
    decorators(reader);
    classTail(reader);
  } else if (/^(?:this|null|true|false|super)$/.test(text)) advance(reader);
  else if (kind === 'word' && token(reader).text.startsWith('#') && peekAfter(reader) === 'in') advance(reader);
  else if (isName(reader)) advance(reader);
  else fail();
}

function isAsyncFunction(reader: Reader): boolean {
  return peekAfter(reader) === 'function' && !tokenAfter(reader).isFirst;
}

function functionExpression(reader: Reader): void {
  take(reader, 'async');
  advance(reader);
  take(reader, '*');
  if (isWord(token(reader)) && isName(reader)) advance(reader);
  functionTail(reader, true);
}

function arrayLiteral(reader: Reader): void {
  list(reader, ']', () => {
    if (peek(reader) === ',') return;
    take(reader, '...');
    assignment(reader);
  });
}

/** Reads an arrow function where there is one. */
function arrowFunction(reader: Reader): boolean {
  const isAsync = peek(reader) === 'async' && !tokenAfter(reader).isFirst && peekAfter(reader) !== '=>';
  const by = isAsync ? 1 : 0;
  const sign = peekAfter(reader, by);
  if (isNameToken(tokenAfter(reader, by))) {
    if (!isArrow(reader, reader.at + by + 1)) return false;
    if (isAsync) advance(reader);
    advance(reader);
    arrowBody(reader);
    return true;
  }
  if (sign === '<') return genericArrow(reader, isAsync);
  if (sign !== '(') return false;
  const close = reader.partners[reader.at + by] ?? -1;
  if (close > reader.at && isArrow(reader, close + 1)) {
    if (isAsync) advance(reader);
    arrowHead(reader);
    arrowBody(reader);
    return true;
  }
  const mayBe = close > reader.at ? reader.tokens[close + 1]?.text === ':' : looksLikeParameters(reader, by);
  if (!mayBe) return false;
  const { isBeforeColon } = reader;
  const { at } = reader;
  const head = attempt(reader, () => {
    if (isAsync) advance(reader);
    arrowHead(reader);
    if (!isArrow(reader, reader.at)) fail();
  });
  if (!head.isRead) {
    // Without a bracket that closes them it is nothing else either, nor where no `?` waits for the colon, and within them seldom.
    if (close <= reader.at || head.reached < close || !isBeforeColon)
      reader.furthest = Math.max(reader.furthest, head.reached);
    return false;
  }
  if (!isBeforeColon) {
    arrowBody(reader);
    return true;
  }
  const body = attempt(reader, () => arrowBody(reader));
  // `a ? (b) : c => d`: the colon belongs to the question mark, unless another one follows.
  if (body.isRead && peek(reader) === ':') return true;
  if (!body.isRead) reader.furthest = Math.max(reader.furthest, body.reached);
  reader.at = at;
  return false;
}

function isArrow(reader: Reader, at: number): boolean {
  const one = reader.tokens[at];
  return one?.text === '=>' && one.kind === 'punctuation' && !one.isFirst;
}

/** Where no bracket closes them. */
function looksLikeParameters(reader: Reader, by: number): boolean {
  const next = tokenAfter(reader, by + 1);
  return next.text === ')' || (isNameToken(next) && /^(?:[:,]|\?)$/.test(peekAfter(reader, by + 2)));
}

/** `<T>(a) => b`; else it is a type assertion. */
function genericArrow(reader: Reader, isAsync: boolean): boolean {
  const head = attempt(reader, () => {
    if (isAsync) advance(reader);
    typeParameters(reader);
    arrowHead(reader);
    if (!isArrow(reader, reader.at)) fail();
  });
  if (head.isRead) arrowBody(reader);
  else reader.furthest = Math.max(reader.furthest, head.reached);
  return head.isRead;
}

function arrowHead(reader: Reader): void {
  parameters(reader);
  if (!take(reader, ':')) return;
  inBrackets(reader, () => returnType(reader));
}

function arrowBody(reader: Reader): void {
  expect(reader, '=>');
  if (peek(reader) === '{') inBrackets(reader, () => block(reader));
  else assignment(reader);
}
