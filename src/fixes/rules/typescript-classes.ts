import type { Rule, RuleEdit } from '../rule.ts';
import { type Declaration, declarationsOf } from '../typescript-source/declarations.ts';
import { membersOf } from '../typescript-source/members.ts';
import { Source } from '../typescript-source/source.ts';
import { membersOfType, type Required, stubOf } from '../typescript-source/stubs.ts';

const tools = ['tsc'] as const;

/** What a class lacks: members of interfaces and of abstract classes, `override`, `super()`. */
export const typescriptClassRules: readonly Rule[] = [
  {
    name: 'implement-interface',
    title: 'add the members that the interface wants',
    tools,
    codes: ['TS2420', 'TS2720'],
    message: /^Class '(?<name>[^']+)' incorrectly implements (?:interface|class) '(?<base>[^']+)'/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const target = classAt(source, source.named(context));
      const wanted = /^[\w$.]+/.exec(context.groups.base ?? '')?.[0];
      const heritage = target?.implements.find(({ name }) => name === wanted || name.endsWith(`.${wanted}`));
      if (!target || !heritage) return undefined;
      const required = membersOfType(source, heritage, target.space);
      if (!required?.every(({ member }) => /^(?:property|method|get|set|index|constructor)$/.test(member.kind)))
        return undefined;
      const seen = required.filter(
        ({ member }) =>
          !/private|static/.test(member.modifiers.join()) &&
          !member.name.startsWith('#') &&
          member.kind !== 'constructor',
      );
      return addMembers(source, target, seen);
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2420',
          message:
            "Class 'Circle' incorrectly implements interface 'Shape'.\n  Property 'area' is missing in type 'Circle' but required in type 'Shape'.",
          line: 5,
          column: 7,
        },
        before:
          'interface Shape {\n  name: string;\n  area(scale: number): number;\n}\nclass Circle implements Shape {\n  name = "circle";\n}\n',
        after:
          'interface Shape {\n  name: string;\n  area(scale: number): number;\n}\nclass Circle implements Shape {\n    area(scale: number): number {\n        throw new Error("Method not implemented.");\n    }\n  name = "circle";\n}\n',
      },
    ],
  },
  {
    name: 'implement-abstract',
    title: 'add the members that the abstract class wants',
    tools,
    codes: ['TS2515', 'TS2653', 'TS2654', 'TS2655', 'TS2656', 'TS18052'],
    message: /^Non-abstract class (?:'[^']+' |expression )?(?:does not implement|is missing implementations)/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const target = classAt(source, source.named(context));
      const [heritage] = target?.extends ?? [];
      if (!target || !heritage) return undefined;
      const required = membersOfType(source, heritage, target.space);
      return (
        required &&
        addMembers(
          source,
          target,
          required.filter(({ member }) => member.modifiers.includes('abstract')),
        )
      );
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2515',
          message: "Non-abstract class 'Plane' does not implement inherited abstract member fly from class 'Machine'.",
          line: 4,
          column: 7,
        },
        before: 'abstract class Machine {\n  protected abstract fly(): void;\n}\nclass Plane extends Machine {}\n',
        after:
          'abstract class Machine {\n  protected abstract fly(): void;\n}\nclass Plane extends Machine {\n    protected fly(): void {\n        throw new Error("Method not implemented.");\n    }\n}\n',
      },
    ],
  },
  {
    name: 'missing-super-call',
    title: "call 'super()' first",
    tools,
    codes: ['TS2377'],
    message: /^Constructors for derived classes must contain a 'super' call\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const open = source.find(source.named(context), ['{']);
      if (open === -1) return undefined;
      const indent = `\n${source.indent(open)}    `;
      const empty = source.partner(open) === open + 1;
      if (!empty) return [source.insert(source.end(open), `${indent}super();`)];
      return [source.edit(source.end(open), source.start(open + 1), `${indent}super();\n${source.indent(open)}`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2377',
          message: "Constructors for derived classes must contain a 'super' call.",
          line: 3,
          column: 3,
        },
        before: 'class A {}\nclass B extends A {\n  constructor() {}\n}\n',
        after: 'class A {}\nclass B extends A {\n  constructor() {\n      super();\n  }\n}\n',
      },
    ],
  },
  {
    name: 'interface-extended',
    title: 'implement the interface instead of extending it',
    tools,
    codes: ['TS2689'],
    message: /^Cannot extend an interface '[^']+'\. Did you mean 'implements'\?$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const name = source.named(context);
      const target = declarationsOf(source).find(({ extends: [base] }) => base?.from === name);
      const base = target?.extends[0];
      if (!base || source.word(name - 1) !== 'extends') return undefined;
      const edits = [source.edit(source.start(name - 1), source.end(name - 1), 'implements')];
      if (source.word(base.to) !== 'implements') return edits;
      const space = /^[^\S\n]*/.exec(source.text.slice(source.end(base.to)))?.[0].length ?? 0;
      return [
        ...edits,
        source.insert(source.end(base.to - 1), ','),
        source.edit(source.start(base.to), source.end(base.to) + space, ''),
      ];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2689',
          message: "Cannot extend an interface 'Named'. Did you mean 'implements'?",
          line: 3,
          column: 20,
        },
        before: 'interface Named {}\ninterface Aged {}\nclass Cat extends  Named implements Aged {}\n',
        after: 'interface Named {}\ninterface Aged {}\nclass Cat implements  Named, Aged {}\n',
      },
    ],
  },
  {
    name: 'unwanted-override',
    title: "remove the 'override' modifier",
    tools,
    codes: ['TS4112', 'TS4113', 'TS4121', 'TS4122'],
    message: /^This member cannot have an 'override' modifier because/,
    safety: 'safe',
    edit: (context) => {
      const source = Source.of(context.lines);
      let token = source.named(context);
      while (/^(?:public|private|protected|static|declare)$/.test(source.word(token))) token++;
      for (let steps = 0; steps < 6 && token >= 0 && source.word(token) !== 'override'; steps++) token--;
      if (source.word(token) !== 'override' || /^[(:;=]$/.test(source.word(token + 1))) return undefined;
      return [source.edit(source.start(token), source.start(token + 1), '')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS4113',
          message: "This member cannot have an 'override' modifier because it is not declared in the base class 'A'.",
          line: 3,
          column: 19,
        },
        before: 'class A {}\nclass B extends A {\n  public override run() {}\n}\n',
        after: 'class A {}\nclass B extends A {\n  public run() {}\n}\n',
      },
    ],
  },
  {
    name: 'misspelt-override',
    title: 'use the name of the member that is overridden',
    tools,
    codes: ['TS4117', 'TS4123'],
    message: /^This (?:member|parameter property) cannot have .* Did you mean '(?<right>#?[\w$]+)'\?$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      let token = source.named(context);
      while (/^(?:public|protected|static|override|readonly|async|get|set)$/.test(source.word(token))) token++;
      if (source.tokens[token]?.kind !== 'word') return undefined;
      return [source.edit(source.start(token), source.end(token), context.groups.right ?? '')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS4117',
          message:
            "This member cannot have an 'override' modifier because it is not declared in the base class 'Machine'. Did you mean 'start'?",
          line: 5,
          column: 12,
        },
        before: 'class Machine {\n  start() {}\n}\nclass Car extends Machine {\n  override strat() {}\n}\n',
        after: 'class Machine {\n  start() {}\n}\nclass Car extends Machine {\n  override start() {}\n}\n',
      },
    ],
  },
  {
    name: 'missing-override',
    title: "add the 'override' modifier",
    tools,
    codes: ['TS4114', 'TS4115', 'TS4116'],
    message: /^This (?:member|parameter property) must have an 'override' modifier/,
    safety: 'safe',
    edit: (context) => {
      const source = Source.of(context.lines);
      let token = source.named(context);
      if (token === -1) return undefined;
      // The place is the name's, the modifier's of a parameter property, or that of what stands before the name.
      while (/^(?:public|private|protected|static|abstract|declare)$/.test(source.word(token))) token++;
      while (/^(?:readonly|async|accessor|get|set|\*)$/.test(source.word(token - 1))) token--;
      return [source.insert(source.start(token), 'override ')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS4114',
          message: "This member must have an 'override' modifier because it overrides a member in the base class 'A'.",
          line: 5,
          column: 10,
        },
        before: 'class A {\n  run() {}\n}\nclass B extends A {\n  public run() {}\n}\n',
        after: 'class A {\n  run() {}\n}\nclass B extends A {\n  public override run() {}\n}\n',
      },
    ],
  },
];

/** The class whose name, or whose keyword where it has none, is at a token. */
function classAt(source: Source, token: number): Declaration | undefined {
  return token === -1 ? undefined : declarationsOf(source).find(({ kind, at }) => kind === 'class' && at === token);
}

/** Behind the constructor, at the beginning without one: so the members' order stays as it is. */
function addMembers(
  source: Source,
  target: Declaration,
  required: readonly Required[],
): readonly RuleEdit[] | undefined {
  const own = membersOf(source, target);
  const there = new Set(
    own.flatMap(({ name, kind, parameters }) => [
      name,
      ...(kind === 'constructor'
        ? parameters.filter(({ modifiers }) => modifiers.length > 0).map((one) => one.name)
        : []),
    ]),
  );
  const missing = required.filter(({ member }) => !there.has(member.name));
  const first = missing.filter((one, at) => {
    const same = (other: Required) =>
      other.member.name === one.member.name && (other.member.kind === one.member.kind || one.member.kind === 'method');
    return missing.findIndex(same) === at;
  });
  const sorted = [
    ...first.filter(({ member }) => member.kind === 'index'),
    ...first.filter(({ member }) => member.kind !== 'index'),
  ];
  const stubs = sorted.map((one) => stubOf(source, one, missing, target.space));
  if (stubs.length === 0 || stubs.includes(undefined)) return undefined;
  const indent = source.indent(target.at);
  const text = stubs.map((stub) => `\n${stub}`.replaceAll('\n', `\n${indent}    `)).join('');
  const builder = own.find(({ kind, body }) => kind === 'constructor' && body);
  if (builder) return [source.insert(source.end(builder.to - 1), text)];
  const { open, close } = target;
  if (close > open + 1) return [source.insert(source.end(open), text)];
  const inside = source.text.slice(source.end(open), source.start(close));
  if (inside.trim() !== '') return [source.insert(source.end(open), text)];
  return [source.edit(source.end(open), source.start(close), `${text}\n${indent}`)];
}
