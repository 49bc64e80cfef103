import { indexOfColumn } from '../../core/columns.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { indexLines } from '../text-file.ts';
import type { SourceToken } from './source-tokens.ts';

/** Where a diagnostic points to among the tokens of its file. */
export interface TokenPlace {
  /** The token at, or next behind, the named column; absent where the tool names only the line. */
  readonly anchor?: number;
  /** The tokens that begin in the named line, the end exclusive. */
  readonly first: number;
  readonly last: number;
}

/** `undefined` where the file has no such place. */
export function placeOf(
  { line, column, columnUnit = 'utf16' }: Pick<Diagnostic, 'line' | 'column' | 'columnUnit'>,
  text: string,
  tokens: readonly SourceToken[],
): TokenPlace | undefined {
  const found = line === undefined ? undefined : indexLines(text).line(line);
  if (!found) return undefined;
  const from = tokens.findIndex(({ start }) => start >= found.start);
  const first = from === -1 ? tokens.length : from;
  let last = first;
  while ((tokens[last]?.start ?? Number.POSITIVE_INFINITY) <= found.start + found.text.length) last++;
  if (column === undefined) return { first, last };
  const index = indexOfColumn(found.text, column, columnUnit);
  if (index === undefined) return undefined;
  const anchor = tokens.findIndex(({ end }) => end > found.start + index);
  return { anchor: anchor === -1 ? tokens.length : anchor, first, last };
}
