import { countNames, nearestName } from '../nearest-name.ts';
import { type Rule, type RuleContext, type RuleEdit, type RuleExample, replace } from '../rule.ts';
import { isCode } from './code-text.ts';
import { wordsOf } from './language-words.ts';

/** Names that nothing declares, where the compiler has no proposal and exactly one other name of the file is spelt alike. */
export const misspeltRules: readonly Rule[] = [
  {
    name: 'go-misspelt-name',
    title: 'use the name that is spelt alike',
    tools: ['go'],
    message:
      /^(?:undefined: (?:\w+\.)?(?<name>\w+)$|\S+\.(?<member>\w+) undefined \(type \S+ has no field or method \w+\)$|unknown field (?<field>\w+) in struct literal)/,
    safety: 'unsafe',
    edit: ({ groups, ...context }) => spellAlike(context, groups.name ?? groups.member ?? groups.field),
    examples: [
      example(
        'a.go',
        { tool: 'go', message: 'undefined: totl', line: 4, column: 19 },
        ['totl', 'total'],
        ['package a', '', 'func total() int { return 1 }', 'func f() { return totl() }'],
      ),
      example(
        'a.go',
        { tool: 'go', message: 't.Prise undefined (type T has no field or method Prise)', line: 4, column: 25 },
        ['Prise', 'Price'],
        ['package a', '', 'type T struct{ Price int }', 'func f(t T) int { return t.Prise }'],
      ),
    ],
  },
  {
    name: 'java-misspelt-name',
    title: 'use the name that is spelt alike',
    tools: ['javac', 'maven'],
    message: /^(?:cannot find symbol$|package (?<package>[A-Z]\w*) does not exist$)/,
    safety: 'unsafe',
    edit: ({ groups, ...context }) => {
      const symbol = context.diagnostic.related?.map(({ message }) => /^symbol:\s+\w+ (\w+)/.exec(message)?.[1]);
      return spellAlike(context, groups.package ?? symbol?.find((name) => name !== undefined));
    },
    examples: [
      example(
        'A.java',
        {
          tool: 'javac',
          message: 'cannot find symbol',
          line: 3,
          column: 16,
          related: [{ message: 'symbol:   variable cuonter' }, { message: 'location: class A' }],
        },
        ['cuonter', 'counter'],
        ['class A {', '  int counter;', '  void next() { cuonter++; }', '}'],
      ),
      example(
        'A.java',
        {
          tool: 'javac',
          message: 'cannot find symbol',
          line: 2,
          column: 24,
          related: [{ message: 'symbol:   method prinltn(String)' }],
        },
        ['prinltn', 'println'],
        ['class A {', '  void say() { System.out.prinltn("a"); }', '}'],
      ),
    ],
  },
  {
    name: 'csharp-misspelt-name',
    title: 'use the name that is spelt alike',
    tools: ['msbuild'],
    codes: ['CS0103', 'CS0117', 'CS0246', 'CS1061'],
    message:
      /^(?:The (?:type or namespace )?name [`'](?<name>\w+)'|.*does not contain a definition for [`'](?<member>\w+)')/,
    safety: 'unsafe',
    edit: ({ groups, ...context }) => spellAlike(context, groups.name ?? groups.member),
    examples: [
      example(
        'A.cs',
        {
          tool: 'msbuild',
          code: 'CS0103',
          message: "The name 'cuonter' does not exist in the current context",
          line: 3,
          column: 17,
        },
        ['cuonter', 'counter'],
        ['class A {', '  int counter;', '  void Next() { cuonter++; }', '}'],
      ),
    ],
  },
];

function spellAlike(
  { diagnostic, lines, line, at, index }: Omit<RuleContext, 'groups'>,
  wrong: string | undefined,
): readonly RuleEdit[] | undefined {
  if (wrong === undefined || wrong.length < 3) return undefined;
  const places = [...line.matchAll(new RegExp(`(?<![\\w$])${wrong}(?![\\w$])`, 'g'))].map((match) => match.index);
  // Some name the dot behind it.
  const place = places.find((one) => one >= index) ?? places.at(-1);
  if (place === undefined || !isCode(line, place)) return undefined;
  // Two names that are equally near are none.
  const right = nearestName(wrong, [countNames(namesIn(lines, diagnostic.tool))], wrong.length > 5 ? 2 : 1);
  return right === undefined ? undefined : [replace(at, place, wrong.length, right)];
}

/** Every name of the file's code, and those that the language itself brings. */
function namesIn(lines: readonly string[], tool: string): ReadonlySet<string> {
  const names = new Set(wordsOf(tool));
  for (const line of lines.slice(0, mostLines)) {
    for (const { 0: word, index } of line.matchAll(/[A-Za-z_$][\w$]{2,}/g)) {
      if (!names.has(word) && isCode(line, index)) names.add(word);
    }
  }
  return names;
}

const mostLines = 20_000;

/** An example in which one name is put right. */
function example(
  file: string,
  diagnostic: RuleExample['diagnostic'],
  [wrong, right]: readonly [string, string],
  lines: readonly string[],
): RuleExample {
  const before = `${lines.join('\n')}\n`;
  return { file, diagnostic, before, after: before.replace(wrong, right) };
}
