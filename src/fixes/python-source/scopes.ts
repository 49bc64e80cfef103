import { type LogicalLine, logicalLinesOf } from './logical-lines.ts';
import { keywords, type Token } from './tokens.ts';

/** What a file binds to names, and where that can be seen (The Python Language Reference, 4.2). */
export interface Scopes {
  /** Every use and every binding of a variable; attributes and names of arguments are none. */
  readonly uses: readonly Token[];
  /** The names that can be seen from an offset, with the number of functions and classes between there and here. */
  readonly visibleAt: (offset: number) => ReadonlyMap<string, number>;
  /** Whether anything binds a name, wherever that can be seen. */
  readonly isBound: (name: string) => boolean;
  /** Whether a function, a class or an import has the name, so that it may be something to call. */
  readonly isDefined: (name: string) => boolean;
  /** Whether something is imported of which the names are not known. */
  readonly hasStarImport: boolean;
}

export function scopesOf(text: string): Scopes {
  if (last?.text === text) return last.scopes;
  const reader = new ScopeReader();
  for (const line of logicalLinesOf(text)) reader.read(line);
  last = { text, scopes: reader };
  return reader;
}

/** A file with one problem often has more, and each asks. */
let last: { readonly text: string; readonly scopes: Scopes } | undefined;

interface Scope {
  /** Columns of the `def` or `class` that opens it. */
  readonly width: number;
  readonly outer: Scope | undefined;
  readonly isClass: boolean;
  readonly names: Set<string>;
}

class ScopeReader implements Scopes {
  readonly uses: Token[] = [];
  hasStarImport = false;
  readonly #module: Scope = { width: -1, outer: undefined, isClass: false, names: new Set() };
  #scope = this.#module;
  readonly #all = [this.#module];
  readonly #defined = new Set<string>();
  readonly #lines: { readonly start: number; readonly scope: Scope }[] = [];

  read({ tokens, start, width }: LogicalLine): void {
    while (this.#scope.outer && width <= this.#scope.width) this.#scope = this.#scope.outer;
    this.#lines.push({ start, scope: this.#scope });
    this.#use(tokens);
    const line = tokens[0]?.text === 'async' ? tokens.slice(1) : tokens;
    const word = line[0]?.text ?? '';
    if (word === 'import' || word === 'from') this.#imports(line);
    else if (word === 'global' || word === 'nonlocal')
      for (const { text } of line.slice(1)) this.#module.names.add(text);
    else if (word === 'def' || word === 'class') this.#opens(line, width);
    else for (const name of bindings(line)) this.#scope.names.add(name);
  }

  #use(tokens: readonly Token[]): void {
    const isHead = /^(?:def|class|async)$/.test(tokens[0]?.text ?? '');
    let depth = 0;
    tokens.forEach((token, i) => {
      if (token.kind === 'operator' && '([{'.includes(token.text)) depth++;
      else if (token.kind === 'operator' && ')]}'.includes(token.text)) depth--;
      const isArgumentName = depth > 0 && !isHead && tokens[i + 1]?.text === '=';
      if (isVariable(tokens, i) && !isArgumentName) this.uses.push(token);
    });
  }

  visibleAt(offset: number): ReadonlyMap<string, number> {
    const innermost = this.#scopeAt(offset);
    const visible = new Map<string, number>();
    let distance = 0;
    for (let scope: Scope | undefined = innermost; scope; scope = scope.outer, distance++) {
      if (scope.isClass && scope !== innermost) continue;
      for (const name of scope.names) if (!visible.has(name)) visible.set(name, distance);
    }
    return visible;
  }

  #define(name: string): void {
    this.#scope.names.add(name);
    this.#defined.add(name);
  }

  isDefined(name: string): boolean {
    return this.#defined.has(name);
  }

  isBound(name: string): boolean {
    return this.#all.some(({ names }) => names.has(name));
  }

  #scopeAt(offset: number): Scope {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lines[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#lines[low]?.scope ?? this.#module;
  }

  #imports(line: readonly Token[]): void {
    const from = line.findIndex(({ text }) => text === 'import') + 1;
    if (line[from]?.text === '*') this.hasStarImport = true;
    for (let i = from; i < line.length; i++) {
      const { kind, text } = line[i] as Token;
      const isPart = line[i - 1]?.text === '.' || line[i + 1]?.text === 'as';
      // `import a.b` binds `a`; of `import a.b as c` that is too much, but does no harm.
      if (kind === 'name' && text !== 'as' && !isPart) this.#define(text);
    }
  }

  #opens(line: readonly Token[], width: number): void {
    this.#define(line[1]?.text ?? '');
    const isClass = line[0]?.text === 'class';
    this.#scope = { width, outer: this.#scope, isClass, names: new Set() };
    this.#all.push(this.#scope);
    if (isClass) return;
    let depth = 0;
    line.forEach(({ kind, text }, i) => {
      if ('([{'.includes(text)) depth++;
      else if (')]}'.includes(text)) depth--;
      else if (kind === 'name' && depth === 1 && /^(?:[(,[]|\*\*?)$/.test(line[i - 1]?.text ?? ''))
        this.#scope.names.add(text);
    });
    // `def f(): x = 1`
    for (const name of bindings(line.slice(2))) this.#scope.names.add(name);
  }
}

function isVariable(tokens: readonly Token[], i: number): boolean {
  const { kind, text } = tokens[i] as Token;
  return kind === 'name' && !keywords.has(text) && tokens[i - 1]?.text !== '.';
}

/** The names that a statement binds, but for `import`, `def` and `class`. */
function bindings(line: readonly Token[]): string[] {
  const names: string[] = [];
  const textAt = (i: number) => line[i]?.text ?? '';
  const isTarget = (i: number) => isVariable(line, i) && !/^[.([]$/.test(textAt(i + 1));
  // `a: b = c` binds `a`, below.
  const assigned = textAt(1) === ':' ? -1 : lastAssignment(line);
  const isCase = textAt(0) === 'case' && textAt(line.length - 1) === ':';
  /** Brackets that are open, and whether what stands in them is assigned to. */
  const inTargets: boolean[] = [];
  line.forEach(({ kind, text }, i) => {
    if (kind === 'operator' && '([{'.includes(text)) inTargets.push(!/[\w)\]]$/.test(textAt(i - 1)));
    else if (kind === 'operator' && ')]}'.includes(text)) inTargets.pop();
    else if (text === 'for' || text === 'as') {
      for (let j = i + 1; j < line.length && /^(?:[\w*,()[\]]+)$/.test(textAt(j)) && textAt(j) !== 'in'; j++)
        if (isTarget(j) || (isVariable(line, j) && text === 'as')) names.push(textAt(j));
    } else if (text === 'lambda') {
      for (let j = i + 1; j < line.length && textAt(j) !== ':'; j++)
        if (isVariable(line, j) && /^(?:lambda|,|\*\*?)$/.test(textAt(j - 1))) names.push(textAt(j));
    } else if (text === ':=' || (text === ':' && i === 1)) names.push(textAt(i - 1));
    else if (text === 'type' && i === 0 && line[1]?.kind === 'name') names.push(textAt(1));
    else if (isCase && i > 0 && isTarget(i) && textAt(i + 1) !== '=') names.push(text);
    else if (i < assigned && isTarget(i) && inTargets.every(Boolean)) names.push(text);
  });
  return names;
}

/** The index of the last `=` outside of brackets. */
function lastAssignment(line: readonly Token[]): number {
  let depth = 0;
  let found = -1;
  line.forEach(({ kind, text }, i) => {
    if (kind !== 'operator') return;
    if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text)) depth--;
    else if (text === '=' && depth === 0) found = i;
  });
  return found;
}
