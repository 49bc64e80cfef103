import { applyCandidate, type TextEdit } from '../candidate.ts';
import { Composition } from './composition.ts';
import { type SyntaxToken, syntaxTokens } from './reader.ts';
import { bestRepair, nextDeclaration } from './search.ts';
import { firstMisfit } from './syntax.ts';

/** The repair of one slip of a file. */
export interface Repair {
  /** By offsets into the text of before. */
  readonly edits: readonly TextEdit[];
  /** Offset of the token at which the grammar broke, in the text of before. */
  readonly place: number;
}

export interface Repaired {
  /** From the beginning of the file to its end. */
  readonly repairs: readonly Repair[];
  /** All of them together. */
  readonly edits: readonly TextEdit[];
  /** Offsets of places for which nothing was found. */
  readonly unread: readonly number[];
}

/**
 * The slips of a token or two after which a TypeScript file can be read again, one after the other: each is the cheapest one after which the
 * reading goes on (Burke and Fisher, 1987), tried on the declaration that it stands in and what follows.
 */
export function repairTypescript(text: string): Repaired {
  const repairs: Repair[] = [];
  const unread: number[] = [];
  const whole = new Composition();
  if (text.length > largest) return { repairs, edits: [], unread };
  let current = text;
  let tokens = syntaxTokens(text);
  let from = 0;
  for (let slips = 0; slips < mostSlips; slips++) {
    const misfit = firstMisfit(tokens, from);
    if (!misfit || misfit === 'unknown') break;
    const found = bestRepair(current, tokens, misfit);
    const place = whole.before((tokens[misfit.at] as SyntaxToken).start);
    if (!found) {
      unread.push(place);
      from = nextDeclaration(tokens, misfit.at + 1);
      if (from >= tokens.length - 1) break;
      continue;
    }
    const { edits } = found;
    repairs.push({
      edits: edits.map((edit) => ({ ...edit, start: whole.before(edit.start), end: whole.before(edit.end) })),
      place,
    });
    for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
      whole.add(edit, current);
      current = applyCandidate(current, { edits: [edit], cost: 0 });
    }
    // What is inserted at the beginning of a statement may belong to the one before.
    const begin = (tokens[misfit.previous] as SyntaxToken).start;
    tokens = syntaxTokens(current);
    from = Math.max(
      0,
      tokens.findIndex(({ start }) => start >= begin),
    );
  }
  return { repairs, edits: whole.edits, unread };
}

const largest = 2_000_000;
const mostSlips = 300;
