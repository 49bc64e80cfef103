import { type Token, tokenize } from './tokens.ts';

/** A statement, or the head of one with a block; brackets and strings may make it several lines of text long. */
export interface LogicalLine {
  /** Without line ends; never empty. */
  readonly tokens: readonly Token[];
  /** Offset of the beginning of its first line. */
  readonly start: number;
  /** Columns of its indentation; a tab counts to the next multiple of eight. */
  readonly width: number;
}

/** What begins a line only where a statement begins, so that a bracket which is open there was never closed. */
export const statementWords: ReadonlySet<string> = new Set(
  'def class return import raise with try while del pass global nonlocal break continue assert'.split(' '),
);

/** Cuts a file into logical lines (The Python Language Reference, 2.1). */
export function logicalLinesOf(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let tokens: Token[] = [];
  let depth = 0;
  let isLineStart = true;
  const end = () => {
    const [first] = tokens;
    if (first) lines.push({ tokens, start: startOfLine(text, first.start), width: widthBefore(text, first.start) });
    tokens = [];
    depth = 0;
  };
  for (const token of tokenize(text)) {
    const { kind, text: sign } = token;
    if (kind === 'end' || (kind === 'newline' && depth === 0) || (isLineStart && statementWords.has(sign))) end();
    isLineStart = kind === 'newline';
    if (kind === 'newline' || kind === 'end') continue;
    tokens.push(token);
    if (kind !== 'operator') continue;
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth = Math.max(0, depth - 1);
  }
  return lines;
}

/** Columns of the white space before a token that begins its line. */
export function widthBefore(text: string, at: number): number {
  let width = 0;
  for (let i = startOfLine(text, at); i < at; i++) {
    if (text[i] === '\t') width = (Math.floor(width / 8) + 1) * 8;
    else if (text[i] !== '\uFEFF') width++;
  }
  return width;
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
