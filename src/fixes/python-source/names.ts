import { editDistance } from '../edit-distance.ts';
import { builtins } from './builtins.ts';
import { type Scopes, scopesOf } from './scopes.ts';
import { keywords, type Token, tokenize } from './tokens.ts';

/** A name in the source, by UTF-16 offsets. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
}

/** Where a name stands in a part of the text as a variable, not as an attribute, in a string or a comment. */
export function placesOf(text: string, name: string, from: number, to: number): NamePlace[] {
  const tokens = tokenize(text, from, to);
  const places = variables(tokens).filter((token) => token.text === name);
  return places.length > 0 ? places : tokens.flatMap((token) => placesInString(token, name));
}

/** In the expressions of an f-string, up to Python 3.11 one token. */
function placesInString({ kind, text, start }: Token, name: string): NamePlace[] {
  if (kind !== 'string' || !/^[rR]?[fF]/.test(text)) return [];
  return [...text.matchAll(/\{\{|\{([^{}"'\\]*)\}/g)].flatMap(({ index, 1: expression = '' }) =>
    [...expression.matchAll(/(?<![.\w])[^\W\d]\w*/g)]
      .filter((word) => word[0] === name)
      .map((word) => start + index + 1 + word.index)
      .map((at) => ({ start: at, end: at + name.length })),
  );
}

/**
 * The name or word that was meant by one which nothing defines: of those that can be seen there the one that is mistyped most easily as this.
 * What is defined nearer counts more, and what nothing uses so far. In doubt none.
 *
 * @param at offset at which the wrong one is used
 * @param most what the slip may cost at most, 2 for a single one
 */
export function meantName(text: string, wrong: string, at: number, most = dearest): string | undefined {
  if (wrong.length < 3) return undefined;
  const scopes = scopesOf(text);
  const costs = new Map<string, number>();
  const add = (name: string, cost: number) => {
    if (name !== wrong && name.length > 2) costs.set(name, Math.min(cost, costs.get(name) ?? cost));
  };
  const isCalled = text[at + wrong.length] === '(';
  for (const [name, distance] of scopes.visibleAt(at)) {
    const unlikely = isCalled && !scopes.isDefined(name) ? 0.15 : 0;
    add(name, slipCost(wrong, name) + 0.2 * Math.min(distance, 2) + unlikely - (isUnused(scopes, name) ? 0.4 : 0));
  }
  for (const name of builtins) if (slipCost(wrong, name) < twoSlips) add(name, slipCost(wrong, name) + 0.25);
  for (const word of statementWordsAt(text, wrong, at)) add(word, slipCost(wrong, word));
  if (scopes.hasStarImport)
    for (const [name, count] of countsOf(scopes)) if (count > 1) add(name, slipCost(wrong, name) + 0.5);
  const [best, next] = [...costs].filter(([, cost]) => cost < most).sort((a, b) => a[1] - b[1]);
  return best && (!next || next[1] - best[1] > doubtful) ? best[0] : undefined;
}

/** Whether a name that nothing defines may be a slip in this one, so that this one is not as unused as it looks. */
export function isMeantElsewhere(text: string, name: string): boolean {
  if (name.length < 3) return false;
  const scopes = scopesOf(text);
  const uses = countsOf(scopes).keys();
  const near = [...uses].filter((use) => use !== name && use.length > 2 && slipCost(use, name) < dearest);
  return near.some((use) => !scopes.isBound(use) && !builtins.has(use));
}

const dearest = 4;
const twoSlips = 2.6;
const doubtful = 0.05;

/** About how many slips of the hand make one word of the other: letters that change places, are left out or doubled are the usual ones. */
function slipCost(wrong: string, right: string): number {
  const distance = editDistance(wrong, right);
  if (distance > (Math.min(wrong.length, right.length) < 6 ? 1 : 2)) return Number.POSITIVE_INFINITY;
  if (distance === 2) return twoSlips;
  if (wrong.length < right.length || isDoubled(wrong, right)) return 1;
  if (wrong.length > right.length) return 1.3;
  return [...wrong].sort().join('') === [...right].sort().join('') ? 1 : 1.5;
}

function isDoubled(wrong: string, right: string): boolean {
  return (
    wrong.length > right.length &&
    [...wrong].some((letter, i) => letter === wrong[i - 1] && wrong.slice(0, i) + wrong.slice(i + 1) === right)
  );
}

function countsOf({ uses }: Scopes): ReadonlyMap<string, number> {
  let counts = knownCounts.get(uses);
  if (!counts) {
    counts = new Map<string, number>();
    for (const { text } of uses) counts.set(text, (counts.get(text) ?? 0) + 1);
    knownCounts.set(uses, counts);
  }
  return counts;
}

const knownCounts = new WeakMap<readonly Token[], Map<string, number>>();

function isUnused(scopes: Scopes, name: string): boolean {
  return countsOf(scopes).get(name) === 1;
}

/** Words with which a statement begins, where this may be one of them mistyped and what follows reads as an operand of it or as an index of it. */
function statementWordsAt(text: string, wrong: string, at: number): readonly string[] {
  const end = text.indexOf('\n', at);
  const margin = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  if (margin.trim() !== '') return [];
  const behind = text.slice(at + wrong.length, end === -1 ? text.length : end).trimEnd();
  if (behind === '') return ['pass', 'break', 'continue', 'return', 'raise', 'yield'];
  return /^\s*[([{-]/.test(behind) ? ['return', 'yield', 'assert', 'raise', 'del'] : [];
}

function variables(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ kind, text }, i) => kind === 'name' && !keywords.has(text) && tokens[i - 1]?.text !== '.');
}
