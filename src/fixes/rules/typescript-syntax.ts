import { editDistance } from '../edit-distance.ts';
import { insert, type Rule, type RuleContext, type RuleEdit, replace } from '../rule.ts';
import { readTokens, type Token } from '../typescript-source/tokens.ts';
import { endOfPreviousToken, wordAt } from './code-text.ts';
import { offsetsOf } from './offsets.ts';
import { confirmed } from './typescript-confirmed.ts';

const tools = ['tsc'] as const;

/**
 * What the compiler can't read: mistyped keywords, brackets and quotes without a partner. For what is not read again as a whole (`typescript-reading.ts`), as
 * with elements of JSX.
 */
export const typescriptSyntaxRules: readonly Rule[] = [
  {
    name: 'typescript-suggested-keyword',
    title: 'write the keyword that the compiler suggests',
    tools,
    codes: ['TS1435'],
    message: /^Unknown keyword or identifier\. Did you mean '(?<right>[\w ]+)'\?$/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { right = '' } }) => {
      const word = wordAt(line, index);
      return word?.start === index ? [replace(at, index, word.text.length, right)] : undefined;
    },
    examples: [
      example('TS1435', "Unknown keyword or identifier. Did you mean 'const'?", 0, 'cosnt n = 1;', 'const n = 1;'),
    ],
  },
  confirmed({
    name: 'typescript-mistyped-keyword',
    title: 'write the keyword as it is spelt',
    tools,
    codes: ['TS1434', 'TS1005', 'TS1128'],
    message: /^(?:Unexpected keyword or identifier|';' expected|Declaration or statement expected)\.$/,
    safety: 'unsafe',
    edit: mistypedKeyword,
    examples: [
      example('TS1434', 'Unexpected keyword or identifier.', 0, 'retrun a;', 'return a;'),
      example('TS1005', "';' expected.", 7, 'retunr a;', 'return a;'),
    ],
  }),
  confirmed({
    name: 'typescript-missing-separator',
    title: "insert the ',' or ':' between two words",
    tools,
    codes: ['TS1005', 'TS1109', 'TS1144'],
    message: /^(?:'[,)\]>;:]' expected|Expression expected|'\{' or ';' expected)\.$/,
    safety: 'unsafe',
    edit: missingSeparator,
    examples: [
      example('TS1005', "')' expected.", 4, 'f(a b, c);', 'f(a, b, c);'),
      example(
        'TS1005',
        "',' expected.",
        13,
        'function f(a string, b: number) {}',
        'function f(a: string, b: number) {}',
      ),
    ],
  }),
  confirmed({
    name: 'typescript-bracket',
    title: 'close the bracket that is open, or remove the one that closes nothing',
    tools,
    codes: ['TS1005', 'TS1128', 'TS1109', 'TS1003'],
    message:
      /^(?:'(?:,|;|\)|\]|\{|\}|:|=>)' expected|Declaration or statement expected|Expression expected|Identifier expected)\.$/,
    safety: 'unsafe',
    edit: unpaired,
    examples: [
      example('TS1005', "',' expected.", 6, 'f(a, b;', 'f(a, b);'),
      example('TS1005', "')' expected.", 7, 'if (a  {', 'if (a)  {'),
      example('TS1005', "';' expected.", 4, 'f(a));', 'f(a);'),
      {
        file: 'a.tsx',
        diagnostic: { tool: 'tsc', code: 'TS1005', message: "')' expected.", line: 5, column: 1 },
        before: 'f((a) => {\n  for (let i = 0; i < a; i++) g(i);\n  return a;\n};\n\n',
        after: 'f((a) => {\n  for (let i = 0; i < a; i++) g(i);\n  return a;\n});\n\n',
      },
    ],
  }),
  confirmed({
    name: 'typescript-unterminated-string',
    title: 'close the string',
    tools,
    codes: ['TS1002'],
    message: /^Unterminated string literal\.$/,
    safety: 'unsafe',
    edit: ({ line, at }) => {
      const open = readTokens(line).find((token) => token.kind === 'string' && !isClosed(token));
      if (!open) return undefined;
      const end = line.trimEnd().length;
      const before = openBrackets(line.slice(0, open.start));
      // What follows the text: brackets that are open before it, and the end of the statement.
      let tail = end;
      if (/[;,]/.test(line[tail - 1] ?? '')) tail--;
      while (tail > open.start + 1 && before.length > 0 && line[tail - 1] === closing(before.at(-1)?.text ?? '')) {
        before.pop();
        tail--;
      }
      return tail > open.start ? [insert(at, tail, open.text[0] as string)] : undefined;
    },
    examples: [
      example('TS1002', 'Unterminated string literal.', 18, "const a = f(g('b));", "const a = f(g('b'));"),
      example('TS1002', 'Unterminated string literal.', 18, "import { a } from './a;", "import { a } from './a';"),
    ],
  }),
];

function mistypedKeyword({ line, at, index }: RuleContext): RuleEdit[] | undefined {
  const tokens = codeOf(line);
  const here = tokens.findIndex(({ end }) => end > index);
  const near = tokens.slice(
    Math.max(0, here === -1 ? tokens.length - 2 : here - 1),
    here === -1 ? undefined : here + 1,
  );
  for (const { kind, text, start } of [...near, ...tokens.slice(0, 1)]) {
    if (kind !== 'word' || text.length < 3 || keywords.includes(text)) continue;
    const alike = keywords.filter((keyword) => editDistance(text, keyword) === 1);
    if (alike.length === 1) return [replace(at, start, text.length, alike[0] as string)];
  }
  return undefined;
}

const keywords =
  'const return function export import class interface while else for switch case default break continue throw typeof await async enum extends implements public private protected static readonly finally catch yield delete abstract namespace declare'.split(
    ' ',
  );

/** Two operands side by side in brackets. Where the compiler stops further on, the last such pair before it is meant. */
function missingSeparator({ line, at, index }: RuleContext): RuleEdit[] | undefined {
  const tokens = codeOf(line);
  for (let i = tokens.length - 1; i > 0; i--) {
    const token = tokens[i] as Token;
    const before = tokens[i - 1] as Token;
    if (token.start > index || !isOperand(token) || !isOperand(before) || before.end === token.start) continue;
    const open = openBrackets(line.slice(0, before.end)).at(-1)?.text;
    const isGeneric = /<[^<>()]*$/.test(line.slice(0, before.end));
    if (!open && !isGeneric) continue;
    const isTyped = /^(?:string|number|boolean|unknown|any|[A-Z]\w*)$/.test(token.text) && /^[a-z]/.test(before.text);
    const sign = isTyped && open === '(' && /\w\??: /.test(line) ? ':' : ',';
    return [insert(at, before.end, sign)];
  }
  return undefined;
}

function isOperand({ kind, text }: Token): boolean {
  if (kind === 'number' || kind === 'string') return true;
  return kind === 'word' && !keywords.includes(text) && !operatorWords.has(text);
}

const operatorWords = new Set(
  'as in of is instanceof keyof infer new void satisfies let var type get set asserts unique readonly out from override accessor'.split(
    ' ',
  ),
);

/** The compiler names the token at which it saw that a bracket is not closed, or that one closes nothing. */
function unpaired({ lines, line, at, index }: RuleContext): RuleEdit[] | undefined {
  const sign = line[index] ?? '';
  const before = endOfPreviousToken(lines, at, index);
  if (!before) return undefined;
  const head = (lines[before.line] as string).slice(0, before.index);
  const open = openBrackets(head);
  const top = open.at(-1)?.text ?? '';
  if (/[)\]]/.test(sign) && open.length === 0 && before.line === at) return [replace(at, index, 1, '')];
  const isOver = before.line < at || /^(?:[;{}\])]|=>|$)/.test(line.slice(index));
  if ((top === '(' || top === '[') && isOver && !/[,([{=+\-*/%&|?:<.]$/.test(head)) {
    return [insert(before.line, before.index, closing(top))];
  }
  return open.length === 0 ? unclosedAbove(lines, at, index) : undefined;
}

/** The bracket of an earlier line that a `;` or another bracket shows to be open still: `f(() => {`, `};`. */
function unclosedAbove(lines: readonly string[], at: number, index: number): RuleEdit[] | undefined {
  const { text, starts, toRuleEdit } = offsetsOf(lines);
  const place = (starts[at] ?? 0) + index;
  const open: Token[] = [];
  let found: { at: number; text: string } | undefined;
  let before: Token | undefined;
  let beforeThat: Token | undefined;
  for (const token of readTokens(text)) {
    if (token.start > place) break;
    if (token.kind === 'space' || token.kind === 'comment') continue;
    const top = open.at(-1);
    const isOpen = top !== undefined && /^[([]$/.test(top.text);
    if (
      token.kind === 'punctuation' &&
      isOpen &&
      before &&
      /^[;})\]]$/.test(token.text) &&
      token.text !== closing(top.text)
    ) {
      found = { at: before.end, text: closing(top.text) };
      open.pop();
    }
    if (token.kind === 'punctuation' && /^[)\]}]$/.test(token.text)) {
      const last = open.at(-1)?.text ?? '';
      if (closing(last === 'for(' ? '(' : last) === token.text) open.pop();
    } else if (token.kind === 'punctuation' && /^[([{]$/.test(token.text)) {
      // The header of a loop has semicolons of its own.
      const isLoop =
        token.text === '(' && (before?.text === 'for' || (before?.text === 'await' && beforeThat?.text === 'for'));
      open.push(isLoop ? { ...token, text: 'for(' } : token);
    }
    beforeThat = before;
    before = token;
  }
  return found && [toRuleEdit({ start: found.at, end: found.at, text: found.text })];
}

/** Brackets of a line that it does not close. */
function openBrackets(line: string): Token[] {
  const open: Token[] = [];
  for (const token of codeOf(line)) {
    if (token.kind !== 'punctuation') continue;
    if (/^[([{]$/.test(token.text)) open.push(token);
    else if (/^[)\]}]$/.test(token.text) && closing(open.at(-1)?.text ?? '') === token.text) open.pop();
  }
  return open;
}

function closing(open: string): string {
  return { '(': ')', '[': ']', '{': '}' }[open] ?? '';
}

function codeOf(line: string): Token[] {
  return readTokens(line).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
}

function isClosed({ text }: Token): boolean {
  return text.length > 1 && text.at(-1) === text[0];
}

function example(code: string, message: string, index: number, before: string, after: string) {
  return { file: 'a.tsx', diagnostic: { tool: 'tsc', code, message, line: 1, column: index + 1 }, before, after };
}
