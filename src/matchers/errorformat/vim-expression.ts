/** What the script has assigned before, by name; options with their `&`. */
export type Variables = ReadonlyMap<string, string | readonly string[]>;

type Value = string | readonly string[];

/**
 * Works out an expression of Vim script, as far as scripts need it to put an `errorformat` together: strings, `.` and
 * `..`, lists, variables, `join()`, `escape()` and settings with a default. Nothing where it holds anything else.
 */
export function evaluate(text: string, variables: Variables): Value | undefined {
  const reader = new Reader(text, variables);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

class Unknown extends Error {}

class Reader {
  #rest: string;
  readonly #variables: Variables;

  constructor(text: string, variables: Variables) {
    this.#rest = text;
    this.#variables = variables;
  }

  read(): Value {
    const value = this.#sum();
    // A comment may follow.
    if (!/^\s*(?:$|["#|])/.test(this.#rest)) throw new Unknown();
    return value;
  }

  #sum(): Value {
    let value = this.#value();
    while (this.#take(/^\s*\.\.?\s*/)) {
      const next = this.#value();
      if (typeof value !== 'string' || typeof next !== 'string') throw new Unknown();
      value += next;
    }
    return value;
  }

  #value(): Value {
    this.#take(/^\s+/);
    const single = this.#take(/^'((?:[^']|'')*)'/);
    if (single) return (single[1] ?? '').replaceAll("''", "'");
    const double = this.#take(/^"((?:[^"\\]|\\[\s\S])*)"/);
    if (double) return unescapeString(double[1] ?? '');
    if (this.#take(/^\[/)) return this.#list(/^\s*\]/).map(asString);
    if (this.#take(/^\(/)) {
      const value = this.#sum();
      if (!this.#take(/^\s*\)/)) throw new Unknown();
      return value;
    }
    const number = this.#take(/^(?:v:(true|false)|\d+)\b/);
    if (number) return number[1] === undefined ? number[0] : number[1] === 'true' ? '1' : '0';
    // A setting of the user's that nobody has made.
    if (this.#take(/^get\(\s*[gbw]:,\s*["']\w+["'],/)) return this.#list(/^\s*\)/)[0] ?? '';
    const call = this.#take(/^(join|escape)\(/)?.[1];
    if (call) return this.#call(call, this.#list(/^\s*\)/));
    const name = this.#take(/^&?(?:[lgsbva]:)?[\w#]+/)?.[0];
    const known = name === undefined ? undefined : this.#variables.get(variableName(name));
    if (known === undefined) throw new Unknown();
    return known;
  }

  #call(name: string, [first, second]: readonly Value[]): Value {
    if (name === 'join' && Array.isArray(first)) return first.join(second === undefined ? ' ' : asString(second));
    if (name !== 'escape' || first === undefined || second === undefined) throw new Unknown();
    const chars = new Set(asString(second));
    return [...asString(first)].map((char) => (chars.has(char) ? `\\${char}` : char)).join('');
  }

  #list(end: RegExp): Value[] {
    const items: Value[] = [];
    while (!this.#take(end)) {
      items.push(this.#sum());
      if (!this.#take(/^\s*,/) && !end.test(this.#rest)) throw new Unknown();
    }
    return items;
  }

  #take(shape: RegExp): RegExpExecArray | null {
    const match = shape.exec(this.#rest);
    if (match) this.#rest = this.#rest.slice(match[0].length);
    return match;
  }
}

/** `&l:efm` and `&errorformat` are the same option here, as there is one window only. */
export function variableName(name: string): string {
  return name.replace(/^&(?:[lg]:)?(?:efm|errorformat)$/, '&efm');
}

function asString(value: Value): string {
  if (typeof value !== 'string') throw new Unknown();
  return value;
}

function unescapeString(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, char: string) => ({ t: '\t', n: '\n', e: '\x1b', r: '\r' })[char] ?? char);
}
