import { insert, type Rule, removeLine, replace } from '../rule.ts';
import { wordAt } from './code-text.ts';
import { confirmed } from './typescript-confirmed.ts';

const tools = ['tsc'] as const;

export const typescriptRules: readonly Rule[] = [
  confirmed({
    name: 'missing-punctuation',
    title: 'insert the missing punctuation',
    tools,
    codes: ['TS1005'],
    message: /^'(?<text>[;,)}\]:])' expected\.$/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { text = '' } }) => {
      // The compiler names the token that it met; what is missing belongs behind the one before it.
      const end = line.slice(0, index).trimEnd().length;
      // A statement within what is read as a list or an object: an earlier bracket is what is wrong.
      const isStatement =
        /(?:^|[\s;{}])(?:const|let|var|return|this|if|for|while|throw|await|new|function|class)$/.test(
          line.slice(0, end),
        );
      if ((text === ':' && isStatement) || (text === ',' && line[index] === ';')) return undefined;
      return end > 0 ? [insert(at, end, text)] : undefined;
    },
    examples: [
      {
        file: 'a.tsx',
        diagnostic: { tool: 'tsc', code: 'TS1005', message: "',' expected.", line: 1, column: 14 },
        before: 'const a = [1 2];\n',
        after: 'const a = [1, 2];\n',
      },
    ],
  }),
  {
    name: 'unused-import',
    title: 'remove the import that is never used',
    tools,
    codes: ['TS6133', 'TS6192', 'TS6196'],
    message:
      /^(?:'(?<name>[\w$]+)' is declared but (?:its value is never read|never used)\.|All imports in import declaration are unused\.)$/,
    safety: 'safe',
    edit: ({ line, at, groups: { name } }) => {
      if (!/^\s*import\b/.test(line)) return undefined;
      if (!/['"];?\s*$/.test(line)) return undefined;
      const list = /\{([^}]*)\}/.exec(line);
      const others =
        list?.[1]
          ?.split(',')
          .map((part) => part.trim())
          .filter(Boolean) ?? [];
      const kept = others.filter((part) => part.split(/\s+/).at(-1) !== name);
      const hasDefault = /^\s*import\s+(?:type\s+)?[\w$]+\s*,/.test(line);
      if (name === undefined || (kept.length === 0 && !hasDefault)) return [removeLine(at)];
      if (!list || kept.length === others.length) return list ? undefined : [removeLine(at)];
      return [replace(at, list.index, list[0].length, `{ ${kept.join(', ')} }`)];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS6133',
          message: "'join' is declared but its value is never read.",
          line: 1,
          column: 10,
        },
        before: "import { join, resolve } from 'node:path';\nresolve('.');\n",
        after: "import { resolve } from 'node:path';\nresolve('.');\n",
      },
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS6133',
          message: "'join' is declared but its value is never read.",
          line: 1,
          column: 1,
        },
        before: "import { join } from 'node:path';\nf();\n",
        after: 'f();\n',
      },
    ],
  },
  {
    name: 'did-you-mean',
    title: 'use the name that the compiler suggests',
    tools,
    message: /'(?<wrong>#?[\w$]+)'.*Did you mean '(?<right>#?[\w$.]+)'\?$/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { wrong, right } }) => {
      if (!wrong || !right) return undefined;
      if (wrong.startsWith('#'))
        return line.startsWith(wrong, index) ? [replace(at, index, wrong.length, right)] : undefined;
      const word = wordAt(line, index);
      return word?.text === wrong ? [replace(at, word.start, word.text.length, right)] : undefined;
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2551',
          message: "Property 'lenght' does not exist on type '\"abc\"'. Did you mean 'length'?",
          line: 1,
          column: 9,
        },
        before: "f('abc'.lenght);\n",
        after: "f('abc'.length);\n",
      },
    ],
  },
  {
    name: 'const-without-value',
    title: "declare it with 'let', since it has no value yet",
    tools,
    codes: ['TS1155'],
    message: /^'?const'? declarations must be initialized\.$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const from = line.lastIndexOf('const', index);
      return from === -1 ? undefined : [replace(at, from, 5, 'let')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS1155',
          message: "'const' declarations must be initialized.",
          line: 1,
          column: 7,
        },
        before: 'const x: number;\n',
        after: 'let x: number;\n',
      },
    ],
  },
  {
    name: 'assigned-constant',
    title: "declare it with 'let', since it is assigned",
    tools,
    codes: ['TS2588'],
    message: /^Cannot assign to '(?<name>[\w$]+)' because it is a constant\.$/,
    safety: 'unsafe',
    edit: ({ lines, groups: { name = '' } }) => {
      const declaration = new RegExp(`^(\\s*(?:export\\s+)?)const(\\s+${name.replaceAll('$', '\\$')}\\b)`);
      const found = lines.flatMap((text, line) => (declaration.test(text) ? [line] : []));
      const [line] = found;
      if (found.length !== 1 || line === undefined) return undefined;
      return [replace(line, (lines[line] as string).indexOf('const'), 5, 'let')];
    },
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2588',
          message: "Cannot assign to 'n' because it is a constant.",
          line: 2,
          column: 1,
        },
        before: 'const n = 1;\nn = 2;\n',
        after: 'let n = 1;\nn = 2;\n',
      },
    ],
  },
  {
    name: 'uninitialised-property',
    title: 'say that the property is set elsewhere',
    tools,
    codes: ['TS2564'],
    message: /^Property '(?<name>[\w$]+)' has no initializer/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { name = '' } }) =>
      line.startsWith(`${name}:`, index) ? [insert(at, index + name.length, '!')] : undefined,
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2564',
          message: "Property 'name' has no initializer and is not definitely assigned in the constructor.",
          line: 2,
          column: 3,
        },
        before: 'class A {\n  name: string;\n}\n',
        after: 'class A {\n  name!: string;\n}\n',
      },
    ],
  },
  {
    name: 'type-only-import',
    title: "import it with 'type'",
    tools,
    codes: ['TS1484'],
    message: /^'(?<name>[\w$]+)' is a type and must be imported using a type-only import/,
    safety: 'safe',
    edit: ({ line, at, index, groups: { name = '' } }) =>
      line.startsWith(name, index) && /^\s*import\b/.test(line) ? [insert(at, index, 'type ')] : undefined,
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS1484',
          message:
            "'Stats' is a type and must be imported using a type-only import when 'verbatimModuleSyntax' is enabled.",
          line: 1,
          column: 10,
        },
        before: "import { Stats } from 'node:fs';\n",
        after: "import { type Stats } from 'node:fs';\n",
      },
    ],
  },
  {
    name: 'unused-expect-error',
    title: 'remove the directive that has nothing to hide',
    tools,
    codes: ['TS2578'],
    message: /^Unused '@ts-expect-error' directive\.$/,
    safety: 'safe',
    edit: ({ line, at }) => (/^\s*\/\/\s*@ts-expect-error/.test(line) ? [removeLine(at)] : undefined),
    examples: [
      {
        file: 'a.ts',
        diagnostic: {
          tool: 'tsc',
          code: 'TS2578',
          message: "Unused '@ts-expect-error' directive.",
          line: 1,
          column: 1,
        },
        before: '// @ts-expect-error: number\nf();\n',
        after: 'f();\n',
      },
    ],
  },
];
