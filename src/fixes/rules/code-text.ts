/** Which characters of a line are code, for languages with `//`, `#` or quoted text. Good enough for one line; says no in doubt. */
export function isCode(line: string, index: number, comment: '//' | '#' = '//'): boolean {
  let quote = '';
  for (let i = 0; i < index; i++) {
    const character = line[i] as string;
    if (quote) {
      if (character === '\\') i++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || (character === '`' && comment === '//')) {
      quote = character;
    } else if (line.startsWith(comment, i)) {
      return false;
    }
  }
  return quote === '';
}

/** Where the code of a line ends: before a trailing comment and white space. */
export function endOfCode(line: string, comment: '//' | '#' = '//'): number {
  let end = line.length;
  for (let at = line.indexOf(comment); at !== -1; at = line.indexOf(comment, at + 1)) {
    if (isCode(line, at, comment)) {
      end = at;
      break;
    }
  }
  if (comment === '//') {
    const block = /\/\*(?:[^*]|\*(?!\/))*\*\/\s*$/.exec(line.slice(0, end));
    if (block && isCode(line, block.index)) end = block.index;
  }
  return line.slice(0, end).trimEnd().length;
}

/** Behind the last token before a place: looks back over empty and comment lines. `undefined` at the beginning of the file. */
export function endOfPreviousToken(
  lines: readonly string[],
  at: number,
  index: number,
): { readonly line: number; readonly index: number } | undefined {
  const here = lines[at]?.slice(0, index).trimEnd().length ?? 0;
  if (here > 0 && isCode(lines[at] as string, here)) return { line: at, index: here };
  for (let line = at - 1; line >= 0; line--) {
    const end = endOfCode(lines[line] as string);
    if (end > 0 && !/^\s*(?:#|\*|\/\*)/.test(lines[line] as string)) return { line, index: end };
  }
  return undefined;
}

/** The identifier that begins at, or reaches over, an index. */
export function wordAt(line: string, index: number): { readonly start: number; readonly text: string } | undefined {
  let start = index;
  while (start > 0 && /[\w$]/.test(line[start - 1] as string)) start--;
  const text = /^[\w$]+/.exec(line.slice(start))?.[0];
  return text === undefined ? undefined : { start, text };
}
