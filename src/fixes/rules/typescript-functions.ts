import { editDistance } from '../edit-distance.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { type FunctionShape, functionAround, functionsOf } from '../typescript-source/functions.ts';
import { endOfType } from '../typescript-source/members.ts';
import { Source } from '../typescript-source/source.ts';

const tools = ['tsc'] as const;

/** Calls that are not made or not waited for, functions that do not give what they promise. */
export const typescriptFunctionRules: readonly Rule[] = [
  {
    name: 'await-in-sync-function',
    title: "make the function 'async'",
    tools,
    codes: ['TS1308', 'TS1103', 'TS2311'],
    message: /^(?:'await' expressions are only allowed|'for await' loops are only allowed|Cannot find name 'await')/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const around = functionAround(source, source.named(context));
      if (!around || source.word(around.start - 1) === 'async') return undefined;
      if (/^(?:get|set|constructor)$/.test(source.word(around.start)) && around.kind === 'method') return undefined;
      if (around.kind === 'method' && /^(?:get|set)$/.test(source.word(around.start - 1))) return undefined;
      const one = around.open === around.close && around.kind === 'arrow';
      const edits = [source.insert(source.start(around.start), 'async ')];
      const returns = around.returns ?? (one ? undefined : returnTypeOfVariable(source, around));
      if (!returns) return edits;
      const type = source.code(...returns);
      if (/^(?:Promise|PromiseLike)\b/.test(type)) return edits;
      return [...edits, source.edit(source.start(returns[0]), source.end(returns[1] - 1), `Promise<${type}>`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS1308',
          message: "'await' expressions are only allowed within async functions and at the top levels of modules.",
          line: 2,
          column: 3,
        },
        before: 'function load(): string {\n  await wait();\n  return "";\n}\n',
        after: 'async function load(): Promise<string> {\n  await wait();\n  return "";\n}\n',
      },
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS1308',
          message: "'await' expressions are only allowed within async functions and at the top levels of modules.",
          line: 2,
          column: 3,
        },
        before: 'const load = (url) => {\n  await get(url);\n};\n',
        after: 'const load = async (url) => {\n  await get(url);\n};\n',
      },
    ],
  },
  {
    name: 'missing-await',
    title: 'wait for the promise',
    tools,
    codes: [
      'TS2345',
      'TS2339',
      'TS2801',
      'TS2362',
      'TS2363',
      'TS2365',
      'TS2322',
      'TS2488',
      'TS2504',
      'TS2349',
      'TS2351',
    ],
    message:
      /^(?:Argument of type 'Promise<(?<given>.+)>' is not assignable to parameter of type '\k<given>'|Property '[^']+' does not exist on type 'Promise<|This condition will always return true since this 'Promise<|Type 'Promise<(?<other>.+)>' is not assignable to type '\k<other>')/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      const around = functionAround(source, token);
      if (token === -1 || (around && source.word(around.start - 1) !== 'async')) return undefined;
      if (!around && !/^(?:import|export)\b/m.test(source.text)) return undefined;
      if (context.diagnostic.code === 'TS2339') {
        const from = receiverOf(source, token);
        return from === undefined
          ? undefined
          : [source.insert(source.start(from), '(await '), source.insert(source.end(token - 2), ')')];
      }
      let from = token;
      if (context.diagnostic.code === 'TS2322') {
        if (source.word(token) !== 'return') {
          const typed = source.word(token + 1) === ':' ? endOfType(source, token + 2) : token + 1;
          if (source.word(typed) !== '=') return undefined;
          from = typed + 1;
        } else from = token + 1;
      }
      return source.word(from) === 'await' ? undefined : [source.insert(source.start(from), 'await ')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2345',
          message: "Argument of type 'Promise<string>' is not assignable to parameter of type 'string'.",
          line: 4,
          column: 8,
        },
        before:
          'declare function read(): Promise<string>;\ndeclare function show(text: string): void;\nasync function run() {\n  show(read());\n}\n',
        after:
          'declare function read(): Promise<string>;\ndeclare function show(text: string): void;\nasync function run() {\n  show(await read());\n}\n',
      },
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2339',
          message: "Property 'length' does not exist on type 'Promise<string>'.",
          line: 4,
          column: 15,
        },
        before:
          'declare function read(): Promise<string>;\ndeclare function show(text: unknown): void;\nasync function run() {\n  show(read().length);\n}\n',
        after:
          'declare function read(): Promise<string>;\ndeclare function show(text: unknown): void;\nasync function run() {\n  show((await read()).length);\n}\n',
      },
    ],
  },
  {
    name: 'uncalled-function',
    title: 'call the function instead of asking whether it is there',
    tools,
    codes: ['TS2774'],
    message:
      /^This condition will always return true since this function is always defined\. Did you mean to call it instead\?$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      let token = source.named(context);
      if (token === -1) return undefined;
      if (source.word(token) === '(') return [source.insert(source.end(source.partner(token)), '()')];
      for (;;) {
        if (/^(?:\.|\?\.)$/.test(source.word(token + 1)) && source.tokens[token + 2]?.kind === 'word') token += 2;
        else if (source.word(token + 1) === '[' || source.word(token + 1) === '(') token = source.partner(token + 1);
        else break;
      }
      return [source.insert(source.end(token), '()')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2774',
          message:
            'This condition will always return true since this function is always defined. Did you mean to call it instead?',
          line: 3,
          column: 5,
        },
        before:
          'declare const user: { isAdmin(): boolean };\ndeclare function allow(): void;\nif (user.isAdmin) allow();\n',
        after:
          'declare const user: { isAdmin(): boolean };\ndeclare function allow(): void;\nif (user.isAdmin()) allow();\n',
      },
    ],
  },
  {
    name: 'missing-new',
    title: "make the object with 'new'",
    tools,
    codes: ['TS2348'],
    message: /Did you mean to include 'new'\?$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const token = source.named(context);
      if (token === -1 || source.word(token - 1) === 'new') return undefined;
      const call = source.find(token, ['(']);
      const callee = source.code(token, call);
      if (/^[\w$.]+(?:<.*>)?$/.test(callee)) return [source.insert(source.start(token), 'new ')];
      return undefined;
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2348',
          message: "Value of type 'typeof Queue' is not callable. Did you mean to include 'new'?",
          line: 2,
          column: 15,
        },
        before: 'class Queue {}\nconst queue = Queue();\n',
        after: 'class Queue {}\nconst queue = new Queue();\n',
      },
    ],
  },
  {
    name: 'missing-return',
    title: 'return the value',
    tools,
    codes: ['TS2355', 'TS2322', 'TS2345', 'TS2366'],
    message:
      /^(?:A function whose declared type is neither .* must return a value\.|(?:Type|Argument of type) '\([^']*\) => void' is not assignable to (?:parameter of )?type '.*'\.)/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const target = functionAt(source, context);
      if (!target) return undefined;
      if (source.word(target.body[0] + 1) === 'await') return undefined;
      const [open, end] = target.body;
      const close = end - 1;
      if (source.word(open) !== '{') return undefined;
      const first = source.find(open + 1, [';'], close);
      const last = source.word(close - 1) === ';' ? close - 1 : close;
      // One expression and nothing else: what it is worth is what was meant.
      if (open + 1 >= last || (first !== -1 && first !== close - 1) || isStatement(source, open + 1, last))
        return undefined;
      // `rturn (a)` reads as a call.
      const word = source.word(open + 1);
      if (word !== 'return' && editDistance(word, 'return') === 1 && source.start(open + 2) > source.end(open + 1))
        return [source.edit(source.start(open + 1), source.end(open + 1), 'return')];
      const inside = source.text.slice(source.end(open), source.start(close));
      const isProperty = source.word(open + 2) === ':' && target.kind === 'arrow';
      if (isProperty)
        return [source.edit(source.start(open), source.end(close), `({ ${source.code(open + 1, last)} })`)];
      if (/[\n{]/.test(inside) && target.kind === 'arrow') {
        return [
          source.edit(
            source.start(open),
            source.end(close),
            `(${source.text.slice(source.start(open + 1), source.end(last - 1))})`,
          ),
        ];
      }
      return [source.insert(source.start(open + 1), 'return ')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2355',
          message: "A function whose declared type is neither 'undefined', 'void', nor 'any' must return a value.",
          line: 1,
          column: 28,
        },
        before: 'function twice(n: number): number {\n  n * 2;\n}\n',
        after: 'function twice(n: number): number {\n  return n * 2;\n}\n',
      },
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2355',
          message: "A function whose declared type is neither 'undefined', 'void', nor 'any' must return a value.",
          line: 1,
          column: 28,
        },
        before: 'function twice(n: number): number {\n  rturn (n * 2);\n}\n',
        after: 'function twice(n: number): number {\n  return (n * 2);\n}\n',
      },
    ],
  },
  {
    name: 'implicit-this',
    title: "say what 'this' is",
    tools,
    codes: ['TS2683'],
    message: /^'this' implicitly has type 'any' because it does not have a type annotation\.$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      let around = functionAround(source, source.named(context));
      for (let steps = 0; steps < 8 && around?.kind === 'arrow'; steps++) around = functionAround(source, around.start);
      if (around?.kind !== 'function' || around.parameters[0]?.name === 'this') return undefined;
      const type = around.name === '' ? undefined : typeOfHolder(source, around.name);
      const comma = around.parameters.length > 0 ? ',' : '';
      const apart = comma && source.start(around.open + 1) === source.end(around.open) ? ' ' : '';
      return [source.insert(source.end(around.open), `this: ${type ?? 'any'}${comma}${apart}`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2683',
          message: "'this' implicitly has type 'any' because it does not have a type annotation.",
          line: 2,
          column: 10,
        },
        before: 'function area(scale: number) {\n  return this.size * scale;\n}\n',
        after: 'function area(this: any, scale: number) {\n  return this.size * scale;\n}\n',
      },
    ],
  },
];

/** `const f: () => T = () => …`: the type that the variable says its function returns. */
function returnTypeOfVariable(source: Source, { start, kind }: FunctionShape): readonly [number, number] | undefined {
  if (kind !== 'arrow' || source.word(start - 1) !== '=' || source.word(start - 2) === undefined) return undefined;
  for (let token = start - 2; token >= 0 && !/^[;{}]$/.test(source.word(token)); token--) {
    if (!/^(?:const|let|var)$/.test(source.word(token))) continue;
    const open = token + 3;
    if (source.word(token + 2) !== ':' || source.word(open) !== '(') return undefined;
    const arrow = source.partner(open) + 1;
    return source.word(arrow) === '=>' ? [arrow + 1, start - 1] : undefined;
  }
  return undefined;
}

/** The beginning of `a.b(c)` whose member is at a token, where it is as simple as that. */
function receiverOf(source: Source, member: number): number | undefined {
  let token = member - 2;
  if (!/^(?:\.|\?\.)$/.test(source.word(member - 1))) return undefined;
  while (token >= 0) {
    if (/^[)\]]$/.test(source.word(token))) {
      token = source.partner(token) - 1;
      if (source.tokens[token]?.kind !== 'word') return source.partner(member - 2);
    } else if (source.tokens[token]?.kind !== 'word') return undefined;
    else if (source.word(token - 1) === '.') token -= 2;
    else return source.word(token - 1) === 'new' ? token - 1 : token;
  }
  return undefined;
}

/** The function that begins at the place, is named there, or whose return type is there. */
function functionAt(source: Source, context: RuleContext): FunctionShape | undefined {
  const token = source.named(context);
  if (token === -1) return undefined;
  const all = functionsOf(source);
  const typed = source.word(token + 1) === ':' ? endOfType(source, token + 2) : token + 1;
  const value = /^(?:=|:)$/.test(source.word(typed)) ? typed + 1 : source.word(token + 1) === ':' ? token + 2 : -1;
  return all.find(
    ({ start, open, returns, kind }) =>
      start === token ||
      open === token ||
      returns?.[0] === token ||
      (kind === 'arrow' && (open === value || start === value)),
  );
}

const statementWords =
  /^(?:return|if|for|while|do|switch|throw|try|const|let|var|function|class|break|continue|debugger|enum|import|export|type|interface)$/;

function isStatement(source: Source, from: number, to: number): boolean {
  if (statementWords.test(source.word(from))) return true;
  for (let token = from; token < to; token++) {
    if (/^[([{]$/.test(source.word(token)) && source.partner(token) > token) token = source.partner(token);
    const joins = /^(?:[-+*/%&|^=<>.?:,(]|=>|&&|\|\||\?\?)$/;
    const next = source.word(token + 1);
    if (token + 1 < to && !source.sameLine(token, token + 1) && !joins.test(source.word(token)) && !joins.test(next))
      return true;
    if (/^(?:[-+*/%&|^]?=|\+\+|--)$/.test(source.word(token))) return true;
  }
  return false;
}

/** The written type of an object that has the function as a property, as in `const a: A = { f }`. */
function typeOfHolder(source: Source, name: string): string | undefined {
  for (let token = 0; token < source.tokens.length; token++) {
    if (!/^(?:const|let|var)$/.test(source.word(token)) || source.word(token + 2) !== ':') continue;
    const end = endOfType(source, token + 3);
    if (source.word(end) !== '=' || source.word(end + 1) !== '{') continue;
    for (let inside = end + 2; inside < source.partner(end + 1); inside++) {
      if (
        source.word(inside) === name &&
        /^[,}]$/.test(source.word(inside + 1)) &&
        /^[,{:]$/.test(source.word(inside - 1))
      ) {
        return source.code(token + 3, end);
      }
    }
  }
  return undefined;
}
