export type TokenKind = 'space' | 'comment' | 'newline' | 'string' | 'number' | 'name' | 'operator' | 'stray' | 'end';

/** A piece of Python source; `start` and `end` are UTF-16 offsets into the text, the end exclusive. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts Python source into tokens (The Python Language Reference, 2) from one offset to another and never fails: what is no token, such as
 * a quote that nothing closes in its line, is `stray`. Without white space and comments; the last one is of kind `end`.
 */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = from;
  while (pattern.lastIndex < to) {
    const match = pattern.exec(text);
    if (!match || match[0] === '') break;
    const kind = kindOf(match.groups ?? {});
    const end = match.index + match[0].length;
    if (kind !== 'space' && kind !== 'comment') tokens.push({ kind, text: match[0], start: match.index, end });
  }
  tokens.push({ kind: 'end', text: '', start: to, end: to });
  return tokens;
}

// One sticky expression: alternatives begin with different characters or are ordered, so it never looks back far.
const pattern = new RegExp(
  [
    '(?<space>(?:[ \\t\\f\\uFEFF]|\\\\\\r?\\n)+)',
    '(?<comment>#[^\\n]*)',
    '(?<newline>\\r?\\n)',
    '(?<string>[rRbBuUfF]{0,2}(?:"""(?:\\\\[\\s\\S]|[^\\\\])*?"""|\'\'\'(?:\\\\[\\s\\S]|[^\\\\])*?\'\'\'|"(?!"")(?:\\\\[\\s\\S]|[^"\\\\\\n])*"|\'(?!\'\')(?:\\\\[\\s\\S]|[^\'\\\\\\n])*\'))',
    '(?<number>\\.?\\d(?:[eE][+-](?=\\d)|[\\w.])*)',
    '(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)',
    '(?<operator>\\*\\*=|//=|<<=|>>=|\\.\\.\\.|->|:=|\\*\\*|//|<<|>>|<=|>=|==|!=|[-+*/%&|^@]=|[-+*/%&|^~<>=@.,:;()[\\]{}])',
    '(?<stray>[rRbBuUfF]{0,2}["\'][^\\n]*|[\\s\\S])',
  ].join('|'),
  'guy',
);

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  for (const kind of kinds) if (groups[kind] !== undefined) return kind;
  return 'stray';
}

const kinds = ['space', 'comment', 'newline', 'string', 'number', 'name', 'operator'] as const;

/** The reserved words; `match`, `case` and `type` are names elsewhere. */
export const keywords: ReadonlySet<string> = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);
