import { misfit, type Reader, readerAt, type SyntaxToken, token, tooLong } from './reader.ts';
import { statement } from './statements.ts';

/** Where a reading could not go on, as indices of tokens. */
export interface Misfit {
  readonly at: number;
  /** The first one of the statement of the top level that it is in. */
  readonly statement: number;
  /** The first one of the statement before, or the same. */
  readonly previous: number;
}

/**
 * Reads the statements of a file from one on and says where the first one breaks the grammar; nothing where all fits.
 *
 * @param from index of the first token of a statement
 * @param laidOutFrom offset from which on brackets also have to stand where their lines are indented to
 * @returns `unknown` where the text is too deep or too long to be read
 */
export function firstMisfit(
  tokens: readonly SyntaxToken[],
  from = 0,
  laidOutFrom = Number.POSITIVE_INFINITY,
): Misfit | 'unknown' | undefined {
  const reader: Reader = readerAt(tokens, from, laidOutFrom);
  let begin = from;
  let previous = from;
  try {
    while (token(reader).kind !== 'end') {
      previous = begin;
      begin = reader.at;
      statement(reader);
    }
    return undefined;
  } catch (error) {
    if (error === tooLong || error instanceof RangeError) return 'unknown';
    if (error !== misfit) throw error;
    return { at: Math.max(reader.at, reader.furthest), statement: begin, previous };
  }
}
