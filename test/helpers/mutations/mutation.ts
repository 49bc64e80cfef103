/** A slip of the pen at one place, with what it replaced: the inverse is `before` at `line`. */
export interface Mutation {
  readonly kind: string;
  /** 0-based, in the text of before. */
  readonly line: number;
  /** The line as it was; none where a line was added. */
  readonly before: readonly string[];
  /** What stands there now; none where a line was taken away. */
  readonly after: readonly string[];
}

/** What a kind of slip may look at. */
export interface Site {
  readonly lines: readonly string[];
  /** The same lines with comments blank and the insides of strings as `·`. */
  readonly code: readonly string[];
  readonly at: number;
  readonly line: string;
  /** The element of `code` at `at`. */
  readonly masked: string;
  /** Every word of the code of the file. */
  readonly words: ReadonlySet<string>;
  /** One of them, by chance. */
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
}

export interface Kind {
  readonly name: string;
  /** How often it is tried beside the others. Default 1. */
  readonly weight?: number;
  /** At most so often in a file. */
  readonly most?: number;
  /** What the line becomes; `undefined` where this slip is none or not possible. */
  readonly slip: (site: Site) => string | readonly string[] | false | undefined;
}

export interface MutateOptions {
  readonly kinds: readonly Kind[];
  readonly mask: (text: string) => string;
  readonly count: number;
  /** From 0 to 1, seeded. */
  readonly random: () => number;
  /** 0-based lines that a compiler looks at. Default: all. */
  readonly isRead?: (line: number) => boolean;
  /** Lines between two slips at least. */
  readonly distance?: number;
}

/** Breaks a text at up to `count` places; fewer where it has no more. */
export function mutate(text: string, options: MutateOptions): { text: string; mutations: Mutation[] } {
  const { kinds, mask, count, random, isRead = () => true, distance = 3 } = options;
  const lines = text.split('\n');
  const code = mask(text).split('\n');
  const words = new Set(code.join('\n').match(/[A-Za-z_$][\w$]*/g));
  const chances = kinds.flatMap((kind) => Array<Kind>(kind.weight ?? 1).fill(kind));
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const used = new Map<string, number>();
  const mutations: Mutation[] = [];
  for (let tries = 0; mutations.length < count && tries < count * 400; tries++) {
    const at = Math.floor(random() * lines.length);
    const kind = pick(chances) as Kind;
    if (!isRead(at) || mutations.some(({ line }) => Math.abs(line - at) < distance)) continue;
    if ((used.get(kind.name) ?? 0) >= (kind.most ?? Number.POSITIVE_INFINITY)) continue;
    const line = lines[at] as string;
    const found = kind.slip({ lines, code, at, line, masked: code[at] ?? '', words, pick });
    if (found === undefined || found === false || found === line) continue;
    const after = typeof found === 'string' ? [found] : found;
    const isAdded = after.length === 2 && after[1] === line;
    mutations.push({
      kind: kind.name,
      line: at,
      before: isAdded ? [] : [line],
      after: isAdded ? after.slice(0, 1) : after,
    });
    used.set(kind.name, (used.get(kind.name) ?? 0) + 1);
  }
  mutations.sort((a, b) => a.line - b.line);
  const broken = [...lines];
  for (const { line, before, after } of mutations.toReversed()) broken.splice(line, before.length, ...after);
  return { text: broken.join('\n'), mutations };
}

/** Numerical Recipes' linear congruential generator: the same slips for the same seed, everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** As people mistype a word: two letters swapped, one left out or doubled. `undefined` where that is a word of the file. */
export function misspell(word: string, { words, pick }: Pick<Site, 'words' | 'pick'>): string | undefined {
  const at = pick([...word].map((_, index) => index).slice(1));
  if (word.length < 4 || at === undefined) return undefined;
  const ways = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at] + word.slice(at),
    at + 1 < word.length ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2) : word,
  ];
  const found = pick(ways);
  return found === undefined || found === word || words.has(found) ? undefined : found;
}

/** One of the places that an expression finds in the code of a line, replaced in the line. */
export function swap(
  { line, masked, pick }: Site,
  pattern: RegExp,
  text: string | ((found: RegExpExecArray) => string | undefined),
): string | undefined {
  const found = pick([...masked.matchAll(pattern)]);
  if (!found) return undefined;
  const by = typeof text === 'string' ? text : text(found);
  if (by === undefined) return undefined;
  return line.slice(0, found.index) + by + line.slice(found.index + found[0].length);
}
