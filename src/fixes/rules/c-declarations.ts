import { bodiesAtMargin } from '../c-source/bodies.ts';
import { keywords } from '../c-source/expressions.ts';
import { codeTokens, type Token, tokenize } from '../c-source/tokens.ts';
import { editDistance } from '../edit-distance.ts';
import type { Rule, RuleContext, RuleEdit } from '../rule.ts';
import { offsetsOf } from './offsets.ts';

/** Declarations of C that are misspelt themselves, so that every use of the name is unknown. */
export const cDeclarationRules: readonly Rule[] = [
  {
    name: 'c-misspelt-declaration',
    title: 'spell the declaration as its uses',
    tools: ['gcc', 'clang'],
    message: /^[‘'](?<name>\w+)[’'] undeclared|^use of undeclared identifier '(?<used>\w+)'/,
    safety: 'unsafe',
    // Compilers would have the uses changed, one by one.
    competes: true,
    edit: misspeltDeclaration,
    examples: [
      {
        file: 'a.c',
        diagnostic: {
          tool: 'gcc',
          message: "'count' undeclared (first use in this function); did you mean 'conut'?",
          line: 3,
          column: 10,
        },
        before:
          '#include "state.h"\nint f(State *state, int conut) {\n  while (count < state->size) count++;\n  return 0;\n}\n',
        after:
          '#include "state.h"\nint f(State *state, int count) {\n  while (count < state->size) count++;\n  return 0;\n}\n',
      },
    ],
  },
];

function misspeltDeclaration({ diagnostic, lines, at, index, groups }: RuleContext): readonly RuleEdit[] | undefined {
  const wrong = groups.name ?? groups.used ?? '';
  if (!/\.[ch]$/i.test(diagnostic.file ?? '') || wrong.length < 3) return undefined;
  const text = lines.join('\n');
  const { starts, toRuleEdit } = offsetsOf(lines);
  const place = (starts[at] ?? 0) + index;
  const whole = { head: 0, end: text.length };
  const own = bodiesAtMargin(text).find(({ head, end }) => head <= place && place < end);
  for (const { head, end } of own ? [own, whole] : [whole]) {
    const tokens = codeTokens(tokenize(text.slice(head, end)));
    if (tokens.filter((token) => token.text === wrong).length < 2) continue;
    const declared = onlyUseOfLikeName(tokens, wrong);
    if (declared) return [toRuleEdit({ start: head + declared.start, end: head + declared.end, text: wrong })];
  }
  return undefined;
}

/** The declaration of the one name that is spelt alike, where nothing uses that. */
function onlyUseOfLikeName(tokens: readonly Token[], wrong: string): Token | undefined {
  const places = new Map<string, number[]>();
  for (const [i, { kind, text }] of tokens.entries()) {
    if (kind !== 'word' || text === wrong || keywords.has(text) || Math.abs(text.length - wrong.length) > 1) continue;
    const known = places.get(text);
    if (known) known.push(i);
    else if (editDistance(text, wrong) === 1) places.set(text, [i]);
  }
  const [only, more] = places.values();
  const at = only?.length === 1 && !more ? (only[0] as number) : undefined;
  return at !== undefined && isDeclared(tokens, at) ? tokens[at] : undefined;
}

function isDeclared(tokens: readonly Token[], at: number): boolean {
  if (!/^[,;)=[]$/.test(tokens[at + 1]?.text ?? '')) return false;
  // `Type name`, `Type *name`, and further names behind those.
  let first = at;
  while (first > 0 && at - first < mostTokensBack && !/^[;{}(]$/.test(tokens[first - 1]?.text ?? '')) first--;
  const before = tokens[at - 1];
  const isTyped =
    before?.text === '*' || (before?.kind === 'word' && before.text !== 'return' && before.text !== 'else');
  const isListed = before?.text === ',' && tokens[first]?.kind === 'word' && tokens[first + 1]?.kind === 'word';
  return at > first && (isTyped || isListed) && tokens[first]?.kind === 'word';
}

const mostTokensBack = 60;
