import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { applyCandidate, type Candidate, type TextEdit } from '../candidate.ts';
import { blank, bodiesAtMargin } from './bodies.ts';
import { braceCandidates } from './brace-candidates.ts';
import type { Breakage } from './breakage.ts';
import { checkPart, readSurroundings, type Surroundings } from './check.ts';
import { keywordCandidates } from './keyword-candidates.ts';
import { bestRepair } from './search.ts';
import { textCandidates } from './text-candidates.ts';
import { tokenCandidates } from './token-candidates.ts';

/** A repair of one place where the grammar breaks; offsets are of the source. */
export interface Mend {
  /** Where the reading stopped. */
  readonly place: number;
  readonly edits: readonly TextEdit[];
}

/** A function with its head, or what stands between two, by UTF-16 offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Mends the grammar of a source function by function, each read alone, so that slips do not hide each other: what is found first is mended, and the
 * reading goes on behind it. Parts are read when they are asked for.
 */
export class Mends {
  readonly parts: readonly Part[];
  readonly text: string;
  #outside: string | undefined;
  #digest: string | undefined;
  #surroundings: Surroundings | undefined;

  constructor(text: string) {
    this.text = text;
    this.parts = partsOf(text);
  }

  /** In the order in which the reading came to them. */
  of(part: Part): readonly Mend[] {
    const own = this.text.slice(part.start, part.end);
    this.#outside ??= outside(this.text);
    this.#digest ??= digest(this.#outside.replace(/\s+/g, ' '));
    const key = digest(`${this.#digest}${own}`);
    let found = recent.get(key);
    if (!found) {
      this.#surroundings ??= readSurroundings(this.#outside, this.text);
      found = mendsOf(own, this.#surroundings);
      recent.set(key, found);
    }
    return found.map(({ place, edits }) => ({
      place: place + part.start,
      edits: edits.map(({ start, end, text }) => ({ start: start + part.start, end: end + part.start, text })),
    }));
  }

  partAt(place: number): Part | undefined {
    return this.parts.find(({ end }) => place < end) ?? this.parts.at(-1);
  }
}

/** Of functions of any source: from one build to the next few of them change, and the search takes a tenth of a second. */
const recent = new LRUCache<string, readonly Mend[]>({ max: 5000 });

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function functionsOf(text: string) {
  return bodiesAtMargin(text).filter(({ isFunction }) => isFunction);
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { head, end } of functionsOf(text)) {
    if (head > from) parts.push({ start: from, end: head });
    from = end + 1;
    parts.push({ start: head, end: from });
  }
  if (from < text.length) parts.push({ start: from, end: text.length });
  return parts;
}

function outside(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of functionsOf(text)) {
    pieces.push(text.slice(from, start), blank(text.slice(start, end), { start: 0, end: end - start }));
    from = end;
  }
  return pieces.join('') + text.slice(from);
}

function mendsOf(source: string, surroundings: Surroundings): Mend[] {
  const mends: Mend[] = [];
  const read = (text: string) => checkPart(text, surroundings);
  const applied: TextEdit[][] = [];
  let text = source;
  let last = -1;
  for (let tries = 0; tries < mostBreaks; tries++) {
    const { failed, tokens } = read(text);
    if (failed === undefined) break;
    const place = tokens[failed]?.start ?? 0;
    // What stands far behind says nothing of a repair here, and is not read with each of them.
    const near = text.slice(0, tokens[failed + tokensBehind]?.start ?? text.length);
    // Read again for the names in scope there.
    const breakage: Breakage = { text: near, check: checkPart(near, surroundings, place), at: failed, read };
    const best = place > last ? bestRepair(breakage, candidatesOf(breakage), 'part') : undefined;
    last = place;
    const edits = best?.edits ?? skip(breakage);
    if (best) {
      const original = toSource(edits, applied);
      if (original)
        mends.push({
          place: toSource([{ start: place, end: place, text: '' }], applied)?.[0]?.start ?? place,
          edits: original,
        });
    }
    text = applyCandidate(text, { edits, cost: 0 });
    applied.push([...edits].sort((a, b) => b.start - a.start));
  }
  return mends;
}

/** Breaks above which a function is no C. */
const mostBreaks = 40;
const tokensBehind = 250;

function candidatesOf(breakage: Breakage): Candidate[] {
  return [
    ...tokenCandidates(breakage),
    ...textCandidates(breakage),
    ...braceCandidates(breakage),
    ...keywordCandidates(breakage),
  ];
}

/** What can't be mended goes up to the end of its statement, so that the rest can be read. */
function skip({ text, check: { tokens }, at }: Breakage): TextEdit[] {
  const stays = /^[;{}]$/;
  let first = at;
  while (first > 0 && !stays.test(tokens[first - 1]?.text ?? '')) first--;
  let last = at;
  while (last < tokens.length - 1 && !stays.test(tokens[last]?.text ?? '')) last++;
  const start = tokens[first]?.start ?? text.length;
  const end = Math.max(start, tokens[last]?.start ?? text.length);
  const blanked = blank(text.slice(start, end), { start: 0, end: end - start });
  // An empty part is one too many.
  if (blanked === text.slice(start, end)) return [{ start, end: Math.min(end + 1, text.length), text: ' ' }];
  return [{ start, end, text: blanked }];
}

/** Offsets before edits were applied one after the other; `undefined` where they are within what was inserted. */
function toSource(edits: readonly TextEdit[], applied: readonly (readonly TextEdit[])[]): TextEdit[] | undefined {
  const found: TextEdit[] = [];
  for (const { start, end, text } of edits) {
    const from = offsetBefore(start, applied);
    const to = start === end ? from : offsetBefore(end, applied);
    if (from === undefined || to === undefined || to < from) return undefined;
    found.push({ start: from, end: to, text });
  }
  return found;
}

function offsetBefore(offset: number, applied: readonly (readonly TextEdit[])[]): number | undefined {
  let at = offset;
  for (const edits of applied.toReversed()) {
    // From the first to the last, each after what those before it have moved.
    let moved = 0;
    let found: number | undefined;
    for (const { start, end, text } of edits.toReversed()) {
      const from = start + moved;
      if (at < from) break;
      if (at > from && at < from + text.length && text.length !== end - start) return undefined;
      if (at >= from + text.length && (text.length > 0 || at > from || end > start))
        moved += text.length - (end - start);
      else {
        found = start + Math.min(at - from, end - start);
        break;
      }
    }
    at = found ?? at - moved;
  }
  return at;
}
