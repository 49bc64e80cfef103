import { invalid } from './invalid.ts';

/** A JSON value that remembers where it stands, so that what is wrong with its content can be said with its place. */
export type JsonNode =
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, JsonNode>; readonly at: number }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[]; readonly at: number }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly at: number };

/** One JSON file, with the comments and trailing commas that VS Code accepts. */
export class JsonFile {
  readonly path: string;
  readonly root: JsonNode;
  readonly #text: string;

  constructor(text: string, path: string) {
    this.path = path;
    this.#text = text;
    this.root = new Reader(this, text).read();
  }

  fail(at: number, problem: string, hint?: string): never {
    const before = this.#text.slice(0, at);
    throw invalid(this.path, before.split('\n').length, at - before.lastIndexOf('\n'), problem, hint);
  }

  entries(node: JsonNode, what: string): ReadonlyMap<string, JsonNode> {
    return node.kind === 'object' ? node.entries : this.fail(node.at, `${what} must be an object`);
  }

  string(node: JsonNode | undefined, what: string): string | undefined {
    if (node === undefined || (node.kind === 'scalar' && typeof node.value === 'string')) return node?.value as string;
    return this.fail(node.at, `${what} must be a string`);
  }
}

/** Deeper nesting than any matcher has would overflow the stack. */
const deepest = 200;

class Reader {
  #at = 0;
  #depth = 0;
  readonly #file: JsonFile;
  readonly #text: string;

  constructor(file: JsonFile, text: string) {
    this.#file = file;
    this.#text = text;
  }

  read(): JsonNode {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1;
    const root = this.#value();
    this.#blank();
    if (this.#at < this.#text.length) this.#file.fail(this.#at, 'nothing may follow the JSON value');
    return root;
  }

  #value(): JsonNode {
    this.#blank();
    const at = this.#at;
    const char = this.#text[at];
    if (char === '{' || char === '[') {
      this.#depth += 1;
      if (this.#depth > deepest) this.#file.fail(at, 'nested too deeply');
      const node = char === '{' ? this.#object() : this.#array();
      this.#depth -= 1;
      return node;
    }
    const [token] = this.#match(/"(?:[^"\\\r\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y) ?? [];
    if (token === undefined)
      return this.#file.fail(at, at < this.#text.length ? 'not JSON' : 'the JSON ends too early');
    try {
      return { kind: 'scalar', value: JSON.parse(token.replaceAll('\t', '\\t')), at };
    } catch {
      return this.#file.fail(at, 'not JSON: a bad escape or number');
    }
  }

  #object(): JsonNode {
    const at = this.#at;
    const entries = new Map<string, JsonNode>();
    this.#list('}', () => {
      const key = this.#value();
      if (key.kind !== 'scalar' || typeof key.value !== 'string')
        return this.#file.fail(key.at, 'a key must be a string');
      this.#blank();
      if (!this.#match(/:/y)) this.#file.fail(this.#at, 'a colon is missing');
      entries.set(key.value, this.#value());
    });
    return { kind: 'object', entries, at };
  }

  #array(): JsonNode {
    const at = this.#at;
    const items: JsonNode[] = [];
    this.#list(']', () => void items.push(this.#value()));
    return { kind: 'array', items, at };
  }

  #list(end: string, item: () => void): void {
    this.#at += 1;
    for (;;) {
      this.#blank();
      if (this.#text[this.#at] === end) break;
      item();
      this.#blank();
      if (!this.#match(/,/y) && this.#text[this.#at] !== end) this.#file.fail(this.#at, `, or ${end} is missing`);
    }
    this.#at += 1;
  }

  #blank(): void {
    this.#match(/(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y);
  }

  #match(shape: RegExp): RegExpExecArray | null {
    shape.lastIndex = this.#at;
    const match = shape.exec(this.#text);
    this.#at += match?.[0].length ?? 0;
    return match;
  }
}
