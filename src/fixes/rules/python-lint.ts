import { isMeantElsewhere } from '../python-source/names.ts';
import { tokenize } from '../python-source/tokens.ts';
import { insert, type Rule, type RuleContext, type RuleEdit, removeLine, replace } from '../rule.ts';
import { endOfCode, isCode } from './code-text.ts';

const tools = ['flake8', 'ruff', 'pylint', 'pycodestyle', 'pyflakes'] as const;

/** What linters of Python say. They are asked only where the linter has no fix of its own in the log. */
export const pythonLintRules: readonly Rule[] = [
  {
    name: 'python-unused-import',
    title: 'remove the import that is never used',
    tools,
    message:
      /^(?:['`](?<path>[\w.]+)(?: as (?<alias>\w+))?['`] imported but unused|Unused import (?<module>[\w.]+)$|Unused (?<name>\w+) imported from [\w.]+$)/,
    safety: 'safe',
    edit: ({ lines, line, at, groups: { path, alias, module, name } }) => {
      const wanted = alias ?? name ?? path ?? module ?? '';
      // It is as good as used where somebody mistyped it.
      if (isMeantElsewhere(lines.join('\n'), alias ?? wanted.split('.').at(-1) ?? '')) return undefined;
      const statement = /^(\s*)(?:from\s+(\S+)\s+)?import\s+(?!\()([^#;\\]*?)\s*(?:#.*)?$/.exec(line);
      if (!statement) return undefined;
      const [, indent = '', from, list = ''] = statement;
      const parts = list.split(/\s*,\s*/);
      const isIt = (part: string) => {
        const [imported = '', as] = part.split(/\s+as\s+/);
        return alias
          ? as === alias
          : as === undefined && (imported === wanted || (from !== undefined && `${from}.${imported}` === wanted));
      };
      const kept = parts.filter((part) => !isIt(part));
      if (kept.length === parts.length) return undefined;
      if (kept.length > 0)
        return [replace(at, line.indexOf(list, line.indexOf('import ')), list.length, kept.join(', '))];
      // A block of which it is the only line would be empty.
      if (indent !== '' && /:\s*(?:#.*)?$/.test(lines[at - 1] ?? '')) return undefined;
      return [removeLine(at)];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'F401', message: "'sys' imported but unused", line: 1, column: 1 },
        before: 'import os, sys\nprint(os.sep)\n',
        after: 'import os\nprint(os.sep)\n',
      },
      {
        file: 'a.py',
        diagnostic: { tool: 'ruff', code: 'F401', message: '`typing.Dict` imported but unused', line: 1, column: 20 },
        before: 'from typing import Dict\nx = 1\n',
        after: 'x = 1\n',
      },
    ],
  },
  {
    name: 'python-repeated-import',
    title: 'remove the import that is there already',
    tools,
    message: /^[Rr]edefinition of unused ['`]\w+['`] from line (?<first>\d+)/,
    safety: 'safe',
    edit: ({ lines, line, at, groups: { first } }) => {
      const isImport = /^(?:import|from)\s[^(\\]*$/.test(line);
      return isImport && Number(first) - 1 < at && lines[Number(first) - 1] === line ? [removeLine(at)] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'flake8',
          code: 'F811',
          message: "redefinition of unused 'os' from line 1",
          line: 3,
          column: 1,
        },
        before: 'import os\nimport sys\nimport os\nprint(os.sep, sys.path)\n',
        after: 'import os\nimport sys\nprint(os.sep, sys.path)\n',
      },
    ],
  },
  {
    name: 'python-unused-exception-name',
    title: 'do not name the exception',
    tools,
    message: /^[Ll]ocal variable ['`](?<name>\w+)['`] is assigned to but never used|^Unused variable '(?<other>\w+)'/,
    safety: 'safe',
    edit: ({ lines, line, at, groups: { name, other } }) => {
      if (isMeantElsewhere(lines.join('\n'), name ?? other ?? '')) return undefined;
      const clause = new RegExp(`^\\s*except\\b.*?(\\s+as\\s+${name ?? other})\\s*:`).exec(line);
      return clause ? [replace(at, line.indexOf(clause[1] as string), (clause[1] as string).length, '')] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'flake8',
          code: 'F841',
          message: "local variable 'e' is assigned to but never used",
          line: 3,
          column: 1,
        },
        before: 'try:\n    f()\nexcept ValueError as e:\n    pass\n',
        after: 'try:\n    f()\nexcept ValueError:\n    pass\n',
      },
    ],
  },
  {
    name: 'python-unused-variable',
    title: 'keep the value only for what computing it does',
    tools,
    message: /^[Ll]ocal variable ['`](?<name>\w+)['`] is assigned to but never used|^Unused variable '(?<other>\w+)'/,
    safety: 'unsafe',
    edit: ({ lines, line, at, groups: { name, other } }) => {
      if (isMeantElsewhere(lines.join('\n'), name ?? other ?? '')) return undefined;
      const statement = new RegExp(`^(\\s+)${name ?? other}\\s*=\\s*(?!=)`).exec(line);
      const end = endOfCode(line, '#');
      if (!statement || /[,([{\\]$/.test(line.slice(0, end)) || /"""|'''/.test(line)) return undefined;
      const value = line.slice(statement[0].length, end);
      if (/[()[\]]/.test(value))
        return [
          replace(at, (statement[1] as string).length, statement[0].length - (statement[1] as string).length, ''),
        ];
      // A block needs a statement.
      const isAlone =
        /:\s*(?:#.*)?$/.test(lines[at - 1] ?? '') && !(lines[at + 1] ?? '').startsWith(statement[1] as string);
      return isAlone ? undefined : [removeLine(at)];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'flake8',
          code: 'F841',
          message: "local variable 'n' is assigned to but never used",
          line: 2,
          column: 5,
        },
        before: 'def f():\n    n = g(1)\n    return 2\n',
        after: 'def f():\n    g(1)\n    return 2\n',
      },
    ],
  },
  {
    name: 'python-compare-none',
    title: "compare with 'is'",
    tools,
    message: /^(?:[Cc]omparison to [`']?None[`']? should be|Comparison '.*[!=]= None' should be)/,
    safety: 'unsafe',
    edit: (context) => replaceOnce(context, /([!=])=(?=\s*None\b)/g, (found) => (found[1] === '!' ? 'is not' : 'is')),
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'flake8',
          code: 'E711',
          message: "comparison to None should be 'if cond is not None:'",
          line: 1,
          column: 6,
        },
        before: 'if a != None:\n    f("== None")\n',
        after: 'if a is not None:\n    f("== None")\n',
      },
    ],
  },
  {
    name: 'python-compare-boolean',
    title: 'ask for the truth itself',
    tools,
    message:
      /^(?:comparison to (?:True|False) should be|Avoid (?:equality|inequality) comparisons to `(?:True|False)`)/,
    safety: 'unsafe',
    edit: (context) => {
      const found = onlyMatch(
        context.line,
        /\b((?:if|elif|while|and|or)\s+)([\w.]+(?:\([^()]*\))?)\s*([!=])=\s*(True|False)\b/g,
      );
      if (!found) return undefined;
      const [whole, lead = '', value = '', sign, truth] = found;
      const holds = (sign === '=') === (truth === 'True');
      return [replace(context.at, found.index, whole.length, `${lead}${holds ? '' : 'not '}${value}`)];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'flake8',
          code: 'E712',
          message: "comparison to False should be 'if cond is False:' or 'if not cond:'",
          line: 1,
          column: 12,
        },
        before: 'if a.ready == False:\n    f()\n',
        after: 'if not a.ready:\n    f()\n',
      },
    ],
  },
  {
    name: 'python-not-in',
    title: "write 'not in' and 'is not'",
    tools,
    message: /^[Tt]est for (?:membership should be [`']not in|object identity should be [`']is not)/,
    safety: 'safe',
    edit: ({ line, at }) => {
      const found = onlyMatch(line, /\bnot\s+([\w.]+(?:\([^()]*\))?)\s+(in|is)\b(?!\s+not\b)/g);
      return found
        ? [replace(at, found.index, found[0].length, `${found[1]} ${found[2] === 'in' ? 'not in' : 'is not'}`)]
        : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'flake8',
          code: 'E713',
          message: "test for membership should be 'not in'",
          line: 1,
          column: 4,
        },
        before: 'if not a in b:\n    f()\n',
        after: 'if a not in b:\n    f()\n',
      },
    ],
  },
  {
    name: 'python-bare-except',
    title: "catch 'Exception', not what ends the program",
    tools,
    message: /^(?:[Dd]o not use bare [`']except[`']|No exception type\(s\) specified)/,
    safety: 'unsafe',
    edit: ({ line, at }) => {
      const clause = /^(\s*except)(\s*):/.exec(line);
      return clause
        ? [replace(at, (clause[1] as string).length, (clause[2] as string).length, ' Exception')]
        : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'E722', message: "do not use bare 'except'", line: 3, column: 1 },
        before: 'try:\n    f()\nexcept:\n    g()\n',
        after: 'try:\n    f()\nexcept Exception:\n    g()\n',
      },
    ],
  },
  {
    name: 'python-empty-f-string',
    title: "leave out the 'f' of a string without placeholders",
    tools,
    message:
      /^(?:f-string (?:is missing|without any) placeholders|Using an f-string that does not have any interpolated variables)/,
    safety: 'safe',
    edit: ({ line, at, index }) => {
      const string = tokenize(line).find(({ start }) => start === index);
      // Backslashes mean the same in both; `{{` does not.
      const isPlain = string?.kind === 'string' && /^[fF]["']/.test(string.text) && !/[{}]/.test(string.text);
      return isPlain ? [replace(at, index, 1, '')] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'F541', message: 'f-string is missing placeholders', line: 1, column: 7 },
        before: 'print(f"hello")\n',
        after: 'print("hello")\n',
      },
      {
        file: 'a.py',
        diagnostic: { tool: 'ruff', code: 'F541', message: 'f-string without any placeholders', line: 1, column: 7 },
        before: 'print(f"it\'s\\n")\n',
        after: 'print("it\'s\\n")\n',
      },
    ],
  },
  {
    name: 'python-literal-identity',
    title: 'compare values, not objects',
    tools,
    message:
      /^(?:use ==\/!= to compare constant literals|Use `[=!]=` to compare constant literals|In '.*', use '[=!]=' when comparing constant literals)/,
    safety: 'unsafe',
    edit: (context) => replaceOnce(context, /\bis(\s+not)?(?=\s+[-"'\d([])/g, (found) => (found[1] ? '!=' : '==')),
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'flake8',
          code: 'F632',
          message: 'use ==/!= to compare constant literals (str, bytes, int, float, tuple)',
          line: 1,
          column: 4,
        },
        before: "if a is 'x':\n    f()\n",
        after: "if a == 'x':\n    f()\n",
      },
    ],
  },
  {
    name: 'python-raise-not-implemented',
    title: "raise 'NotImplementedError'",
    tools: [...tools, 'mypy'],
    message:
      /NotImplemented[`']? should be .*NotImplementedError|did you mean "NotImplementedError"|NotImplemented raised - should raise NotImplementedError/,
    safety: 'safe',
    edit: (context) => replaceOnce(context, /(?<=\braise\s)NotImplemented\b/g, () => 'NotImplementedError'),
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'flake8',
          code: 'F901',
          message: "'raise NotImplemented' should be 'raise NotImplementedError'",
          line: 2,
          column: 5,
        },
        before: 'def f():\n    raise NotImplemented\n',
        after: 'def f():\n    raise NotImplementedError\n',
      },
    ],
  },
  {
    name: 'python-semicolon',
    title: 'remove the semicolon at the end',
    tools,
    message: /^(?:statement ends with a semicolon|Statement ends with an unnecessary semicolon|Unnecessary semicolon)/,
    safety: 'safe',
    edit: ({ line, at }) => {
      const end = endOfCode(line, '#');
      return line[end - 1] === ';' ? [replace(at, end - 1, 1, '')] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'E703', message: 'statement ends with a semicolon', line: 1, column: 6 },
        before: 'x = 1;\n',
        after: 'x = 1\n',
      },
    ],
  },
  {
    name: 'python-trailing-space',
    title: 'remove white space at the end of the line',
    tools,
    message:
      /^(?:trailing whitespace|Trailing whitespace|blank line contains whitespace|Blank line contains whitespace)/,
    safety: 'safe',
    edit: ({ lines, line, at }) => {
      // Inside a long string white space is content.
      if (lines.slice(0, at + 1).some((text) => /"""|'''/.test(text))) return undefined;
      const end = line.trimEnd().length;
      return end < line.length ? [replace(at, end, line.length - end, '')] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'W291', message: 'trailing whitespace', line: 1, column: 6 },
        before: 'x = 1  \ny = 2\n',
        after: 'x = 1\ny = 2\n',
      },
    ],
  },
  {
    name: 'python-blank-lines',
    title: 'add the blank lines that set it apart',
    tools,
    codes: ['E301', 'E302', 'E305', 'E306'],
    message:
      /^expected (?<wanted>\d) blank lines?(?: after class or function definition)?(?: before a nested definition)?, found (?<found>\d)$/,
    safety: 'safe',
    edit: ({ at, groups: { wanted, found } }) => [
      insert(at, 0, '\n'.repeat(Math.max(0, Number(wanted) - Number(found)))),
    ],
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'E302', message: 'expected 2 blank lines, found 0', line: 2, column: 1 },
        before: 'import os\ndef f():\n    return os.sep\n',
        after: 'import os\n\n\ndef f():\n    return os.sep\n',
      },
    ],
  },
  {
    name: 'python-imports-on-one-line',
    title: 'import each module on a line of its own',
    tools,
    message: /^(?:multiple imports on one line|Multiple imports on one line)/,
    safety: 'safe',
    edit: ({ line, at }) => {
      const statement = /^(\s*)import\s+([\w., ]+)$/.exec(line.trimEnd());
      const names = statement?.[2]?.split(/\s*,\s*/) ?? [];
      return names.length > 1
        ? [replace(at, 0, line.length, names.map((name) => `${statement?.[1]}import ${name.trim()}`).join('\n'))]
        : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'E401', message: 'multiple imports on one line', line: 1, column: 10 },
        before: 'import os, sys\n',
        after: 'import os\nimport sys\n',
      },
    ],
  },
  {
    name: 'python-missing-self',
    title: "take 'self' as the first argument",
    tools: [...tools, 'mypy', 'pyright'],
    message:
      /^(?:Method must have at least one argument\. Did you forget the "self" argument\?|Method '\w+' has no argument|Instance methods should take a "self" parameter)/,
    safety: 'unsafe',
    edit: ({ line, at }) => {
      const head = /^(\s+(?:async\s+)?def\s+\w+\()\s*\)/.exec(line);
      return head ? [insert(at, (head[1] as string).length, 'self')] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'mypy',
          code: 'misc',
          message: 'Method must have at least one argument. Did you forget the "self" argument?',
          line: 2,
        },
        before: 'class A:\n    def run():\n        return 1\n',
        after: 'class A:\n    def run(self):\n        return 1\n',
      },
    ],
  },
  {
    name: 'python-await-outside-async',
    title: "make the function 'async'",
    tools: [...tools, 'mypy', 'pyright', 'python'],
    message:
      /'await' outside async function|"await" (?:outside coroutine|allowed only within async function)|[`']await[`'] should be used within an async function/,
    safety: 'unsafe',
    edit: ({ lines, line, at }) => {
      const width = /^\s*/.exec(line)?.[0].length ?? 0;
      const head = lines.slice(0, at).findLastIndex((text) => {
        const indent = /^\s*/.exec(text)?.[0].length ?? 0;
        return text.trim() !== '' && indent < width && /^\s*(?:def|class|async)\b/.test(text);
      });
      const start = /^(\s*)def\s/.exec(lines[head] ?? '');
      return start ? [insert(head, (start[1] as string).length, 'async ')] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'mypy',
          code: 'await-not-async',
          message: '"await" outside coroutine ("async def")',
          line: 2,
        },
        before: 'def f():\n    await g()\n',
        after: 'async def f():\n    await g()\n',
      },
    ],
  },
];

/** The one match of an expression in the code of a line; in doubt which one is meant, none. */
function onlyMatch(line: string, expression: RegExp): RegExpExecArray | undefined {
  const found = [...line.matchAll(expression)].filter(({ index }) => isCode(line, index, '#'));
  return found.length === 1 ? found[0] : undefined;
}

function replaceOnce(
  { line, at }: RuleContext,
  expression: RegExp,
  text: (found: RegExpExecArray) => string,
): readonly RuleEdit[] | undefined {
  const found = onlyMatch(line, expression);
  return found && [replace(at, found.index, found[0].length, text(found))];
}
