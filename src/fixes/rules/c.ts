import { headerOf } from '../c-source/standard-names.ts';
import { insert, type Rule, type RuleContext, type RuleEdit, removeLine, replace } from '../rule.ts';
import { endOfPreviousToken, isCode, wordAt } from './code-text.ts';

const tools = ['gcc', 'clang'] as const;

/** C and C++, from what gcc and clang say. */
export const cRules: readonly Rule[] = [
  {
    name: 'missing-semicolon',
    title: "insert the missing ';'",
    tools,
    message: /^expected [‘']?;[’']? (?:before|after|at)|^expected [‘'].*[,=].*;[’'].* before/,
    safety: 'safe',
    edit: ({ lines, at, index, diagnostic }) => {
      const end = endOfPreviousToken(lines, at, index);
      if (!end || /[;{]$/.test((lines[end.line] as string).slice(0, end.index))) return undefined;
      // In the middle of a line something else is wrong with it more often.
      const isInside = end.line === at && index > end.index && !/before [‘'][{}]/.test(diagnostic.message);
      return isInside && /^[A-Za-z_*(]/.test((lines[at] as string).slice(index))
        ? undefined
        : [insert(end.line, end.index, ';')];
    },
    examples: [
      {
        file: 'a.cc',
        diagnostic: { tool: 'gcc', message: "expected ';' before 'return'", line: 3, column: 3 },
        before: 'int main(void) {\n  int x = 1 // one\n  return x;\n}\n',
        after: 'int main(void) {\n  int x = 1; // one\n  return x;\n}\n',
      },
    ],
  },
  {
    name: 'missing-parenthesis',
    title: "insert the missing ')'",
    tools,
    message: /^expected [‘']\)[’']/,
    safety: 'unsafe',
    edit: ({ lines, at, index }) => {
      const end = endOfPreviousToken(lines, at, index);
      return end && [insert(end.line, end.index, ')')];
    },
    examples: [
      {
        file: 'a.cc',
        diagnostic: { tool: 'gcc', message: "expected ')' before ';' token", line: 1, column: 18 },
        before: 'int x = (1 + 2   ;\n',
        after: 'int x = (1 + 2)   ;\n',
      },
    ],
  },
  {
    name: 'include-for-function',
    title: 'include the header that declares it',
    tools,
    message:
      /^(?:incompatible )?implicit(?:ly)? declar(?:ation of|ing) (?:built-in |library )?function [‘'](?<name>\w+)[’']|^call to undeclared (?:library )?function '(?<called>\w+)'/,
    safety: 'safe',
    edit: (context) => addInclude(context, headerOf(context.groups.name ?? context.groups.called)),
    examples: [
      {
        file: 'a.c',
        diagnostic: { tool: 'gcc', message: "implicit declaration of function 'printf'", line: 3, column: 3 },
        before: '#include <stdlib.h>\nint main(void) {\n  printf("hi");\n}\n',
        after: '#include <stdlib.h>\n#include <stdio.h>\nint main(void) {\n  printf("hi");\n}\n',
      },
    ],
  },
  {
    name: 'include-for-name',
    title: 'include the header that declares it',
    tools,
    message:
      /^[‘'](?<name>\w+)[’'] undeclared|^use of undeclared identifier '(?<used>\w+)'|^unknown type name [‘'](?<type>\w+)[’']/,
    safety: 'safe',
    edit: (context) => {
      const { name, used, type } = context.groups;
      return addInclude(context, headerOf(name ?? used ?? type));
    },
    examples: [
      {
        file: 'a.c',
        diagnostic: { tool: 'gcc', message: "unknown type name 'uint32_t'", line: 1, column: 1 },
        before: 'uint32_t x;\n',
        after: '#include <stdint.h>\nuint32_t x;\n',
      },
    ],
  },
  {
    name: 'misspelt-name',
    title: 'use the name that the compiler suggests',
    tools,
    message: /[‘'](?<wrong>\w+)[’'][^‘’']*[;,] did you mean [‘'](?<right>\w+)[’']\?/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { wrong, right } }) => {
      const word = wordAt(line, index);
      return word && right && word.text === wrong ? [replace(at, word.start, word.text.length, right)] : undefined;
    },
    examples: [
      {
        file: 'a.cc',
        diagnostic: {
          tool: 'gcc',
          message: "'coutn' undeclared (first use in this function); did you mean 'count'?",
          line: 1,
          column: 27,
        },
        before: 'int f(int count) { return coutn; }\n',
        after: 'int f(int count) { return count; }\n',
      },
    ],
  },
  {
    name: 'assignment-in-condition',
    title: "compare with '==' instead of assigning",
    tools,
    codes: ['-Wparentheses'],
    message:
      /^suggest parentheses around assignment used as truth value|^using the result of an assignment as a condition/,
    safety: 'unsafe',
    edit: ({ line, at }) => {
      const single = [...line.matchAll(/(?<![=!<>+\-*/%&|^])=(?!=)/g)].filter(({ index }) => isCode(line, index));
      const only = single.length === 1 && /\b(?:if|while)\s*\(/.test(line) ? single[0] : undefined;
      return only && [replace(at, only.index, 1, '==')];
    },
    examples: [
      {
        file: 'a.c',
        diagnostic: {
          tool: 'gcc',
          code: '-Wparentheses',
          message: 'suggest parentheses around assignment used as truth value',
          line: 1,
          column: 5,
        },
        before: 'if (x = 1) y();\n',
        after: 'if (x == 1) y();\n',
      },
    ],
  },
  {
    name: 'unused-variable',
    title: 'remove the variable that is never used',
    tools,
    codes: ['-Wunused-variable'],
    message: /^unused variable [‘'](?<name>\w+)[’']/,
    // Another configuration may use it.
    safety: 'unsafe',
    edit: ({ line, at, groups: { name } }) => {
      // Only a declaration of its own whose initialiser can have no effect.
      const alone = new RegExp(
        `^\\s*(?:(?:const|static|unsigned|signed|long|short|struct \\w+)\\s+)*\\w+[\\s*]+${name}(?:\\[\\w*\\])?\\s*(?:=\\s*(?:-?[\\w.]+|"[^"]*"|'[^']*'))?;\\s*$`,
      );
      return alone.test(line) ? [removeLine(at)] : undefined;
    },
    examples: [
      {
        file: 'a.c',
        diagnostic: { tool: 'gcc', code: '-Wunused-variable', message: "unused variable 'x'", line: 2, column: 7 },
        before: 'int main(void) {\n  int x = 3;\n  return 0;\n}\n',
        after: 'int main(void) {\n  return 0;\n}\n',
      },
    ],
  },
  {
    name: 'wrong-format-specifier',
    title: 'use the format specifier for the type of the argument',
    tools,
    codes: ['-Wformat=', '-Wformat'],
    message:
      /^format (?:[‘']%(?<old>[a-z]+)[’'] expects argument of type|specifies type) .* (?:argument \d+ )?has type [‘'](?<type>[\w ]+\*?)[’']/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { type = '' } }) => {
      const right = specifiers[type];
      // gcc points into the format, clang at the argument; the first is the one that can be edited.
      const from = line.lastIndexOf('%', index);
      const found = /^%[-+ #0]*\d*(?:\.\d+)?(hh|h|ll|l|z|L)?([a-z])/.exec(line.slice(from));
      if (!right || from === -1 || !found) return undefined;
      const length = (found[1] ?? '').length + 1;
      return [replace(at, from + found[0].length - length, length, right)];
    },
    examples: [
      {
        file: 'a.c',
        diagnostic: {
          tool: 'gcc',
          code: '-Wformat=',
          message: "format '%d' expects argument of type 'int', but argument 2 has type 'double'",
          line: 1,
          column: 10,
          columnUnit: 'display',
        },
        before: 'printf("%5d", 1.5);\n',
        after: 'printf("%5f", 1.5);\n',
      },
    ],
  },
  {
    name: 'missing-closing-brace',
    title: "close the block with '}' at the end of the file",
    tools,
    message: /^expected (?:declaration or statement|[‘']\}[’']) at end of input|^expected '\}'$/,
    safety: 'unsafe',
    edit: ({ lines }) => {
      const text = lines.join('\n').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, '');
      const missing = (text.match(/\{/g)?.length ?? 0) - (text.match(/\}/g)?.length ?? 0);
      const last = lines.findLastIndex((line) => line.trim() !== '');
      return missing === 1 && last >= 0 ? [insert(last, (lines[last] as string).length, '\n}')] : undefined;
    },
    examples: [
      {
        file: 'a.cc',
        diagnostic: { tool: 'gcc', message: 'expected declaration or statement at end of input', line: 2, column: 3 },
        before: 'int main(void) {\n  return 0;\n',
        after: 'int main(void) {\n  return 0;\n}\n',
      },
    ],
  },
];

const specifiers: Readonly<Record<string, string>> = {
  int: 'd',
  'unsigned int': 'u',
  long: 'ld',
  'long int': 'ld',
  'unsigned long': 'lu',
  'long unsigned int': 'lu',
  'long long int': 'lld',
  'long long': 'lld',
  'long long unsigned int': 'llu',
  size_t: 'zu',
  double: 'f',
  float: 'f',
  'char *': 's',
};

/** Behind the last include, or at the top. */
function addInclude({ lines }: RuleContext, header: string | undefined): RuleEdit[] | undefined {
  if (!header || lines.some((line) => new RegExp(`^\\s*#\\s*include\\s*<${header.replace('.', '\\.')}>`).test(line)))
    return undefined;
  const last = lines.findLastIndex((line) => /^\s*#\s*include\b/.test(line));
  return [insert(last + 1, 0, `#include <${header}>\n`)];
}
