import { type CType, type Named, type Problem, type Reader, unknownType } from './reader.ts';
import { argumentsOf, headerOf, standardHeaders, standardNames } from './standard-names.ts';
import { builtins, translationUnit } from './statements.ts';
import { codeTokens, type Token, tokenize } from './tokens.ts';

/** What a reading of a C source found. Indexes are of `tokens`. */
export interface Check {
  /** Without white space, comments and preprocessor lines, object-like macros replaced in place; the last one is of kind `end`. */
  readonly tokens: readonly Token[];
  readonly failed: number | undefined;
  readonly problems: readonly Problem[];
  /** What is in scope at the watched offset. */
  readonly seen: ReadonlyMap<string, Named>;
  readonly members: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  /** It includes headers that are not known here, whose types and macros can be what the reading stumbled over. */
  readonly isOpen: boolean;
}

/**
 * Reads C source as a compiler's front end would, without its libraries: where the grammar (C11, annex A, with what GNU adds) breaks
 * first, and what of names, types and counts of arguments can't be. It knows less than a compiler, so that it finds nothing proves nothing;
 * that it agrees with what a compiler said is what repairs rest on.
 *
 * @param watch UTF-16 offset whose scope is wanted
 */
export function checkSource(text: string, watch = Number.POSITIVE_INFINITY): Check {
  const all = tokenize(text);
  const { macros, names, isOpen } = before(all);
  const tokens = withoutMacros(codeTokens(withoutBranches(all)), macros, text.length);
  const reader = readerOf(tokens, [names, new Map()], new Map(), isOpen, watch);
  translationUnit(reader);
  return result(reader);
}

/** What the rest of a file says to one of its functions. */
export interface Surroundings {
  readonly macros: Macros;
  /** Outermost first. */
  readonly scopes: readonly Map<string, Named>[];
  readonly members: ReadonlyMap<string, Map<string, CType>>;
  readonly isOpen: boolean;
  /** Macros behind whose calls a `;` stands mostly, so that it is missing where it does not. */
  readonly ended: ReadonlySet<string>;
}

/**
 * Reads what a file declares, whatever is wrong with it: behind what it can't read it goes on at the next line that begins at the margin.
 *
 * @param text with the bodies of functions blank
 * @param whole with them
 */
export function readSurroundings(text: string, whole = text): Surroundings {
  const all = tokenize(text);
  const { macros, names, isOpen } = before(all);
  const tokens = withoutMacros(codeTokens(withoutBranches(all)), macros, text.length);
  const scopes = [names, new Map<string, Named>()];
  const reader = readerOf(tokens, [...scopes], new Map(), isOpen);
  translationUnit(reader);
  while (reader.failed !== undefined) {
    const { failed } = reader;
    const next = tokens.findIndex(({ kind, start }, i) => i > failed && kind === 'word' && text[start - 1] === '\n');
    if (next === -1) break;
    reader.at = next;
    reader.failed = undefined;
    reader.depth = 0;
    reader.scopes.splice(2);
    translationUnit(reader);
  }
  return { macros, scopes, members: reader.members, isOpen, ended: endedMacros(whole) };
}

function endedMacros(text: string): Set<string> {
  const tokens = codeTokens(tokenize(text));
  const balance = new Map<string, number>();
  for (const [i, { kind, text: name }] of tokens.entries()) {
    if (kind !== 'word' || !/^[A-Z][A-Z\d_]*$/.test(name) || tokens[i + 1]?.text !== '(') continue;
    if (!/^[;{})]$/.test(tokens[i - 1]?.text ?? '')) continue;
    let depth = 0;
    let end = i + 1;
    for (; end < Math.min(tokens.length, i + mostMacroTokens); end++) {
      if (tokens[end]?.text === '(') depth++;
      else if (tokens[end]?.text === ')' && --depth === 0) break;
    }
    const isEnded = tokens[end + 1]?.text === ';';
    if (depth === 0) balance.set(name, (balance.get(name) ?? 0) + (isEnded ? 1 : -1));
  }
  return new Set([...balance].filter(([, count]) => count > 0).map(([name]) => name));
}

const mostMacroTokens = 100;

/** Reads one function, or what stands between two, as `checkSource` reads a whole source. Offsets are of `text`. */
export function checkPart(
  text: string,
  { macros, scopes, members, isOpen, ended }: Surroundings,
  watch?: number,
): Check {
  const tokens = withoutMacros(codeTokens(withoutBranches(tokenize(text))), macros, text.length);
  const reader = { ...readerOf(tokens, [...scopes, new Map()], new Map(members), isOpen, watch), ended };
  translationUnit(reader);
  return result(reader);
}

/** What stands in the first lines of any file. */
function before(all: readonly Token[]): { macros: Macros; names: Map<string, Named>; isOpen: boolean } {
  const directives = all.filter(({ kind }) => kind === 'directive');
  const includes = directives.flatMap(({ text: line }) => /^#\s*include\s*[<"]([^>"]+)/.exec(line)?.[1] ?? []);
  const macros = readMacros(directives);
  return {
    macros,
    names: predeclared(includes, macros),
    isOpen: includes.some((header) => !standardHeaders.includes(header)),
  };
}

function readerOf(
  tokens: readonly Token[],
  scopes: Map<string, Named>[],
  members: Map<string, Map<string, CType>>,
  open: boolean,
  watch = Number.POSITIVE_INFINITY,
): Reader {
  const at = tokens.findIndex(({ end }) => end > watch);
  return {
    tokens,
    at: 0,
    failed: undefined,
    scopes,
    members,
    problems: [],
    open,
    jumps: { breaks: 0, continues: 0 },
    depth: 0,
    watch: at === -1 ? tokens.length : at,
    seen: undefined,
  };
}

function result({ tokens, failed, problems, seen, scopes, members, open }: Reader): Check {
  return {
    tokens,
    failed,
    problems,
    // Asked of one reading in a hundred.
    get seen() {
      return seen ?? new Map(scopes.flatMap((scope) => [...scope]));
    },
    members,
    isOpen: open,
  };
}

type Macros = ReadonlyMap<string, readonly Token[] | 'function'>;

function readMacros(directives: readonly Token[]): Macros {
  const macros = new Map<string, readonly Token[] | 'function'>();
  for (const { text } of directives) {
    const [whole, name, bracket] = /^#\s*define\s+(\w+)(\(?)/.exec(text) ?? [];
    if (whole === undefined || name === undefined) continue;
    macros.set(name, bracket ? 'function' : codeTokens(tokenize(text.slice(whole.length))));
  }
  return macros;
}

/** The first branch of each `#if` counts, but not of `#if 0`. */
function withoutBranches(tokens: readonly Token[]): readonly Token[] {
  const open: { skipped: boolean }[] = [];
  return tokens.filter(({ kind, text }) => {
    if (kind === 'directive') {
      const word = /^#\s*(\w+)/.exec(text)?.[1] ?? '';
      const top = open.at(-1);
      if (/^if/.test(word)) open.push({ skipped: /^#\s*if\s+0\b/.test(text) });
      else if (/^el/.test(word) && top) top.skipped = !top.skipped || word !== 'else';
      else if (word === 'endif') open.pop();
      return true;
    }
    return !open.some(({ skipped }) => skipped);
  });
}

function withoutMacros(tokens: readonly Token[], macros: Macros, end: number): Token[] {
  const out: Token[] = [];
  for (const token of tokens) expand(token, token, macros, 0, out);
  out.push({ kind: 'end', text: '', start: end, end });
  return out;
}

/** What comes out of a macro stands where its name stands, so an error in it is found there. */
function expand(token: Token, place: Token, macros: Macros, depth: number, out: Token[]): void {
  const body = token.kind === 'word' ? macros.get(token.text) : undefined;
  if (!body || body === 'function' || depth > 8 || body.length > 64 || out.length > mostTokens) {
    out.push({ ...token, start: place.start, end: place.end });
    return;
  }
  for (const part of body) expand(part, place, macros, depth + 1, out);
}

const mostTokens = 500_000;

function predeclared(includes: readonly string[], macros: Macros): Map<string, Named> {
  const names = new Map<string, Named>(builtins);
  for (const [name, body] of macros) if (body === 'function') names.set(name, { kind: 'constant', type: unknownType });
  if (includes.length === 0) return names;
  for (const name of standardNames()) {
    const header = headerOf(name) as string;
    const isType = /_t$|^(?:FILE|DIR|va_list|jmp_buf|bool)$/.test(name);
    const isThere = includes.includes(header) || header === 'stddef.h' || (isType && name !== 'bool');
    // Also functions of other headers may be called, so a call looks them up by itself.
    const kind = isType ? 'type' : name === 'errno' ? 'variable' : 'constant';
    if (isThere) names.set(name, { kind, type: libraryType(name) });
  }
  return names;
}

function libraryType(name: string): CType {
  const parameters = argumentsOf(name);
  return parameters ? { ...unknownType, parameters } : unknownType;
}
