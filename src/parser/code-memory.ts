import { LRUCache } from 'lru-cache';
import type { Draft } from '../core/diagnostic.ts';
import { sized } from './fingerprint.ts';

/**
 * Some tools name the code of a diagnostic once in a run and leave it out after that: rustc and Clippy say which lint
 * it is only below the first of its messages. A later message of the same shape gets the code, and the tool, of the
 * first. The shape is the message without what it quotes and without numbers.
 */
export class CodeMemory {
  readonly #known = new LRUCache<string, { readonly tool: string; readonly code: string }>(sized(mostShapes));

  fill(draft: Draft): void {
    const shape = shapeOf(draft.message);
    if (draft.code !== undefined) {
      this.#known.set(shape, { tool: draft.tool, code: draft.code });
      return;
    }
    const known = this.#known.get(shape);
    if (!known) return;
    draft.code = known.code;
    draft.tool = known.tool;
  }
}

const mostShapes = 2000;

function shapeOf(message: string): string {
  return message.replace(/`[^`]*`|'[^']*'|"[^"]*"|\d+/g, '`');
}
