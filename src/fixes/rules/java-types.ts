import { insert, type Rule, type RuleContext, type RuleEdit, replace } from '../rule.ts';
import { endOfCode, endOfPreviousToken, isCode } from './code-text.ts';

const tools = ['javac', 'maven'] as const;

/** Java: values of the wrong type with one sensible repair, and what the parser misses. */
export const javaTypeRules: readonly Rule[] = [
  {
    name: 'java-missing-bracket',
    title: 'insert the missing bracket',
    tools,
    message: /^'(?<text>[)\]])' (?:or ',' )?expected$/,
    safety: 'unsafe',
    edit: ({ lines, at, index, groups: { text = '' } }) => {
      const end = endOfPreviousToken(lines, at, index);
      return end && [insert(end.line, end.index, text)];
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: { tool: 'javac', message: "')' expected", line: 1, column: 25 },
        before: 'class A { void f() { g(1; } }\n',
        after: 'class A { void f() { g(1); } }\n',
      },
    ],
  },
  {
    name: 'java-end-of-file',
    title: 'close what is open at the end of the file',
    tools,
    message: /^reached end of file while parsing$/,
    safety: 'unsafe',
    edit: ({ lines }) => {
      let depth = 0;
      for (const line of lines) {
        if (/\/\*|\*\/|"""/.test(line)) return undefined;
        for (const brace of line.matchAll(/[{}]/g)) if (isCode(line, brace.index)) depth += brace[0] === '{' ? 1 : -1;
      }
      const last = lines.findLastIndex((line) => line.trim() !== '');
      return depth === 1 && last >= 0 ? [insert(last, (lines[last] as string).length, '\n}')] : undefined;
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: { tool: 'javac', message: 'reached end of file while parsing', line: 3, column: 4 },
        before: 'class A {\n  void f() {\n  }\n',
        after: 'class A {\n  void f() {\n  }\n}\n',
      },
    ],
  },
  {
    name: 'java-unclosed-string',
    title: 'close the string',
    tools,
    message: /^unclosed string literal$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      if (line[index] !== '"') return undefined;
      const end = /\)*;?\s*$/.exec(line)?.index ?? line.length;
      return end > index ? [insert(at, end, '"')] : undefined;
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: { tool: 'javac', message: 'unclosed string literal', line: 2, column: 14 },
        before: 'class A {\n  String s = "abc;\n}\n',
        after: 'class A {\n  String s = "abc";\n}\n',
      },
    ],
  },
  {
    name: 'java-string-in-single-quotes',
    title: 'quote the string with double quotes',
    tools,
    message: /^unclosed character literal$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const text = /^'([^'"\\]{2,})'/.exec(line.slice(index));
      return text ? [replace(at, index, text[0].length, `"${text[1]}"`)] : undefined;
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: { tool: 'javac', message: 'unclosed character literal', line: 1, column: 22 },
        before: "class A { String s = 'hello'; }\n",
        after: 'class A { String s = "hello"; }\n',
      },
    ],
  },
  {
    name: 'java-lossy-conversion',
    title: 'convert the value to the narrower type',
    tools,
    message:
      /^incompatible types: possible lossy conversion from (?<from>\w+) to (?<to>byte|short|char|int|long|float)$/,
    safety: 'unsafe',
    edit: (context) => {
      const { to = '', from } = context.groups;
      const number = /^-?\d+\.\d+\b/.exec(context.line.slice(context.index));
      if (to === 'float' && from === 'double' && number)
        return [insert(context.at, context.index + number[0].length, 'f')];
      return cast(context, to);
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: {
          tool: 'javac',
          message: 'incompatible types: possible lossy conversion from double to float',
          line: 1,
          column: 21,
        },
        before: 'class A { float f = 1.5; }\n',
        after: 'class A { float f = 1.5f; }\n',
      },
      {
        file: 'A.java',
        diagnostic: {
          tool: 'javac',
          message: 'incompatible types: possible lossy conversion from long to int',
          line: 1,
          column: 35,
        },
        before: 'class A { int f(long n) { int i = n; return i; } }\n',
        after: 'class A { int f(long n) { int i = (int) n; return i; } }\n',
      },
    ],
  },
  {
    name: 'java-cast-object',
    title: 'convert the object to the type that is wanted',
    tools,
    message: /^incompatible types: Object cannot be converted to (?<to>[A-Z]\w*(?:<[\w, ]+>)?)$/,
    safety: 'unsafe',
    edit: (context) => cast(context, context.groups.to ?? ''),
    examples: [
      {
        file: 'A.java',
        diagnostic: {
          tool: 'javac',
          message: 'incompatible types: Object cannot be converted to String',
          line: 1,
          column: 43,
        },
        before: 'class A { String f(Object o) { String s = o; return s; } }\n',
        after: 'class A { String f(Object o) { String s = (String) o; return s; } }\n',
      },
    ],
  },
  {
    name: 'java-to-string',
    title: 'make a string of the value',
    tools,
    message: /^incompatible types: (?:int|long|short|byte|char|float|double|boolean) cannot be converted to String$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const value = valueAt(line, index);
      return value === undefined ? undefined : [replace(at, index, value.length, `String.valueOf(${value})`)];
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: {
          tool: 'javac',
          message: 'incompatible types: int cannot be converted to String',
          line: 1,
          column: 22,
        },
        before: 'class A { String s = 5; }\n',
        after: 'class A { String s = String.valueOf(5); }\n',
      },
    ],
  },
  {
    name: 'java-string-to-char',
    title: 'quote the character with single quotes',
    tools,
    message: /^incompatible types: String cannot be converted to char$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) =>
      /^"(?:[^"\\']|\\.)"/.test(line.slice(index))
        ? [
            replace(
              at,
              index,
              line.indexOf('"', index + 2) + 1 - index,
              `'${line.slice(index + 1, line.indexOf('"', index + 2))}'`,
            ),
          ]
        : undefined,
    examples: [
      {
        file: 'A.java',
        diagnostic: {
          tool: 'javac',
          message: 'incompatible types: String cannot be converted to char',
          line: 1,
          column: 20,
        },
        before: 'class A { char c = "c"; }\n',
        after: "class A { char c = 'c'; }\n",
      },
    ],
  },
  {
    name: 'java-assignment-in-condition',
    title: "compare with '=='",
    tools,
    message: /^incompatible types: (?!String)\w+ cannot be converted to boolean$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const start = line.lastIndexOf('(', index);
      const condition = /^(\(\s*[\w.[\]]+\s*)=(?!=)(\s*[\w.'-]+\s*\))/.exec(line.slice(start));
      return start !== -1 && condition && /\b(?:if|while)\s*$/.test(line.slice(0, start))
        ? [replace(at, start + (condition[1] as string).length, 1, '==')]
        : undefined;
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: {
          tool: 'javac',
          message: 'incompatible types: int cannot be converted to boolean',
          line: 1,
          column: 33,
        },
        before: 'class A { void f(int y) { if (y = 2) { } } }\n',
        after: 'class A { void f(int y) { if (y == 2) { } } }\n',
      },
    ],
  },
  {
    name: 'java-type-spelling',
    title: 'use the name that the type has in Java',
    tools,
    message: /^cannot find symbol/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const word = /^(?:string|bool|integer|Int|Bool|Boolen|Sting|Integar|system|Sytem|Systen)\b/.exec(
        line.slice(index),
      )?.[0];
      const right = word && spellings[word];
      return right ? [replace(at, index, word.length, right)] : undefined;
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: { tool: 'javac', message: 'cannot find symbol', line: 1, column: 11 },
        before: 'class A { string s; }\n',
        after: 'class A { String s; }\n',
      },
    ],
  },
  {
    name: 'java-length',
    title: "arrays have 'length', strings 'length()'",
    tools,
    message: /^cannot find symbol/,
    safety: 'unsafe',
    edit: ({ line, at, index, diagnostic: { message, related = [] } }) => {
      const told = [message, ...related.map((note) => note.message)].join('\n');
      const place = /^\.length\b(\s*\(\s*\))?/.exec(line.slice(index));
      const kind = /symbol:\s+(variable|method) length\b/.exec(told)?.[1];
      if (!place || !kind) return undefined;
      const isText = /location:.*\b(?:String|StringBuilder)\b(?!\[)/.test(told);
      if (kind === 'variable' && isText && !place[1]) return [insert(at, index + '.length'.length, '()')];
      const isArray = /location:.*\[\]/.test(told);
      return kind === 'method' && isArray && place[1]
        ? [replace(at, index + '.length'.length, place[1].length, '')]
        : undefined;
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: {
          tool: 'javac',
          message: 'cannot find symbol',
          line: 1,
          column: 37,
          related: [{ message: 'symbol:   variable length\n  location: variable s of type String' }],
        },
        before: 'class A { int f(String s) { return s.length; } }\n',
        after: 'class A { int f(String s) { return s.length(); } }\n',
      },
    ],
  },
  {
    name: 'java-unreported-exception',
    title: 'say that the method throws the exception',
    tools,
    message: /^unreported exception (?<name>[A-Z]\w*); must be caught or declared to be thrown$/,
    safety: 'unsafe',
    edit: ({ lines, at, groups: { name = '' } }) => {
      const head = lines.slice(0, at + 1).findLastIndex((text) => methodHead.test(text));
      const found = methodHead.exec(lines[head] ?? '');
      const between = lines.slice(head + 1, at + 1);
      // In a lambda or a class inside of the method the method's clause is no help.
      if (!found || between.some((text) => /->|\bnew\b[^;]*\{\s*$|\bclass\b/.test(text))) return undefined;
      const end = endOfCode((lines[head] as string).slice(0, (lines[head] as string).lastIndexOf('{')));
      return [insert(head, end, found[1] ? `, ${name}` : ` throws ${name}`)];
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: {
          tool: 'javac',
          message: 'unreported exception InterruptedException; must be caught or declared to be thrown',
          line: 3,
          column: 17,
        },
        before: 'class A {\n  void f() {\n    Thread.sleep(10);\n  }\n}\n',
        after: 'class A {\n  void f() throws InterruptedException {\n    Thread.sleep(10);\n  }\n}\n',
      },
    ],
  },
  {
    name: 'java-final-assigned',
    title: "take away 'final', since it is assigned",
    tools,
    message: /^cannot assign a value to final variable (?<name>\w+)$/,
    safety: 'unsafe',
    edit: ({ lines, at, groups: { name = '' } }) => {
      const declaration = new RegExp(`^(.*?)\\bfinal\\s+(?=[\\w<>\\[\\]., ]+\\s${name}\\s*=)`);
      const found = lines.slice(0, at).findLastIndex((text) => declaration.test(text));
      const [whole = '', lead = ''] = declaration.exec(lines[found] ?? '') ?? [];
      return found === -1 ? undefined : [replace(found, lead.length, whole.length - lead.length, '')];
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: { tool: 'javac', message: 'cannot assign a value to final variable c', line: 3, column: 5 },
        before: 'class A { void f() {\n    final int c = 1;\n    c = 2;\n} }\n',
        after: 'class A { void f() {\n    int c = 1;\n    c = 2;\n} }\n',
      },
    ],
  },
  {
    name: 'java-uninitialised',
    title: 'give the variable a first value',
    tools,
    message: /^variable (?<name>\w+) might not have been initialized$/,
    safety: 'unsafe',
    edit: ({ lines, at, groups: { name = '' } }) => {
      const declaration = new RegExp(`^(\\s*(\\w+(?:<[\\w<>, ]*>)?(?:\\[\\])?)\\s+${name})\\s*;`);
      const found = lines.slice(0, at).findLastIndex((text) => declaration.test(text));
      const [, lead, type = ''] = declaration.exec(lines[found] ?? '') ?? [];
      if (lead === undefined || type === 'return') return undefined;
      return [insert(found, lead.length, ` = ${firstValues[type] ?? 'null'}`)];
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: { tool: 'javac', message: 'variable u might not have been initialized', line: 3, column: 12 },
        before: 'class A { int f() {\n    int u;\n    return u;\n} }\n',
        after: 'class A { int f() {\n    int u = 0;\n    return u;\n} }\n',
      },
    ],
  },
];

const methodHead =
  /^\s*(?!(?:if|for|while|switch|catch|else|try|do|return|new)\b)(?:[\w<>[\],.?@ ]+\s)?\w+\s*\([^;{}]*\)\s*(throws\s+[\w., ]+)?\s*\{/;

const spellings: Readonly<Record<string, string>> = {
  string: 'String',
  Sting: 'String',
  bool: 'boolean',
  Bool: 'Boolean',
  Boolen: 'Boolean',
  integer: 'Integer',
  Integar: 'Integer',
  Int: 'int',
  system: 'System',
  Sytem: 'System',
  Systen: 'System',
};

const firstValues: Readonly<Record<string, string>> = {
  int: '0',
  long: '0',
  short: '0',
  byte: '0',
  double: '0',
  float: '0',
  char: "'\\0'",
  boolean: 'false',
};

/** A value with no operator around it: a literal, a name, a call. */
function valueAt(line: string, index: number): string | undefined {
  const value = /^(?:-?\d[\w.]*|'(?:[^'\\]|\\.)'|[A-Za-z_]\w*(?:\.\w+)*(?:\([^()"']*\))?)(?=\s*[;,)])/.exec(
    line.slice(index),
  )?.[0];
  return value !== undefined && /[=(,]\s*$|\breturn\s+$/.test(line.slice(0, index)) ? value : undefined;
}

function cast({ line, at, index }: RuleContext, type: string): readonly RuleEdit[] | undefined {
  const text = line.slice(0, index);
  const begins = /(?:[=(,]|\breturn)\s*$/.test(text);
  const simple = begins && valueAt(line, index) !== undefined;
  if (simple) return [insert(at, index, `(${type}) `)];
  // Of a calculation javac names the operator, of a call the dot: all of the right side is converted.
  const side = /^(.*?(?:[^=!<>]=|\breturn\b)\s*)([^=;"'?]+);\s*$/.exec(line);
  const lead = (side?.[1] ?? '').length;
  if (!side || lead > index) return undefined;
  return [replace(at, lead, (side[2] as string).length, `(${type}) (${side[2]})`)];
}
