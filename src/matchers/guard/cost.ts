import { chainOf } from './chain.ts';
import { everyChar, lineChar } from './char-set.ts';
import { type Element, flatten, waysOf } from './elements.ts';
import { type Node, parseSyntax } from './syntax.ts';

/** An upper bound of the steps that a backtracking engine takes: `ways` times the length to the power of `degree`. */
export interface Cost {
  readonly ways: number;
  /** Infinity where repetitions are nested and one round can't be told from the next. */
  readonly degree: number;
}

/**
 * Two repetitions make time grow by one degree when some text fits both and everything that must stand between them:
 * `.*` and `\s*` in `.*\s*$`, but not `.*` and `\d+` in `.*:\d+`, since no colon is a digit. The search for the
 * beginning of a match is such a repetition too, so what has no `^` starts one degree higher.
 */
export function costOf(pattern: RegExp): Cost {
  const root = parseSyntax(pattern);
  if (pattern.source.length > longestPattern || nestingOf(root) > deepestPattern) return { ways: 1, degree: Infinity };
  const branches = root.kind === 'choice' ? root.items : [root];
  const costs = branches.map((branch) => {
    const search: Element[] = beginsAtStart(branch) ? [] : [{ set: everyChar, loops: 1, ways: 1, scopes: [] }];
    const elements = withoutRest(flatten(branch));
    return { ways: waysOf(elements), degree: Math.max(1, chainOf([...search, ...elements])) };
  });
  return {
    ways: costs.reduce((total, { ways }) => total + ways, 0),
    degree: Math.max(...costs.map(({ degree }) => degree)),
  };
}

/** Looking at a pattern must not take long either; what is larger than this goes to the watchdog. */
const longestPattern = 5000;
const deepestPattern = 6;

function nestingOf(node: Node): number {
  if ('items' in node) return Math.max(0, ...node.items.map(nestingOf)) + (node.kind === 'choice' ? 1 : 0);
  return 'item' in node ? nestingOf(node.item) + 1 : 0;
}

/** `.*` at the end takes the rest and can't fail. */
function withoutRest(elements: readonly Element[]): readonly Element[] {
  const last = elements.at(-1);
  return last && last.loops === 1 && (last.set & lineChar) === lineChar ? elements.slice(0, -1) : elements;
}

function beginsAtStart(node: Node): boolean {
  if (node.kind === 'start') return true;
  if (node.kind === 'choice') return node.items.every(beginsAtStart);
  const [first] = node.kind === 'sequence' ? node.items : [];
  return first !== undefined && beginsAtStart(first);
}
