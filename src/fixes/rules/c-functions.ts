import { checkSource } from '../c-source/check.ts';
import { argumentsOf } from '../c-source/standard-names.ts';
import { codeTokens, type Token, tokenize } from '../c-source/tokens.ts';
import { editDistance } from '../edit-distance.ts';
import { type Rule, type RuleContext, type RuleEdit, replace } from '../rule.ts';
import { wordAt } from './code-text.ts';

/** Functions of C that are misspelt or declared otherwise than defined, from what gcc and clang say. */
export const cFunctionRules: readonly Rule[] = [
  {
    name: 'misspelt-function',
    title: 'call the function that is meant',
    tools: ['gcc', 'clang'],
    message:
      /^implicit declaration of function [‘'](?<wrong>\w+)[’'](?:[;,] did you mean [‘'](?<right>\w+)[’']\?)?|^call to undeclared function '(?<called>\w+)'/,
    safety: 'unsafe',
    // Compilers look for any name that is spelt alike, also one of a macro, a variable or `main`.
    competes: true,
    edit: misspeltFunction,
    examples: [
      {
        file: 'a.c',
        diagnostic: {
          tool: 'gcc',
          message: "implicit declaration of function 'prinft'; did you mean 'printf'?",
          line: 2,
          column: 16,
        },
        before: '#include <stdio.h>\nint f(void) {  prinft("a"); return 0; }\n',
        after: '#include <stdio.h>\nint f(void) {  printf("a"); return 0; }\n',
      },
    ],
  },
  {
    name: 'prototype-unlike-definition',
    title: 'declare the function as it is defined',
    tools: ['gcc', 'clang'],
    message: /^conflicting types for [‘'](?<name>\w+)[’']|^too many arguments to function [‘'](?<called>\w+)[’']/,
    safety: 'unsafe',
    edit: ({ lines, groups }) => prototypeAsDefined(lines.join('\n'), groups.name ?? groups.called ?? '', lines),
    examples: [
      {
        file: 'a.c',
        diagnostic: {
          tool: 'gcc',
          message: "conflicting types for 'twice'; have 'int(int)'",
          line: 2,
          column: 5,
        },
        before: 'void twice(int a);\nint twice(int a) { return a * 2; }\n',
        after: 'int twice(int a);\nint twice(int a) { return a * 2; }\n',
      },
    ],
  },
];

function misspeltFunction({
  diagnostic,
  lines,
  line,
  at,
  index,
  groups,
}: RuleContext): readonly RuleEdit[] | undefined {
  if (!/\.[ch]$/i.test(diagnostic.file ?? '')) return undefined;
  const { wrong = groups.called ?? '', right } = groups;
  if (!right || argumentsOf(wrong)) return undefined;
  const word = wordAt(line, index);
  if (word?.text !== wrong) return undefined;
  const { seen, isOpen } = checkSource(lines.join('\n'));
  const known = seen.get(right);
  const isFunction = known?.kind === 'function' || argumentsOf(right) !== undefined;
  const isAlike = editDistance(wrong, right) <= (wrong.length > 5 ? 2 : 1);
  // A header that is not known here may declare it, as a macro too.
  if (!isFunction && isOpen) return isAlike ? [replace(at, word.start, wrong.length, right)] : undefined;
  return isFunction && isAlike && right !== 'main' ? [replace(at, word.start, wrong.length, right)] : [];
}

/** The head of the definition instead of that of the one prototype; what is between them in brackets or lines stays. */
function prototypeAsDefined(text: string, name: string, lines: readonly string[]): readonly RuleEdit[] | undefined {
  const tokens = codeTokens(tokenize(text));
  const heads = findHeads(tokens, name);
  const prototypes = heads.filter(({ isDefinition }) => !isDefinition);
  const [definition, second] = heads.filter(({ isDefinition }) => isDefinition);
  const [prototype] = prototypes;
  if (!definition || second || !prototype || prototypes.length > 1) return undefined;
  const head = text.slice(definition.start, definition.end).trim();
  if (head.includes('\n') || /\/[/*]/.test(head)) return undefined;
  const before = text.slice(0, prototype.start).split('\n');
  const inside = text.slice(prototype.start, prototype.end);
  if (inside.includes('\n') || inside === head) return undefined;
  const line = before.length - 1;
  if (line >= lines.length) return undefined;
  return [replace(line, (before.at(-1) as string).length, inside.length, head)];
}

interface Head {
  readonly start: number;
  readonly end: number;
  readonly isDefinition: boolean;
}

/** Heads of a function at the outermost level, from the type to the `)`. */
function findHeads(tokens: readonly Token[], name: string): Head[] {
  const heads: Head[] = [];
  let depth = 0;
  let first = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { text } = tokens[i] as Token;
    if (depth === 0 && text === name && tokens[i + 1]?.text === '(') {
      const close = closingOf(tokens, i + 1);
      const next = tokens[close + 1]?.text;
      const start = tokens[first]?.start;
      const end = tokens[close]?.end;
      if (start !== undefined && end !== undefined && (next === '{' || next === ';')) {
        heads.push({ start, end, isDefinition: next === '{' });
      }
    }
    if (text === '{') depth++;
    if (text === '}') depth--;
    if (depth === 0 && (text === ';' || text === '}')) first = i + 1;
  }
  return heads;
}

function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]?.text === '(') depth++;
    if (tokens[i]?.text === ')' && --depth === 0) return i;
  }
  return tokens.length;
}
