import { createHash } from 'node:crypto';
import type { LearnedPattern, OpenRepair } from '../../state/stored.ts';
import { Abstraction, keywords } from './abstract.ts';
import { edge, type KeptToken, withEdges } from './open-repair.ts';
import { languageOf, type SourceToken, sourceTokens } from './source-tokens.ts';

/**
 * The repair that a person made between the failing build and the one that passed, without what is particular about it.
 * `undefined` in every doubt: where the place can't be found again, more than a few tokens changed, or the change is not
 * one that could be done again elsewhere.
 */
export function learnRepair(open: OpenRepair, text: string, time: number): LearnedPattern | undefined {
  const language = languageOf(open.file);
  const tokens = language === undefined ? undefined : sourceTokens(text, language);
  const change = tokens && findChange(open, withEdges(tokens));
  if (!tokens || !change || language === undefined) return undefined;
  const after = tokens.slice(change.newFrom - 1, change.newTo - 1);
  const gaps = gapsOf(text, tokens, change.newFrom - 1, change.newTo - 1, change.from === change.to);
  const parts = gaps && (abstractly(open, change, after, false) ?? abstractly(open, change, after, true));
  if (!gaps || !parts) return undefined;
  const pattern = {
    ...{ language, tool: open.tool, template: open.template },
    ...(open.code !== undefined && { code: open.code }),
    ...parts,
    gaps,
  };
  return { id: idOf(pattern), ...pattern, time };
}

/** 12 digits; the same for the same repair on every machine. */
export function idOf(pattern: Omit<LearnedPattern, 'id' | 'time'>): string {
  const { language, tool, code, template, names, before, anchor, from, to, after, gaps } = pattern;
  const text = JSON.stringify([language, tool, code, template, names, before, anchor, from, to, after, gaps]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

interface Change {
  /** In the remembered tokens, the ends exclusive: what has to stand there, and what of it was replaced. */
  readonly regionFrom: number;
  readonly regionTo: number;
  readonly from: number;
  readonly to: number;
  /** In the tokens of the file as it is now, edges counted. */
  readonly newFrom: number;
  readonly newTo: number;
}

const mostChanged = 8;
const mostInRegion = 16;
/** How many tokens on either side have to be found again: as few as are there just once, so that other repairs may be near. */
const holds = [8, 16, 32];

/** The place is found again by what stands around it; the change is what differs between the two. */
function findChange(open: OpenRepair, now: readonly KeptToken[]): Change | undefined {
  const { tokens: all, anchor: named, first, last } = open;
  const inner = {
    from: Math.max(1, (named ?? first) - mostChanged),
    to: Math.min(all.length - 1, (named ?? last) + mostChanged),
  };
  const head = findOnce(now, (hold) => [Math.max(0, inner.from - hold), inner.from], all);
  const tail = findOnce(now, (hold) => [inner.to, Math.min(all.length, inner.to + hold)], all);
  if (!head || !tail || tail.place < head.place + inner.from - head.from) return undefined;
  const old = all.slice(head.from, tail.to);
  const begin = head.place;
  const window = now.slice(begin, tail.place + tail.to - tail.from);
  const anchor = named === undefined ? undefined : named - head.from;
  if (Math.abs(window.length - old.length) > mostChanged) return undefined;
  const shorter = Math.min(window.length, old.length);
  let from = 0;
  while (from < shorter && same(old[from], window[from])) from++;
  let behind = 0;
  while (behind < shorter - from && same(old.at(-1 - behind), window.at(-1 - behind))) behind++;
  const [to, newTo] = [old.length - behind, window.length - behind];
  if (Math.max(to, newTo) === from || Math.max(to - from, newTo - from) > mostChanged) return undefined;
  const regionFrom = Math.min(isCode(old[from - 1]) ? from - 1 : from, anchor ?? from);
  const regionTo = Math.max(isCode(old[to]) ? to + 1 : to, (anchor ?? 0) + 1);
  // Elsewhere the change would be looked for in the named line.
  const start = head.from + (from === to ? from - 1 : from);
  if (named === undefined && (start < first || start >= last)) return undefined;
  if (regionTo - regionFrom > mostInRegion || regionTo > old.length) return undefined;
  if (!old.slice(regionFrom, regionTo).every(isCode) || (from === to && regionFrom === from)) return undefined;
  const shift = head.from;
  return {
    regionFrom: regionFrom + shift,
    regionTo: regionTo + shift,
    from: from + shift,
    to: to + shift,
    newFrom: begin + from,
    newTo: begin + newTo,
  };
}

/** A piece of the old tokens, as short as is allowed, that is there just once now, and where. */
function findOnce(
  now: readonly KeptToken[],
  piece: (hold: number) => readonly [number, number],
  old: readonly KeptToken[],
): { readonly from: number; readonly to: number; readonly place: number } | undefined {
  for (const hold of holds) {
    const [from, to] = piece(hold);
    const places = placesOf(now, old.slice(from, to));
    if (places.length === 0) return undefined;
    if (places.length === 1) return { from, to, place: places[0] as number };
  }
  return undefined;
}

/** The first two places where these tokens stand. */
function placesOf(tokens: readonly KeptToken[], wanted: readonly KeptToken[]): number[] {
  const found: number[] = [];
  for (let at = 0; at + wanted.length <= tokens.length && found.length < 2; at++) {
    if (wanted.every((token, index) => same(token, tokens[at + index]))) found.push(at);
  }
  return found;
}

function same(a: KeptToken | undefined, b: KeptToken | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}

function isCode(token: KeptToken | undefined): boolean {
  return token !== undefined && token[0] !== edge && token[0] !== 'opaque';
}

/**
 * With `literalNames` only where the repair brings something that neither the message nor the place tells, such as the new name
 * of what was renamed, or the value of an argument: then the names that the message quotes, and those
 * that are replaced, are a part of the pattern, or it would be done to everything.
 */
function abstractly(
  { tokens, anchor, names }: OpenRepair,
  change: Change,
  repaired: readonly SourceToken[],
  literalNames: boolean,
): Pick<LearnedPattern, 'names' | 'before' | 'anchor' | 'from' | 'to' | 'after'> | undefined {
  const { from, to } = change;
  // What is replaced is known by its name then: what stands beside it does not matter.
  const alone = literalNames && from < to;
  const regionFrom = alone ? Math.min(from, anchor ?? from) : change.regionFrom;
  const regionTo = alone ? Math.max(to, (anchor ?? 0) + 1) : change.regionTo;
  const own = [...tokens.slice(from, to), tokens[anchor ?? -1]].flatMap((token) =>
    token?.[0] === 'word' ? [token[1]] : [],
  );
  const abstraction = new Abstraction(names, new Set(literalNames ? [...names, ...own] : []));
  const region = tokens.slice(regionFrom, regionTo).map(([kind, text]) => ({ kind, text }) as SourceToken);
  const before = region.map((token) => abstraction.of(token));
  const after = repaired.map(({ kind, text }) => {
    const known = abstraction.known(text);
    if (known !== undefined && kind !== 'string') return known;
    if (kind === 'punctuation' || (keywords.has(text) && !values.has(text))) return `=${text}`;
    const isTold = kind === 'word' || (kind === 'number' && text.length <= mostDigits);
    return literalNames && isTold ? `=${text}` : undefined;
  });
  if (after.includes(undefined)) return undefined;
  return {
    before,
    after: after as string[],
    from: from - regionFrom,
    to: to - regionFrom,
    ...(anchor !== undefined && { anchor: anchor - regionFrom }),
    ...(literalNames && { names }),
  };
}

/** Keywords that stand for a value. */
const values = new Set('true false True False None NULL null nullptr nil undefined'.split(' '));
const mostDigits = 8;

/**
 * White space in front of each new token and behind the last one. A line break is kept in front of something inserted only: it
 * then belongs to the token behind it. Other repairs of more than one line are not learned.
 */
function gapsOf(
  text: string,
  tokens: readonly SourceToken[],
  from: number,
  to: number,
  isInsertion: boolean,
): string[] | undefined {
  const gaps: string[] = [];
  for (let at = from; at <= to; at++) {
    const space = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? text.length);
    const isOuter = at === from || at === to;
    if (/^[ \t]*$/.test(space)) gaps.push(space === '' ? '' : ' ');
    else if (!isOuter) return undefined;
    else gaps.push(at === from && isInsertion ? '\n' : ' ');
  }
  const breaksAfter = /\n/.test(text.slice(tokens[to - 1]?.end ?? 0, tokens[to]?.start ?? text.length));
  return gaps[0] === '\n' && breaksAfter ? undefined : gaps;
}
