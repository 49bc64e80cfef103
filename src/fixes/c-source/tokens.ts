export type TokenKind =
  | 'space'
  | 'comment'
  | 'directive'
  | 'word'
  | 'number'
  | 'string'
  | 'character'
  | 'punctuation'
  | 'stray'
  | 'end';

/** A piece of C source; `start` and `end` are UTF-16 offsets into the text, the end exclusive. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts C source into tokens (C11, 6.4) and never fails: what is no token, such as a quote that nothing closes, is `stray`. The
 * texts of all tokens together are the source. A preprocessor line is one token.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  while (match && match[0] !== '') {
    const start = match.index;
    tokens.push({ kind: kindOf(match.groups ?? {}), text: match[0], start, end: start + match[0].length });
    match = pattern.exec(text);
  }
  return tokens;
}

/** Tokens that the grammar sees. */
export function codeTokens(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ kind }) => kind !== 'space' && kind !== 'comment' && kind !== 'directive');
}

// One sticky expression: alternatives begin with different characters or are ordered, so it never looks back far.
const pattern = new RegExp(
  [
    '(?<space>(?:\\s|\\\\\\r?\\n)+)',
    '(?<comment>//(?:\\\\\\r?\\n|[^\\n])*|/\\*[\\s\\S]*?(?:\\*/|(?![\\s\\S])))',
    '(?<directive>(?<=^[ \\t]*)#(?:\\\\\\r?\\n|/\\*[\\s\\S]*?(?:\\*/|(?![\\s\\S]))|[^\\n/]|/(?![*/]))*)',
    '(?<word>[A-Za-z_$\\p{L}][\\w$\\p{L}\\p{M}\\p{N}]*)',
    '(?<number>\\.?\\d(?:[eEpP][+-]|[\\w.])*)',
    '(?<string>"(?:\\\\[^\\n]|\\\\\\n|[^"\\\\\\n])*")',
    "(?<character>'(?:\\\\.|[^'\\\\\\n])+')",
    '(?<punctuation><<=|>>=|\\.\\.\\.|->|\\+\\+|--|<<|>>|<=|>=|==|!=|&&|\\|\\||[-+*/%&|^]=|[-+*/%&|^~!<>=?:;,.()[\\]{}])',
    '(?<stray>"(?:\\\\.|[^"\\\\\\n])*|\'(?:\\\\.|[^\'\\\\\\n])*|[\\s\\S])',
  ].join('|'),
  'gymu',
);

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  for (const kind of kinds) if (groups[kind] !== undefined) return kind;
  return 'stray';
}

const kinds = ['space', 'comment', 'directive', 'word', 'number', 'string', 'character', 'punctuation'] as const;
