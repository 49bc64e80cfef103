import { callArguments, expression, expressions, isExpressionAhead, loopTargets } from './expressions.ts';
import { Layout } from './layout.ts';
import { advance, bracketed, expect, fail, isName, misfit, name, peek, type Reader, take, token } from './reader.ts';
import type { Token } from './tokens.ts';

export interface Misfit {
  readonly token: Token;
  /** The first one of its logical line. */
  readonly line: Token;
}

/** Reads logical lines (The Python Language Reference, 7 and 8) and says where the first one breaks that does, be it by its indentation. */
export function firstMisfit(text: string, tokens: readonly Token[]): Misfit | undefined {
  const reader: Reader = { tokens, at: 0, brackets: 0, depth: 0 };
  const layout = new Layout(text);
  let line = 0;
  try {
    while (token(reader).kind !== 'end') {
      line = reader.at;
      const first = token(reader);
      if (first.kind === 'newline') advance(reader);
      else {
        if (!layout.begins(first)) fail();
        layout.ends(first.text, logicalLine(reader));
      }
    }
    return undefined;
  } catch (error) {
    if (error !== misfit) throw error;
    return { token: token(reader), line: tokens[line] as Token };
  }
}

/** @returns whether a block has to follow */
function logicalLine(reader: Reader): boolean {
  const word = peek(reader);
  const head = heads.get(word);
  if (take(reader, '@')) {
    expression(reader);
    lineEnd(reader);
    return false;
  }
  if (word === 'async') {
    advance(reader);
    if (!/^(?:def|for|with)$/.test(peek(reader))) fail();
    return logicalLine(reader);
  }
  if (head) {
    advance(reader);
    head(reader);
    expect(reader, ':');
    return body(reader);
  }
  if (softHead(reader)) return true;
  simpleStatements(reader);
  return false;
}

function body(reader: Reader): boolean {
  if (token(reader).kind === 'newline') {
    advance(reader);
    return true;
  }
  simpleStatements(reader);
  return false;
}

function lineEnd(reader: Reader): void {
  const { kind } = token(reader);
  if (kind === 'newline') advance(reader);
  else if (kind !== 'end') fail();
}

/** `match` and `case` are words of their own only where a line reads so. */
function softHead(reader: Reader): boolean {
  const word = peek(reader);
  if (word !== 'match' && word !== 'case') return false;
  const line = reader.tokens.slice(reader.at, reader.at + 200);
  const end = line.findIndex(({ kind }) => kind === 'newline' || kind === 'end');
  if (line[end - 1]?.text !== ':' || /^[.=,)]$/.test(line[1]?.text ?? '')) return false;
  while (reader.at < reader.tokens.length - 1 && token(reader).kind !== 'newline') advance(reader);
  return true;
}

function simpleStatements(reader: Reader): void {
  do {
    if (token(reader).kind === 'newline') break;
    simpleStatement(reader);
  } while (take(reader, ';'));
  lineEnd(reader);
}

function simpleStatement(reader: Reader): void {
  const read = simple.get(peek(reader));
  if (read) {
    advance(reader);
    read(reader);
    return;
  }
  if (peek(reader) === 'type' && reader.tokens[reader.at + 1]?.kind === 'name') advance(reader);
  let shape = expressions(reader);
  if (augmented.has(peek(reader))) {
    if (shape === 'value') fail();
    advance(reader);
    expressions(reader);
    return;
  }
  if (peek(reader) === ':') {
    if (shape === 'value') fail();
    advance(reader);
    expression(reader);
    if (take(reader, '=')) expressions(reader);
    return;
  }
  while (peek(reader) === '=') {
    if (shape === 'value') fail();
    advance(reader);
    shape = expressions(reader);
  }
}

const augmented = new Set('+= -= *= /= //= %= @= &= |= ^= >>= <<= **='.split(' '));

function optionalExpressions(reader: Reader): void {
  if (isExpressionAhead(reader)) expressions(reader);
}

function names(reader: Reader): void {
  do name(reader);
  while (take(reader, ','));
}

function dottedName(reader: Reader): void {
  do name(reader);
  while (take(reader, '.'));
}

function alias(reader: Reader): void {
  if (take(reader, 'as')) name(reader);
}

function importedNames(reader: Reader): void {
  if (take(reader, '*')) return;
  const list = () => {
    do {
      if (peek(reader) === ')') return;
      name(reader);
      alias(reader);
    } while (take(reader, ','));
  };
  if (peek(reader) === '(') bracketed(reader, ')', list);
  else list();
}

const nothing = () => {};

const simple = new Map<string, (reader: Reader) => void>([
  ['pass', nothing],
  ['break', nothing],
  ['continue', nothing],
  ['return', optionalExpressions],
  ['global', names],
  ['nonlocal', names],
  ['del', (reader) => void expressions(reader)],
  [
    'raise',
    (reader) => {
      if (isExpressionAhead(reader)) expression(reader);
      if (take(reader, 'from')) expression(reader);
    },
  ],
  [
    'assert',
    (reader) => {
      expression(reader);
      if (take(reader, ',')) expression(reader);
    },
  ],
  [
    'import',
    (reader) => {
      do {
        dottedName(reader);
        alias(reader);
      } while (take(reader, ','));
    },
  ],
  [
    'from',
    (reader) => {
      let dots = false;
      while (take(reader, '.') || take(reader, '...')) dots = true;
      if (!dots || isName(reader)) dottedName(reader);
      expect(reader, 'import');
      importedNames(reader);
    },
  ],
]);

function parameters(reader: Reader): void {
  do {
    if (peek(reader) === ')') return;
    if (take(reader, '/')) continue;
    if (take(reader, '*')) {
      if (peek(reader) === ',') continue;
    } else take(reader, '**');
    name(reader);
    if (take(reader, ':')) {
      take(reader, '*');
      expression(reader);
    }
    if (take(reader, '=')) expression(reader);
  } while (take(reader, ','));
}

function withItems(reader: Reader): void {
  do {
    if (peek(reader) === ')') return;
    expression(reader);
    if (take(reader, 'as')) loopTarget(reader);
  } while (take(reader, ','));
}

function loopTarget(reader: Reader): void {
  if (!isExpressionAhead(reader) || expression(reader) === 'value') fail();
}

function typeParameters(reader: Reader): void {
  if (peek(reader) === '[') bracketed(reader, ']', () => callArguments(reader));
}

const heads = new Map<string, (reader: Reader) => void>([
  ['if', (reader) => void expression(reader)],
  ['elif', (reader) => void expression(reader)],
  ['while', (reader) => void expression(reader)],
  ['else', nothing],
  ['try', nothing],
  ['finally', nothing],
  [
    'for',
    (reader) => {
      loopTargets(reader);
      expect(reader, 'in');
      expressions(reader);
    },
  ],
  [
    'with',
    (reader) => {
      // Brackets around all of them are read as such only where an `as` stands in them.
      const at = reader.at;
      try {
        withItems(reader);
      } catch (error) {
        if (error !== misfit || reader.tokens[at]?.text !== '(') throw error;
        const reached = reader.at;
        reader.at = at;
        reader.brackets = 0;
        try {
          bracketed(reader, ')', () => withItems(reader));
        } catch (second) {
          reader.at = Math.max(reader.at, reached);
          throw second;
        }
      }
    },
  ],
  [
    'except',
    (reader) => {
      take(reader, '*');
      if (isExpressionAhead(reader)) expression(reader);
      alias(reader);
    },
  ],
  [
    'class',
    (reader) => {
      name(reader);
      typeParameters(reader);
      if (peek(reader) === '(') bracketed(reader, ')', () => callArguments(reader));
    },
  ],
  [
    'def',
    (reader) => {
      name(reader);
      typeParameters(reader);
      if (peek(reader) !== '(') fail();
      bracketed(reader, ')', () => parameters(reader));
      if (take(reader, '->')) expression(reader);
    },
  ],
]);
