import type { Rule } from '../rule.ts';
import { skipTypeArguments, splitList } from '../typescript-source/declarations.ts';
import { missingProperties, objectText } from '../typescript-source/defaults.ts';
import { endOfType } from '../typescript-source/members.ts';
import { Source } from '../typescript-source/source.ts';

const tools = ['tsc'] as const;

/** Types that are written wrongly, and values that lack what their type wants. */
export const typescriptTypeRules: readonly Rule[] = [
  {
    name: 'missing-properties',
    title: 'add the properties that the type wants',
    tools,
    codes: ['TS2739', 'TS2740', 'TS2741', 'TS2345', 'TS2322'],
    message:
      /(?:Type '\{.*\}' is missing the following properties from|Property '[^']+' is missing in type '\{.*\}' but required in) type '(?<type>[^']+)'|^Argument of type '\{.*\}' is not assignable to parameter of type '(?<parameter>[^']+)'\./,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const open = objectNear(source, source.named(context));
      const type = /^([\w$.]+)(?:<(.*)>)?$/.exec(context.groups.type ?? context.groups.parameter ?? '');
      if (open === -1 || !type) return undefined;
      const close = source.partner(open);
      const names = splitList(source, open + 1, close).map(([from]) => source.word(from));
      if (names.includes('...')) return undefined;
      const typeArguments = type[2]?.split(/,\s*/) ?? [];
      const pairs = missingProperties(source, { name: type[1] as string, typeArguments }, new Set(names));
      if (!pairs) return undefined;
      const indent = source.indent(open);
      if (names.length === 0) {
        const text = objectText(pairs).replaceAll('\n', `\n${indent}`);
        return [source.edit(source.start(open), source.end(close), text)];
      }
      const behind = source.word(close - 1) === ',' ? close - 2 : close - 1;
      const apart = source.sameLine(open, open + 1) ? ' ' : `\n${indent}    `;
      return [
        source.insert(
          source.end(behind),
          pairs.map((pair) => `,${apart}${pair.replaceAll('\n', `\n${indent}    `)}`).join(''),
        ),
      ];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2739',
          message: "Type '{}' is missing the following properties from type 'Size': width, unit",
          line: 5,
          column: 7,
        },
        before: 'interface Size {\n  width: number;\n  unit: "cm" | "mm";\n}\nconst size: Size = {};\n',
        after:
          'interface Size {\n  width: number;\n  unit: "cm" | "mm";\n}\nconst size: Size = {\n    width: 0,\n    unit: "cm"\n};\n',
      },
    ],
  },
  {
    name: 'async-return-type',
    title: "return a 'Promise' from the async function",
    tools,
    codes: ['TS1064'],
    message: /Did you mean to write '(?<type>Promise<.+>)'\?$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const from = source.named(context);
      const to = from === -1 ? from : endOfType(source, from);
      return to > from ? [source.edit(source.start(from), source.end(to - 1), context.groups.type ?? '')] : undefined;
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS1064',
          message:
            "The return type of an async function or method must be the global Promise<T> type. Did you mean to write 'Promise<number>'?",
          line: 1,
          column: 25,
        },
        before: 'async function count(): number {\n  return 1;\n}\n',
        after: 'async function count(): Promise<number> {\n  return 1;\n}\n',
      },
    ],
  },
  {
    name: 'convert-to-unknown',
    title: "convert to 'unknown' first",
    tools,
    codes: ['TS2352'],
    message: /^Conversion of type '.*' to type '.*' may be a mistake .*convert the expression to 'unknown' first\./,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const from = source.named(context);
      if (source.word(from) === '<') {
        const behind = skipTypeArguments(source, from);
        return behind > from ? [source.insert(source.end(behind - 1), '<unknown>')] : undefined;
      }
      const as = from === -1 ? -1 : source.find(from, ['as', ';']);
      return source.word(as) === 'as' ? [source.insert(source.start(as), 'as unknown ')] : undefined;
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2352',
          message:
            "Conversion of type 'number' to type 'string' may be a mistake because neither type sufficiently overlaps with the other. If this was intentional, convert the expression to 'unknown' first.",
          line: 2,
          column: 14,
        },
        before: 'const n = 1;\nconst text = n as string;\n',
        after: 'const n = 1;\nconst text = n as unknown as string;\n',
      },
    ],
  },
  {
    name: 'jsdoc-type',
    title: 'write the type as TypeScript has it',
    tools,
    codes: ['TS8020', 'TS17019', 'TS17020'],
    message:
      /^(?:JSDoc types can only be used inside documentation comments\.|'[?!]' at the (?:end|start) of a type is not valid TypeScript syntax\. Did you mean to write '(?<right>.+)'\?$)/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const named = source.named(context);
      // Of `Array.<T>` the compiler names the dot.
      const from = source.word(named) === '.' && source.word(named + 1) === '<' ? named - 1 : named;
      const read = from === -1 ? undefined : readJsdocType(source, from);
      // What stands inside another type of this kind is written together with it.
      if (!read || (source.word(from - 1) === '(' && source.word(from - 2) === 'function')) return undefined;
      return [source.edit(source.start(from), source.end(read.to - 1), context.groups.right ?? read.text)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS8020',
          message: 'JSDoc types can only be used inside documentation comments.',
          line: 1,
          column: 13,
        },
        before: 'let a: Array.<string> = [];\n',
        after: 'let a: string[] = [];\n',
      },
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS17019',
          message:
            "'?' at the end of a type is not valid TypeScript syntax. Did you mean to write 'string | undefined'?",
          line: 1,
          column: 8,
        },
        before: 'let a: string? = next();\n',
        after: 'let a: string | undefined = next();\n',
      },
    ],
  },
  {
    name: 'parameter-without-name',
    title: 'give the parameter a name',
    tools,
    codes: ['TS7051'],
    message: /^Parameter has a name but no type\. Did you mean '(?<name>\w+): (?<type>.+)'\?$/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      let token = source.named(context);
      if (token === -1) return undefined;
      const { name = '', type = '' } = context.groups;
      while (/^(?:public|private|protected|readonly)$/.test(source.word(token))) token++;
      if (source.word(token) === '...') token++;
      const optional = source.word(token + 1) === '?';
      const end = source.end(optional ? token + 1 : token);
      return [source.edit(source.start(token), end, `${name}${optional ? '?' : ''}: ${type}`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS7051',
          message: "Parameter has a name but no type. Did you mean 'arg0: number'?",
          line: 1,
          column: 13,
        },
        before: 'type Use = (number) => void;\n',
        after: 'type Use = (arg0: number) => void;\n',
      },
    ],
  },
  {
    name: 'void-promise',
    title: "let the promise be one of 'void'",
    tools,
    codes: ['TS2794', 'TS2810'],
    message:
      /^Expected 1 arguments?, but got 0\. (?:Did you forget to include 'void' in your type argument to 'Promise'|'new Promise\(\)' needs a JSDoc hint)/,
    safety: 'unsafe',
    edit: (context) => {
      const source = Source.of(context.lines);
      const from = source.named(context);
      const name = source.tokens.findLastIndex(
        (token, at) => at < from && token.text === 'Promise' && source.word(at - 1) === 'new',
      );
      if (from === -1 || name === -1) return undefined;
      const behind = skipTypeArguments(source, name + 1);
      if (behind === name + 1) return [source.insert(source.end(name), '<void>')];
      const type = source.code(name + 2, behind - 1);
      if (/\bvoid\b/.test(type)) return undefined;
      const whole = /=>|&/.test(type) ? `(${type})` : type;
      return [source.edit(source.start(name + 2), source.end(behind - 2), `${whole} | void`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2794',
          message:
            "Expected 1 arguments, but got 0. Did you forget to include 'void' in your type argument to 'Promise'?",
          line: 1,
          column: 46,
        },
        before: 'const wait = new Promise<number>((done) => { done(); });\n',
        after: 'const wait = new Promise<number | void>((done) => { done(); });\n',
      },
    ],
  },
];

/** The object literal that a diagnostic is about: at its place, or the value of the variable, parameter or property there. */
function objectNear(source: Source, token: number): number {
  if (token === -1) return -1;
  if (source.word(token) === '{') return source.partner(token) > token ? token : -1;
  let at = token + 1;
  if (source.word(at) === ':') {
    const end = endOfType(source, at + 1);
    at = source.word(end) === '=' || source.word(at + 1) !== '{' ? end : at;
  }
  const open = /^(?:=|:|return)$/.test(source.word(at)) ? at + 1 : source.word(token) === 'return' ? token + 1 : -1;
  return source.word(open) === '{' && source.partner(open) > open ? open : -1;
}

/** Reads a type of JSDoc syntax: `?T`, `T?`, `!T`, `T!`, `*`, `?`, `function(A): B`, `Array.<T>`, `...T`. */
function readJsdocType(source: Source, from: number): { readonly text: string; readonly to: number } | undefined {
  const word = source.word(from);
  const next = source.word(from + 1);
  if (word === '*' || (word === '?' && /^(?:[,)>;}=\]|]|)$/.test(next))) return { text: 'any', to: from + 1 };
  if (word === '?' || word === '!') {
    const to = endOfType(source, from + 1);
    const type = source.code(from + 1, to);
    return to > from + 1 ? { text: word === '?' ? `${type} | null | undefined` : type, to } : undefined;
  }
  if (word === 'function' && next === '(') {
    const close = source.partner(from + 1);
    const list = splitList(source, from + 2, close).map(([start, end], at) => {
      const isNew = /^(?:new|this)$/.test(source.word(start)) && source.word(start + 1) === ':';
      const inner = isNew ? undefined : typeText(source, start, end);
      return isNew ? source.code(start, end) : `arg${at}: ${inner}`;
    });
    if (source.word(close + 1) !== ':') return { text: `(${list.join(', ')}) => any`, to: close + 1 };
    const to = endOfType(source, close + 2);
    return { text: `(${list.join(', ')}) => ${typeText(source, close + 2, to)}`, to };
  }
  if (next === '.' && source.word(from + 2) === '<') {
    const to = skipTypeArguments(source, from + 2);
    const inner = source.code(from + 3, to - 1);
    return { text: word === 'Array' ? `${/[|&]|=>/.test(inner) ? `(${inner})` : inner}[]` : `${word}<${inner}>`, to };
  }
  const to = endOfType(source, from);
  const mark = source.word(to);
  if (to === from || !/^[?!]$/.test(mark)) return undefined;
  const type = source.code(from, to);
  return { text: mark === '?' ? `${type} | null` : type, to: to + 1 };
}

function typeText(source: Source, from: number, to: number): string {
  const read = readJsdocType(source, from);
  return read?.to === to ? read.text : source.code(from, to);
}
