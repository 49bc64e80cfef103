import { LRUCache } from 'lru-cache';
import type { Draft, Severity } from '../core/diagnostic.ts';

/**
 * Some tools name the code of a diagnostic once in a run and leave it out after that: rustc and Clippy say which lint
 * it is only below the first of its messages. A later message gets the code, and the tool, of the one of equal severity
 * with which it shares most words, what is quoted and numbers left aside: one lint words its messages alike.
 */
export class CodeMemory {
  readonly #known = new LRUCache<string, Known>({ max: mostShapes });

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
    // Of several the one that shares words which the others do not have.
    const codes = new Map([...words].map((word) => [word, codesWith(word, alike)]));
    const weight = (known: Known) =>
      [...words].reduce((sum, word) => sum + (known.words.has(word) ? 1 / (codes.get(word) ?? 1) : 0), 0);
    return alike.reduce((best, known) => (weight(known) >= weight(best) ? known : best));
  }
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

function codesWith(word: string, all: readonly Known[]): number {
  return new Set(all.filter(({ words }) => words.has(word)).map(({ code }) => code)).size;
}
