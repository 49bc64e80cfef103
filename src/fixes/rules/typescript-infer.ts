import type { Rule } from '../rule.ts';
import { splitList } from '../typescript-source/declarations.ts';
import { type FunctionShape, functionOfParameter } from '../typescript-source/functions.ts';
import type { Parameter } from '../typescript-source/members.ts';
import { Source } from '../typescript-source/source.ts';
import { joinUnion } from '../typescript-source/stubs.ts';
import { typeOfExpression } from '../typescript-source/usage.ts';

const tools = ['tsc'] as const;

/** Types that are not written and that the compiler wants to see, from how the name is used in the file. */
export const typescriptInferRules: readonly Rule[] = [
  {
    name: 'implicit-any-parameter',
    title: 'write the type that the parameter is used with',
    tools,
    codes: ['TS7006', 'TS7019'],
    message: /^(?:Rest parameter|Parameter) '(?<name>[\w$]+)' implicitly has an '(?<type>any(?:\[\])?)' type\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      let token = source.named(context);
      if (source.word(token) === '...') token++;
      const found = functionOfParameter(source, token);
      const { name = '' } = context.groups;
      if (!found || source.word(token) !== name || found[1].name !== name) return undefined;
      const [shape, parameter] = found;
      const optional = source.word(token + 1) === '?';
      const type = typeOfParameter(source, shape, parameter);
      if (shape.open === shape.close) {
        const text = `(${name}: ${type})`;
        return [source.edit(source.start(token), source.end(token), text)];
      }
      const end = source.end(optional ? token + 1 : token);
      const space = /^[^\S\n]+(?=\))/.exec(source.text.slice(end, end + 20))?.[0].length ?? 0;
      return [source.edit(end, end + space, `: ${type}`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS7006',
          message: "Parameter 'n' implicitly has an 'any' type.",
          line: 1,
          column: 16,
        },
        before: 'function twice(n) {\n  return n * 2;\n}\n',
        after: 'function twice(n: number) {\n  return n * 2;\n}\n',
      },
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS7006',
          message: "Parameter 'who' implicitly has an 'any' type.",
          line: 1,
          column: 16,
        },
        before: 'function greet(who) {\n  show(who);\n}\ngreet("you");\n',
        after: 'function greet(who: string) {\n  show(who);\n}\ngreet("you");\n',
      },
    ],
  },
  {
    name: 'implicit-any-variable',
    title: 'write the type that the variable is used with',
    tools,
    codes: ['TS7034', 'TS7008', 'TS7005'],
    message: /^(?:Variable|Member) '(?<name>#?[\w$]+)' implicitly has (?:an|type) '(?<type>any(?:\[\])?)'/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      const { name = '' } = context.groups;
      const isMember = context.diagnostic.message.startsWith('Member');
      const declares = /^(?:const|let|var)$/.test(source.word(token - 1));
      // Where the variable is only used there is nothing to write.
      if (source.word(token) !== name || (!isMember && !declares) || source.word(token + 1) === ':') return undefined;
      const type = typeOfUses(source, name, token, isMember) ?? context.groups.type ?? 'any';
      const mark = /^[?!]$/.test(source.word(token + 1)) ? token + 1 : token;
      return [source.insert(source.end(mark), `: ${type}`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS7034',
          message: "Variable 'list' implicitly has type 'any[]' in some locations where its type cannot be determined.",
          line: 1,
          column: 5,
        },
        before: 'let list = [];\nfunction f() {\n  list.push(1);\n  return list;\n}\n',
        after: 'let list: number[] = [];\nfunction f() {\n  list.push(1);\n  return list;\n}\n',
      },
    ],
  },
];

function typeOfParameter(source: Source, shape: FunctionShape, parameter: Parameter): string {
  const given = typesOfArguments(source, shape, parameter);
  const inside = typeOfUses(source, parameter.name, parameter.from, false, shape.body);
  const objects = [...given].filter((type) => /^\{ .*\}$/.test(type));
  const united = objects.length > 1 ? uniteObjects(objects) : objects;
  const union = joinUnion([...[...given].filter((type) => !objects.includes(type)), ...united]);
  if (parameter.rest) return given.size > 1 ? `(${union})[]` : given.size === 1 ? `${union}[]` : 'any[]';
  if (inside && !inside.startsWith('{') && !inside.endsWith('[]')) return inside;
  return union || inside || 'any';
}

/** Objects with different properties as one, in which what some lack is optional. */
function uniteObjects(objects: readonly string[]): string[] {
  const types = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const object of objects) {
    for (const [, name = '', type = ''] of object.matchAll(/(\w+): ([^;{}]+);/g)) {
      types.set(name, (types.get(name) ?? new Set()).add(type));
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    if (/\{.*[{(]/.test(object)) return [...objects];
  }
  const parts = [...types].map(
    ([name, all]) => `${name}${counts.get(name) === objects.length ? '' : '?'}: ${joinUnion([...all])};`,
  );
  return [`{ ${parts.join(' ')} }`];
}

/** Types of what the file's calls hand over for a parameter. A setter is handed what is assigned. */
function typesOfArguments(source: Source, shape: FunctionShape, parameter: Parameter): Set<string> {
  const types = new Set<string>();
  const at = shape.parameters.indexOf(parameter);
  if (shape.name === '') return types;
  const isSetter = source.word(shape.start - 1) === 'set' && shape.kind === 'method';
  for (const [token, { text, kind }] of source.tokens.entries()) {
    if (kind !== 'word' || text !== shape.name || token === shape.open - 1) continue;
    if (isSetter && source.word(token + 1) === '=' && source.word(token - 1) === '.') {
      const end = source.find(token + 2, [';']);
      add(typeOfExpression(source, [token + 2, end === -1 ? token + 3 : end]));
    }
    if (source.word(token + 1) !== '(' || source.partner(token + 1) < token) continue;
    const list = splitList(source, token + 2, source.partner(token + 1));
    for (const part of parameter.rest ? list.slice(at) : list.slice(at, at + 1)) add(typeOfExpression(source, part));
  }
  return types;

  function add(type: string | undefined): void {
    if (type) types.add(type);
  }
}

/** What the operators and methods on a name, and the values assigned to it, say about its type. */
function typeOfUses(
  source: Source,
  name: string,
  declared: number,
  isMember: boolean,
  [from, to]: readonly [number, number] = [0, source.tokens.length],
): string | undefined {
  const found = new Set<string>();
  for (let token = from; token < to; token++) {
    if (token === declared || source.word(token) !== name || (source.word(token - 1) === '.') !== isMember) continue;
    const type = typeOfUse(source, token, isMember ? token - 3 : token - 1);
    if (type) found.add(type);
  }
  const [only, other] = found;
  return only && !other ? only : undefined;
}

function typeOfUse(source: Source, token: number, before: number): string | undefined {
  const left = source.word(before);
  const right = source.word(token + 1);
  if (/^(?:\+\+|--)$/.test(left) || /^(?:\+\+|--|[-*/%&|^]=?|\*\*=?)$/.test(right)) return 'number';
  if (/^(?:[-*/%]|\*\*)$/.test(left) && before > 0 && source.tokens[before - 1]?.kind !== 'punctuation')
    return 'number';
  if (right === '=') {
    const end = source.find(token + 2, [';', ',']);
    const stop = end !== -1 && source.sameLine(token, end) ? end : token + 3;
    const type = typeOfExpression(source, [token + 2, stop]);
    return type === 'any[]' ? undefined : type;
  }
  if (right === '[' && /^["']/.test(source.word(token + 2)) && source.partner(token + 1) === token + 3)
    return '{ [x: string]: any; }';
  if (right !== '.' || source.word(token + 3) !== '(') return undefined;
  const method = source.word(token + 2);
  if (/^(?:push|unshift)$/.test(method)) {
    const [first] = splitList(source, token + 4, source.partner(token + 3));
    const type = first && typeOfExpression(source, first);
    return type && `${/[|&]|=>/.test(type) ? `(${type})` : type}[]`;
  }
  if (
    /^(?:charAt|charCodeAt|toLowerCase|toUpperCase|trim|substring|substr|startsWith|endsWith|padStart|padEnd|codePointAt|localeCompare)$/.test(
      method,
    )
  )
    return 'string';
  return /^(?:toFixed|toPrecision|toExponential)$/.test(method) ? 'number' : undefined;
}
