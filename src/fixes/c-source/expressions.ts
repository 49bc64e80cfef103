import { initializer, isTypeAhead, isTypeWord, typeName } from './declarations.ts';
import {
  advance,
  type CType,
  expect,
  fail,
  intType,
  isAtEnd,
  lookUp,
  nested,
  peek,
  peekKind,
  type Reader,
  report,
  skipBalanced,
  take,
  unknownType,
} from './reader.ts';
import { argumentsOf } from './standard-names.ts';

/** What an expression gives. */
export interface Value {
  readonly type: CType;
  readonly assignable: boolean;
}

/** Reads `expression` (C11, 6.5.17). */
export function expression(reader: Reader): Value {
  let value = assignment(reader);
  while (take(reader, ',')) value = { ...assignment(reader), assignable: false };
  return value;
}

/** Reads `assignment-expression` (6.5.16); what stands left of `=` is looked at afterwards, as compilers do. */
export function assignment(reader: Reader): Value {
  return (
    nested(reader, () => {
      const left = conditional(reader);
      if (!assignmentOperators.has(peek(reader)) || isAtEnd(reader)) return left;
      if (!left.assignable) report(reader, 'lvalue');
      advance(reader);
      assignment(reader);
      return value(left.type);
    }) ?? unknownValue
  );
}

/** Reads `conditional-expression` (6.5.15). */
export function conditional(reader: Reader): Value {
  const condition = binary(reader, 1);
  if (!take(reader, '?')) return condition;
  const first = peek(reader) === ':' ? condition : expression(reader);
  expect(reader, ':');
  nested(reader, () => conditional(reader));
  return value(first.type);
}

const assignmentOperators = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);

const precedences = new Map(
  ['||', '&&', '|', '^', '&', '== !=', '< > <= >=', '<< >>', '+ -', '* / %'].flatMap((operators, i) =>
    operators.split(' ').map((operator) => [operator, i + 1] as const),
  ),
);

const unknownValue: Value = { type: unknownType, assignable: true };

function value(type: CType): Value {
  return { type, assignable: false };
}

function binary(reader: Reader, least: number): Value {
  let left = cast(reader);
  for (;;) {
    const operator = peek(reader);
    const precedence = precedences.get(operator);
    if (precedence === undefined || precedence < least || isAtEnd(reader)) return left;
    const at = reader.at;
    advance(reader);
    left = value(combined(reader, operator, left.type, binary(reader, precedence + 1).type, at));
  }
}

function combined(reader: Reader, operator: string, left: CType, right: CType, at: number): CType {
  if (/^(?:[=!<>]=|[<>]|&&|\|\|)$/.test(operator)) return intType;
  if (left.parameters || right.parameters) report(reader, 'operands', at);
  if (left.base === '?' || right.base === '?') return unknownType;
  const pointer = [left, right].find(({ depth, parameters }) => depth > 0 || parameters);
  const structured = [left, right].some(({ base, depth }) => depth === 0 && /^(?:struct|void)/.test(base));
  if (operator === '+' || operator === '-') {
    if (structured) report(reader, 'operands', at);
    if (pointer && operator === '+' && left.depth > 0 && right.depth > 0) report(reader, 'operands', at);
    return left.depth > 0 && right.depth > 0 ? intType : (pointer ?? wider(left, right));
  }
  const whole = /^(?:[%&|^]|<<|>>)$/.test(operator);
  const float = [left, right].some(({ base }) => base === 'float');
  if (pointer || structured || (whole && float)) report(reader, 'operands', at);
  return whole ? intType : wider(left, right);
}

function wider(left: CType, right: CType): CType {
  return left.base === 'float' ? left : right;
}

function cast(reader: Reader): Value {
  if (peek(reader) !== '(' || !isTypeAhead(reader, 1)) return unary(reader);
  return (
    nested(reader, () => {
      advance(reader);
      const type = typeName(reader);
      expect(reader, ')');
      if (peek(reader) === '{') {
        initializer(reader);
        return postfix(reader, { type, assignable: true });
      }
      cast(reader);
      return value(type);
    }) ?? unknownValue
  );
}

function unary(reader: Reader): Value {
  return (
    nested(reader, () => {
      const at = reader.at;
      const operator = peek(reader);
      switch (operator) {
        case '++':
        case '--':
        case '&': {
          advance(reader);
          const operand = operator === '&' ? cast(reader) : unary(reader);
          if (!operand.assignable && !(operator === '&' && (operand.type.parameters || operand.type.isArray)))
            report(reader, 'lvalue', at);
          if (operator !== '&') return value(operand.type);
          return value(operand.type.parameters ? operand.type : deeper(operand.type, 1));
        }
        case '*': {
          advance(reader);
          const { type } = cast(reader);
          if (type.base !== '?' && type.depth === 0 && !type.parameters) report(reader, 'indirection', at);
          return { type: type.parameters ? type : deeper(type, -1), assignable: true };
        }
        case '+':
        case '-':
        case '~':
        case '!':
          advance(reader);
          return signed(operator, cast(reader));
        case 'sizeof':
        case '_Alignof':
          advance(reader);
          if (peek(reader) === '(' && isTypeAhead(reader, 1)) {
            advance(reader);
            typeName(reader);
            expect(reader, ')');
          } else {
            unary(reader);
          }
          return value(intType);
        default:
          return postfix(reader, primary(reader));
      }
    }) ?? unknownValue
  );
}

function signed(operator: string, { type }: Value): Value {
  return value(operator === '!' ? intType : type);
}

function deeper({ base, depth }: CType, by: number): CType {
  return base === '?' ? unknownType : depth + by < 0 ? unknownType : { base, depth: depth + by };
}

function primary(reader: Reader): Value {
  const text = peek(reader);
  switch (peekKind(reader)) {
    case 'word':
      return name(reader, text);
    case 'number':
      if (!numberShape.test(text)) report(reader, 'number');
      advance(reader);
      return value(/^0[xX]/.test(text) || !/[.eEfF]/.test(text) ? intType : { base: 'float', depth: 0 });
    case 'character':
      advance(reader);
      return value(intType);
    case 'string':
      while (
        peekKind(reader) === 'string' ||
        isFormatMacro(peek(reader)) ||
        (reader.open && peekKind(reader) === 'word' && !keywords.has(peek(reader)) && !lookUp(reader, peek(reader)))
      ) {
        const isMacro = peekKind(reader) === 'word';
        advance(reader);
        if (isMacro && peek(reader) === '(') skipBalanced(reader);
      }
      return { type: { base: 'char', depth: 1 }, assignable: true };
    default:
      if (!take(reader, '(')) {
        fail(reader);
        return unknownValue;
      }
      return inParentheses(reader);
  }
}

function inParentheses(reader: Reader): Value {
  const inner = nested(reader, () => expression(reader)) ?? unknownValue;
  expect(reader, ')');
  return inner;
}

/** C11, 6.4.4, with GNU's binary numbers. */
const numberShape =
  /^(?:0[xX][\da-fA-F]+[uUlL]*|0[bB][01]+[uUlL]*|\d+[uUlL]*|(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?[fFlL]?|\d+[eE][+-]?\d+[fFlL]?|0[xX][\da-fA-F.]+[pP][+-]?\d+[fFlL]?)$/;

function isFormatMacro(text: string): boolean {
  return /^(?:PRI|SCN)[a-zX]+\d*$/.test(text);
}

function name(reader: Reader, text: string): Value {
  if (keywords.has(text)) {
    fail(reader);
    return unknownValue;
  }
  const at = reader.at;
  const named = lookUp(reader, text);
  if (named?.kind === 'type') {
    fail(reader);
    return unknownValue;
  }
  advance(reader);
  const called = peek(reader) === '(';
  if (called && takesTypes.has(text)) {
    typeArguments(reader, text);
    return unknownValue;
  }
  if (named) return { type: named.type, assignable: named.kind === 'variable' && !named.type.isArray };
  if (called) {
    const parameters = argumentsOf(text) ?? { least: 0, most: Number.POSITIVE_INFINITY };
    return value({ base: '?', depth: 0, parameters });
  }
  if (!reader.open) report(reader, 'undeclared', at);
  // A macro that is a string, before another one.
  else if (peekKind(reader) === 'string') return primary(reader);
  else if (peekKind(reader) === 'word' && /^[A-Z][A-Z\d_]*$/.test(text) && /^[A-Z][A-Z\d_]*$/.test(peek(reader)))
    return primary(reader);
  return unknownValue;
}

/** Of what takes types; only of the usual one is it known which argument is one. */
function typeArguments(reader: Reader, text: string): void {
  advance(reader);
  if (text === 'va_arg') {
    assignment(reader);
    expect(reader, ',');
  }
  for (let depth = 0; depth > 0 || peek(reader) !== ')'; advance(reader)) {
    if (isAtEnd(reader) || /^[;{}]$/.test(peek(reader))) return fail(reader);
    if (peek(reader) === '(') depth++;
    else if (peek(reader) === ')') depth--;
  }
  expect(reader, ')');
}

/** Macros and builtins among whose arguments types may be. */
const takesTypes = new Set(['va_arg', 'offsetof', '__builtin_offsetof', '__builtin_types_compatible_p', '_Generic']);

function postfix(reader: Reader, first: Value): Value {
  let left = first;
  for (;;) {
    const at = reader.at;
    const operator = peek(reader);
    if (isAtEnd(reader)) return left;
    if (operator === '[') left = subscript(reader, left, at);
    else if (operator === '(') left = call(reader, left, at);
    else if (operator === '.' || operator === '->') left = member(reader, left, operator, at);
    else if (operator === '++' || operator === '--') {
      if (!left.assignable) report(reader, 'lvalue');
      advance(reader);
      left = value(left.type);
    } else return left;
  }
}

function subscript(reader: Reader, { type }: Value, at: number): Value {
  advance(reader);
  const index = expression(reader).type;
  expect(reader, ']');
  const known = type.base !== '?' && index.base !== '?';
  if (known && type.depth === 0 && index.depth === 0) report(reader, 'subscript', at);
  else if (known && (index.base === 'float' || index.depth > 0) && type.depth > 0) report(reader, 'subscript', at);
  return { type: deeper(type, -1), assignable: true };
}

function call(reader: Reader, { type }: Value, at: number): Value {
  if (type.base === '?' && reader.open && takesStatements(reader)) {
    skipBalanced(reader);
    reader.complete = reader.at;
    return unknownValue;
  }
  advance(reader);
  let count = 0;
  if (peek(reader) !== ')') {
    do {
      if (type.base !== '?' || !reader.open || !macroArgument(reader)) assignment(reader);
      count++;
    } while (take(reader, ','));
  }
  expect(reader, ')');
  // A macro that makes a string, beside another one.
  if (type.base === '?' && reader.open && peekKind(reader) === 'string') primary(reader);
  const { parameters } = type;
  if (parameters) {
    if (count < parameters.least || count > parameters.most) report(reader, 'arguments', at);
    // What an unknown macro stands for may be a place.
    if (type.base === '?' && reader.open) return unknownValue;
    return value({ base: type.base, depth: type.depth });
  }
  // Pointers to functions have no known type here.
  if (type.base !== '?') report(reader, 'call', at);
  return value(unknownType);
}

/** Whether statements stand between the brackets ahead, as only macros take them: `Guard(if (a) b();)`, `Guard(a(); b());` */
function takesStatements(reader: Reader): boolean {
  const isStatement = statementWords.has(peek(reader, 1));
  const open: string[] = [];
  let ends = 0;
  for (let ahead = 0; ahead < mostMacroTokens; ahead++) {
    const text = peek(reader, ahead);
    const partner = partners.get(text);
    if (partner) open.push(partner);
    else if (/^[)\]}]$/.test(text) && open.pop() !== text) return false;
    if (open.length === 0) return ends > 0 && (ends <= 2 || isStatement);
    if (text !== ';' || open.length > 1) continue;
    ends++;
    // Of calls, or a comma is mistyped.
    const isCall = peek(reader, ahead + 2) === '(' || peek(reader, ahead + 1) === ')';
    if (!isStatement && !(isCall && peek(reader, ahead - 1) === ')')) return false;
  }
  return false;
}

const partners = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const mostMacroTokens = 80;
const statementWords = new Set(['if', 'for', 'while', 'do', 'switch', 'return', '{']);

/** What only a macro takes: a type, or an operator alone. */
function macroArgument(reader: Reader): boolean {
  const isOperator = peekKind(reader) === 'punctuation' && /^[-+*/%&|^<>=!]+$/.test(peek(reader));
  if (isOperator && /^[,)]$/.test(peek(reader, 1))) {
    advance(reader);
    return true;
  }
  let next = 1;
  while (peek(reader, next) === '*') next++;
  if (peekKind(reader) !== 'word' || keywords.has(peek(reader)) !== isTypeWord(peek(reader))) return false;
  const isKnown = isTypeWord(peek(reader)) || lookUp(reader, peek(reader))?.kind === 'type';
  // `name *` before a comma is no product.
  const isPointer = next > 1 && /^[,)]$/.test(peek(reader, next));
  if (isPointer && !isKnown) for (let i = 0; i < next; i++) advance(reader);
  else if (isKnown) typeName(reader);
  return isPointer || isKnown;
}

function member(reader: Reader, { type }: Value, operator: string, at: number): Value {
  advance(reader);
  const word = peek(reader);
  if (peekKind(reader) !== 'word') fail(reader);
  advance(reader);
  if (type.base === '?') return unknownValue;
  const found = reader.members.get(type.base)?.get(word);
  const depth = operator === '.' ? 0 : 1;
  if (type.depth !== depth || (!found && (reader.members.has(type.base) || !type.base.startsWith('struct')))) {
    report(reader, 'member', at);
  }
  return { type: found ?? unknownType, assignable: true };
}

export const keywords = new Set(
  'auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while _Bool'.split(
    ' ',
  ),
);
