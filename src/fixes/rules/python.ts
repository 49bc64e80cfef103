import { importPlace, isUsedAsModule, standardModules } from '../python-source/imports.ts';
import { meantName, placesOf } from '../python-source/names.ts';
import { insert, type Rule, replace } from '../rule.ts';
import { endOfCode } from './code-text.ts';
import { offsetsOf } from './offsets.ts';

const tools = ['python', 'pytest', 'mypy'] as const;

export const pythonRules: readonly Rule[] = [
  {
    name: 'python-missing-colon',
    title: "insert the missing ':'",
    tools,
    message: /(?:^|SyntaxError: )expected ':'/,
    safety: 'safe',
    edit: ({ line, at }) => {
      const end = endOfCode(line, '#');
      return end > 0 && line[end - 1] !== ':' ? [insert(at, end, ':')] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'python', code: 'SyntaxError', message: "expected ':'", line: 1, column: 8 },
        before: 'if x > 1  # more\n    f()\n',
        after: 'if x > 1:  # more\n    f()\n',
      },
    ],
  },
  {
    name: 'python-print-statement',
    title: "call 'print' as the function that it is",
    tools,
    message: /Missing parentheses in call to 'print'/,
    safety: 'safe',
    edit: ({ line, at }) => {
      const end = endOfCode(line, '#');
      const statement = /^(\s*)print\s+/.exec(line);
      if (!statement || line[end - 1] === ',') return undefined;
      const start = statement[1]?.length ?? 0;
      return [replace(at, start, end - start, `print(${line.slice(statement[0].length, end)})`)];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: "Missing parentheses in call to 'print'. Did you mean print(...)?",
          line: 1,
          column: 1,
        },
        before: 'print "hi", name\n',
        after: 'print("hi", name)\n',
      },
    ],
  },
  {
    name: 'python-missing-import',
    title: 'import the module of the standard library',
    tools: [...tools, 'flake8', 'ruff', 'pylint', 'pyright', 'pyflakes'],
    message:
      /(?:[nN]ame ['"`](?<name>\w+)['"`](?: is not defined|$)|^Undefined variable '(?<variable>\w+)'$|^"(?<other>\w+)" is not defined$)/,
    safety: 'safe',
    edit: ({ lines, line, at, index, groups: { name: plain, variable, other } }) => {
      const name = plain ?? variable ?? other ?? '';
      if (!standardModules.has(name) || !line.includes(`${name}.`)) return undefined;
      const { text, starts, toRuleEdit } = offsetsOf(lines);
      if (!isUsedAsModule(text, name)) return undefined;
      // Others have names that variables have as well, such as `code` and `token`.
      const isUsedOnce = placesOf(text, name, 0, text.length).length === 1;
      if ((!wellKnown.has(name) || isUsedOnce) && meantName(text, name, (starts[at] ?? 0) + index, 2)) return undefined;
      const place = importPlace(text);
      return [toRuleEdit({ start: place, end: place, text: `import ${name}\n` })];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'NameError',
          message: "name 'os' is not defined. Did you forget to import 'os'?",
          line: 2,
        },
        before: 'import sys\nprint(os.getcwd())\n',
        after: 'import sys\nimport os\nprint(os.getcwd())\n',
      },
    ],
  },
  {
    name: 'python-misspelt-name',
    title: 'use the name that Python suggests',
    tools,
    message: /['"](?<wrong>\w+)['"].*Did you mean:? ['"](?<right>\w+)['"]\?/,
    safety: 'unsafe',
    edit: ({ line, at, groups: { wrong = '', right = '' } }) => {
      const found = [...line.matchAll(new RegExp(`\\b${wrong}\\b`, 'g'))];
      return found.length === 1 && found[0] ? [replace(at, found[0].index, wrong.length, right)] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'NameError',
          message: "name 'coutn' is not defined. Did you mean: 'count'?",
          line: 1,
        },
        before: 'print(coutn)\n',
        after: 'print(count)\n',
      },
    ],
  },
];

const wellKnown: ReadonlySet<string> = new Set(
  'os sys re json math time datetime random itertools functools collections subprocess pathlib logging argparse shutil tempfile string typing hashlib base64 csv io copy glob uuid threading asyncio socket struct textwrap traceback decimal fractions operator contextlib enum dataclasses'.split(
    ' ',
  ),
);
