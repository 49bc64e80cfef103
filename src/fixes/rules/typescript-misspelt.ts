import { editDistance } from '../edit-distance.ts';
import { countNames, type Names, nearestName } from '../nearest-name.ts';
import type { Rule } from '../rule.ts';
import { globalMembers, globalNames } from '../typescript-source/global-names.ts';
import { neighboursOf } from '../typescript-source/modules.ts';
import { Source } from '../typescript-source/source.ts';

const tools = ['tsc'] as const;

/** Names that are misspelt. The compiler says which one it thinks is meant for the first ten of a program, and not always the nearest. */
export const typescriptMisspeltRules: readonly Rule[] = [
  {
    name: 'typescript-misspelt-name',
    title: 'use the name that is spelt alike',
    tools,
    codes: ['TS2304', 'TS2552', 'TS18004', 'TS2503'],
    message:
      /^(?:Cannot find (?:name|namespace) '(?<name>[\w$]+)'\.(?: Did you mean '(?<said>[\w$]+)'\?)?$|No value exists in scope for the shorthand property '(?<property>[\w$]+)'\.)/,
    safety: 'unsafe',
    edit: (context) => {
      const { name, property, said } = context.groups;
      const wrong = name ?? property ?? '';
      const source = Source.of(context.lines);
      const token = source.named(context);
      if (source.word(token) !== wrong) return undefined;
      const right = keywordAt(source, token) ?? nearestName(wrong, [...namesOf(source, wrong), globalNames]);
      for (const name of [right, said]) {
        const declared = name === undefined ? undefined : misspeltDeclaration(source, name, wrong);
        if (declared !== undefined) return [source.edit(source.start(declared), source.end(declared), wrong)];
      }
      if (right === undefined || (said !== undefined && editDistance(said, wrong) <= editDistance(right, wrong)))
        return undefined;
      return [source.edit(source.start(token), source.end(token), right)];
    },
    examples: [
      named("Cannot find name 'value'.", 2, '(vale) => {\n  show(value);\n  keep(value);\n};\n', ['vale', 'value'], 8),
      named("Cannot find name 'cuont'.", 2, 'const count = 1;\nshow(cuont);\n', ['cuont', 'count']),
      named("Cannot find name 'nmuber'.", 1, 'let size: nmuber = 2;\n', ['nmuber', 'number'], 11),
      named("Cannot find name 'retrun'.", 2, 'function one() {\n  retrun -1;\n}\n', ['retrun', 'return'], 3),
    ],
  },
  {
    name: 'typescript-misspelt-member',
    title: 'use the member that is spelt alike',
    tools,
    codes: ['TS2339'],
    message: /^Property '(?<name>[\w$]+)' does not exist on type /,
    safety: 'unsafe',
    edit: (context) => {
      const wrong = context.groups.name ?? '';
      const source = Source.of(context.lines);
      const token = source.named(context);
      if (source.word(token) !== wrong) return undefined;
      const { diagnostic, lines } = context;
      const near = neighboursOf(diagnostic.file ?? '', lines, context, mostNeighbours);
      const lists = [membersIn(source), mergeNames(near.map((one) => membersIn(Source.of(one.lines)))), globalMembers];
      const right = nearestName(wrong, lists);
      return right === undefined ? undefined : [source.edit(source.start(token), source.end(token), right)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2339',
          message: "Property 'opne' does not exist on type 'Box'.",
          line: 2,
          column: 5,
        },
        before: 'const box: Box = { open() {} };\nbox.opne();\n',
        after: 'const box: Box = { open() {} };\nbox.open();\n',
      },
    ],
  },
  {
    name: 'typescript-unknown-member',
    title: 'use the member that is spelt alike',
    tools,
    codes: ['TS2322', 'TS2345', 'TS2538', 'TS18046', 'TS2571'],
    message: /^(?:Argument of type|Type) '(?:unknown|undefined)' |is of type 'unknown'\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const from = source.named(context);
      const token = from === -1 ? -1 : lastMember(source, from);
      const wrong = source.word(token);
      const known = membersIn(source);
      // What an index signature lets pass: a name that stands there once, beside one that stands there often.
      if (token === from || (known.get(wrong) ?? 0) > 1) return undefined;
      const right = nearestName(wrong, [new Map([...known].filter(([, times]) => times > 1))], 1);
      return right === undefined ? undefined : [source.edit(source.start(token), source.end(token), right)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2345',
          message: "Argument of type 'unknown' is not assignable to parameter of type 'string'.",
          line: 3,
          column: 8,
        },
        before: 'if (issue.origin) {\n  show(issue.origin);\n  show(issue.orign);\n}\n',
        after: 'if (issue.origin) {\n  show(issue.origin);\n  show(issue.origin);\n}\n',
      },
    ],
  },
];

/** The last member of `a.b.c` from a token on. */
function lastMember(source: Source, from: number): number {
  let token = from;
  while (/^\??\.$/.test(source.word(token + 1)) && source.tokens[token + 2]?.kind === 'word') token += 2;
  return token;
}

const mostNeighbours = 25;

const keywords =
  'await break case class const continue debugger default delete export function import interface return switch throw type typeof while yield'.split(
    ' ',
  );

/** `retrun -1` reads as a difference, `cosnt [a] = b` as a subscript. */
function keywordAt(source: Source, token: number): string | undefined {
  const isFirst = token === 0 || !source.sameLine(token - 1, token) || /^[;{}]$/.test(source.word(token - 1));
  const isFollowed = source.sameLine(token, token + 1) && source.start(token + 1) > source.end(token);
  if (!isFirst || !isFollowed || /^(?:=|=>|\.|[-+*/]=)$/.test(source.word(token + 1))) return undefined;
  const alike = keywords.filter((keyword) => editDistance(keyword, source.word(token)) === 1);
  return alike.length === 1 ? alike[0] : undefined;
}

/** The one place at which a name stands that is declared and never used, where another one that is spelt alike is used more than once. */
function misspeltDeclaration(source: Source, declared: string, used: string): number | undefined {
  const places = source.tokens.flatMap(({ kind, text }, at) => (kind === 'word' && text === declared ? [at] : []));
  const [only, ...others] = places;
  if (only === undefined || others.length > 0 || !isDeclaration(source, only)) return undefined;
  // Also what comments say, and what members are called, tells which of the two is a word.
  const isWordOfFile = countNames(source.text.match(/[\w$]+/g) ?? []).get(used) ?? 0;
  return isWordOfFile > 1 ? only : undefined;
}

/** Names of a file that stand alone: first those that it imports or declares, then all others. */
function namesOf(source: Source, wrong: string): readonly Names[] {
  let found = known.get(source);
  if (!found) {
    const declared: string[] = [];
    const others: string[] = [];
    for (const [token, { kind, text }] of source.tokens.entries()) {
      if (kind !== 'word' || text.length < 3 || /^\??\.$/.test(source.word(token - 1))) continue;
      others.push(text);
      if (isDeclaration(source, token)) declared.push(text);
    }
    const counts = countNames(others);
    // What is not declared and stands there once may be another slip.
    const often = new Map([...counts].filter(([, times]) => times > 1));
    found = [new Map(declared.map((name) => [name, counts.get(name) ?? 1])), often];
    known.set(source, found);
  }
  return found.map((names) => new Map([...names].filter(([name]) => name !== wrong)));
}

const known = new WeakMap<Source, readonly Names[]>();

/** Behind a word that declares, in a list of imports or parameters. */
function isDeclaration(source: Source, token: number): boolean {
  const before = source.word(token - 1);
  if (/^(?:const|let|var|function|class|interface|type|enum|namespace|as|infer)$/.test(before)) return true;
  const next = source.word(token + 1);
  if (/^[,({[<]$/.test(before) || before === '...') return /^(?:[,:)}\]=?>]|=>|extends)$/.test(next);
  return next === '=>' || (next === ':' && !source.sameLine(token - 1, token));
}

/** Names behind a dot, and of what is declared as a member. */
function membersIn(source: Source): Names {
  let found = members.get(source);
  if (!found) {
    const names: string[] = [];
    for (const [token, { kind, text }] of source.tokens.entries()) {
      if (kind !== 'word' || text.length < 3) continue;
      const before = source.word(token - 1);
      const isBehindDot = before === '.' || before === '?.';
      const isMember =
        /^[(:?=<!]$/.test(source.word(token + 1)) &&
        (/^(?:[{;,(}]|get|set|readonly|public|private|protected|static|async|abstract|override)$/.test(before) ||
          !source.sameLine(token - 1, token));
      // Declared once is worth more than misspelt twice.
      if (isMember) names.push(text, text);
      else if (isBehindDot) names.push(text);
    }
    found = countNames(names);
    members.set(source, found);
  }
  return found;
}

const members = new WeakMap<Source, Names>();

function mergeNames(lists: readonly Names[]): Names {
  const merged = new Map<string, number>();
  for (const list of lists) for (const [name, times] of list) merged.set(name, (merged.get(name) ?? 0) + times);
  return merged;
}

/** An example in which one name is put right. */
function named(message: string, line: number, before: string, [wrong, right]: readonly [string, string], column = 6) {
  return {
    file: 'a.ts',
    diagnostic: { tool: 'tsc', code: 'TS2304', message, line, column },
    before,
    after: before.replace(wrong, right),
  };
}
