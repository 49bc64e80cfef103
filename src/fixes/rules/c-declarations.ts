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
    const misspelt = usesOfLikeName(tokens, wrong);
    if (misspelt.length > 0)
      return misspelt.map(({ start, end: behind }) =>
        toRuleEdit({ start: head + start, end: head + behind, text: wrong }),
      );
  }
  return undefined;
}

/** The declaration of the one name that is spelt alike, with its uses, where the other spelling is used more often. */
function usesOfLikeName(tokens: readonly Token[], wrong: string): readonly Token[] {
  const places = new Map<string, number[]>();
  let uses = 0;
  for (const [i, { kind, text }] of tokens.entries()) {
    if (text === wrong) uses++;
    if (kind !== 'word' || text === wrong || keywords.has(text) || Math.abs(text.length - wrong.length) > 1) continue;
    const known = places.get(text);
    if (known) known.push(i);
    else if (editDistance(text, wrong) === 1) places.set(text, [i]);
  }
  const [only, more] = [...places.values()].filter(([first = 0]) => isDeclared(tokens, first));
  return only && !more && uses > only.length ? only.map((i) => tokens[i] as Token) : [];
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
