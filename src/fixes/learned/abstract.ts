import type { SourceToken } from './source-tokens.ts';

/**
 * Gives tokens their place in a pattern: a literal `=TEXT`, or a variable that has to be the same text wherever it has the
 * same number. Names that the message quotes are `$m`, since the message of the next place tells them.
 */
export class Abstraction {
  readonly #names: readonly string[];
  readonly #variables = new Map<string, string>();
  readonly #literal: ReadonlySet<string>;

  /** `literal` words stand for themselves, also where the message quotes them. */
  constructor(names: readonly string[], literal: ReadonlySet<string> = new Set()) {
    this.#names = names;
    this.#literal = literal;
  }

  /** What has to stand there. */
  of({ kind, text }: Pick<SourceToken, 'kind' | 'text'>): string {
    if (kind === 'word' && (keywords.has(text) || this.#literal.has(text))) return `=${text}`;
    if (kind === 'punctuation') return `=${text}`;
    return this.known(text) ?? this.#name(kind, text);
  }

  /** For a text that was seen before, or that the message quotes. */
  known(text: string): string | undefined {
    if (this.#literal.has(text)) return `=${text}`;
    const at = this.#names.indexOf(text);
    return at === -1 ? this.#variables.get(text) : `$m${at}`;
  }

  #name(kind: SourceToken['kind'], text: string): string {
    const letter = kind === 'word' ? 'w' : kind === 'number' ? 'n' : 's';
    const count = [...this.#variables.values()].filter((variable) => variable[1] === letter).length;
    const variable = `$${letter}${count}`;
    this.#variables.set(text, variable);
    return variable;
  }
}

/** Binds the pattern's tokens to these, in this order; `undefined` where they do not fit. */
export function bind(
  pattern: readonly string[],
  tokens: readonly SourceToken[],
  names: readonly string[],
): Map<string, string> | undefined {
  const bound = new Map(names.map((name, index): [string, string] => [`$m${index}`, name]));
  const fits = pattern.every((wanted, index) => {
    const token = tokens[index];
    if (!token || token.kind === 'opaque') return false;
    if (wanted.startsWith('=')) return wanted.slice(1) === token.text && token.kind !== 'string';
    const text = bound.get(wanted);
    if (text !== undefined) return text === token.text;
    if (wanted.startsWith('$m') || kindOf.get(wanted[1] ?? '') !== token.kind || keywords.has(token.text)) return false;
    bound.set(wanted, token.text);
    return true;
  });
  return fits ? bound : undefined;
}

const kindOf: ReadonlyMap<string, SourceToken['kind']> = new Map([
  ['w', 'word'],
  ['n', 'number'],
  ['s', 'string'],
]);

/** Words that no pattern may take for a name, of all languages that are read together: a name among them is only more exact. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'abstract and as asm assert async auto await base bool boolean break byte case catch chan char class const const_cast continue ' +
    'crate debugger def default defer del delete do double dyn elif else enum except exec explicit export extends extern fallthrough ' +
    'false False final finally fixed float fn for foreach friend from func function global go goto if impl implements import in inline ' +
    'instanceof int interface internal is lambda let long loop map match mod module move mut mutable namespace native new nil None nonlocal ' +
    'not null NULL nullptr object operator or out override package params pass private protected pub public raise range readonly ref register ' +
    'restrict return sealed select self Self short signed sizeof static static_cast string struct super switch synchronized template this ' +
    'throw throws trait transient true True try type typedef typename typeof undefined union unsafe unsigned use using var virtual void ' +
    'volatile where while with yield'
  ).split(' '),
);
