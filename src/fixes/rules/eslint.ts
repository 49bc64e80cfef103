import { insert, type Rule, removeLine, replace } from '../rule.ts';

const tools = ['eslint'] as const;

/** For ESLint's text outputs; its JSON carries fixes of its own, which come first. */
export const eslintRules: readonly Rule[] = [
  {
    name: 'prefer-const',
    title: "declare it with 'const'",
    tools,
    codes: ['prefer-const'],
    message: /^'(?<name>[\w$]+)' is never reassigned\. Use 'const' instead/,
    safety: 'safe',
    edit: ({ line, at, index, groups: { name = '' } }) => {
      const declaration = /^(\s*(?:export\s+)?)let\s+(?=[\w$]+\s*(?::[^=,;]+)?=[^,]*;?\s*$)/.exec(line);
      if (!declaration || !line.startsWith(name, index)) return undefined;
      return [replace(at, declaration[1]?.length ?? 0, 3, 'const')];
    },
    examples: [
      {
        file: 'a.js',
        diagnostic: {
          tool: 'eslint',
          code: 'prefer-const',
          message: "'n' is never reassigned. Use 'const' instead",
          line: 1,
          column: 5,
        },
        before: 'let n = 1;\n',
        after: 'const n = 1;\n',
      },
    ],
  },
  {
    name: 'eqeqeq',
    title: "compare with '===' or '!=='",
    tools,
    codes: ['eqeqeq'],
    message: /^Expected '(?<right>[!=]==)' and instead saw '(?<wrong>[!=]=)'/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { right = '', wrong = '' } }) =>
      line.startsWith(wrong, index) ? [replace(at, index, wrong.length, right)] : undefined,
    examples: [
      {
        file: 'a.js',
        diagnostic: {
          tool: 'eslint',
          code: 'eqeqeq',
          message: "Expected '===' and instead saw '=='",
          line: 1,
          column: 7,
        },
        before: 'if (a == b) f();\n',
        after: 'if (a === b) f();\n',
      },
    ],
  },
  {
    name: 'semi',
    title: 'insert the missing semicolon',
    tools,
    codes: ['semi', '@stylistic/semi'],
    message: /^Missing semicolon/,
    safety: 'safe',
    edit: ({ line, at, index }) => (index > 0 && line[index - 1] !== ';' ? [insert(at, index, ';')] : undefined),
    examples: [
      {
        file: 'a.js',
        diagnostic: { tool: 'eslint', code: 'semi', message: 'Missing semicolon', line: 1, column: 4 },
        before: 'f()\n',
        after: 'f();\n',
      },
    ],
  },
  {
    name: 'no-extra-semi',
    title: 'remove the semicolon that is too many',
    tools,
    codes: ['no-extra-semi'],
    message: /^Unnecessary semicolon/,
    safety: 'safe',
    edit: ({ line, at, index }) => (line[index] === ';' ? [replace(at, index, 1, '')] : undefined),
    examples: [
      {
        file: 'a.js',
        diagnostic: { tool: 'eslint', code: 'no-extra-semi', message: 'Unnecessary semicolon', line: 1, column: 5 },
        before: 'f();;\n',
        after: 'f();\n',
      },
    ],
  },
  {
    name: 'no-var',
    title: "declare it with 'let'",
    tools,
    codes: ['no-var'],
    message: /^Unexpected var, use let or const instead/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => (/^var\b/.test(line.slice(index)) ? [replace(at, index, 3, 'let')] : undefined),
    examples: [
      {
        file: 'a.js',
        diagnostic: {
          tool: 'eslint',
          code: 'no-var',
          message: 'Unexpected var, use let or const instead',
          line: 1,
          column: 1,
        },
        before: 'var n = 1;\n',
        after: 'let n = 1;\n',
      },
    ],
  },
  {
    name: 'no-debugger',
    title: "remove 'debugger'",
    tools,
    codes: ['no-debugger'],
    message: /^Unexpected 'debugger' statement/,
    safety: 'unsafe',
    edit: ({ line, at }) => (/^\s*debugger;?\s*$/.test(line) ? [removeLine(at)] : undefined),
    examples: [
      {
        file: 'a.js',
        diagnostic: {
          tool: 'eslint',
          code: 'no-debugger',
          message: "Unexpected 'debugger' statement",
          line: 2,
          column: 3,
        },
        before: 'f(() => {\n  debugger;\n});\n',
        after: 'f(() => {\n});\n',
      },
    ],
  },
];
