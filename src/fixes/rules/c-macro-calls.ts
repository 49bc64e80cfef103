import { keywords } from '../c-source/expressions.ts';
import { codeTokens, type Token, tokenize } from '../c-source/tokens.ts';
import type { Rule, RuleContext, RuleEdit } from '../rule.ts';
import { offsetsOf } from './offsets.ts';

const tools = ['gcc', 'clang'] as const;

/** Calls of macros: their arguments are read before anything else is, so that the compiler names the macro and seldom the place. */
export const cMacroCallRules: readonly Rule[] = [
  {
    name: 'c-open-macro',
    title: 'close the arguments of the macro',
    tools,
    message: /^unterminated (?:argument list invoking macro "(?<gcc>\w+)"|function-like macro invocation)/,
    safety: 'unsafe',
    edit: closeOpenCall,
    examples: [
      {
        file: 'a.c',
        diagnostic: { tool: 'gcc', message: 'unterminated argument list invoking macro "CHECK"', line: 8, column: 2 },
        before:
          '#include "check.h"\nint f(int x) {\n  CHECK(g(x) > 0;\n  return x;\n}\nint g(int x) {\n  return x;\n}\n',
        after:
          '#include "check.h"\nint f(int x) {\n  CHECK(g(x) > 0);\n  return x;\n}\nint g(int x) {\n  return x;\n}\n',
      },
      {
        file: 'a.c',
        diagnostic: { tool: 'gcc', message: 'unterminated argument list invoking macro "TABLE"', line: 5, column: 2 },
        before: '#include "table.h"\nTABLE(1, 9\nTABLE(2, 8)\nint f(void) {\n}\n',
        after: '#include "table.h"\nTABLE(1, 9)\nTABLE(2, 8)\nint f(void) {\n}\n',
      },
    ],
  },
  {
    name: 'c-macro-arguments',
    title: 'insert the comma between two arguments of the macro',
    tools,
    message:
      /^macro "(?<gcc>\w+)" requires \d+ arguments, but only \d+ given|^too few arguments provided to function-like macro/,
    safety: 'unsafe',
    edit: partArguments,
    examples: [
      {
        file: 'a.c',
        diagnostic: {
          tool: 'gcc',
          message: 'macro "AVG3" requires 3 arguments, but only 2 given',
          line: 2,
          column: 40,
        },
        before: '#include "average.h"\nint f(int a, int b) { return AVG3(a, b a); }\n',
        after: '#include "average.h"\nint f(int a, int b) { return AVG3(a, b, a); }\n',
      },
    ],
  },
];

/** The first call that has no end before its function has: the compiler takes all that follows for its arguments, and names where that ends. */
function closeOpenCall({ lines, groups: { gcc: macro } }: RuleContext): RuleEdit[] | undefined {
  const { text: source, starts, lineAt, toRuleEdit } = offsetsOf(lines);
  const tokens = codeTokens(tokenize(source));
  const isAtMargin = ({ start }: Token) => starts[lineAt(start)] === start;
  const indentAt = ({ start }: Token) => /^\s*/.exec(lines[lineAt(start)] ?? '')?.[0].length ?? 0;
  for (const [i, { text, kind }] of tokens.entries()) {
    if (kind !== 'word' || tokens[i + 1]?.text !== '(' || (macro ? text !== macro : !/^[A-Z]\w*$/.test(text))) continue;
    const close = closeOf(tokens, i + 1, (token) => token.text === '}' && isAtMargin(token));
    if (close !== undefined) continue;
    const at = endOfOpen(tokens, i, ({ start }) => lineAt(start), indentAt);
    return at === undefined ? undefined : [toRuleEdit({ start: at, end: at, text: ')' })];
  }
  return undefined;
}

/** Behind the last token of the arguments: before the `;` that ends the line, or where a line is indented no more than the call's. */
function endOfOpen(
  tokens: readonly Token[],
  call: number,
  lineAt: (token: Token) => number,
  indentAt: (token: Token) => number,
): number | undefined {
  const first = tokens[call] as Token;
  for (let i = call + 2; i < Math.min(tokens.length, call + mostArgumentTokens); i++) {
    const token = tokens[i] as Token;
    const before = tokens[i - 1] as Token;
    const next = tokens[i + 1];
    const isFirst = lineAt(token) > lineAt(before);
    const endsLine = !next || lineAt(next) > lineAt(token);
    if ((token.text === ';' && endsLine) || (isFirst && indentAt(token) <= indentAt(first))) return before.end;
  }
  return undefined;
}

const mostArgumentTokens = 400;

function partArguments({ lines, at, index, groups: { gcc: macro } }: RuleContext): RuleEdit[] | undefined {
  const { text: source, starts, toRuleEdit } = offsetsOf(lines);
  const place = (starts[at] ?? 0) + index;
  const tokens = codeTokens(tokenize(source));
  const call = tokens.findLastIndex(
    ({ start, kind, text }, i) =>
      start <= place &&
      kind === 'word' &&
      tokens[i + 1]?.text === '(' &&
      (macro ? text === macro : /^[A-Z]/.test(text)),
  );
  const close = call === -1 ? undefined : closeOf(tokens, call + 1, ({ text }) => text === ';');
  if (close === undefined || (tokens[close]?.end ?? 0) < place) return undefined;
  const gaps: number[] = [];
  for (let i = call + 2; i < close; i++) {
    const [before, token] = [tokens[i - 1] as Token, tokens[i] as Token];
    if (isEndOfValue(before) && isBeginOfValue(token)) gaps.push(before.end);
  }
  const [only, more] = gaps;
  return only === undefined || more !== undefined ? undefined : [toRuleEdit({ start: only, end: only, text: ',' })];
}

/** The bracket that closes one; `undefined` where the end or what `stops` comes first. */
function closeOf(tokens: readonly Token[], open: number, stops: (token: Token) => boolean): number | undefined {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.text === '(') depth++;
    else if (token.text === ')' && --depth === 0) return i;
    else if (stops(token)) return undefined;
  }
  return undefined;
}

function isEndOfValue({ kind, text }: Token): boolean {
  return kind === 'word' ? !keywords.has(text) : kind === 'number' || kind === 'string' || text === ')' || text === ']';
}

function isBeginOfValue({ kind, text }: Token): boolean {
  return kind === 'word' ? !keywords.has(text) : kind === 'number';
}
