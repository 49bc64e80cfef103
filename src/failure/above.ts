import { type Block, type BlockInput, type BlockLine, OpenBlock } from './block.ts';
import { isBlank, isPass, isRule, isTally, levelOf, shownOf } from './line-kinds.ts';
import { readShell } from './shell.ts';
import { isCommandLine } from './signals.ts';

/**
 * What stands close to a line: the one above, what a Go test printed before its result, and where the line is indented
 * what it stands below.
 */
export function linesAbove({ number, text }: BlockInput, lead: string): { lines: BlockLine[]; isHeading: boolean } {
  const isResult = text.startsWith('--- FAIL: ');
  const depth = depthOf(text);
  const above = linesOf(lead).map(shownOf);
  const heading = depth > 0 && !isResult ? headingOf(above, depth) : -1;
  const begin = isResult
    ? Math.min(above.findLastIndex((shown) => !/^\s+\S/.test(shown)) + 1, above.length - 1)
    : heading === -1
      ? above.length - 1
      : heading;
  const lines = above
    .slice(Math.max(0, begin))
    .map((shown, index, all) => ({ number: number - all.length + index, shown }))
    .filter(({ shown }) => isPlainAbove(shown) && levelOf(shown) === levelOf(text));
  return { lines, isHeading: heading !== -1 && lines.length === above.length - heading };
}

/** The index of the nearest line that is less indented, with nothing but indented ones below it; -1 where it is far. */
function headingOf(above: readonly string[], depth: number): number {
  for (let index = above.length - 1; index >= Math.max(0, above.length - mostToHeading); index--) {
    const text = above[index] as string;
    if (isBlank(text)) return -1;
    if (depthOf(text) < depth) return index;
  }
  return -1;
}

function depthOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** The lines of a text that was read back; none of an empty one. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function isPlainAbove(text: string): boolean {
  return (
    !isBlank(text) &&
    !isRule(text) &&
    !isPass(text) &&
    !isCommandLine(text) &&
    !readShell(text) &&
    !/^[$>] |^\+ /.test(text) &&
    !isTally(text)
  );
}

/** The warning nearest above a line which says that warnings are errors. */
export function warningAbove(number: number, before: (count: number) => string): Block | undefined {
  const above = linesOf(before(mostAboveWarning)).map(shownOf);
  const at = above.findLastIndex((text) => /\bwarning\b/i.test(text));
  if (at === -1) return undefined;
  const first = number - above.length + at;
  const open = new OpenBlock({ number: first, shown: above[at] as string, text: '', signal: 'warning' });
  for (const [index, shown] of above.slice(at + 1).entries())
    if (isBlank(shown) || !open.take({ number: first + 1 + index, shown, text: shown, signal: undefined })) break;
  return open.close();
}

const mostToHeading = 5;
const mostAboveWarning = 12;
