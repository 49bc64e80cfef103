import { LRUCache } from 'lru-cache';
import type { Draft, Severity } from '../core/diagnostic.ts';

/**
 * Some tools name the code of a diagnostic once in a run and leave it out after that: rustc and Clippy say which lint
 * it is only below the first of its messages. A later message gets the code, and the tool, of the one of equal severity
 * with which it shares most words, what is quoted and numbers left aside: one lint words its messages alike.
 */
export class CodeMemory {
  readonly #known = new LRUCache<string, Known>({ max: mostShapes });

  /** All that is known, as plain data; what was used last is the last one. */
  save(): SavedCode[] {
    const entries = [...this.#known.entries()].reverse();
    return entries.map(([key, { tool, code, severity }]) => ({ key, tool, code, severity }));
  }

  resume(saved: readonly SavedCode[]): void {
    for (const { key, tool, code, severity } of saved) {
      const words = new Set(key.slice(severity.length + 1).split(' '));
      this.#known.set(key, { tool, code, severity, words });
    }
  }

  fill(draft: Draft): void {
    const shape = shapeOf(draft.message);
    if (draft.code !== undefined) {
      this.#known.set(`${draft.severity} ${shape}`, {
        tool: draft.tool,
        code: draft.code,
        severity: draft.severity,
        words: new Set(shape.split(' ')),
      });
      return;
    }
    const known = this.#known.get(`${draft.severity} ${shape}`) ?? this.#mostAlike(shape, draft.severity);
    if (!known) return;
    draft.code = known.code;
    draft.tool = known.tool;
  }

  #mostAlike(shape: string, severity: Severity): Known | undefined {
    const words = new Set(shape.split(' '));
    const alike = [...this.#known.values()].filter(
      (known) => known.severity === severity && likeness(words, known.words) >= leastAlike,
    );
    if (alike.length < 2) return alike[0];
    // Of several the one with the fewest words of its own: they say what this message does not.
    return alike.reduce((best, known) => (coverage(words, known) >= coverage(words, best) ? known : best));
  }
}

export interface SavedCode {
  readonly key: string;
  readonly tool: string;
  readonly code: string;
  readonly severity: Severity;
}

interface Known {
  readonly tool: string;
  readonly code: string;
  readonly severity: Severity;
  readonly words: ReadonlySet<string>;
}

/** Enough for the lints of one run; each message without a code is compared with all of them. */
const mostShapes = 200;

/** Messages of one lint share more of their words; those of two seldom do, and a syntax error has other words altogether. */
const leastAlike = 0.36;

function shapeOf(message: string): string {
  return message.replace(/`[^`]*`|'[^']*'|"[^"]*"|\d+/g, '`');
}

/** Dice's coefficient over words. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** How much of a known message stands in this one, from 0 to 1. */
function coverage(words: ReadonlySet<string>, known: Known): number {
  let shared = 0;
  for (const word of known.words) if (words.has(word)) shared++;
  return shared / known.words.size;
}
