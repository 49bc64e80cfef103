import { assignment, expression } from './expressions.ts';
import { bindingTarget, classTail, decorators, functionTail, propertyName } from './members.ts';
import {
  advance,
  anyWord,
  baseOf,
  braced,
  closeUnder,
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
  semicolon,
  take,
  token,
  tokenAfter,
} from './reader.ts';
import { literal, type, typeAnnotation, typeMembers, typeParameters } from './types.ts';

/** Reads a statement or declaration (ECMA-262, 14 to 16, with TypeScript's additions). */
export function statement(reader: Reader): void {
  const { margin } = reader;
  if (token(reader).isFirst) reader.margin = token(reader).indent;
  nested(reader, () => {
    const word = peek(reader);
    const read = word === '' ? undefined : statements.get(word);
    if (read && isKeywordHere(reader, word)) read(reader);
    else if (isNameToken(token(reader)) && peekAfter(reader) === ':') {
      advance(reader);
      advance(reader);
      statement(reader);
    } else {
      expression(reader);
      semicolon(reader);
    }
  });
  reader.margin = margin;
}

/** Reads `{ ... }`. */
export function block(reader: Reader): void {
  braced(reader, () => statement(reader));
}

/** Words that are names elsewhere are keywords where what follows makes them so. */
function isKeywordHere(reader: Reader, word: string): boolean {
  const next = tokenAfter(reader);
  const isOnLine = !next.isFirst;
  if (word === 'let') return isNameToken(next) || next.text === '{' || next.text === '[';
  if (word === 'async') return isOnLine && next.text === 'function';
  if (word === 'import') return next.text !== '(' && next.text !== '.';
  if (word === 'type' || word === 'interface') return isOnLine && isNameToken(next);
  if (word === 'using') return isOnLine && isNameToken(next) && next.text !== 'in' && next.text !== 'of';
  if (word === 'namespace') return isOnLine && isNameToken(next);
  if (word === 'module') return isOnLine && (isNameToken(next) || next.kind === 'string');
  if (word === 'global') return next.text === '{';
  if (word === 'abstract') return isOnLine && next.text === 'class';
  if (word === 'declare') return isOnLine && next.kind === 'word' && !/^(?:in|instanceof|of|as)$/.test(next.text);
  if (modifiers.has(word)) return isOnLine && next.kind === 'word' && statements.has(next.text);
  return true;
}

/** An error of meaning at the top of a file, not of grammar. */
const modifiers = new Set('public private protected static readonly'.split(' '));

function inParentheses(reader: Reader, run: () => void): void {
  enclosed(reader, '(', ')', run);
}

function variables(reader: Reader): void {
  advance(reader);
  if (take(reader, 'enum')) return enumTail(reader);
  declarators(reader);
  semicolon(reader);
}

function declarators(reader: Reader): void {
  do {
    bindingTarget(reader);
    take(reader, '!');
    typeAnnotation(reader);
    if (take(reader, '=')) assignment(reader);
  } while (take(reader, ','));
}

function forStatement(reader: Reader): void {
  advance(reader);
  take(reader, 'await');
  expect(reader, '(');
  let isLoopOver = false;
  inBrackets(reader, () => {
    reader.noIn = true;
    if (/^(?:var|const|let|using)$/.test(peek(reader)) && !/^(?:of|in)$/.test(peekAfter(reader))) {
      advance(reader);
      declarators(reader);
    } else if (peek(reader) === 'await' && peekAfter(reader) === 'using') {
      advance(reader);
      advance(reader);
      declarators(reader);
    } else if (peek(reader) !== ';') expression(reader);
    reader.noIn = false;
    isLoopOver = take(reader, 'of') || take(reader, 'in');
    if (isLoopOver) return expression(reader);
    expect(reader, ';');
    if (peek(reader) !== ';') expression(reader);
    expect(reader, ';');
    if (peek(reader) !== ')') expression(reader);
  });
  expect(reader, ')');
  statement(reader);
}

function switchStatement(reader: Reader): void {
  advance(reader);
  inParentheses(reader, () => expression(reader));
  const open = token(reader);
  expect(reader, '{');
  inBrackets(
    reader,
    () => {
      while (peek(reader) !== '}') {
        if (take(reader, 'case')) {
          reader.isBeforeColon = true;
          expression(reader);
          reader.isBeforeColon = false;
        } else expect(reader, 'default');
        expect(reader, ':');
        while (!/^(?:case|default|\})$/.test(peek(reader))) statement(reader);
      }
    },
    // The cases may stand under the `switch`.
    baseOf(reader, Math.min(open.indent, reader.margin) - 1),
  );
  closeUnder(reader, open, '}');
  advance(reader);
}

function tryStatement(reader: Reader): void {
  advance(reader);
  block(reader);
  if (take(reader, 'catch')) {
    if (take(reader, '(')) {
      bindingTarget(reader);
      typeAnnotation(reader);
      expect(reader, ')');
    }
    block(reader);
    if (take(reader, 'finally')) block(reader);
  } else {
    expect(reader, 'finally');
    block(reader);
  }
}

function ifStatement(reader: Reader): void {
  advance(reader);
  inParentheses(reader, () => expression(reader));
  statement(reader);
  if (take(reader, 'else')) statement(reader);
}

function whileStatement(reader: Reader): void {
  advance(reader);
  inParentheses(reader, () => expression(reader));
  statement(reader);
}

function doStatement(reader: Reader): void {
  advance(reader);
  statement(reader);
  expect(reader, 'while');
  inParentheses(reader, () => expression(reader));
  take(reader, ';');
}

function valueStatement(reader: Reader): void {
  advance(reader);
  if (!isEndOfStatement(reader)) expression(reader);
  semicolon(reader);
}

function jump(reader: Reader): void {
  advance(reader);
  if (isName(reader) && !token(reader).isFirst) advance(reader);
  semicolon(reader);
}

function functionDeclaration(reader: Reader): void {
  take(reader, 'async');
  expect(reader, 'function');
  take(reader, '*');
  // `export default function () {}`
  if (isName(reader)) advance(reader);
  functionTail(reader);
}

function enumTail(reader: Reader): void {
  name(reader);
  braced(reader, () => {
    reader.margin = token(reader).isFirst ? token(reader).indent : reader.margin;
    propertyName(reader);
    if (take(reader, '=')) assignment(reader);
    if (peek(reader) !== '}') expect(reader, ',');
  });
}

function interfaceDeclaration(reader: Reader): void {
  advance(reader);
  name(reader);
  typeParameters(reader);
  if (take(reader, 'extends')) {
    do type(reader);
    while (take(reader, ','));
  }
  typeMembers(reader);
}

function typeAlias(reader: Reader): void {
  advance(reader);
  name(reader);
  typeParameters(reader);
  expect(reader, '=');
  type(reader);
  semicolon(reader);
}

function namespaceDeclaration(reader: Reader): void {
  advance(reader);
  if (token(reader).kind === 'string') literal(reader);
  else {
    name(reader);
    while (take(reader, '.')) anyWord(reader);
  }
  if (peek(reader) === '{') block(reader);
  else semicolon(reader);
}

function importDeclaration(reader: Reader): void {
  advance(reader);
  if (token(reader).kind === 'string') return moduleName(reader);
  const next = tokenAfter(reader);
  if (/^(?:type|defer)$/.test(peek(reader)) && next.text !== 'from' && next.text !== ',' && next.text !== '=')
    advance(reader);
  else if (peek(reader) === 'type' && next.text === 'from' && peekAfter(reader, 2) === 'from') advance(reader);
  if (isName(reader)) {
    advance(reader);
    if (take(reader, '=')) return importedValue(reader);
    if (!take(reader, ',')) return from(reader);
  }
  if (take(reader, '*')) {
    expect(reader, 'as');
    name(reader);
  } else if (peek(reader) === '{') specifiers(reader);
  else fail();
  from(reader);
}

function importedValue(reader: Reader): void {
  if (peek(reader) === 'require' && peekAfter(reader) === '(') expression(reader);
  else {
    name(reader);
    while (take(reader, '.')) anyWord(reader);
  }
  semicolon(reader);
}

function from(reader: Reader): void {
  expect(reader, 'from');
  moduleName(reader);
}

function moduleName(reader: Reader): void {
  if (token(reader).kind !== 'string') fail();
  literal(reader);
  if (/^(?:with|assert)$/.test(peek(reader)) && peekAfter(reader) === '{' && !token(reader).isFirst) {
    advance(reader);
    expression(reader);
  }
  semicolon(reader);
}

/** `{ a, type b as c, 'd' as e }` */
function specifiers(reader: Reader): void {
  list(reader, '}', () => {
    const { kind, text } = tokenAfter(reader);
    const isNamed = kind === 'word' || kind === 'string';
    const isType = peek(reader) === 'type' && isNamed && (text !== 'as' || /^(?:as|[,}])$/.test(peekAfter(reader, 2)));
    if (isType) advance(reader);
    exportedName(reader);
    if (take(reader, 'as')) exportedName(reader);
  });
}

function exportedName(reader: Reader): void {
  if (token(reader).kind === 'string') literal(reader);
  else anyWord(reader);
}

function exportDeclaration(reader: Reader): void {
  advance(reader);
  const word = peek(reader);
  const next = peekAfter(reader);
  if (word === 'type' && (next === '{' || next === '*')) advance(reader);
  if (take(reader, '=')) {
    expression(reader);
    semicolon(reader);
  } else if (word === 'as' && next === 'namespace') {
    advance(reader);
    advance(reader);
    name(reader);
    semicolon(reader);
  } else if (take(reader, '*')) {
    if (take(reader, 'as')) exportedName(reader);
    from(reader);
  } else if (peek(reader) === '{') {
    specifiers(reader);
    if (peek(reader) === 'from') from(reader);
    else semicolon(reader);
  } else if (take(reader, 'default')) exportedDefault(reader);
  else exportedDeclaration(reader);
}

function exportedDefault(reader: Reader): void {
  const word = peek(reader);
  if (/^(?:function|class|@)$/.test(word)) return statement(reader);
  const isDeclared =
    word === 'abstract' || word === 'interface' || (word === 'async' && peekAfter(reader) === 'function');
  if (isDeclared && isKeywordHere(reader, word)) return statement(reader);
  assignment(reader);
  semicolon(reader);
}

/** Words with which what is exported begins, so that a mistyped one is not read as an expression. */
function exportedDeclaration(reader: Reader): void {
  const word = peek(reader);
  if (!declared.has(word) || !isKeywordHere(reader, word)) fail();
  statement(reader);
}

const declared = new Set(
  'var let const function class interface type enum namespace module global abstract declare async import using @ await'.split(
    ' ',
  ),
);

function declaration(reader: Reader): void {
  advance(reader);
  if (modifiers.has(peek(reader)) || declared.has(peek(reader)) || peek(reader) === 'export') statement(reader);
  else fail();
}

function decorated(reader: Reader): void {
  decorators(reader);
  if (!/^(?:export|abstract|class|declare|default)$/.test(peek(reader))) fail();
  statement(reader);
}

const statements = new Map<string, (reader: Reader) => void>([
  ['{', block],
  [';', advance],
  ['var', variables],
  ['let', variables],
  ['const', variables],
  ['using', variables],
  ['function', functionDeclaration],
  ['async', functionDeclaration],
  ['class', classTail],
  [
    'abstract',
    (reader) => {
      advance(reader);
      classTail(reader);
    },
  ],
  ['if', ifStatement],
  ['do', doStatement],
  ['while', whileStatement],
  ['with', whileStatement],
  ['for', forStatement],
  ['continue', jump],
  ['break', jump],
  ['return', valueStatement],
  [
    'throw',
    (reader) => {
      advance(reader);
      if (token(reader).isFirst) fail();
      expression(reader);
      semicolon(reader);
    },
  ],
  ['switch', switchStatement],
  ['try', tryStatement],
  [
    'debugger',
    (reader) => {
      advance(reader);
      semicolon(reader);
    },
  ],
  ['import', importDeclaration],
  ['export', exportDeclaration],
  [
    'enum',
    (reader) => {
      advance(reader);
      enumTail(reader);
    },
  ],
  ['interface', interfaceDeclaration],
  ['type', typeAlias],
  ['namespace', namespaceDeclaration],
  ['module', namespaceDeclaration],
  [
    'global',
    (reader) => {
      advance(reader);
      block(reader);
    },
  ],
  ['declare', declaration],
  ['public', declaration],
  ['private', declaration],
  ['protected', declaration],
  ['static', declaration],
  ['readonly', declaration],
  ['@', decorated],
]);
