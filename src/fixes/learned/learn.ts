import { createHash } from 'node:crypto';
import type { LearnedPattern, OpenRepair } from '../../state/tables.ts';
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
const mostHold = 16;

/** The window is found again by its ends, which have to be there exactly once; the change is what differs between them. */
function findChange({ tokens: old, anchor }: OpenRepair, now: readonly KeptToken[]): Change | undefined {
  const middle = anchor ?? old.length >> 1;
  const head = old.slice(0, Math.max(1, Math.min(mostHold, middle - mostChanged)));
  const tail = old.slice(-Math.max(1, Math.min(mostHold, old.length - middle - mostChanged)));
  const [begin, end] = [onlyPlace(now, head), onlyPlace(now, tail)];
  if (begin === undefined || end === undefined || end < begin + head.length) return undefined;
  const window = now.slice(begin, end + tail.length);
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
  if (regionTo - regionFrom > mostInRegion || regionTo > old.length) return undefined;
  if (!old.slice(regionFrom, regionTo).every(isCode) || (from === to && regionFrom === from)) return undefined;
  return { regionFrom, regionTo, from, to, newFrom: begin + from, newTo: begin + newTo };
}

function onlyPlace(tokens: readonly KeptToken[], wanted: readonly KeptToken[]): number | undefined {
  let found: number | undefined;
  for (let at = 0; at + wanted.length <= tokens.length; at++) {
    if (!wanted.every((token, index) => same(token, tokens[at + index]))) continue;
    if (found !== undefined) return undefined;
    found = at;
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
 * With `literalNames` only where the repair brings a name that neither the message nor the place tells, such as the new name of
 * what was renamed: then the old names are a part of the pattern, or it would be done to everything.
 */
function abstractly(
  { tokens, anchor, names }: OpenRepair,
  { regionFrom, regionTo, from, to }: Change,
  repaired: readonly SourceToken[],
  literalNames: boolean,
): Pick<LearnedPattern, 'names' | 'before' | 'anchor' | 'from' | 'to' | 'after'> | undefined {
  const abstraction = new Abstraction(names, literalNames);
  const region = tokens.slice(regionFrom, regionTo).map(([kind, text]) => ({ kind, text }) as SourceToken);
  const before = region.map((token) => abstraction.of(token));
  const after = repaired.map(({ kind, text }) => {
    const known = abstraction.known(text);
    if (known !== undefined && kind !== 'string') return known;
    if (kind === 'punctuation' || keywords.has(text) || (kind === 'number' && text.length <= 8)) return `=${text}`;
    return kind === 'word' && literalNames ? `=${text}` : undefined;
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
    else gaps.push(at === from && isInsertion ? '\n' : '');
  }
  const breaksAfter = /\n/.test(text.slice(tokens[to - 1]?.end ?? 0, tokens[to]?.start ?? text.length));
  return gaps[0] === '\n' && breaksAfter ? undefined : gaps;
}
