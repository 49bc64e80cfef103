import type { Source } from './source.ts';

/** A class, interface, enum, namespace or type literal with a name, as it stands in the file. Tokens are indexes in the source. */
export interface Declaration {
  readonly kind: 'class' | 'interface' | 'enum' | 'namespace' | 'type';
  readonly name: string;
  /** Names of the namespaces around it, joined with `.`; '' at the top of the file. */
  readonly space: string;
  /** Token of the name, of `class` where it has none. */
  readonly at: number;
  readonly typeParameters: readonly string[];
  readonly extends: readonly Heritage[];
  readonly implements: readonly Heritage[];
  /** Tokens of the braces. */
  readonly open: number;
  readonly close: number;
  readonly abstract: boolean;
}

/** `Foo<A, B>` behind `extends` or `implements`. */
export interface Heritage {
  readonly name: string;
  readonly typeArguments: readonly string[];
  /** Tokens, end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** The declarations of a file, in order. Bodies of functions are looked into as well. */
export function declarationsOf(source: Source): readonly Declaration[] {
  let found = known.get(source);
  if (!found) {
    found = readDeclarations(source);
    known.set(source, found);
  }
  return found;
}

/** What a name means, seen from inside a namespace: the nearest one, outwards. */
export function resolveName(source: Source, name: string, space: string): readonly Declaration[] {
  const all = declarationsOf(source);
  for (let around = space; ; around = around.slice(0, Math.max(0, around.lastIndexOf('.')))) {
    const full = around === '' ? name : `${around}.${name}`;
    const found = all.filter((one) => (one.space === '' ? one.name : `${one.space}.${one.name}`) === full);
    if (found.length > 0 || around === '') return found;
  }
}

/** The innermost class, interface or object-like declaration whose braces are around a token. */
export function declarationAround(source: Source, token: number): Declaration | undefined {
  return declarationsOf(source).findLast(({ open, close, kind }) => kind === 'class' && open < token && token < close);
}

/** Behind the `>` that closes the `<` at a token; the token itself where no type arguments stand. */
export function skipTypeArguments(source: Source, from: number): number {
  if (source.word(from) !== '<') return from;
  let depth = 0;
  for (let token = from; token < source.tokens.length; token++) {
    const word = source.word(token);
    if (word === '<') depth++;
    else if (word === '>' && --depth === 0) return token + 1;
    else if (/^[([{]$/.test(word) && source.partner(token) > token) token = source.partner(token);
    else if (/^[;)\]}]$/.test(word)) return from;
  }
  return from;
}

/** The parts between commas at the same depth, where `<` and `>` count as brackets; token ranges, end exclusive. */
export function splitList(source: Source, from: number, to: number): [number, number][] {
  const parts: [number, number][] = [];
  let start = from;
  for (let token = from; token < to; token++) {
    const word = source.word(token);
    if (/^[([{]$/.test(word) && source.partner(token) > token) token = source.partner(token);
    else if (word === '<') token = Math.max(token, skipTypeArguments(source, token) - 1);
    else if (word === ',') {
      parts.push([start, token]);
      start = token + 1;
    }
  }
  if (start < to) parts.push([start, to]);
  return parts;
}

const known = new WeakMap<Source, readonly Declaration[]>();

function readDeclarations(source: Source): readonly Declaration[] {
  const found: Declaration[] = [];
  for (let token = 0; token < source.tokens.length; token++) {
    const kind = /^(?:class|interface|enum|namespace|module|type)$/.exec(source.word(token))?.[0];
    if (!kind || source.tokens[token]?.kind !== 'word' || /^(?:\.|\?\.)$/.test(source.word(token - 1))) continue;
    const declaration = readDeclaration(source, token, kind === 'module' ? 'namespace' : (kind as Declaration['kind']));
    if (!declaration) continue;
    const spaces = found.filter(
      (one) => one.kind === 'namespace' && one.open < token && token < one.close && one.close > 0,
    );
    found.push({ ...declaration, space: spaces.map(({ name }) => name).join('.') });
  }
  return found;
}

function readDeclaration(source: Source, keyword: number, kind: Declaration['kind']): Declaration | undefined {
  let token = keyword + 1;
  let name = '';
  const isName = source.tokens[token]?.kind === 'word' && !/^(?:extends|implements)$/.test(source.word(token));
  if (isName) {
    name = source.word(token++);
    while (kind === 'namespace' && source.word(token) === '.') {
      name += `.${source.word(token + 1)}`;
      token += 2;
    }
  } else if (kind !== 'class') return undefined;
  const afterParameters = skipTypeArguments(source, token);
  const typeParameters = splitList(source, token + 1, afterParameters - 1).map(([from]) => source.word(from));
  token = afterParameters;
  const bases: Heritage[] = [];
  const interfaces: Heritage[] = [];
  if (kind === 'type') {
    if (source.word(token) !== '=') return undefined;
    token++;
  }
  while (/^(?:extends|implements)$/.test(source.word(token))) {
    const into = source.word(token) === 'extends' ? bases : interfaces;
    do {
      const heritage = readHeritage(source, token + 1);
      if (!heritage) return undefined;
      into.push(heritage);
      token = heritage.to;
    } while (source.word(token) === ',');
  }
  if (source.word(token) !== '{' || source.partner(token) <= token) return undefined;
  const shape = { kind, name, space: '', at: isName ? keyword + 1 : keyword, typeParameters };
  const abstract = source.word(keyword - 1) === 'abstract';
  return { ...shape, extends: bases, implements: interfaces, open: token, close: source.partner(token), abstract };
}

function readHeritage(source: Source, from: number): Heritage | undefined {
  if (source.tokens[from]?.kind !== 'word') return undefined;
  let token = from + 1;
  while (source.word(token) === '.') token += 2;
  const name = source.code(from, token);
  const to = skipTypeArguments(source, token);
  const typeArguments = splitList(source, token + 1, to - 1).map(([start, end]) => source.code(start, end));
  return { name, typeArguments, from, to };
}
