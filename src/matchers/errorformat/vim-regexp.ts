import { readCollection } from './vim-collection.ts';

/** Around what an item of `errorformat` matches: the start is followed by the item's letter. */
export const fieldStart = '\uE000';
export const fieldEnd = '\uE001';

/**
 * Writes a regular expression of Vim in JavaScript, for use on one line. `\zs` and `\ze` are left out: they move the ends
 * of the match, and only its fields are of interest. See `:help pattern` in Vim.
 */
export function translateVim(pattern: string): RegExp {
  const translator = new Translator(pattern);
  const source = translator.read();
  return new RegExp(source, translator.matchCase ? '' : 'i');
}

type Mode = 'v' | 'm' | 'M' | 'V';

interface Token {
  readonly char: string;
  /** Stands for more than itself. */
  readonly magic: boolean;
  readonly length: number;
}

class Translator {
  matchCase = false;
  readonly #text: string;
  #at = 0;
  #mode: Mode = 'm';
  #groups = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): string {
    const source = this.#choice();
    if (this.#at < this.#text.length) throw new Error('a group ends that did not begin');
    return source;
  }

  #choice(): string {
    const branches = [this.#branch()];
    while (this.#takeMagic('|')) branches.push(this.#branch());
    return branches.join('|');
  }

  /** `a\&b` matches `b` where `a` matches too. */
  #branch(): string {
    let source = this.#sequence();
    while (this.#takeMagic('&')) source = `(?=${source})${this.#sequence()}`;
    return source;
  }

  #sequence(): string {
    let source = '';
    for (;;) {
      const token = this.#peek();
      if (!token || token.char === fieldEnd || (token.magic && '|&)'.includes(token.char))) return source;
      source += this.#piece(token, source === '');
    }
  }

  #piece(token: Token, first: boolean): string {
    let atom = this.#atom(token, first);
    for (;;) {
      const next = this.#peek();
      if (!next?.magic || atom === '' || atom === '^') return atom;
      const plain = { '*': '*', '+': '+', '=': '?', '?': '?' }[next.char];
      if (plain === undefined && next.char !== '{' && next.char !== '@') return atom;
      this.#at += next.length;
      if (plain !== undefined) atom = `${group(atom)}${plain}`;
      else atom = next.char === '{' ? `${group(atom)}${this.#counts()}` : this.#around(atom);
    }
  }

  #atom(token: Token, first: boolean): string {
    this.#at += token.length;
    const { char, magic } = token;
    if (char === fieldStart) return this.#field();
    if (!magic) return escapeLiteral(char);
    if (char === '^') return first ? '^' : '\\^';
    if (char === '$') return this.#endsHere() ? '$' : '\\$';
    if (char === '*') return '\\*';
    if (char === '.') return '.';
    if (char === '[') return this.#collection('[');
    if (char === '(') {
      this.#groups += 1;
      return this.#group(`(?<u${this.#groups}>`);
    }
    if (char === '%') return this.#percent();
    if (char === '_') return this.#withLineBreak();
    if (char === 'z') return this.#boundary();
    if (char === '<') return '\\b(?=\\w)';
    if (char === '>') return '\\b(?<=\\w)';
    if (/[1-9]/.test(char)) return `\\k<u${char}>`;
    if (/[vmMV]/.test(char)) {
      this.#mode = char as Mode;
      return '';
    }
    if (char === 'c' || char === 'C') {
      this.matchCase = char === 'C';
      return '';
    }
    return classes[char] ?? escapeLiteral(char);
  }

  #field(): string {
    const letter = this.#text[this.#at] ?? '';
    this.#at += 1;
    // What stands for an item is written with the usual magic, whatever the user has switched to.
    const mode = this.#mode;
    this.#mode = 'm';
    const inner = this.#choice();
    this.#mode = mode;
    this.#at += 1;
    return `(?<${letter}>${inner})`;
  }

  #group(opening: string): string {
    const inner = this.#choice();
    if (!this.#takeMagic(')')) throw new Error('a group does not end');
    return `${opening}${inner})`;
  }

  #percent(): string {
    const next = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (next === '(') return this.#group('(?:');
    if (next === '^' || next === '$') return next;
    if (next === '[') return this.#optionalSequence();
    const digits = /^(?:d\d+|x[\da-fA-F]{1,2}|u[\da-fA-F]{1,4}|o[0-7]{1,3})/.exec(this.#text.slice(this.#at - 1))?.[0];
    if (digits === undefined) throw new Error(`\\%${next} is not supported`);
    this.#at += digits.length - 1;
    return escapeLiteral(String.fromCharCode(Number.parseInt(digits.slice(1), { d: 10, o: 8 }[next] ?? 16)));
  }

  /** `\%[abc]` matches as much of `abc` as there is. */
  #optionalSequence(): string {
    const end = this.#text.indexOf(']', this.#at);
    if (end < 0) throw new Error('\\%[ does not end');
    const chars = [...this.#text.slice(this.#at, end)];
    this.#at = end + 1;
    return chars.reduceRight((rest, char) => `(?:${escapeLiteral(char)}${rest})?`, '');
  }

  /** The line break that `\_x` adds to `\x` never occurs within a line. */
  #withLineBreak(): string {
    const next = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (next === '[') return this.#collection('\\_[');
    if (next === '^' || next === '$') return next;
    return next === '.' ? '.' : (classes[next] ?? escapeLiteral(next));
  }

  #boundary(): string {
    const next = this.#text[this.#at];
    this.#at += 1;
    if (next !== 's' && next !== 'e') throw new Error(`\\z${next ?? ''} is not supported`);
    return '';
  }

  #collection(opening: string): string {
    const found = readCollection(this.#text, this.#at);
    if (!found) return escapeLiteral(opening);
    this.#at = found.end;
    return found.source;
  }

  /** `\{n,m}`; with a minus as few as possible. */
  #counts(): string {
    const [all, lazy, least = '', comma, most = ''] =
      /^(-)?(\d*)(,)?(\d*)\\?\}/.exec(this.#text.slice(this.#at, this.#at + 24)) ?? [];
    if (all === undefined) throw new Error('\\{ does not end');
    this.#at += all.length;
    const mark = lazy ? '?' : '';
    if (least === '' && most === '') return `*${mark}`;
    return `{${least || '0'}${comma ? `,${most}` : ''}}${mark}`;
  }

  /** `\@=` and its like stand behind what they look at. */
  #around(atom: string): string {
    const [all = '', kind = ''] = /^\d*(>|=|!|<=|<!)/.exec(this.#text.slice(this.#at, this.#at + 8)) ?? [];
    if (all === '') throw new Error('\\@ must be followed by >, =, !, <= or <!');
    this.#at += all.length;
    if (kind !== '>') return `(?${kind}${atom})`;
    this.#groups += 1;
    return `(?=(?<a${this.#groups}>${atom}))\\k<a${this.#groups}>`;
  }

  #endsHere(): boolean {
    const next = this.#peek();
    return !next || next.char === fieldEnd || (next.magic && '|&)'.includes(next.char));
  }

  #takeMagic(char: string): boolean {
    const token = this.#peek();
    if (!token?.magic || token.char !== char) return false;
    this.#at += token.length;
    return true;
  }

  #peek(): Token | undefined {
    const char = this.#text[this.#at];
    if (char === undefined) return undefined;
    const next = this.#text[this.#at + 1];
    const escaped = char === '\\' && next !== undefined;
    const plain = escaped ? next : char;
    return { char: plain, magic: this.#isMagic(plain, escaped), length: escaped ? 2 : 1 };
  }

  /** What is special without a backslash, and what with one, depends on how magic the pattern is. */
  #isMagic(char: string, escaped: boolean): boolean {
    if (/\w/.test(char)) return escaped;
    if (!'^$.*[~<>%@=?+|&(){}'.includes(char)) return false;
    const special = { v: true, m: '^$.*[~'.includes(char), M: '^$'.includes(char), V: '^$'.includes(char) }[this.#mode];
    return special !== escaped;
  }
}

function group(atom: string): string {
  return /^(?:\\?[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\])$/.test(atom) ? atom : `(?:${atom})`;
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const beyondAscii = '\\u00a0-\\uffff';

/** `\f` follows 'isfname' of Unix, and takes the backslash of Windows paths too. */
const classes: Readonly<Record<string, string>> = {
  a: '[A-Za-z]',
  A: '[^A-Za-z]',
  b: '\\x08',
  d: '\\d',
  D: '\\D',
  e: '\\x1b',
  f: `[\\w/.\\-+,#$%~=\\\\${beyondAscii}]`,
  F: `[A-Z_a-z/.\\-+,#$%~=\\\\${beyondAscii}]`,
  h: '[A-Za-z_]',
  H: '[^A-Za-z_]',
  i: '[\\w\\u00c0-\\u00ff]',
  I: '[A-Za-z_\\u00c0-\\u00ff]',
  k: '[\\w\\u00c0-\\uffff]',
  K: '[A-Za-z_\\u00c0-\\uffff]',
  l: '[a-z]',
  L: '[^a-z]',
  n: '\\n',
  o: '[0-7]',
  O: '[^0-7]',
  p: '[^\\x00-\\x1f\\x7f]',
  P: '[^\\x00-\\x1f\\x7f\\d]',
  r: '\\r',
  s: '[ \\t]',
  S: '[^ \\t]',
  t: '\\t',
  u: '[A-Z]',
  U: '[^A-Z]',
  w: '\\w',
  W: '\\W',
  x: '[\\dA-Fa-f]',
  X: '[^\\dA-Fa-f]',
};
