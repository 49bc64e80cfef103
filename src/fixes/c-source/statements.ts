import { type Declarator, declarationSpecifiers, declarator, declaratorList, isTypeAhead } from './declarations.ts';
import { conditional, expression, keywords } from './expressions.ts';
import {
  advance,
  declare,
  expect,
  fail,
  intType,
  isAtEnd,
  nested,
  peek,
  peekKind,
  type Reader,
  report,
  skipBalanced,
  take,
  unknownType,
} from './reader.ts';

/** Reads `translation-unit` (C11, 6.9) up to the end, or up to the first token that does not fit. */
export function translationUnit(reader: Reader): void {
  while (!isAtEnd(reader)) {
    if (take(reader, ';')) continue;
    const implicit = peekKind(reader) === 'word' && !keywords.has(peek(reader)) && /^[(;=[,]$/.test(peek(reader, 1));
    if (!implicit && !isTypeAhead(reader) && !peek(reader).startsWith('__')) return fail(reader);
    declaration(reader);
  }
}

/** Reads a declaration or a function; GNU C has functions in functions. */
function declaration(reader: Reader): void {
  const given = declarationSpecifiers(reader);
  if (take(reader, ';')) return;
  const first = declarator(reader, given.type);
  const isOldStyle = first.parameters.some(({ type }) => type === unknownType);
  if (first.type.parameters && (peek(reader) === '{' || (isOldStyle && isTypeAhead(reader)))) {
    functionBody(reader, first);
    return;
  }
  declaratorList(reader, given, first);
  expect(reader, ';');
}

function functionBody(reader: Reader, { name, type, parameters, at }: Declarator): void {
  if (name) declare(reader, name, { kind: 'function', type }, at);
  const jumps = reader.jumps;
  reader.jumps = { breaks: 0, continues: 0 };
  reader.scopes.push(new Map());
  for (const one of parameters) declare(reader, one.name, { kind: 'variable', type: withoutFunction(one.type) }, at);
  // Declarations of parameters between head and body, as before C89.
  while (isTypeAhead(reader)) {
    const given = declarationSpecifiers(reader);
    do {
      declarator(reader, given.type);
    } while (take(reader, ','));
    expect(reader, ';');
  }
  block(reader);
  reader.scopes.pop();
  reader.jumps = jumps;
}

function withoutFunction(type: Declarator['type']): Declarator['type'] {
  return type.parameters ? { base: '?', depth: 0 } : type;
}

function block(reader: Reader): void {
  expect(reader, '{');
  nested(reader, () => {
    while (peek(reader) !== '}' && !isAtEnd(reader)) {
      if (isTypeAhead(reader) && peek(reader, 1) !== ':') declaration(reader);
      else statement(reader);
    }
  });
  expect(reader, '}');
}

function scoped(reader: Reader, run: () => void): void {
  reader.scopes.push(new Map());
  run();
  reader.scopes.pop();
}

function condition(reader: Reader): void {
  expect(reader, '(');
  expression(reader);
  expect(reader, ')');
}

function loop(reader: Reader, kind: 'loop' | 'switch'): void {
  const isLoop = kind === 'loop';
  reader.jumps.breaks++;
  if (isLoop) reader.jumps.continues++;
  statement(reader);
  reader.jumps.breaks--;
  if (isLoop) reader.jumps.continues--;
}

function statement(reader: Reader): void {
  nested(reader, () => {
    const keyword = peekKind(reader) === 'word' ? peek(reader) : '';
    const read = byKeyword.get(keyword);
    if (read) {
      advance(reader);
      read(reader);
    } else if (peek(reader) === '{') {
      scoped(reader, () => block(reader));
    } else if (take(reader, ';')) {
      // Nothing to do.
    } else if (keyword && !keywords.has(keyword) && peek(reader, 1) === ':') {
      advance(reader);
      advance(reader);
      labelled(reader);
    } else {
      const isMacro = reader.open && /^[A-Z][A-Z\d_]*$/.test(keyword) && peek(reader, 1) === '(';
      expression(reader);
      // A macro of an unknown header may bring its own.
      const isFree = (isMacro && !reader.ended?.has(keyword)) || reader.complete === reader.at;
      if (!isFree || peek(reader) === ';') expect(reader, ';');
    }
  });
}

function labelled(reader: Reader): void {
  if (peek(reader) === '}') fail(reader);
  else if (!isTypeAhead(reader)) statement(reader);
}

function forHeader(reader: Reader): void {
  expect(reader, '(');
  if (isTypeAhead(reader)) declaration(reader);
  else {
    if (peek(reader) !== ';') expression(reader);
    expect(reader, ';');
  }
  if (peek(reader) !== ';') expression(reader);
  expect(reader, ';');
  if (peek(reader) !== ')') expression(reader);
  expect(reader, ')');
}

const byKeyword = new Map<string, (reader: Reader) => void>([
  [
    'if',
    (reader) => {
      condition(reader);
      statement(reader);
      if (take(reader, 'else')) statement(reader);
    },
  ],
  [
    'while',
    (reader) => {
      condition(reader);
      loop(reader, 'loop');
    },
  ],
  [
    'do',
    (reader) => {
      loop(reader, 'loop');
      expect(reader, 'while');
      condition(reader);
      expect(reader, ';');
    },
  ],
  [
    'for',
    (reader) =>
      scoped(reader, () => {
        forHeader(reader);
        loop(reader, 'loop');
      }),
  ],
  [
    'switch',
    (reader) => {
      condition(reader);
      loop(reader, 'switch');
    },
  ],
  [
    'case',
    (reader) => {
      conditional(reader);
      if (take(reader, '...')) conditional(reader);
      expect(reader, ':');
      labelled(reader);
    },
  ],
  [
    'default',
    (reader) => {
      expect(reader, ':');
      labelled(reader);
    },
  ],
  [
    'return',
    (reader) => {
      if (peek(reader) !== ';') expression(reader);
      expect(reader, ';');
    },
  ],
  [
    'break',
    (reader) => {
      if (reader.jumps.breaks === 0) report(reader, 'jump', reader.at - 1);
      expect(reader, ';');
    },
  ],
  [
    'continue',
    (reader) => {
      if (reader.jumps.continues === 0) report(reader, 'jump', reader.at - 1);
      expect(reader, ';');
    },
  ],
  [
    'goto',
    (reader) => {
      advance(reader);
      expect(reader, ';');
    },
  ],
  ['asm', assembly],
  ['__asm__', assembly],
]);

function assembly(reader: Reader): void {
  while (/^(?:volatile|__volatile__|goto)$/.test(peek(reader))) advance(reader);
  if (peek(reader) === '(') skipBalanced(reader);
  expect(reader, ';');
}

/** What is declared before the first line of any program: `__func__` and the like. */
export const builtins = new Map(
  ['__func__', '__FILE__', '__LINE__', '__FUNCTION__', '__DATE__', '__TIME__'].map((name) => [
    name,
    { kind: 'constant' as const, type: name === '__LINE__' ? intType : { base: '?', depth: 0 } },
  ]),
);
