import { ambiguous, chainOf } from './chain.ts';
import { type CharSet, everyChar } from './char-set.ts';
import type { Node } from './syntax.ts';

/** A place in the pattern: a character, a repetition, or the choice whether to take an optional part. */
export interface Element {
  /** Nothing where it takes no character. */
  readonly set: CharSet;
  /** Repetitions without a bound: the power of the length that they count for. */
  readonly loops: number;
  /** What is bounded: in how many ways it can be taken. */
  readonly ways: number;
  /** The optional parts and branches that it stands in, outermost first. */
  readonly scopes: readonly Scope[];
}

/** Of branches of the same choice, one at most is taken. */
export interface Scope {
  readonly choice?: object;
}

/** Lays the pattern out flat: branches and optional parts stand one after the other. */
export function flatten(node: Node, scopes: readonly Scope[] = []): Element[] {
  switch (node.kind) {
    case 'set':
      return [{ set: node.set, loops: 0, ways: 1, scopes }];
    case 'sequence':
      return node.items.flatMap((item) => flatten(item, scopes));
    case 'choice':
      return flattenChoice(node, scopes);
    case 'repeat':
      return flattenRepeat(node, scopes);
    case 'look':
      return [flattenLook(flatten(node.item), scopes), nothing(scopes)];
    case 'assertion':
      return [nothing(scopes)];
    case 'opaque':
      return [{ set: everyChar, loops: Infinity, ways: 1, scopes }];
    default:
      return [];
  }
}

function nothing(scopes: readonly Scope[]): Element {
  return { set: 0n, loops: 0, ways: 1, scopes };
}

export function union(elements: readonly Element[]): CharSet {
  return elements.reduce((all, { set }) => all | set, 0n);
}

/** In how many ways what is bounded can be taken, where one way doesn't exclude the other. */
export function waysOf(elements: readonly Element[]): number {
  const varying = elements.filter(varies);
  const counted = varying
    .filter(({ ways }) => ways > 1)
    .filter((one) =>
      varying.some((other) => {
        if (one === other) return false;
        const [from, to] = [elements.indexOf(one), elements.indexOf(other)].sort((a, b) => a - b) as [number, number];
        return one.set === everyChar || ambiguous(elements, from, to);
      }),
    );
  return counted.reduce((product, { ways }) => product * ways, 1);
}

function varies({ loops, ways }: Element): boolean {
  return loops > 0 || ways > 1;
}

/** What can be told apart only by counting, up to this many times, counts as written out. */
const fewTimes = 16;

function flattenChoice(node: Extract<Node, { kind: 'choice' }>, scopes: readonly Scope[]): Element[] {
  const set = singleChars(node.items);
  if (set !== undefined) return [{ set, loops: 0, ways: 1, scopes }];
  const choice = {};
  const branches = node.items.flatMap((item) => flatten(item, [...scopes, { choice }]));
  // Branches that may begin alike are all tried, so they count even where nothing else varies.
  return beginDifferently(node.items)
    ? branches
    : [{ set: everyChar, loops: 0, ways: node.items.length, scopes: [...scopes, {}] }, ...branches];
}

/** `a|b|\d` is a set, as long as no character fits two branches. */
function singleChars(items: readonly Node[]): CharSet | undefined {
  let all = 0n;
  for (const item of items) {
    const [only, ...more] = flatten(item);
    if (!only || more.length > 0 || varies(only) || only.scopes.length > 0 || (all & only.set) !== 0n) return undefined;
    all |= only.set;
  }
  return all;
}

function beginDifferently(items: readonly Node[]): boolean {
  let seen = 0n;
  for (const item of items) {
    const [first] = flatten(item).filter(({ set }) => set !== 0n);
    if (!first || varies(first) || first.scopes.length > 0 || (seen & first.set) !== 0n) return false;
    seen |= first.set;
  }
  return true;
}

function flattenRepeat({ item, least, most }: Extract<Node, { kind: 'repeat' }>, scopes: readonly Scope[]): Element[] {
  const inner = flatten(item);
  const looping = inner.some(({ loops }) => loops > 0);
  const distinct = roundsAreDistinct(item, inner);
  const set = union(inner);
  const own: readonly Scope[] = [...scopes, {}];
  if (most <= 1) return least > 0 ? flatten(item, scopes) : optional(set, 2, flatten(item, own), own);
  if (most <= fewTimes && !looping) {
    const more: Element = { set, loops: distinct ? 0 : Infinity, ways: most - least + 1, scopes: own };
    return least > 0 ? [...flatten(item, scopes), more] : [more];
  }
  const first = least > 0 ? flatten(item, scopes) : [];
  return [...first, { set, loops: distinct ? 1 : Infinity, ways: 1, scopes }];
}

function optional(set: CharSet, ways: number, elements: readonly Element[], scopes: readonly Scope[]): Element[] {
  const [only, ...more] = elements;
  if (only && more.length === 0 && !varies(only)) return [{ ...only, ways }];
  return [{ set, loops: 0, ways, scopes }, ...elements];
}

/** Tried once where it stands, and never again from the inside. */
function flattenLook(inner: readonly Element[], scopes: readonly Scope[]): Element {
  const loops = waysOf(inner) > 8 ? Infinity : chainOf(inner);
  return { set: loops > 0 ? union(inner) : 0n, loops, ways: 1, scopes };
}

/**
 * Whether a text can be cut into rounds of a repetition in one way only, and each round be taken in one way only:
 * the ways of all rounds multiply.
 */
function roundsAreDistinct(item: Node, inner: readonly Element[]): boolean {
  // Twice, since the end of one round and the beginning of the next may share a text too.
  const rounds = [...inner, ...flatten(item)].map((element) =>
    varies(element) ? { ...element, loops: Math.max(1, element.loops) } : element,
  );
  if (chainOf(rounds) > 1) return false;
  if (inner.some(({ set, ways }) => set === everyChar && ways > 1)) return false;
  return (
    fixedLength(item) ||
    inner.some(
      (mark) =>
        mark.scopes.length === 0 &&
        mark.set !== 0n &&
        !varies(mark) &&
        inner.every((other) => other === mark || (other.set & mark.set) === 0n),
    )
  );
}

function fixedLength(node: Node): boolean {
  if (node.kind === 'repeat') return node.least === node.most && fixedLength(node.item);
  if (node.kind === 'sequence') return node.items.every(fixedLength);
  if (node.kind === 'choice') return beginDifferently(node.items) && node.items.every(fixedLength);
  if (node.kind === 'look') return flatten(node.item).every(({ loops }) => loops === 0);
  return node.kind !== 'opaque';
}
