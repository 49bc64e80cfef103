import type { Diagnostic } from '../../core/diagnostic.ts';
import { templateOf } from '../../core/message-template.ts';
import type { LearnedPattern } from '../../state/stored.ts';
import type { RuleEdit } from '../rule.ts';
import { bind } from './abstract.ts';
import { placeOf, type TokenPlace } from './place.ts';
import type { SourceToken } from './source-tokens.ts';

/** What a pattern does at a place. */
export interface LearnedRepair {
  readonly edit: RuleEdit;
  /** The text that is replaced, and the new one. */
  readonly before: string;
  readonly after: string;
}

/** `undefined` where the pattern does not fit, or fits in more than one way. */
export function applyPattern(
  pattern: LearnedPattern,
  diagnostic: Diagnostic,
  text: string,
  tokens: readonly SourceToken[],
): LearnedRepair | undefined {
  const { names } = templateOf(diagnostic.message);
  if (pattern.names && JSON.stringify(pattern.names) !== JSON.stringify(names)) return undefined;
  const place = placeOf(diagnostic, text, tokens);
  if (!place) return undefined;
  const fitting = startsAt(pattern, place).flatMap((start) => {
    const region = start < 0 ? [] : tokens.slice(start, start + pattern.before.length);
    const bound = bind(pattern.before, region, names);
    return bound ? [{ start, bound }] : [];
  });
  const [found] = fitting;
  if (!found || fitting.length > 1) return undefined;
  return replaceAt(pattern, text, tokens, found.start, found.bound);
}

/** Where the pattern could begin. Without a column the change has to be in the named line. */
function startsAt({ anchor, from, to }: LearnedPattern, place: TokenPlace): number[] {
  if (anchor !== undefined) return place.anchor === undefined ? [] : [place.anchor - anchor];
  const first = from === to ? from - 1 : from;
  return Array.from({ length: place.last - place.first }, (_, index) => place.first + index - first);
}

function replaceAt(
  { from, to, after, gaps }: LearnedPattern,
  text: string,
  tokens: readonly SourceToken[],
  start: number,
  bound: ReadonlyMap<string, string>,
): LearnedRepair | undefined {
  const texts = after.map((token) => (token.startsWith('=') ? token.slice(1) : bound.get(token)));
  if (texts.includes(undefined)) return undefined;
  const inner = texts.map((token, index) => (index === 0 ? token : `${gaps[index]}${token}`)).join('');
  const [left, right] = [tokens[start + from - 1], tokens[start + to]];
  if (from === to) {
    const end = gaps.at(-1) ?? '';
    if (gaps[0] === '\n') return right && edited(text, right.start, right.start, inner + end);
    if (!left) return undefined;
    const begun = (gaps[0] ?? '') + inner;
    // The white space there is replaced by that of the pattern, so that `:` in front of `=` is `:=`; not a comment or a line end.
    const isBlank = right !== undefined && /^[ \t]*$/.test(text.slice(left.end, right.start));
    return isBlank ? edited(text, left.end, right.start, begun + end) : edited(text, left.end, left.end, begun);
  }
  const replaced = tokens.slice(start + from, start + to);
  const [first, last] = [replaced[0] as SourceToken, replaced.at(-1) as SourceToken];
  // What stands between them may be a comment.
  const isOneLine = replaced.every((token, index) => {
    const before = replaced[index - 1];
    return !before || /^[ \t]*$/.test(text.slice(before.end, token.start));
  });
  if (!isOneLine) return undefined;
  const space = text.slice(left?.end ?? first.start, first.start);
  const begin = after.length === 0 && /^[ \t]+$/.test(space) ? first.start - space.length : first.start;
  return edited(text, begin, last.end, inner);
}

function edited(text: string, start: number, end: number, newText: string): LearnedRepair {
  const line = text.slice(0, start).split('\n').length - 1;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return {
    edit: { line, start: start - lineStart, endLine: line, end: end - lineStart, text: newText },
    before: text.slice(start, end),
    after: newText,
  };
}
