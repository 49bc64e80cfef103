import { tokenize } from '../c-source/tokens.ts';
import { readTokens } from '../typescript-source/tokens.ts';

/** A token that a compiler sees; offsets in UTF-16 units, the end exclusive. */
export interface SourceToken {
  /** `opaque` is never looked into: a directive, a template, a regular expression, or what is no token at all. */
  readonly kind: 'word' | 'number' | 'string' | 'punctuation' | 'opaque';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The family whose tokens a file is made of, by its name; `undefined` for a language that is not read here. */
export function languageOf(file: string): string | undefined {
  return families.get(/\.([A-Za-z+]+)$/.exec(file)?.[1]?.toLowerCase() ?? '');
}

/**
 * The code of a text without white space and comments. `undefined` where it can't be told from strings: in a file with
 * strings that C's tokens know nothing of, or in one that is too large to be read for each problem.
 */
export function sourceTokens(text: string, language: string): SourceToken[] | undefined {
  if (text.length > longest || unknownStrings.get(language)?.test(text)) return undefined;
  const tokens: readonly { kind: string; text: string; start: number; end: number }[] =
    language === 'script' ? readTokens(text) : language === 'python' ? pythonTokens(text) : tokenize(text);
  return tokens
    .filter(({ kind }) => kind !== 'space' && kind !== 'comment' && kind !== 'end')
    .map((token) => ({ ...token, kind: kinds.get(token.kind) ?? 'opaque' }));
}

const longest = 1 << 20;

const families: ReadonlyMap<string, string> = new Map(
  Object.entries({
    c: 'c h',
    cpp: 'cc cpp cxx c++ hh hpp hxx',
    java: 'java',
    csharp: 'cs',
    go: 'go',
    rust: 'rs',
    script: 'js mjs cjs jsx ts mts cts tsx',
    python: 'py pyi',
  }).flatMap(([family, endings]) => endings.split(' ').map((ending): [string, string] => [ending, family])),
);

/** Raw and interpolated strings and text blocks; a backtick begins a raw string in Go. */
const unknownStrings: ReadonlyMap<string, RegExp> = new Map([
  ['cpp', /R"/],
  ['java', /"""/],
  ['csharp', /[@$]"|"""/],
  ['go', /`/],
  ['rust', /\br#*"/],
]);

const kinds: ReadonlyMap<string, SourceToken['kind']> = new Map([
  ['word', 'word'],
  ['number', 'number'],
  ['string', 'string'],
  ['character', 'string'],
  ['punctuation', 'punctuation'],
]);

/** https://docs.python.org/3/reference/lexical_analysis.html; prefixed and triple-quoted strings are one token. */
function pythonTokens(text: string) {
  return [...text.matchAll(python)].map(({ 0: token, index, groups = {} }) => ({
    kind: Object.keys(groups).find((kind) => groups[kind] !== undefined) ?? 'opaque',
    text: token,
    start: index,
    end: index + token.length,
  }));
}

const python = new RegExp(
  [
    '(?<space>(?:\\s|\\\\\\r?\\n)+)',
    '(?<comment>#[^\\n]*)',
    '(?<string>[A-Za-z]{0,2}(?:"""(?:\\\\[\\s\\S]|[^\\\\])*?"""|\'\'\'(?:\\\\[\\s\\S]|[^\\\\])*?\'\'\'|"(?:\\\\[\\s\\S]|[^"\\\\\\n])*"|\'(?:\\\\[\\s\\S]|[^\'\\\\\\n])*\'))',
    '(?<word>[\\p{ID_Start}_][\\p{ID_Continue}]*)',
    '(?<number>\\.?\\d(?:[eE][+-]|[\\w.])*)',
    '(?<punctuation>\\*\\*=?|//=?|<<=?|>>=?|[-+*/%@&|^=!<>:]=|->|\\.\\.\\.|[-+*/%@&|^~=<>()[\\]{}:;,.])',
    '(?<opaque>[\\s\\S])',
  ].join('|'),
  'gu',
);
