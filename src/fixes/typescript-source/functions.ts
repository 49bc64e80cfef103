import { skipTypeArguments } from './declarations.ts';
import { endOfType, type Parameter, parametersOf } from './members.ts';
import type { Source } from './source.ts';

/** A function, method or arrow function with its body. Tokens are indexes in the source. */
export interface FunctionShape {
  readonly kind: 'function' | 'method' | 'arrow';
  /** Where `async` belongs: `function`, a method's name, an arrow's parameters. */
  readonly start: number;
  /** '' where it has none. */
  readonly name: string;
  /** The brackets of the parameters; both the one name of `x => x`. */
  readonly open: number;
  readonly close: number;
  readonly parameters: readonly Parameter[];
  /** The written return type, end exclusive. */
  readonly returns?: readonly [number, number];
  /** With its braces, or an arrow's expression; end exclusive. */
  readonly body: readonly [number, number];
}

export function functionsOf(source: Source): readonly FunctionShape[] {
  let found = known.get(source);
  if (!found) {
    found = source.tokens.flatMap((_, token) => readFunction(source, token) ?? []);
    known.set(source, found);
  }
  return found;
}

/** The innermost function whose body holds a token. */
export function functionAround(source: Source, token: number): FunctionShape | undefined {
  let innermost: FunctionShape | undefined;
  for (const one of functionsOf(source)) {
    if (one.body[0] > token || token >= one.body[1]) continue;
    if (!innermost || one.body[1] - one.body[0] < innermost.body[1] - innermost.body[0]) innermost = one;
  }
  return innermost;
}

/** The function that has the parameter whose name is at a token. */
export function functionOfParameter(source: Source, token: number): [FunctionShape, Parameter] | undefined {
  for (const one of functionsOf(source)) {
    if (one.open > token || token > one.close) continue;
    const parameter = one.parameters.find(({ from, to }) => from <= token && token < to);
    if (parameter) return [one, parameter];
  }
  return undefined;
}

const known = new WeakMap<Source, readonly FunctionShape[]>();

const statements = new Set('if for while switch catch with return await typeof'.split(' '));

function readFunction(source: Source, open: number): FunctionShape | undefined {
  if (source.word(open + 1) === '=>' && source.tokens[open]?.kind === 'word') {
    const parameters = [
      { name: source.word(open), modifiers: [], rest: false, optional: false, from: open, to: open + 1 },
    ];
    const shape = { kind: 'arrow', start: open, name: '', open, close: open, parameters } as const;
    return isTypeBefore(source, open) ? undefined : { ...shape, body: bodyOfArrow(source, open + 2) };
  }
  const close = source.word(open) === '(' ? source.partner(open) : -1;
  if (close <= open) return undefined;
  const typed = source.word(close + 1) === ':';
  const behind = typed ? endOfType(source, close + 2) : close + 1;
  if (source.word(behind) !== '=>' && source.word(behind) !== '{') return undefined;
  const before = beforeTypeParameters(source, open);
  const returns = typed ? { returns: [close + 2, behind] as const } : {};
  const shape = { open, close, parameters: parametersOf(source, open), ...returns };
  if (source.word(behind) === '=>') {
    return { ...shape, kind: 'arrow', start: before + 1, name: '', body: bodyOfArrow(source, behind + 1) };
  }
  const end = source.partner(behind) + 1;
  if (end <= behind) return undefined;
  const body = [behind, end] as const;
  if (/^(?:function|\*)$/.test(source.word(before))) {
    const start = source.word(before) === '*' ? before - 1 : before;
    return source.word(start) === 'function' ? { ...shape, kind: 'function', start, name: '', body } : undefined;
  }
  const name = source.word(before);
  if (statements.has(name) || source.tokens[before]?.kind === 'punctuation') return undefined;
  const star = source.word(before - 1) === '*' ? 1 : 0;
  if (source.word(before - 1 - star) === 'function')
    return { ...shape, kind: 'function', start: before - 1 - star, name, body };
  return { ...shape, kind: 'method', start: before - star, name, body };
}

/** The token before `<T>` of a function, or before its bracket. */
function beforeTypeParameters(source: Source, open: number): number {
  if (source.word(open - 1) !== '>') return open - 1;
  for (let token = open - 2; token >= 0 && token > open - 60; token--) {
    if (source.word(token) === '<' && skipTypeArguments(source, token) === open) return token - 1;
  }
  return open - 1;
}

/** `): T =>` and `new () => T`: the word before the arrow is a type. */
function isTypeBefore(source: Source, token: number): boolean {
  return source.word(token - 1) === ':' && source.word(token - 2) === ')';
}

function bodyOfArrow(source: Source, from: number): readonly [number, number] {
  if (source.word(from) === '{' && source.partner(from) > from) return [from, source.partner(from) + 1];
  let token = from;
  for (; token < source.tokens.length; token++) {
    if (/^[,;)\]}]/.test(source.word(token))) break;
    if (/^[([{]$|\$\{$/.test(source.word(token)) && source.partner(token) > token) token = source.partner(token);
  }
  return [from, token];
}
