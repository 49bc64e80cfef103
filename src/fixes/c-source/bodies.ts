import { tokenize } from './tokens.ts';

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
 * so does its head. It holds where braces and brackets within are wrong, which is what it is for.
 */
export function bodiesAtMargin(text: string): Body[] {
  const lines = codeLines(text);
  const bodies: Body[] = [];
  for (let at = 0; at < lines.length; at++) {
    const { code } = lines[at] as CodeLine;
    if (!opensBody(code)) continue;
    const first = headOf(lines, at);
    if (!/^[A-Za-z_{]/.test(lines[first]?.code ?? '')) continue;
    const last = lines.findIndex((line, i) => i > at && line.code.startsWith('}'));
    if (last === -1) break;
    const brace = code.indexOf('{');
    const head = [...lines.slice(first, at).map((line) => line.code), code.slice(0, brace)].join(' ');
    bodies.push({
      head: (lines[first] as CodeLine).start,
      start: (lines[at] as CodeLine).start + brace + 1,
      end: (lines[last] as CodeLine).start,
      isFunction:
        head.includes('(') && !head.includes('=') && !/^(?:typedef|struct|union|enum)\b[^()]*$/.test(head.trim()),
    });
    at = last;
  }
  return bodies;
}

interface CodeLine {
  readonly start: number;
  /** Comments, texts and preprocessor lines blank. */
  readonly code: string;
}

function codeLines(text: string): CodeLine[] {
  const code = tokenize(text).map(({ kind, text: written }) =>
    hidden.has(kind) ? written.replace(/[^\n]/g, ' ') : written,
  );
  let start = 0;
  return code
    .join('')
    .split('\n')
    .map((line) => {
      const found = { start, code: line };
      start += line.length + 1;
      return found;
    });
}

const hidden: ReadonlySet<string> = new Set(['comment', 'directive', 'string', 'character', 'stray']);

/** Its last brace opens and nothing in the line closes it. */
function opensBody(code: string): boolean {
  const brace = code.indexOf('{');
  return (
    brace !== -1 &&
    code.split('{').length > code.split('}').length &&
    (brace === 0 || !/^[\s}]/.test(code) || /\)\s*\{/.test(code))
  );
}

/** Up to the line at the margin with which the declaration begins; parameters declared before C89 stand between. */
function headOf(lines: readonly CodeLine[], brace: number): number {
  let first = brace;
  while (first > 0 && brace - first < mostHeadLines) {
    const above = (lines[first - 1] as CodeLine).code;
    if (above.trim() === '' || /^}/.test(above) || (/[;}]\s*$/.test(above) && !isOldParameter(lines, first))) break;
    first--;
  }
  return first;
}

function isOldParameter(lines: readonly CodeLine[], below: number): boolean {
  const above = lines[below - 1]?.code ?? '';
  return /^\s+[A-Za-z_][^{}()]*;\s*$/.test(above) && !/^[A-Za-z_]/.test(lines[below]?.code ?? '');
}

const mostHeadLines = 40;

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
