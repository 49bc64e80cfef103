import { type Candidate, insertion } from '../candidate.ts';
import type { Breakage } from './breakage.ts';
import type { Token } from './tokens.ts';

/**
 * A missing `}` by indentation: a line that stands no deeper than the one that opened the block it is in belongs behind that block. Where people
 * indent at all this finds the place, and the grammar alone only finds the end of the file.
 */
export function braceCandidates({ text, check, at }: Breakage): Candidate[] {
  const { tokens } = check;
  const open: { readonly indent: number; readonly isLabel: boolean }[] = [];
  const found: Candidate[] = [];
  let isLabelled = false;
  for (let i = 0; i <= Math.min(at, tokens.length - 2); i++) {
    const token = tokens[i] as Token;
    const before = tokens[i - 1];
    const isFirst = before === undefined || text.slice(before.end, token.start).includes('\n');
    // Labels stand wherever people like them, but those of one `switch` one below the other.
    const isLabel = /^(?:case|default)$/.test(token.text) || (token.kind === 'word' && tokens[i + 1]?.text === ':');
    if (isFirst) isLabelled = isLabel;
    if (isFirst && before && token.text !== '{') {
      const indent = indentOf(text, token);
      // One that closes no block by its place is only badly indented.
      const isOdd = token.text === '}' && !open.some((block) => block.indent === indent);
      const isFlat = before.text === '{' && token.text !== '}' && indent <= (open.at(-1)?.indent ?? -1);
      // Of a block that is not indented nothing can be told.
      if (isFlat) open.push({ indent: -1, isLabel: open.pop()?.isLabel === true });
      for (let top = open.at(-1); top && !isOdd && isShallow(indent, top, token, isLabel); top = open.at(-1)) {
        found.push(insertion(before.end, `\n${' '.repeat(top.indent)}}`, 0.9 + found.length * 0.01));
        open.pop();
      }
    }
    if (token.text === '{') open.push({ indent: indentOf(text, token), isLabel: isLabelled });
    if (token.text === '}') open.pop();
  }
  return found.slice(0, most);
}

function isShallow(
  indent: number,
  top: { readonly indent: number; readonly isLabel: boolean },
  token: Token,
  isLabel: boolean,
): boolean {
  if (token.text === '}') return indent < top.indent;
  return isLabel && !top.isLabel ? indent < top.indent : indent <= top.indent;
}

const most = 40;

/** Columns of white space in front of a line, a tab up to the next multiple of eight. */
function indentOf(text: string, { start }: Token): number {
  let column = 0;
  for (let i = text.lastIndexOf('\n', start - 1) + 1; i < start; i++) {
    if (text[i] === ' ') column++;
    else if (text[i] === '\t') column += 8 - (column % 8);
    else break;
  }
  return column;
}
