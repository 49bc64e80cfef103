import { type Declaration, skipTypeArguments, splitList } from './declarations.ts';
import type { Source } from './source.ts';

/** A member of a class, interface or type literal; texts are code without comments, tokens are indexes in the source. */
export interface Member {
  readonly kind: 'property' | 'method' | 'get' | 'set' | 'index' | 'call' | 'new' | 'constructor';
  /** As written: `a`, `'b-c'`, `[Symbol.iterator]`, `#d`. */
  readonly name: string;
  readonly modifiers: readonly string[];
  readonly optional: boolean;
  /** With its angle brackets, '' without. */
  readonly typeParameters: string;
  readonly parameters: readonly Parameter[];
  /** Of a property its type, of a function what it returns; absent where none is written. */
  readonly type?: string;
  /** Tokens of the braces of a function's body. */
  readonly body?: readonly [number, number];
  /** Tokens of a property's first value, end exclusive. */
  readonly value?: readonly [number, number];
  /** First token, and the one behind the last. */
  readonly from: number;
  readonly nameAt: number;
  readonly to: number;
}

export interface Parameter {
  readonly name: string;
  readonly modifiers: readonly string[];
  readonly rest: boolean;
  readonly optional: boolean;
  readonly type?: string;
  readonly value?: readonly [number, number];
  readonly from: number;
  readonly to: number;
}

export function membersOf(source: Source, { open, close }: Pick<Declaration, 'open' | 'close'>): Member[] {
  const members: Member[] = [];
  let token = open + 1;
  while (token < close) {
    if (/^[;,]$/.test(source.word(token))) {
      token++;
      continue;
    }
    const member = readMember(source, token, close);
    members.push(member);
    token = Math.max(member.to, token + 1);
  }
  return members;
}

/** The parameters between the round brackets at a token. */
export function parametersOf(source: Source, open: number): Parameter[] {
  return splitList(source, open + 1, source.partner(open)).map(([from, to]) => {
    let token = from;
    const modifiers: string[] = [];
    while (modifierWords.has(source.word(token)) && source.tokens[token + 1]?.kind === 'word') {
      modifiers.push(source.word(token++));
    }
    const rest = source.word(token) === '...';
    if (rest) token++;
    const nameEnd = /^[{[]$/.test(source.word(token)) ? source.partner(token) + 1 : token + 1;
    const name = source.code(token, nameEnd);
    const optional = source.word(nameEnd) === '?';
    token = nameEnd + (optional ? 1 : 0);
    const typed = source.word(token) === ':' ? token + 1 : -1;
    const typeEnd = typed === -1 ? token : endOfType(source, typed, to);
    const valued = source.word(typeEnd) === '=';
    return {
      name,
      modifiers,
      rest,
      optional: optional || valued,
      ...(typed === -1 ? {} : { type: source.code(typed, typeEnd) }),
      ...(valued ? { value: [typeEnd + 1, to] as const } : {}),
      from,
      to,
    };
  });
}

/** Behind the type that begins at a token. */
export function endOfType(source: Source, from: number, limit = source.tokens.length): number {
  let token = from;
  let wants = true;
  while (token < limit) {
    const word = source.word(token);
    if (wants) {
      if (/^[([{]$/.test(word)) {
        if (source.partner(token) < token) return token;
        token = source.partner(token) + 1;
        wants = false;
      } else if (word === '<') {
        const behind = skipTypeArguments(source, token);
        if (behind === token) return token;
        token = behind;
      } else if (/^(?:[|&-]|keyof|typeof|readonly|unique|infer|new|abstract|asserts)$/.test(word)) token++;
      else if (source.tokens[token]?.kind === 'punctuation') return token;
      else {
        token++;
        wants = source.tokens[token - 1]?.kind === 'template' && word.endsWith('${');
        if (wants) {
          token = source.partner(token - 1) + 1;
          wants = false;
        }
      }
    } else if (/^(?:[|&.]|is|extends)$/.test(word) || (word === '=>' && source.word(token - 1) === ')')) {
      token++;
      wants = true;
    } else if (word === '<' || (word === '[' && source.sameLine(token - 1, token))) {
      const behind = word === '<' ? skipTypeArguments(source, token) : source.partner(token) + 1;
      if (behind <= token) return token;
      token = behind;
    } else return token;
  }
  return token;
}

const modifierWords = new Set(
  'public private protected static abstract override readonly declare async accessor export default'.split(' '),
);

/** A word that is a modifier may be the name as well: what follows decides. */
function endsName(word: string): boolean {
  return /^(?:[(:;=,?!<}]|)$/.test(word);
}

function readMember(source: Source, from: number, close: number): Member {
  let token = from;
  while (source.word(token) === '@') token = endOfDecorator(source, token);
  const modifiers: string[] = [];
  while (modifierWords.has(source.word(token)) && !endsName(source.word(token + 1))) {
    modifiers.push(source.word(token++));
  }
  if (source.word(token) === '*') token++;
  let kind: Member['kind'] = 'property';
  if (/^(?:get|set)$/.test(source.word(token)) && !endsName(source.word(token + 1))) {
    kind = source.word(token++) as 'get' | 'set';
  }
  if (source.word(token) === '*') token++;
  const nameAt = token;
  let name = '';
  if (/^[(<]$/.test(source.word(token))) kind = 'call';
  else if (source.word(token) === 'new' && /^[(<]$/.test(source.word(token + 1))) {
    kind = 'new';
    token++;
  } else if (source.word(token) === '[') {
    const end = source.partner(token) + 1;
    if (end <= token) return { ...nothing, kind, name, modifiers, from, nameAt, to: close };
    if (source.word(token + 2) === ':') kind = 'index';
    name = source.code(token, end);
    token = end;
  } else name = source.word(token++);
  const optional = source.word(token) === '?';
  if (optional || source.word(token) === '!') token++;
  const afterParameters = skipTypeArguments(source, token);
  const typeParameters = source.code(token, afterParameters).replace(/^< | (?=>$)/g, '');
  const base = { name, modifiers, optional, typeParameters, from, nameAt };
  token = afterParameters;
  if (source.word(token) === '(' && source.partner(token) > token) {
    if (kind === 'property') kind = name === 'constructor' ? 'constructor' : 'method';
    const parameters = parametersOf(source, token);
    token = source.partner(token) + 1;
    const typed = source.word(token) === ':';
    const typeEnd = typed ? endOfType(source, token + 1, close) : token;
    const type = typed ? { type: source.code(token + 1, typeEnd) } : {};
    const hasBody = source.word(typeEnd) === '{' && source.partner(typeEnd) > typeEnd;
    const end = hasBody ? source.partner(typeEnd) : typeEnd;
    const body = hasBody ? { body: [typeEnd, end] as const } : {};
    return { ...base, kind, parameters, ...type, ...body, to: hasBody ? end + 1 : typeEnd };
  }
  const typed = source.word(token) === ':';
  const typeEnd = typed ? endOfType(source, token + 1, close) : token;
  const type = typed ? { type: source.code(token + 1, typeEnd) } : {};
  let to = typeEnd;
  let value = {};
  if (source.word(typeEnd) === '=') {
    to = endOfValue(source, typeEnd + 1, close);
    value = { value: [typeEnd + 1, to] as const };
  }
  return { ...base, kind, parameters: [], ...type, ...value, to };
}

const nothing = { optional: false, typeParameters: '', parameters: [] } as const;

function endOfDecorator(source: Source, from: number): number {
  let token = from + 2;
  while (source.word(token) === '.') token += 2;
  return source.word(token) === '(' && source.partner(token) > token ? source.partner(token) + 1 : token;
}

/** A value ends at `;` or `,`, or at the end of a line where the next one cannot go on with it. */
function endOfValue(source: Source, from: number, close: number): number {
  for (let token = from; token < close; token++) {
    if (/^[;,]$/.test(source.word(token))) return token;
    const ends = !/^(?:[-+*/%&|^=<.?:]|=>|&&|\|\||\?\?)$/.test(source.word(token));
    if (/^[([{]$|\$\{$/.test(source.word(token)) && source.partner(token) > token) token = source.partner(token);
    const next = source.word(token + 1);
    if (ends && !source.sameLine(token, token + 1) && !/^[-+*/%&|^=<.?:([`]/.test(next)) return token + 1;
  }
  return close;
}
