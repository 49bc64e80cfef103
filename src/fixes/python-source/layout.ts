import { widthBefore } from './logical-lines.ts';
import type { Token } from './tokens.ts';

/**
 * Follows the indentation of logical lines (The Python Language Reference, 2.1.8) and the clauses of compound statements (8). It begins
 * anywhere in a file, so of blocks that are open there nothing is known, and nothing is said.
 */
export class Layout {
  readonly #text: string;
  /** The blocks that are open, the innermost last. */
  readonly #blocks: Block[] = [];
  #isBlockDue = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether a logical line may begin with this token, where it stands. */
  begins(first: Token): boolean {
    const width = widthBefore(this.#text, first.start);
    const inner = this.#blocks.at(-1);
    if (!inner) this.#blocks.push({ width, last: undefined });
    else if (this.#isBlockDue !== width > inner.width) return false;
    else if (this.#isBlockDue) this.#blocks.push({ width, last: 'nothing' });
    else if (!this.#leave(width)) return false;
    this.#isBlockDue = false;
    const block = this.#blocks.at(-1) as Block;
    if (block.last === undefined) return true;
    const wanted = clauses.get(first.text);
    if (wanted ? !wanted.has(block.last) : block.last === 'try') return false;
    return true;
  }

  /** What has been read of the line: its first word, and whether a block has to follow. */
  ends(word: string, opensBlock: boolean): void {
    const block = this.#blocks.at(-1);
    if (!block) return;
    this.#isBlockDue = opensBlock;
    // What `else` closes may have been a `try`, to which `finally` belongs.
    if (word !== 'else' || block.last === 'if' || block.last === 'elif')
      block.last = compound.has(word) ? word : 'simple';
    else if (block.last !== undefined) block.last = 'else';
  }

  #leave(width: number): boolean {
    for (let block = this.#blocks.at(-1); block && block.width > width; block = this.#blocks.at(-1)) {
      if (block.last === 'try') return false;
      this.#blocks.pop();
    }
    const block = this.#blocks.at(-1);
    if (!block) this.#blocks.push({ width, last: undefined });
    return !block || block.width === width;
  }
}

interface Block {
  readonly width: number;
  /** The first word of the statement or clause before; none where that stands before the beginning. */
  last: string | undefined;
}

/** By clause what it may follow. */
const clauses: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['elif', new Set(['if', 'elif'])],
  ['else', new Set(['if', 'elif', 'for', 'while', 'except', 'async'])],
  ['except', new Set(['try', 'except'])],
  ['finally', new Set(['try', 'except', 'else'])],
]);

const compound = new Set('if elif else for while try except async'.split(' '));
