import { declarationsOf, splitList } from './declarations.ts';
import { functionsOf } from './functions.ts';
import { membersOf } from './members.ts';
import type { Source } from './source.ts';
import { typeOfValue } from './stubs.ts';

/** What an expression's type is called, as far as literals and the declarations of the file tell. */
export function typeOfExpression(source: Source, [from, to]: readonly [number, number], depth = 0): string | undefined {
  if (to <= from || depth > 4) return undefined;
  const plain = typeOfNew(source, from, to) ?? typeOfValue(source, [from, to]);
  if (plain) return plain;
  const word = source.word(from);
  const isWhole = source.partner(from) === to - 1;
  if (word === '(' && isWhole) return typeOfExpression(source, [from + 1, to - 1], depth + 1);
  if (word === '{' && isWhole) return typeOfObject(source, from, to, depth);
  if (word === '[' && isWhole) {
    const types = new Set(splitList(source, from + 1, to - 1).map((part) => typeOfExpression(source, part, depth + 1)));
    const [type] = types;
    if (types.size === 0) return 'any[]';
    return types.size === 1 && type ? (/[|&]|=>/.test(type) ? `(${type})[]` : `${type}[]`) : undefined;
  }
  if (to - from === 1 && source.tokens[from]?.kind === 'word') return typeOfVariable(source, from, depth);
  const arrow = functionsOf(source).find(
    ({ start, body, kind }) => kind === 'arrow' && start === from && body[1] === to,
  );
  if (arrow) {
    const list = arrow.parameters.map(({ name, type }) => `${name}: ${type ?? 'any'}`);
    const value = source.word(arrow.body[0]) === '{' ? 'void' : typeOfExpression(source, arrow.body, depth + 1);
    return `(${list.join(', ')}) => ${value ?? 'any'}`;
  }
  return typeOfArithmetic(source, from, to, depth);
}

/** `new A(3)` of a class of the file with a type parameter: `A<number>`. */
function typeOfNew(source: Source, from: number, to: number): string | undefined {
  if (source.word(from) !== 'new' || source.partner(from + 2) !== to - 1) return undefined;
  const name = source.word(from + 1);
  const target = declarationsOf(source).find((one) => one.kind === 'class' && one.name === name);
  if (!target || target.typeParameters.length === 0) return undefined;
  const builder = membersOf(source, target).find(({ kind }) => kind === 'constructor');
  const given = splitList(source, from + 3, to - 1);
  const types = target.typeParameters.map((parameter) => {
    const at = builder?.parameters.findIndex(({ type }) => type === parameter) ?? -1;
    const value = given[at];
    return (value && typeOfExpression(source, value, 1)) ?? 'unknown';
  });
  return `${name}<${types.join(', ')}>`;
}

function typeOfObject(source: Source, from: number, to: number, depth: number): string | undefined {
  const parts = splitList(source, from + 1, to - 1).map(([start, end]) => {
    if (end === start + 1)
      return `${source.word(start)}: ${typeOfExpression(source, [start, end], depth + 1) ?? 'any'};`;
    if (source.word(start + 1) !== ':' || !/^[\w$'"]/.test(source.word(start))) return undefined;
    return `${source.word(start)}: ${typeOfExpression(source, [start + 2, end], depth + 1) ?? 'any'};`;
  });
  if (parts.includes(undefined)) return undefined;
  return parts.length === 0 ? '{}' : `{ ${parts.join(' ')} }`;
}

/** By its declaration, where the file has one of that name. */
function typeOfVariable(source: Source, token: number, depth: number): string | undefined {
  const name = source.word(token);
  const found = source.tokens.flatMap(({ text }, at) =>
    text === name && /^(?:const|let|var)$/.test(source.word(at - 1)) ? [at] : [],
  );
  const [at] = found;
  if (at !== undefined && found.length === 1) {
    if (source.word(at + 1) === ':') {
      const end = source.find(at + 2, ['=', ';']);
      return end === -1 ? undefined : source.code(at + 2, end);
    }
    if (source.word(at + 1) !== '=') return undefined;
    const end = source.find(at + 2, [';', ',']);
    if (end !== -1) return typeOfExpression(source, [at + 2, end], depth + 1);
    return source.sameLine(at + 2, at + 3) ? undefined : typeOfExpression(source, [at + 2, at + 3], depth + 1);
  }
  const holders = functionsOf(source).filter(({ body }) => body[0] <= token && token < body[1]);
  return holders.flatMap(({ parameters }) => parameters).find((one) => one.name === name)?.type;
}

function typeOfArithmetic(source: Source, from: number, to: number, depth: number): string | undefined {
  const comparison = source.find(from, ['===', '!==', '==', '!=', '&&', '||', '?', '??', '=>'], to);
  if (comparison !== -1) return /^[=!]==?$/.test(source.word(comparison)) ? 'boolean' : undefined;
  const operator = source.find(from + 1, ['+', '-', '*', '/', '%', '**', '<', '>'], to);
  if (operator === -1) return undefined;
  if (/^[-*/%]|\*\*$/.test(source.word(operator)))
    return source.find(from, ['<', '>', '<='], to) === -1 ? 'number' : 'boolean';
  if (source.word(operator) !== '+') return undefined;
  const left = typeOfExpression(source, [from, operator], depth + 1);
  const right = typeOfExpression(source, [operator + 1, to], depth + 1);
  if (left === 'string' || right === 'string') return 'string';
  return left === 'number' && right === 'number' ? 'number' : undefined;
}
