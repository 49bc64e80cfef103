import type { Rule, RuleEdit } from '../rule.ts';
import { type Declaration, declarationAround, resolveName } from '../typescript-source/declarations.ts';
import { functionsOf } from '../typescript-source/functions.ts';
import { membersOf } from '../typescript-source/members.ts';
import { Source } from '../typescript-source/source.ts';
import { typeOfExpression } from '../typescript-source/usage.ts';

const tools = ['tsc'] as const;

/** Names that are not declared: variables, functions, members. */
export const typescriptNameRules: readonly Rule[] = [
  {
    name: 'undeclared-variable',
    title: "declare it with 'const'",
    tools,
    codes: ['TS2304', 'TS18004', 'TS2552'],
    message:
      /^(?:Cannot find name '(?<name>[\w$]+)'\.|No value exists in scope for the shorthand property '(?<property>[\w$]+)'\.)/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const name = context.groups.name ?? context.groups.property ?? '';
      const token = source.named(context);
      if (source.word(token) !== name) return undefined;
      const start = outerPattern(source, token);
      const before = source.word(start - 1);
      const behind =
        source.word(start) === source.word(token) && start === token ? token + 1 : source.partner(start) + 1;
      const loop = before === '(' && source.word(start - 2) === 'for' && /^(?:of|in|=)$/.test(source.word(behind));
      const awaited = before === '(' && source.word(start - 2) === 'await' && source.word(start - 3) === 'for';
      const statement = source.word(behind) === '=' && isStatementStart(source, start) && source.word(start) !== '{';
      if (!loop && !awaited && !statement) return undefined;
      // Before a pattern there can be names that are declared; `const` would declare them anew.
      if (start !== token && namesIn(source, start).some((other) => isDeclared(source, other))) return undefined;
      if (statement && start === token && isAssignedAgain(source, name, token))
        return [source.insert(source.start(start), 'let ')];
      return [source.insert(source.start(start), 'const ')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS2304', message: "Cannot find name 'line'.", line: 1, column: 6 },
        before: 'for (line of lines) show(line);\n',
        after: 'for (const line of lines) show(line);\n',
      },
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS2304', message: "Cannot find name 'sum'.", line: 1, column: 1 },
        before: 'sum = add(1, 2);\n',
        after: 'const sum = add(1, 2);\n',
      },
    ],
  },
  {
    name: 'undeclared-function',
    title: 'declare the function',
    tools,
    codes: ['TS2304'],
    message: /^Cannot find name '(?<name>[\w$]+)'\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const { name = '' } = context.groups;
      const token = source.named(context);
      if (
        source.word(token) !== name ||
        source.word(token + 1) !== '(' ||
        /^(?:new|\.|@)$/.test(source.word(token - 1))
      )
        return undefined;
      if (
        !/^[a-z_]/.test(name) ||
        /^(?:describe|it|test|expect|before|after|require)/.test(name) ||
        isDeclared(source, name)
      )
        return undefined;
      const text = functionText(source, name, token + 1);
      const end = source.text.trimEnd().length;
      // At the end of the file, where it can see what the call sees only at the top.
      return text === undefined || isNested(source, token) ? undefined : [source.insert(end, `\n\n${text}`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS2304', message: "Cannot find name 'greet'.", line: 1, column: 1 },
        before: 'greet("you");\n',
        after:
          'greet("you");\n\nfunction greet(arg0: string) {\n    throw new Error("Function not implemented.");\n}\n',
      },
    ],
  },
  {
    name: 'missing-member',
    title: 'declare the member',
    tools,
    codes: ['TS2339'],
    message: /^Property '(?<name>#?[\w$]+)' does not exist on type '(?<static>typeof )?(?<type>[\w$.]+)(?:<.*>)?'\./,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const { name = '', type = '' } = context.groups;
      const token = source.named(context);
      if (source.word(token) !== name || source.word(token - 1) !== '.' || type === 'globalThis') return undefined;
      const around = declarationAround(source, token);
      const own = type === 'this' || (source.word(token - 2) === 'this' && around?.name === type) ? around : undefined;
      const found = resolveName(source, type, '');
      const called = source.word(token + 1) === '(';
      if (context.groups.static) {
        const space =
          found.find(({ kind }) => kind === 'enum') ??
          found.find(({ kind }) => kind === 'class') ??
          found.find(({ kind }) => kind === 'namespace');
        if (space?.kind === 'enum') return addEnumMember(source, space, name);
        if (space?.kind === 'namespace' && called) return addFunction(source, space, name, token + 1);
        return space?.kind === 'class' ? addMember(source, space, name, token, 'static ') : undefined;
      }
      const [only, other] = found.filter(({ kind }) => /class|interface|type/.test(kind));
      const target = own ?? (other ? undefined : only);
      return target && addMember(source, target, name, token, '');
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2339',
          message: "Property 'blue' does not exist on type 'typeof Colour'.",
          line: 4,
          column: 8,
        },
        before: 'enum Colour {\n    red,\n}\nColour.blue;\n',
        after: 'enum Colour {\n    red,\n    blue\n}\nColour.blue;\n',
      },
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2339',
          message: "Property 'size' does not exist on type 'Box'.",
          line: 3,
          column: 14,
        },
        before: 'class Box {\n    grow() {\n        this.size = 2;\n    }\n}\n',
        after: 'class Box {\n    size: number;\n    grow() {\n        this.size = 2;\n    }\n}\n',
      },
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2339',
          message: "Property 'open' does not exist on type 'Box'.",
          line: 3,
          column: 14,
        },
        before: 'class Box {\n    grow() {\n        this.open("lid");\n    }\n}\n',
        after:
          'class Box {\n    grow() {\n        this.open("lid");\n    }\n    open(arg0: string) {\n        throw new Error("Method not implemented.");\n    }\n}\n',
      },
    ],
  },
  {
    name: 'forgotten-this',
    title: "say 'this.' before the member",
    tools,
    codes: ['TS2663', 'TS2662', 'TS1451'],
    message:
      /^(?:Cannot find name '(?<name>[\w$]+)'\. Did you mean the (?:instance|static) member '(?<right>[\w$.]+)'\?|Private identifiers are only allowed in class bodies)/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      const word = source.word(token);
      const around = declarationAround(source, token);
      const { name, right = `this.${word}` } = context.groups;
      if (
        name === undefined
          ? !word.startsWith('#') || !around || !membersOf(source, around).some((one) => one.name === word)
          : name !== word
      )
        return undefined;
      const shorthand =
        /^[{,]$/.test(source.word(token - 1)) && /^[,}]$/.test(source.word(token + 1)) && isInObject(source, token);
      return [source.edit(source.start(token), source.end(token), shorthand ? `${word}: ${right}` : right)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2663',
          message: "Cannot find name 'count'. Did you mean the instance member 'this.count'?",
          line: 4,
          column: 5,
        },
        before: 'class A {\n  count = 0;\n  next() {\n    count++;\n  }\n}\n',
        after: 'class A {\n  count = 0;\n  next() {\n    this.count++;\n  }\n}\n',
      },
    ],
  },
  {
    name: 'property-assignment',
    title: "write ':' between a property and its value",
    tools,
    codes: ['TS1312'],
    message: /^Did you mean to use a ':'\? An '=' can only follow a property name when/,
    safety: 'safe',
    edit: (context) => {
      const source = Source.of(context.lines);
      let token = source.named(context);
      if (source.tokens[token]?.kind === 'word' && source.word(token + 1) === '=') token++;
      if (source.word(token) !== '=') return undefined;
      return [source.edit(source.end(token - 1), source.end(token), ':')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS1312',
          message:
            "Did you mean to use a ':'? An '=' can only follow a property name when the containing object literal is part of a destructuring pattern.",
          line: 1,
          column: 21,
        },
        before: 'const size = { wide = 2 };\n',
        after: 'const size = { wide: 2 };\n',
      },
    ],
  },
];

/** Out of the patterns `[a, { b }]` that a name stands in. */
function outerPattern(source: Source, token: number): number {
  let start = token;
  for (let at = token - 1; at >= 0; at--) {
    const word = source.word(at);
    if (/^[)\]}]$/.test(word) && source.partner(at) >= 0) at = source.partner(at);
    else if (/^[[{]$/.test(word) && source.partner(at) > token) {
      const behind = source.word(source.partner(at) + 1);
      if (!/^(?:[,\]}=]|of|in)$/.test(behind)) return start;
      start = at;
    } else if (!/^(?:,|:|\.\.\.)$/.test(word) && source.tokens[at]?.kind !== 'word') return start;
    else if (source.tokens[at]?.kind === 'word' && start === at + 1) return start;
  }
  return start;
}

function isStatementStart(source: Source, token: number): boolean {
  const before = source.word(token - 1);
  if (token === 0 || /^[;{}]$/.test(before)) return true;
  return !source.sameLine(token - 1, token) && !/^(?:[-+*/%&|^=<>.?:,([]|=>|&&|\|\||\?\?|else|return)$/.test(before);
}

function namesIn(source: Source, open: number): string[] {
  return source.tokens
    .slice(open, source.partner(open))
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text);
}

function isDeclared(source: Source, name: string): boolean {
  return source.tokens.some(
    ({ text }, at) =>
      text === name && /^(?:const|let|var|function|class|enum|namespace|import)$/.test(source.word(at - 1)),
  );
}

function isAssignedAgain(source: Source, name: string, token: number): boolean {
  return source.tokens.some(
    ({ text }, at) =>
      at !== token &&
      text === name &&
      source.word(at - 1) !== '.' &&
      (/^(?:[-+*/%&|^]?=|\*\*=|\+\+|--)$/.test(source.word(at + 1)) || /^(?:\+\+|--)$/.test(source.word(at - 1))),
  );
}

/** Whether the braces around a token are those of an object literal. */
function isInObject(source: Source, token: number): boolean {
  for (let at = token - 1; at >= 0; at--) {
    if (/^[)\]}]$/.test(source.word(at)) && source.partner(at) >= 0) at = source.partner(at);
    else if (source.word(at) === '{')
      return /^(?:[=(,:?[]|return|=>)$/.test(source.word(at - 1)) && source.word(at - 1) !== '=>';
  }
  return false;
}

function isNested(source: Source, token: number): boolean {
  return functionsOf(source).some(({ body }) => body[0] < token && token < body[1]);
}

function functionText(source: Source, name: string, open: number, error = 'Function'): string | undefined {
  const close = source.partner(open);
  if (close <= open) return undefined;
  const list: string[] = [];
  for (let from = open + 1; from < close; ) {
    const comma = source.find(from, [','], close);
    const to = comma === -1 ? close : comma;
    const type = typeOfExpression(source, [from, to]) ?? 'any';
    const word =
      source.tokens[from]?.kind === 'word' && to === from + 1 && /^[a-z_$]/i.test(source.word(from))
        ? source.word(from)
        : '';
    list.push(`${/^(?:|true|false|null|undefined|this)$/.test(word) ? `arg${list.length}` : word}: ${type}`);
    from = to + 1;
  }
  return `${error === 'Function' ? 'function ' : ''}${name}(${list.join(', ')}) {\n    throw new Error("${error} not implemented.");\n}`;
}

function addFunction(source: Source, space: Declaration, name: string, open: number): readonly RuleEdit[] | undefined {
  const text = functionText(source, name, open);
  return text === undefined ? undefined : addAtEnd(source, space, `export ${text}`, '\n');
}

function addEnumMember(source: Source, target: Declaration, name: string): readonly RuleEdit[] {
  const members = membersOf(source, target);
  const last = members.at(-1);
  const isText = last?.value && source.tokens[last.value[0]]?.kind === 'string';
  const text = isText ? `${name} = ${JSON.stringify(name)}` : name;
  const indent = source.indent(target.at);
  if (!last)
    return [source.edit(source.end(target.open), source.start(target.close), `\n${indent}    ${text}\n${indent}`)];
  const comma = source.word(last.to) === ',';
  const apart = source.sameLine(target.open, target.close) ? ' ' : `\n${source.indent(last.from)}`;
  return [source.insert(source.end(comma ? last.to : last.to - 1), `${comma ? '' : ','}${apart}${text}`)];
}

/** A property before the others, a method behind them; its type from the value that is assigned. */
function addMember(
  source: Source,
  target: Declaration,
  name: string,
  token: number,
  modifier: string,
): readonly RuleEdit[] | undefined {
  if (source.word(token + 1) === '(') {
    const text = functionText(source, name, token + 1, 'Method');
    if (text === undefined) return undefined;
    if (target.kind === 'class') return addAtEnd(source, target, `${modifier}${text}`, '');
    return addAtStart(source, target, `${text.slice(0, text.indexOf(' {\n'))}: any;`);
  }
  const end = source.word(token + 1) === '=' ? endOfStatement(source, token + 2) : -1;
  const type = end === -1 ? 'any' : (typeOfExpression(source, [token + 2, end]) ?? 'any');
  return addAtStart(source, target, `${modifier}${name}: ${type};`);
}

function endOfStatement(source: Source, from: number): number {
  const end = source.find(from, [';', ',']);
  if (end !== -1 && source.sameLine(from, end)) return end;
  let token = from;
  while (
    token + 1 < source.tokens.length &&
    !/^[)\]}]$/.test(source.word(token + 1)) &&
    source.sameLine(token, token + 1)
  ) {
    if (/^[([{]$/.test(source.word(token)) && source.partner(token) > token) token = source.partner(token);
    else token++;
  }
  return token + 1;
}

function addAtStart(source: Source, target: Declaration, text: string): readonly RuleEdit[] {
  const indent = source.indent(target.at);
  const inner =
    target.close > target.open + 1 && !source.sameLine(target.open, target.open + 1)
      ? source.indent(target.open + 1)
      : `${indent}    `;
  return [
    source.insert(
      source.end(target.open),
      `\n${inner}${text}${target.close === target.open + 1 && source.sameLine(target.open, target.close) ? `\n${indent}` : ''}`,
    ),
  ];
}

function addAtEnd(source: Source, target: Declaration, text: string, apart: string): readonly RuleEdit[] {
  const indent = source.indent(target.at);
  const indented = `\n${text}`.replaceAll('\n', `\n${indent}    `);
  const last = target.close - 1;
  const gap = last > target.open ? apart : '';
  if (source.sameLine(last, target.close))
    return [source.edit(source.end(last), source.start(target.close), `${gap}${indented}\n${indent}`)];
  return [source.insert(source.end(last), `${gap}${indented}`)];
}
