import { type Claim, claims, type Format, type FormatRule } from '../core/format.ts';
import { type ByteScan, compileByteScan } from './byte-scan.ts';
import { namedIn } from './named-format.ts';
import { findPlace } from './place-search.ts';
import { wordTable } from './word-table.ts';

export interface CompiledRule {
  readonly format: Format;
  readonly rule: FormatRule;
  readonly claim: Claim;
  /** Its place in the order in which rules are tried. */
  readonly order: number;
}

/** Every format's triggers as one search for the scan, and the way back from a line to rules. */
export interface TriggerIndex {
  /** All of them, each at its `order`. */
  readonly rules: readonly CompiledRule[];
  /** Finds the next trigger in UTF-8 bytes. */
  readonly bytes: ByteScan;
  /** The format that a command names, e.g. `npx eslint src`: the first of its words that is one's name. */
  formatOf(command: string): Format | undefined;
  /** Who a trigger in this line speaks for. */
  interestIn(line: string): Interest;
}

export interface Interest {
  /** In the order in which they are tried. */
  readonly rules: readonly CompiledRule[];
  /** The line may be structure: it holds one of the parser's own words. */
  readonly structure: boolean;
}

/**
 * `extra` are words that the parser itself wants to see (directories, CI groups); they belong to no rule.
 */
export function compileTriggers(formats: readonly Format[], extra: readonly string[]): TriggerIndex {
  const rules = orderRules(formats);
  const triggers = [...new Set([...rules.flatMap(({ rule }) => rule.triggers), ...extra])];
  const words = triggers.filter((trigger) => !placeTrigger.test(trigger));
  const withPlaces = words.length < triggers.length;
  const scanned = outermost([...words, ...triggers.filter((trigger) => afterDigit.test(trigger)).map(withoutDigit)]);
  const places = new Set(triggers.filter((trigger) => placeTrigger.test(trigger)).map(withoutDigit));
  for (const word of words) places.delete(word);
  const table = wordTable(
    triggers.map(withoutDigit).filter((word) => word.length > 1),
    places,
  );
  const anyPlace = rules.filter(({ rule }) => rule.triggers.includes(':1'));
  const byWord = rulesByWord(rules);
  const structure = new Set(extra);
  const nothing: Interest = { rules: [], structure: false };
  const placeAlone: Interest = { rules: anyPlace, structure: false };
  const alone = table.words.map((word) => ({ rules: byWord.get(word) ?? [], structure: structure.has(word) }));
  const merged = new Map<number, Interest>();
  const weights = table.words.map((_, id) => weightOf(id));

  function interestIn(line: string): Interest {
    const bytes = toLatin1(line);
    const found = table.idsIn(line, bytes);
    const place = anyPlace.length > 0 && findPlace(bytes, 0, line.length) !== -1;
    if (found.length === 0) return place ? placeAlone : nothing;
    if (found.length === 1 && !place) return alone[found[0] as number] as Interest;
    let key = place ? weightOf(-1) : 0;
    for (const id of found) key += weights[id] as number;
    let interest = merged.get(key);
    if (!interest) {
      interest = merge([...found.map((id) => alone[id] as Interest), place ? placeAlone : nothing]);
      if (merged.size >= mergedLimit) merged.clear();
      merged.set(key, interest);
    }
    return interest;
  }

  return {
    rules,
    bytes: compileByteScan(scanned, withPlaces),
    interestIn,
    formatOf: namedIn(formats),
  };
}

/** Its bytes are valid until the next call. */
function toLatin1(line: string): Uint8Array {
  if (line.length > scratch.length) return Buffer.from(line, 'latin1');
  scratch.write(line, 'latin1');
  return scratch;
}

const scratch = Buffer.alloc(16 * 1024);
const mergedLimit = 4096;
const placeTrigger = /[:([]1$/;
/** The scan takes what ends in a digit for a clock, so it looks for such places as words. */
const afterDigit = /\d[:([]1$/;

/** `.py:1` is a place in such a file: the scan finds places, the dispatch asks for the part before the number. */
function withoutDigit(trigger: string): string {
  return placeTrigger.test(trigger) ? trigger.slice(0, -1) : trigger;
}

/** The surest claims come first; among equals the registry's order holds. */
function orderRules(formats: readonly Format[]): CompiledRule[] {
  const all = formats.flatMap((format) =>
    format.rules.map((rule) => ({ format, rule, claim: rule.claim ?? ('own' as const) })),
  );
  const ordered = claims.flatMap((claim) => all.filter((compiled) => compiled.claim === claim));
  return ordered.map((compiled, order) => ({ ...compiled, order }));
}

function rulesByWord(rules: readonly CompiledRule[]): ReadonlyMap<string, readonly CompiledRule[]> {
  const byWord = new Map<string, CompiledRule[]>();
  for (const compiled of rules) {
    for (const word of new Set(compiled.rule.triggers.map(withoutDigit))) {
      const known = byWord.get(word);
      if (known) known.push(compiled);
      else byWord.set(word, [compiled]);
    }
  }
  return byWord;
}

function merge(interests: readonly Interest[]): Interest {
  const rules = [...new Set(interests.flatMap((each) => each.rules))].sort((a, b) => a.order - b.order);
  return { rules, structure: interests.some((each) => each.structure) };
}

/** A word that contains another one finds no line that the other would not find. */
function outermost(words: readonly string[]): string[] {
  const table = wordTable(words);
  return table.words.filter((word) => table.idsIn(word, toLatin1(word)).length === 1);
}

/**
 * The sum of the words' weights names a set of words without sorting it: 2^45 values, so that among the few thousand sets
 * of a log two never meet, and sums stay exact.
 */
function weightOf(id: number): number {
  const mixed = Math.imul(id + 2, 0x9e3779b1) >>> 0;
  return mixed * 8192 + (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 19);
}
