import { type Candidate, insertion } from '../candidate.ts';
import type { Breakage } from './breakage.ts';
import type { Token } from './tokens.ts';

/**
 * A missing `}` by indentation: a line that stands no deeper than the one that opened the block it is in belongs behind that block. Where people
 * indent at all this finds the place, and the grammar alone only finds the end of the file.
 */
export function braceCandidates({ text, check, at }: Breakage): Candidate[] {
  const { tokens } = check;
  const open: number[] = [];
  const found: Candidate[] = [];
  for (let i = 0; i < at; i++) {
    const token = tokens[i] as Token;
    const before = tokens[i - 1];
    const top = open.at(-1);
    const indent = before && text.slice(before.end, token.start).includes('\n') ? indentOf(text, token) : undefined;
    if (top !== undefined && indent !== undefined && before && indent <= top && !/^[{}]$/.test(token.text)) {
      // Labels stand wherever people like them.
      const isLabel = /^(?:case|default)$/.test(token.text) || tokens[i + 1]?.text === ':';
      if (!isLabel && before.text !== '{')
        found.push(insertion(before.end, `\n${' '.repeat(top)}}`, 0.9 - found.length * 0.01));
    }
    if (token.text === '{') open.push(indentOf(text, token));
    if (token.text === '}') open.pop();
  }
  return found.slice(-most);
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
