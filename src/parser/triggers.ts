import type { Format, FormatRule } from '../core/format.ts';
import { compileSearch } from './word-search.ts';

export interface CompiledRule {
  readonly format: Format;
  readonly rule: FormatRule;
  /** Its place in the order in which rules are tried. */
  readonly order: number;
}

/** Every format's trigger words as one pattern for the scan, and the way back from words to rules. */
export interface TriggerIndex {
  /** The index behind the first trigger in UTF-8 bytes between `from` and `to`, or -1. */
  readonly search: (bytes: Uint8Array, from: number, to: number) => number;
  /** Finds the next trigger, or an escape, in decoded text. Global. */
  readonly text: RegExp;
  /** The rules that one of the words in this line speaks for, in the order in which they are tried. */
  rulesIn(line: string): readonly CompiledRule[];
}

/**
 * `extra` are words that the parser itself wants to see (directories, CI groups); they belong to no rule.
 */
export function compileTriggers(formats: readonly Format[], extra: readonly string[]): TriggerIndex {
  const rules = orderRules(formats);
  const words = [...new Set([...rules.flatMap(({ rule }) => rule.triggers), ...extra])].sort(longestFirst);
  const inLine = new RegExp(words.map(escapePattern).join('|'), 'g');
  const rulesByWord = new Map(words.map((word) => [word, rulesFor(word, rules)]));
  const merged = new Map<string, readonly CompiledRule[]>();

  function rulesIn(line: string): readonly CompiledRule[] {
    const found = new Set<string>();
    inLine.lastIndex = 0;
    for (let match = inLine.exec(line); match; match = inLine.exec(line)) {
      found.add(match[0]);
      // Not behind the match: another word may begin inside this one.
      inLine.lastIndex = match.index + 1;
    }
    if (found.size === 1) return rulesByWord.get([...found][0] as string) ?? [];
    const key = [...found].sort().join('\0');
    let list = merged.get(key);
    if (!list) {
      list = mergeRules([...found].map((word) => rulesByWord.get(word) ?? []));
      if (merged.size >= mergedLimit) merged.clear();
      merged.set(key, list);
    }
    return list;
  }

  return { search: compileSearch(outermost(words)), text: scanPattern(words), rulesIn };
}

const mergedLimit = 4096;

/** Fallback rules come after all others; otherwise the registry's order holds. */
function orderRules(formats: readonly Format[]): CompiledRule[] {
  const all = formats.flatMap((format) => format.rules.map((rule) => ({ format, rule })));
  const ordered = [...all.filter(({ rule }) => !rule.fallback), ...all.filter(({ rule }) => rule.fallback)];
  return ordered.map(({ format, rule }, order) => ({ format, rule, order }));
}

/** A longer word hides the shorter ones inside it from the scan, so it speaks for their rules as well. */
function rulesFor(word: string, rules: readonly CompiledRule[]): readonly CompiledRule[] {
  return rules.filter(({ rule }) => rule.triggers.some((trigger) => word.includes(trigger)));
}

function mergeRules(lists: readonly (readonly CompiledRule[])[]): readonly CompiledRule[] {
  return [...new Set(lists.flat())].sort((a, b) => a.order - b.order);
}

// Colours may stand inside a word, so a line with an escape is looked at whatever else it holds.
function scanPattern(words: readonly string[]): RegExp {
  return new RegExp(['\\x1b', ...outermost(words).map(escapePattern)].join('|'), 'g');
}

/** A word that contains another one finds no line that the other would not find. */
function outermost(words: readonly string[]): string[] {
  return words.filter((word) => !words.some((other) => other !== word && word.includes(other)));
}

function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1);
}
