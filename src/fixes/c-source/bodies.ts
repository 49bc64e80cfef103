/** The body of a function or of a type, from behind its `{` to its `}`, by UTF-16 offsets. */
export interface Body {
  readonly start: number;
  readonly end: number;
  readonly isFunction: boolean;
  /** Where the line begins on which its head does. */
  readonly head: number;
}

/**
 * The bodies of functions and types, found by how C is laid out nearly everywhere: the `}` that ends a function stands at the margin, and
 * so does its head. It holds where braces within are wrong, which is what it is for.
 */
export function bodiesAtMargin(text: string): Body[] {
  const bodies: Body[] = [];
  for (const match of text.matchAll(head)) {
    const start = match.index + match[0].length;
    if (start <= (bodies.at(-1)?.end ?? -1)) continue;
    const isBelow = match[0].startsWith('{');
    const above = isBelow ? text.lastIndexOf('\n', match.index - 2) + 1 : match.index;
    const end = text.indexOf('\n}', start - 1);
    if (end !== -1)
      bodies.push({
        head: above,
        start,
        end: end + 1,
        isFunction: !/^(?:typedef|struct|union|enum)\b[^()]*\{/.test(match[0]),
      });
  }
  return bodies;
}

/** `int f(void) {`, `struct place {`, or `{` alone below a line that ends a head. */
const head =
  /^(?:[A-Za-z_][^\n;={}]*\)[^\n;={}()]*|(?:typedef|struct|union|enum)\b[^\n;=(){}]*|(?<=[);\w][ \t]*\r?\n))\{[ \t]*(?=\r?$|\/[/*])/gm;

/** The text with something blank but for its line ends and preprocessor lines, so that offsets stay. */
export function blank(text: string, { start, end }: Pick<Body, 'start' | 'end'>): string {
  let isDirective = false;
  const lines = text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      isDirective = isDirective || /^\s*#/.test(line);
      const kept = isDirective ? line : line.replace(/[^\r]/g, ' ');
      isDirective &&= /\\\r?$/.test(line);
      return kept;
    });
  return text.slice(0, start) + lines.join('\n') + text.slice(end);
}
