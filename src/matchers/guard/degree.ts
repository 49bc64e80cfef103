import { type CharSet, everyChar, lineChar } from './char-set.ts';
import { type Node, parseSyntax } from './syntax.ts';

/**
 * An upper bound of how a backtracking engine's time grows with the line: 1 in proportion to its length, 2 with its
 * square, and so on; Infinity where repetitions are nested and one can't be told from the next.
 *
 * Two repetitions make time grow by one degree when some text fits both and everything that must stand between them:
 * `.*` and `\s*` in `.*\s*$`, but not `.*` and `\d+` in `.*:\d+`, since no colon is a digit. The search for the
 * beginning of a match is such a repetition too, so what has no `^` starts one degree higher.
 */
export function degreeOf(pattern: RegExp): number {
  const root = parseSyntax(pattern);
  const branches = root.kind === 'choice' ? root.items : [root];
  return Math.max(
    ...branches.map((branch) => {
      const run = flatten(branch, []);
      const search: Element[] = beginsAtStart(branch) ? [] : [{ set: everyChar, loops: 1, scopes: [] }];
      return Math.max(1, longestChain([...search, ...withoutRest(run)]));
    }),
  );
}

/** A place in the pattern: a character, or a repetition that counts for `loops`. */
interface Element {
  readonly set: CharSet;
  readonly loops: number;
  /** The optional parts and branches that it stands in, outermost first. */
  readonly scopes: readonly Scope[];
}

/** Of branches of the same choice, one at most is taken. */
interface Scope {
  readonly choice?: Node;
}

/** What can be told apart only by counting, up to this many times, counts as written out. */
const fewTimes = 16;

/** Branches and optional parts are laid one after the other. */
function flatten(node: Node, scopes: readonly Scope[]): Element[] {
  switch (node.kind) {
    case 'set':
      return [{ set: node.set, loops: 0, scopes }];
    case 'sequence':
      return node.items.flatMap((item) => flatten(item, scopes));
    case 'choice': {
      const set = singleChars(node.items);
      if (set !== undefined) return [{ set, loops: 0, scopes }];
      return node.items.flatMap((item) => flatten(item, [...scopes, { choice: node }]));
    }
    case 'repeat':
      return flattenRepeat(node, scopes);
    case 'look': {
      // Tried once where it stands and never again from the inside.
      const inner = flatten(node.item, []);
      const loops = longestChain(inner);
      return [{ set: loops > 0 ? union(inner) : everyChar, loops, scopes }];
    }
    case 'assertion':
      return [{ set: everyChar, loops: 0, scopes }];
    case 'opaque':
      return [{ set: everyChar, loops: Infinity, scopes }];
    default:
      return [];
  }
}

/** `a|b|\d` is a set, as long as no character fits two branches. */
function singleChars(items: readonly Node[]): CharSet | undefined {
  let all = 0n;
  for (const item of items) {
    const [only, ...more] = flatten(item, []);
    if (!only || more.length > 0 || only.loops > 0 || only.scopes.length > 0 || (all & only.set) !== 0n)
      return undefined;
    all |= only.set;
  }
  return all;
}

function flattenRepeat({ item, least, most }: Extract<Node, { kind: 'repeat' }>, scopes: readonly Scope[]): Element[] {
  const once = flatten(item, least > 0 ? scopes : [...scopes, {}]);
  const inner = flatten(item, []);
  const looping = inner.some(({ loops }) => loops > 0);
  if (most <= 1 || (most <= fewTimes && !looping)) return once;
  const loops = roundsAreDistinct(item, inner) ? Math.max(1, longestChain(inner)) : Infinity;
  const first = least > 0 ? once.filter((element) => element.loops === 0) : [];
  return [...first, { set: union(inner), loops, scopes }];
}

function union(elements: readonly Element[]): CharSet {
  return elements.reduce((all, { set }) => all | set, 0n);
}

/** Whether a text can be cut into rounds of the repetition in one way only. */
function roundsAreDistinct(item: Node, inner: readonly Element[]): boolean {
  if (fixedLength(item) !== undefined) return true;
  return inner.some(
    (mark) =>
      mark.scopes.length === 0 &&
      mark.loops === 0 &&
      inner.every((other) => other === mark || (other.set & mark.set) === 0n),
  );
}

function fixedLength(node: Node): number | undefined {
  if (node.kind === 'set') return 1;
  if (node.kind === 'sequence') return sum(node.items.map(fixedLength));
  if (node.kind === 'repeat') {
    const length = fixedLength(node.item);
    return node.least === node.most && length !== undefined ? length * node.least : undefined;
  }
  if (node.kind !== 'choice') return undefined;
  let seen = 0n;
  for (const item of node.items) {
    const [first] = flatten(item, []);
    if (fixedLength(item) === undefined || !first || (seen & first.set) !== 0n) return undefined;
    seen |= first.set;
  }
  return sum(node.items.map(fixedLength));
}

function sum(lengths: readonly (number | undefined)[]): number | undefined {
  return lengths.reduce(
    (total, length) => (total === undefined || length === undefined ? undefined : total + length),
    0,
  );
}

/** `.*` at the end takes the rest and can't fail. */
function withoutRest(elements: readonly Element[]): readonly Element[] {
  const last = elements.at(-1);
  return last && last.loops === 1 && (last.set & lineChar) === lineChar ? elements.slice(0, -1) : elements;
}

function longestChain(elements: readonly Element[]): number {
  const reached = elements.map(() => 0);
  elements.forEach((to, end) => {
    if (to.loops === 0) return;
    let before = 0;
    elements.slice(0, end).forEach((from, start) => {
      if (from.loops > 0 && ambiguous(from, to, elements.slice(start + 1, end))) {
        before = Math.max(before, reached[start] ?? 0);
      }
    });
    reached[end] = before + to.loops;
  });
  return Math.max(0, ...reached);
}

function ambiguous(from: Element, to: Element, between: readonly Element[]): boolean {
  const common = from.set & to.set;
  if (common === 0n || from.scopes.some((one) => to.scopes.some((other) => exclude(one, other)))) return false;
  const passed = ({ loops, scopes }: Element): boolean =>
    loops === 0 && scopes.every((scope) => from.scopes.includes(scope) || to.scopes.includes(scope));
  return between.every((element) => !passed(element) || (element.set & common) !== 0n);
}

function exclude(one: Scope, other: Scope): boolean {
  return one !== other && one.choice !== undefined && one.choice === other.choice;
}

function beginsAtStart(node: Node): boolean {
  if (node.kind === 'start') return true;
  if (node.kind === 'choice') return node.items.every(beginsAtStart);
  const [first] = node.kind === 'sequence' ? node.items : [];
  return first !== undefined && beginsAtStart(first);
}
