import { assignment, conditional, keywords } from './expressions.ts';
import {
  advance,
  type CType,
  declare,
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

/** Whether it is a word that only types begin with. */
export function isTypeWord(text: string): boolean {
  return specifiers.has(text) || tagged.has(text);
}

/** Whether a declaration or type name begins at a token. */
export function isTypeAhead(reader: Reader, ahead = 0): boolean {
  if (peekKind(reader, ahead) !== 'word') return false;
  const text = peek(reader, ahead);
  if (specifiers.has(text) || tagged.has(text)) return true;
  if (keywords.has(text) || text === 'asm' || text === '__asm__') return false;
  const named = lookUp(reader, text);
  if (named) return named.kind === 'type';
  return reader.open && looksLikeType(reader, ahead);
}

/** A name of an unknown header, by the shape of what follows: a product that nobody uses is none. */
function looksLikeType(reader: Reader, ahead: number): boolean {
  if (isTypeWord(peek(reader, ahead + 1))) return true;
  let next = ahead + 1;
  while (peek(reader, next) === '*' || peek(reader, next) === 'const') next++;
  const isPointer = next > ahead + 1;
  if (peek(reader, next) === ')') {
    // Behind a bracket it is a cast.
    if (isPointer || ahead === 0 || /^(?:word|number|string|character)$/.test(peekKind(reader, next + 1))) return true;
    return /^[~!]$/.test(peek(reader, next + 1)) || (peek(reader, next + 1) === '(' && isTypeAhead(reader, next + 2));
  }
  if (ahead > 0) return !isPointer && isQualifiedCast(reader, next);
  if (peek(reader, next) === '[' && peek(reader, next + 1) === ']' && /^[[,)]$/.test(peek(reader, next + 2)))
    return true;
  const isNamed = peekKind(reader, next) === 'word' && !keywords.has(peek(reader, next));
  return (
    isNamed && (!isPointer || /^(?:[=;,)[(:{]|)$/.test(peek(reader, next + 1)) || peekKind(reader, next + 1) === 'word')
  );
}

/** `(CONST Name *)` */
function isQualifiedCast(reader: Reader, at: number): boolean {
  let next = at;
  if (peekKind(reader, next) !== 'word' || keywords.has(peek(reader, next))) return false;
  do next++;
  while (peek(reader, next) === '*');
  return peek(reader, next) === ')';
}

/** Whether another word stands between this one and what is declared. */
function isBeforeDeclarator(reader: Reader): boolean {
  const next = peek(reader, 1);
  if (next === '*') return true;
  // What stands last may be a macro as well, and is the name of nothing.
  const isMacro = capitals.test(next) && /^[,);={]$/.test(peek(reader, 2));
  return peekKind(reader, 1) === 'word' && !keywords.has(next) && !isMacro;
}

const capitals = /^[A-Z_][A-Z\d_]*$/;

/** A macro of an unknown header that stands where a compiler takes attributes. */
function skipUnknownMacro(reader: Reader): boolean {
  const isOne =
    reader.open && peekKind(reader) === 'word' && !keywords.has(peek(reader)) && !lookUp(reader, peek(reader));
  if (isOne) advance(reader);
  return isOne;
}

/** In a function two names side by side are a comma or semicolon that is missing, unless one is in capitals. */
function isPlaceOfMacro(reader: Reader): boolean {
  return reader.depth === 0 || capitals.test(peek(reader)) || peek(reader, 1) === '*';
}

/** `ALIGNED(16)` before or behind what is declared. */
function skipMacroWithArguments(reader: Reader, behind: RegExp): boolean {
  if (!reader.open || peek(reader, 1) !== '(' || !capitals.test(peek(reader)) || peekKind(reader, 2) !== 'number')
    return false;
  if (peek(reader, 3) !== ')' || !behind.test(peek(reader, 4))) return false;
  for (let i = 0; i < 4; i++) advance(reader);
  return true;
}

/** Reads `type-name` (6.7.7), as in casts. */
export function typeName(reader: Reader): CType {
  const { type } = declarationSpecifiers(reader);
  return declarator(reader, type, true).type;
}

/** Reads `initializer` (6.7.9). */
export function initializer(reader: Reader): void {
  if (!take(reader, '{')) {
    assignment(reader);
    return;
  }
  nested(reader, () => {
    while (peek(reader) !== '}' && !isAtEnd(reader)) {
      designators(reader);
      initializer(reader);
      if (!take(reader, ',')) break;
    }
    expect(reader, '}');
  });
}

function designators(reader: Reader): void {
  let any = false;
  while (peek(reader) === '.' || peek(reader) === '[') {
    any = true;
    if (take(reader, '.')) advance(reader);
    else skipBalanced(reader);
  }
  if (any) expect(reader, '=');
}

export interface Specifiers {
  readonly type: CType;
  readonly isTypedef: boolean;
  readonly isExtern: boolean;
  readonly any: boolean;
}

/** Reads `declaration-specifiers` (6.7). */
export function declarationSpecifiers(reader: Reader): Specifiers {
  let type: CType | undefined;
  let isTypedef = false;
  let isExtern = false;
  const start = reader.at;
  while (!isAtEnd(reader) && peekKind(reader) === 'word') {
    const text = peek(reader);
    if (skipAttribute(reader)) continue;
    if (text === 'typedef') isTypedef = true;
    if (text === 'extern') isExtern = true;
    if (tagged.has(text)) {
      if (type) fail(reader);
      type = taggedType(reader, text);
    } else if (specifiers.has(text)) {
      if (baseTypes.has(text)) {
        // `int int`, and `int node`; a compiler refuses them at the second word.
        if (type && (type.base.startsWith('struct') || text === lastBase(reader)) && text !== 'long') fail(reader);
        const isFloat = text === 'float' || text === 'double';
        type = isFloat
          ? { base: 'float', depth: 0 }
          : { base: text === 'void' ? 'void' : (type?.base ?? 'int'), depth: 0 };
      }
      advance(reader);
    } else if (!type && isTypeAhead(reader)) {
      type = lookUp(reader, text)?.type ?? unknownType;
      advance(reader);
    } else if (type === unknownType && isBeforeDeclarator(reader) && lookUp(reader, text)?.kind === 'type') {
      // What stood before was a macro.
      type = lookUp(reader, text)?.type;
      advance(reader);
    } else if (type && isBeforeDeclarator(reader) && isPlaceOfMacro(reader) && skipUnknownMacro(reader)) {
      // It stands between the type and the name.
    } else if (type && skipMacroWithArguments(reader, /^[A-Za-z_*]/)) {
      // And so does this one.
    } else break;
  }
  return { type: type ?? intType, isTypedef, isExtern, any: reader.at > start };
}

function lastBase(reader: Reader): string {
  return reader.tokens[reader.at - 1]?.text ?? '';
}

const tagged = new Set(['struct', 'union', 'enum']);
const baseTypes = new Set('void char short int long float double signed unsigned _Bool _Complex __int128'.split(' '));
const specifiers = new Set([
  ...baseTypes,
  ...'typedef extern static auto register const volatile restrict inline _Noreturn _Thread_local _Atomic __inline __inline__ __restrict __extension__ __thread __volatile__ __const'.split(
    ' ',
  ),
]);

function skipAttribute(reader: Reader): boolean {
  if (!/^(?:__attribute__|__attribute|_Alignas|__declspec|asm|__asm__)$/.test(peek(reader))) return false;
  advance(reader);
  if (peek(reader) === '(') skipBalanced(reader);
  return true;
}

function taggedType(reader: Reader, keyword: string): CType {
  const start = reader.at;
  advance(reader);
  while (skipAttribute(reader));
  let tag = `#${start}`;
  if (peekKind(reader) === 'word' && !keywords.has(peek(reader))) {
    tag = peek(reader);
    advance(reader);
  } else if (peek(reader) !== '{') {
    fail(reader);
  }
  const type: CType = keyword === 'enum' ? intType : { base: `struct ${tag}`, depth: 0 };
  if (take(reader, '{')) {
    nested(reader, () => (keyword === 'enum' ? enumerators(reader) : memberList(reader, type.base)));
    expect(reader, '}');
  }
  return type;
}

function enumerators(reader: Reader): void {
  while (peekKind(reader) === 'word') {
    declare(reader, peek(reader), { kind: 'constant', type: intType }, reader.at);
    advance(reader);
    if (take(reader, '=')) conditional(reader);
    if (!take(reader, ',')) return;
  }
}

function memberList(reader: Reader, base: string): void {
  const members = new Map<string, CType>();
  reader.members.set(base, members);
  while (peek(reader) !== '}' && !isAtEnd(reader)) {
    if (take(reader, ';')) continue;
    const { type, any } = declarationSpecifiers(reader);
    if (!any) return fail(reader);
    if (peek(reader) === ';') {
      // Of an anonymous member the names are the outer one's.
      for (const [name, inner] of reader.members.get(type.base) ?? []) members.set(name, inner);
    } else {
      do {
        const one = peek(reader) === ':' ? undefined : declarator(reader, type);
        if (one?.name) members.set(one.name, one.type);
        if (take(reader, ':')) conditional(reader);
        while (skipAttribute(reader));
      } while (take(reader, ','));
    }
    expect(reader, ';');
  }
  // One whose body could not be read may have any.
  if (members.size === 0) reader.members.delete(base);
}

export interface Declarator {
  readonly name: string | undefined;
  readonly at: number;
  readonly type: CType;
  /** Of a function, those with names. */
  readonly parameters: readonly { readonly name: string; readonly type: CType }[];
  readonly isOpenArray: boolean;
}

/** Reads `declarator` (6.7.6), with `abstract` also one without a name. */
export function declarator(reader: Reader, base: CType, abstract = false): Declarator {
  let depth = base.depth;
  while (take(reader, '*')) {
    depth++;
    while (/^(?:const|volatile|restrict|__restrict)$/.test(peek(reader))) advance(reader);
    // `char *EXPORT name(`, and `code FAR *FAR *name`.
    const next = peek(reader, 1);
    if (capitals.test(peek(reader)) && (next === '*' || (peekKind(reader, 1) === 'word' && !keywords.has(next))))
      skipUnknownMacro(reader);
  }
  while (skipAttribute(reader));
  const at = reader.at;
  let name: string | undefined;
  let isNested = false;
  if (peekKind(reader) === 'word' && !keywords.has(peek(reader))) {
    name = peek(reader);
    advance(reader);
  } else if (peek(reader) === '(' && (!abstract || (!isTypeAhead(reader, 1) && peek(reader, 1) !== ')'))) {
    advance(reader);
    const inner = nested(reader, () => declarator(reader, unknownType, abstract));
    name = inner?.name;
    isNested = inner !== undefined && (inner.type.depth > 0 || inner.name === undefined || peek(reader) === ')');
    expect(reader, ')');
  } else if (!abstract) {
    fail(reader);
  }
  return { name, at, ...suffixes(reader, { ...base, depth }, isNested) };
}

function suffixes(
  reader: Reader,
  start: CType,
  isNested: boolean,
): Pick<Declarator, 'type' | 'parameters' | 'isOpenArray'> {
  let type = start;
  let parameters: Declarator['parameters'] = [];
  let isOpenArray = false;
  let first = true;
  while (!isAtEnd(reader)) {
    if (take(reader, '[')) {
      while (/^(?:static|const|restrict)$/.test(peek(reader))) advance(reader);
      if (peek(reader) === ']') isOpenArray ||= first;
      else if (peek(reader) === '*' && peek(reader, 1) === ']') advance(reader);
      else assignment(reader);
      expect(reader, ']');
      type = { ...type, depth: type.depth + 1, isArray: true };
    } else if (peek(reader) === '(') {
      advance(reader);
      reader.scopes.push(new Map());
      const list = nested(reader, () => parameterList(reader));
      reader.scopes.pop();
      expect(reader, ')');
      parameters = list?.named ?? [];
      type = { ...type, parameters: list?.counts ?? { least: 0, most: Number.POSITIVE_INFINITY } };
    } else break;
    first = false;
  }
  while (skipAttribute(reader));
  // A name in small letters is one that a bracket has cut off.
  if (/^[,);={]$/.test(peek(reader, 1)) && capitals.test(peek(reader))) skipUnknownMacro(reader);
  skipMacroWithArguments(reader, /^[,;=]$/);
  return { type: isNested ? unknownType : type, parameters, isOpenArray };
}

function parameterList(reader: Reader) {
  const named: { name: string; type: CType }[] = [];
  const anything = { least: 0, most: Number.POSITIVE_INFINITY };
  if (peek(reader) === ')') return { named, counts: anything };
  if (peek(reader) === 'void' && peek(reader, 1) === ')') {
    advance(reader);
    return { named, counts: { least: 0, most: 0 } };
  }
  // Names alone, as before C89.
  if (peekKind(reader) === 'word' && !isTypeAhead(reader)) {
    if (!/^[,)]$/.test(peek(reader, 1))) fail(reader);
    do {
      if (peekKind(reader) !== 'word') fail(reader);
      named.push({ name: peek(reader), type: unknownType });
      advance(reader);
    } while (take(reader, ','));
    return { named, counts: anything };
  }
  let count = 0;
  do {
    if (take(reader, '...')) return { named, counts: { least: count, most: Number.POSITIVE_INFINITY } };
    const { type, any } = declarationSpecifiers(reader);
    if (!any) fail(reader);
    const written = declarator(reader, type, true);
    const one = { name: written.name, type: { ...written.type, isArray: false } };
    if (one.name) named.push({ name: one.name, type: one.type });
    // Later parameters may name it in their bounds.
    if (one.name) reader.scopes.at(-1)?.set(one.name, { kind: 'variable', type: one.type });
    count++;
  } while (take(reader, ','));
  return { named, counts: { least: count, most: count } };
}

/** Reads the declarators behind the specifiers, each declared at once, up to the `;`, which stays. */
export function declaratorList(
  reader: Reader,
  { type: base, isTypedef, isExtern }: Specifiers,
  first: Declarator,
): void {
  let one = first;
  for (;;) {
    const { name, type, at } = one;
    const kind = isTypedef ? 'type' : type.parameters ? 'function' : 'variable';
    if (name) declare(reader, name, { kind, type: isTypedef ? { base: type.base, depth: type.depth } : type }, at);
    if (take(reader, '=')) initializer(reader);
    else if (one.isOpenArray && !isTypedef && !isExtern) report(reader, 'array-size', at);
    if (!take(reader, ',')) return;
    one = declarator(reader, base);
  }
}
