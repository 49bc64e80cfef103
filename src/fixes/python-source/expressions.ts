import { advance, bracketed, expect, fail, isName, name, nested, peek, type Reader, take, token } from './reader.ts';

/** Whether something can stand on the left of `=`. */
export type Shape = 'target' | 'value';

/** Reads `star_expressions`: one or more with commas between (The Python Language Reference, 6 and 10). */
export function expressions(reader: Reader): Shape {
  let shape = starred(reader);
  while (take(reader, ',')) {
    if (!isExpressionAhead(reader)) break;
    if (starred(reader) === 'value') shape = 'value';
  }
  return shape;
}

/** Reads `named_expression`, with its `:=`. */
export function expression(reader: Reader): Shape {
  return nested(reader, () => {
    if (take(reader, 'lambda')) {
      lambdaParameters(reader);
      expect(reader, ':');
      expression(reader);
      return 'value';
    }
    if (take(reader, 'yield')) {
      if (take(reader, 'from')) expression(reader);
      else if (isExpressionAhead(reader)) expressions(reader);
      return 'value';
    }
    const shape = operation(reader);
    if (take(reader, ':=')) {
      if (shape === 'value') fail();
      expression(reader);
      return 'value';
    }
    if (!take(reader, 'if')) return shape;
    operation(reader);
    expect(reader, 'else');
    expression(reader);
    return 'value';
  });
}

export function isExpressionAhead(reader: Reader): boolean {
  const { kind, text } = token(reader);
  if (kind === 'operator') return ['(', '[', '{', '-', '+', '~', '*', '**', '...'].includes(text);
  if (kind !== 'name') return kind === 'number' || kind === 'string';
  return isName(reader) || ['not', 'lambda', 'await', 'yield', 'None', 'True', 'False'].includes(text);
}

/** Reads the targets of `for`, whose end is `in`. */
export function loopTargets(reader: Reader): void {
  do {
    if (peek(reader) === 'in') return;
    take(reader, '*');
    if (primary(reader) === 'value') fail();
  } while (take(reader, ','));
}

function starred(reader: Reader): Shape {
  if (!take(reader, '*')) return expression(reader);
  return operation(reader);
}

function operation(reader: Reader): Shape {
  let shape = unary(reader);
  while (binaryOperator(reader)) {
    unary(reader);
    shape = 'value';
  }
  return shape;
}

function binaryOperator(reader: Reader): boolean {
  const text = peek(reader);
  if (text === 'not') {
    advance(reader);
    expect(reader, 'in');
    return true;
  }
  if (!binary.has(text)) return false;
  advance(reader);
  if (text === 'is') take(reader, 'not');
  return true;
}

const binary = new Set('or and in is < > == >= <= != | ^ & << >> + - * / // % @ **'.split(' '));

function unary(reader: Reader): Shape {
  let shape: Shape | undefined;
  while (['not', '-', '+', '~', 'await'].includes(peek(reader))) {
    advance(reader);
    shape = 'value';
  }
  const operand = primary(reader);
  return shape ?? operand;
}

/** Reads `primary`: an atom with what follows it. */
function primary(reader: Reader): Shape {
  let shape = atom(reader);
  for (;;) {
    const next = peek(reader);
    if (next === '.') {
      advance(reader);
      name(reader);
      shape = 'target';
    } else if (next === '(') {
      bracketed(reader, ')', () => callArguments(reader));
      shape = 'value';
    } else if (next === '[') {
      bracketed(reader, ']', () => subscripts(reader), false);
      shape = 'target';
    } else return shape;
  }
}

function atom(reader: Reader): Shape {
  const { kind, text } = token(reader);
  if (kind === 'number' || kind === 'string') {
    if (kind === 'number' && !numberShape.test(text)) fail();
    while (token(reader).kind === kind) {
      advance(reader);
      if (kind === 'number') break;
    }
    return 'value';
  }
  if (isName(reader)) {
    advance(reader);
    return 'target';
  }
  if (['None', 'True', 'False', '...'].includes(text)) {
    advance(reader);
    return 'value';
  }
  if (text === '(' && kind === 'operator') return parenthesized(reader);
  if (text === '[') {
    let shape: Shape = 'target';
    bracketed(reader, ']', () => {
      shape = items(reader);
    });
    return shape;
  }
  if (text === '{') {
    bracketed(reader, '}', () => entries(reader));
    return 'value';
  }
  return fail();
}

const numberShape =
  /^(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:0[0_]*|[1-9][\d_]*)|(?:[\d_]*\.[\d_]*|[\d_]+)(?:[eE][+-]?[\d_]+)?[jJ]?)$/;

function parenthesized(reader: Reader): Shape {
  let shape: Shape = 'target';
  bracketed(reader, ')', () => {
    shape = items(reader);
  });
  return shape;
}

/** What stands in `(...)` or `[...]`: a comprehension, or expressions. */
function items(reader: Reader): Shape {
  let shape = starred(reader);
  if (comprehension(reader)) return 'value';
  while (take(reader, ',')) {
    if (!isExpressionAhead(reader)) break;
    if (starred(reader) === 'value') shape = 'value';
  }
  return shape;
}

/** Of a set or of a dictionary, never of both. */
function entries(reader: Reader): void {
  let kind: 'set' | 'dictionary' | undefined;
  do {
    if (peek(reader) === '}') return;
    let one: typeof kind = 'dictionary';
    if (take(reader, '**')) operation(reader);
    else {
      starred(reader);
      if (take(reader, ':')) expression(reader);
      else one = 'set';
    }
    kind ??= one;
    if (kind !== one) fail();
    if (comprehension(reader)) return;
  } while (take(reader, ','));
}

function comprehension(reader: Reader): boolean {
  let any = false;
  for (;;) {
    const isAsync = take(reader, 'async');
    if (!take(reader, 'for')) {
      if (isAsync) fail();
      return any;
    }
    any = true;
    loopTargets(reader);
    expect(reader, 'in');
    operation(reader);
    while (take(reader, 'if')) condition(reader);
  }
}

/** Without `if ... else`, which would be the next condition. */
function condition(reader: Reader): void {
  operation(reader);
  if (take(reader, ':=')) operation(reader);
}

/** Reads what stands between the brackets of a call or of the bases of a class. */
export function callArguments(reader: Reader): void {
  do {
    if (peek(reader) === ')') return;
    if (take(reader, '*') || take(reader, '**')) {
      expression(reader);
      continue;
    }
    const isPlain = isName(reader);
    const at = reader.at;
    const shape = expression(reader);
    if (peek(reader) === '=') {
      if (!isPlain || shape === 'value' || reader.at !== at + 1) fail();
      advance(reader);
      expression(reader);
    } else comprehension(reader);
  } while (take(reader, ','));
}

function subscripts(reader: Reader): void {
  let any = false;
  do {
    if (any && peek(reader) === ']') return;
    any = true;
    take(reader, '*');
    if (peek(reader) !== ':') expression(reader);
    for (let parts = 0; parts < 2 && take(reader, ':'); parts++) {
      if (isExpressionAhead(reader)) expression(reader);
    }
  } while (take(reader, ','));
}

function lambdaParameters(reader: Reader): void {
  while (peek(reader) !== ':') {
    if (take(reader, '*')) {
      if (peek(reader) !== ',') name(reader);
    } else if (take(reader, '**')) name(reader);
    else if (!take(reader, '/')) {
      name(reader);
      if (take(reader, '=')) expression(reader);
    }
    if (!take(reader, ',')) return;
  }
}
