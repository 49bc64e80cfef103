import { editDistance } from '../edit-distance.ts';
import { keywords, type Token, tokenize } from './tokens.ts';

/** A name in the source, by UTF-16 offsets. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
}

/** Where a name stands in a part of the text as a variable, not as an attribute, in a string or a comment. */
export function placesOf(text: string, name: string, from: number, to: number): NamePlace[] {
  return variables(tokenize(text, from, to)).filter((token) => token.text === name);
}

/**
 * The name that was meant by one which nothing defines: the one that differs least among those of the file and Python's own. Of several
 * that differ as little, the one in the same function.
 *
 * @param at offset at which the wrong one is used
 */
export function meantName(text: string, wrong: string, at: number): string | undefined {
  if (wrong.length < 3) return undefined;
  const uses = variables(tokenize(text));
  const names = new Set([...uses.map((token) => token.text), ...builtins]);
  names.delete(wrong);
  const near = [...names].map((name) => ({ name, distance: editDistance(wrong, name) }));
  for (const distance of wrong.length < 6 ? [1] : [1, 2]) {
    const alike = near.filter((one) => one.distance === distance && one.name.length > 2).map(({ name }) => name);
    if (alike.length === 1) return alike[0];
    const inside = alike.filter((name) => uses.some((use) => use.text === name && isInSameBlock(text, use.start, at)));
    if (inside.length === 1) return inside[0];
    if (alike.length > 0) return undefined;
  }
  return undefined;
}

function variables(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ kind, text }, i) => kind === 'name' && !keywords.has(text) && tokens[i - 1]?.text !== '.');
}

/** No function or class begins at the margin between them. */
function isInSameBlock(text: string, one: number, other: number): boolean {
  return !/\n(?:async )?(?:def|class)\b/.test(text.slice(Math.min(one, other), Math.max(one, other)));
}

const builtins =
  'abs all any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip self cls Exception BaseException ValueError TypeError KeyError IndexError AttributeError RuntimeError NotImplementedError StopIteration OSError ImportError AssertionError UnicodeDecodeError UnicodeEncodeError LookupError FileNotFoundError'.split(
    ' ',
  );
