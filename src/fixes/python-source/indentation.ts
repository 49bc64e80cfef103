import { logicalLinesOf } from './logical-lines.ts';

/** A line that has to begin with other white space. Lines are 0-based. */
export interface Indent {
  readonly line: number;
  readonly text: string;
}

/**
 * The lines to indent otherwise, so that a line which Python refuses for its indentation fits.
 *
 * @param text the whole file
 * @param at 0-based line that is named
 * @param kind whether it stands deeper than the line before, or on a level that no block around it has
 */
export function repairIndentation(text: string, at: number, kind: 'deeper' | 'between'): readonly Indent[] | undefined {
  const logical = linesOf(text);
  const found = logical.findIndex(({ line }) => line >= at);
  const here = logical[found];
  const before = logical[found - 1];
  if (!here || !before || here.line !== at) return undefined;
  if (kind === 'deeper') return before.indent === here.indent ? undefined : [{ line: at, text: before.indent }];
  const levels = levelsAt(logical, found);
  const [top = ''] = levels;
  const unit = usualStep(logical);
  const isAligned = (indent: string) => indent.length % unit === 0;
  if (isAligned(here.indent) && !isAligned(top) && top.length > here.indent.length) {
    // The block above is what stands wrong.
    const block = runUpTo(logical, found, top);
    if (block.length > 0) return block.map(({ line }) => ({ line, text: here.indent }));
  }
  const width = here.indent.length;
  const nearest = levels.toSorted((a, b) => Math.abs(a.length - width) - Math.abs(b.length - width))[0];
  return nearest === undefined ? undefined : [{ line: at, text: nearest }];
}

interface Line {
  /** 0-based line on which it begins. */
  readonly line: number;
  readonly indent: string;
}

function linesOf(text: string): Line[] {
  let line = 0;
  let counted = 0;
  return logicalLinesOf(text).map(({ tokens, start }) => {
    for (; counted < start; counted++) if (text[counted] === '\n') line++;
    return { line, indent: text.slice(start, tokens[0]?.start) };
  });
}

/** The indentations of the blocks that are open before a line, the innermost first. */
function levelsAt(lines: readonly Line[], at: number): string[] {
  const levels: string[] = [];
  for (let i = at - 1; i >= 0; i--) {
    const indent = (lines[i] as Line).indent;
    if (indent.length < (levels.at(-1)?.length ?? Number.POSITIVE_INFINITY)) levels.push(indent);
    if (indent === '') break;
  }
  return levels;
}

/** The lines right above with the same indentation, also where deeper ones stand between them. */
function runUpTo(lines: readonly Line[], at: number, indent: string): Line[] {
  const run: Line[] = [];
  for (let i = at - 1; i >= 0; i--) {
    const one = lines[i] as Line;
    if (one.indent.length < indent.length) break;
    run.push(one);
  }
  // Deeper ones would have to move as well, and how far is not known.
  return run.some((one) => one.indent !== indent) ? [] : run;
}

function usualStep(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  lines.forEach(({ indent }, i) => {
    const step = indent.length - (lines[i - 1]?.indent.length ?? 0);
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  });
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 4;
}
