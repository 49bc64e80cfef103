import { type GuardedPattern, guard } from '../guard/guard.ts';
import { fieldEnd, fieldStart, translateVim } from './vim-regexp.ts';

/** One of the patterns that commas separate in the value of 'errorformat'. */
export interface Part {
  readonly pattern: GuardedPattern;
  readonly prefix: '' | 'D' | 'X' | 'A' | 'E' | 'W' | 'I' | 'N' | 'C' | 'Z' | 'G' | 'O' | 'P' | 'Q';
  readonly flag: '' | '+' | '-';
  /** `%>`: the next line starts with this pattern. */
  readonly again: boolean;
  /** Fits every line and reads nothing out of it, such as `%-G%.%#`. */
  readonly fitsAll: boolean;
}

/** The value of the option, as Vim holds it: without the backslashes that `:set` takes off. */
export function readParts(value: string): Part[] {
  return splitParts(value).map((text) => {
    try {
      return readPart(text);
    } catch (error) {
      throw new Error(`"${text}": ${(error as Error).message}`);
    }
  });
}

function splitParts(value: string): string[] {
  const parts = value.match(/(?:\\[\s\S]|[^,\\]|\\$)+/g) ?? [];
  // Blanks behind a comma are not meant; those at the very beginning are.
  return parts.map((part, index) => (index === 0 ? part : part.replace(/^[ \t]+/, ''))).filter((part) => part !== '');
}

/** What stands for a field, after the letter of its item. `%f` depends on what follows it. */
const items: Readonly<Record<string, string>> = {
  b: '\\d\\+',
  n: '\\d\\+',
  l: '\\d\\+',
  e: '\\d\\+',
  c: '\\d\\+',
  k: '\\d\\+',
  v: '\\d\\+',
  t: '.',
  m: '.\\+',
  r: '.*',
  p: '[-\t .]*',
  s: '.\\+',
  o: '.\\+',
};

function readPart(text: string): Part {
  const [head = '', flag = '', prefix = ''] = /^%([+-]?)([DXAEWINCZGOPQ])/.exec(text) ?? [];
  if (head === '' && /^%[+-]/.test(text)) throw new Error(`unknown prefix ${text.slice(0, 3)}`);
  const body = new Body(text, head.length, prefix);
  const source = body.read();
  return {
    pattern: guard(translateVim(`^${source}$`)),
    prefix: prefix as Part['prefix'],
    flag: flag as Part['flag'],
    again: body.again,
    fitsAll: source === '.*',
  };
}

/** Turns the rest of a part into a regular expression of Vim. */
class Body {
  again = false;
  readonly #text: string;
  readonly #prefix: string;
  readonly #seen = new Set<string>();
  #at: number;

  constructor(text: string, from: number, prefix: string) {
    this.#text = text;
    this.#at = from;
    this.#prefix = prefix;
  }

  read(): string {
    let source = '';
    while (this.#at < this.#text.length) source += this.#next();
    return source;
  }

  #next(): string {
    const char = this.#take();
    if (char === '%') return this.#item(this.#take());
    if (char === '\\' && this.#at < this.#text.length) return this.#take();
    return '.*^$~['.includes(char) ? `\\${char}` : char;
  }

  #item(char: string): string {
    if (char === 'f' || Object.hasOwn(items, char)) return this.#field(char);
    if (char === '*') return this.#scan();
    if (char !== '' && '%\\.^$~['.includes(char)) return char;
    if (char === '#') return '*';
    if (char === '>') {
      this.again = true;
      return '';
    }
    throw new Error(char === '' ? 'a % without an item' : `unknown item %${char}`);
  }

  #field(char: string): string {
    if (this.#seen.has(char)) throw new Error(`%${char} is there twice`);
    this.#seen.add(char);
    if (char === 'r' && !/[OPQ]/.test(this.#prefix)) throw new Error('%r needs one of the prefixes %O, %P, %Q');
    return `${fieldStart}${char}${char === 'f' ? this.#fileName() : items[char]}${fieldEnd}`;
  }

  /** Up to the character that follows; before another item, as many characters as a name may have. */
  #fileName(): string {
    const drive = '\\%(\\a:[\\\\/]\\@=\\)\\=';
    const next = this.#text[this.#at];
    if (next === undefined) return `${drive}.\\+`;
    return next === '%' || next === '\\' ? `${drive}\\f\\+` : `${drive}.\\{-1,}`;
  }

  /** `%*[^:]` and `%*\d`: one or more, and not kept. */
  #scan(): string {
    const [all] = /^(?:\[\^?[\s\S][^\]]*\]|\\[\s\S])/.exec(this.#text.slice(this.#at)) ?? [];
    if (all === undefined) throw new Error(`unknown item %*${this.#text[this.#at] ?? ''}`);
    this.#at += all.length;
    return `${all}\\+`;
  }

  #take(): string {
    const char = this.#text[this.#at] ?? '';
    this.#at += 1;
    return char;
  }
}
