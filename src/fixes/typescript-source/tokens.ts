/** What a piece of TypeScript or JavaScript text is. A template is split at `${` and `}` into pieces of kind `template`. */
export type TokenKind = 'space' | 'comment' | 'word' | 'number' | 'string' | 'template' | 'regex' | 'punctuation';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** UTF-16 offset in the text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Splits text into tokens after the lexical grammar of ECMAScript (ECMA-262, clause 12), without a parser behind it: in
 * doubt a `/` divides. Never fails and never loses a character: the tokens' texts together are the text. `>` is always a
 * token of its own, so that type arguments can be paired.
 */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  /** Depth of braces at which each open template goes on. */
  const templates: number[] = [];
  let depth = 0;
  /** Whether each open round bracket is the head of an `if` or a loop. */
  const heads: boolean[] = [];
  let before: Token | undefined;
  let mayBegin = true;
  let at = 0;

  while (at < text.length) {
    let kind: TokenKind;
    let end: number;
    const inTemplate = text[at] === '}' && templates.at(-1) === depth;
    if (inTemplate) templates.pop();
    if (inTemplate || text[at] === '`') {
      kind = 'template';
      end = endOfTemplatePiece(text, at + 1);
      if (text[end - 1] === '{' && text[end - 2] === '$') templates.push(depth);
    } else {
      [kind, end] = tokenAt(text, at, mayBegin);
      if (text[at] === '{' && kind === 'punctuation') depth++;
      if (text[at] === '}' && kind === 'punctuation') depth = Math.max(0, depth - 1);
    }
    const token = { kind, text: text.slice(at, end), start: at, end };
    tokens.push(token);
    at = end;
    if (kind === 'space' || kind === 'comment') continue;
    if (token.text === '(' && kind === 'punctuation') heads.push(/^(?:if|while|for|with)$/.test(before?.text ?? ''));
    const isHead = token.text === ')' && kind === 'punctuation' && heads.pop() === true;
    // `a! / b`: behind an operand the sign says that it is not null.
    const isPostfix: boolean = token.text === '!' && !mayBegin && before?.end === token.start;
    mayBegin = isHead || (!isPostfix && mayBeginExpression(token));
    before = token;
  }
  return tokens;
}

/**
 * For each token the index of the bracket that belongs to it, -1 for none. Round, square and curly brackets and the pieces
 * of templates are paired; a closing bracket that does not fit leaves open ones without a partner.
 */
export function pairBrackets(tokens: readonly Sign[]): number[] {
  const partners = tokens.map(() => -1);
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (closes(token)) {
      const from = open.findLastIndex((other) => fits(tokens[other] as Sign, token));
      if (from !== -1) {
        const other = open[from] as number;
        partners[index] = other;
        partners[other] = index;
        open.length = from;
      }
    }
    if (opens(token)) open.push(index);
  }
  return partners;
}

interface Sign {
  readonly kind: string;
  readonly text: string;
}

const sticky = {
  space: /\s+/y,
  comment: /\/\/[^\n\r\u2028\u2029]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|(?<![\s\S])#![^\n\r]*/y,
  word: /#?[\p{ID_Start}$_\\](?:[\p{ID_Continue}$\\]|\u200c|\u200d)*/uy,
  number: /(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?)n?/iy,
  string: /"(?:[^"\\\n\r]|\\(?:\r\n|[\s\S]))*"?|'(?:[^'\\\n\r]|\\(?:\r\n|[\s\S]))*'?/y,
  regex: /\/(?![*/])(?:[^\\/[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/[a-z]*/y,
  punctuation: /\.\.\.|=>|\?\.(?!\d)|\?\?=?|&&=?|\|\|=?|[=!]==?|\+\+|--|\*\*=?|<<=?|<=|[-+*/%&|^]=|[\s\S]/uy,
} as const;

const order = ['space', 'comment', 'string', 'number', 'word', 'regex'] as const;

function tokenAt(text: string, at: number, mayBegin: boolean): [TokenKind, number] {
  for (const kind of order) {
    if (kind === 'regex' && !mayBegin) continue;
    const expression = sticky[kind];
    expression.lastIndex = at;
    if (expression.test(text)) return [kind, expression.lastIndex];
  }
  sticky.punctuation.lastIndex = at;
  sticky.punctuation.test(text);
  return ['punctuation', sticky.punctuation.lastIndex || at + 1];
}

const operators = new Set('return typeof case in of delete void throw new else do await yield instanceof'.split(' '));

function mayBeginExpression(before: Token): boolean {
  if (before.kind === 'word') return operators.has(before.text);
  if (before.kind === 'template') return before.text.endsWith('${');
  return before.kind === 'punctuation' && !/^(?:[)\]}]|\+\+|--)$/.test(before.text);
}

function endOfTemplatePiece(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return at + 1;
    else if (text[at] === '$' && text[at + 1] === '{') return at + 2;
  }
  return text.length;
}

function opens({ kind, text }: Sign): boolean {
  return kind === 'punctuation' ? '([{'.includes(text) : kind === 'template' && text.endsWith('${');
}

function closes({ kind, text }: Sign): boolean {
  return kind === 'punctuation' ? ')]}'.includes(text) : kind === 'template' && text.startsWith('}');
}

function fits(open: Sign, close: Sign): boolean {
  if (open.kind !== close.kind) return false;
  return open.kind === 'template' || '([{'.indexOf(open.text) === ')]}'.indexOf(close.text);
}
