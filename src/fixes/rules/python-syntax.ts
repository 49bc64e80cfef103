import { repairIndentation } from '../python-source/indentation.ts';
import { tokenize } from '../python-source/tokens.ts';
import { insert, type Rule, type RuleContext, type RuleEdit, removeLine, replace } from '../rule.ts';
import { endOfCode, isCode } from './code-text.ts';

const tools = ['python', 'pytest', 'flake8'] as const;

/** What Python itself refuses to read. */
export const pythonSyntaxRules: readonly Rule[] = [
  {
    name: 'python-assignment-in-condition',
    title: "compare with '=='",
    tools,
    message: /invalid syntax\. Maybe you meant '==' (?:or ':=' )?instead of '='\?/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const signs = [...line.matchAll(/(?<![=!<>:+\-*/%&|^])=(?!=)/g)].filter(
        (sign) => sign.index >= index && isCode(line, sign.index, '#'),
      );
      const [only, other] = signs;
      return only && !other ? [replace(at, only.index, 1, '==')] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
          line: 1,
          column: 4,
        },
        before: 'if x = 1:\n    f()\n',
        after: 'if x == 1:\n    f()\n',
      },
    ],
  },
  {
    name: 'python-never-closed',
    title: 'close the bracket at the end of the statement',
    tools,
    message: /'(?<open>[([{])' was never closed/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { open = '' } }) => {
      if (line[index] !== open) return undefined;
      const missing = openBrackets(line);
      // What goes on in the next line closes there, or not at all.
      if (missing.length !== 1 || missing[0] !== index) return undefined;
      const end = endOfCode(line, '#');
      if (/[,([{+\-*/%=|&]$/.test(line.slice(0, end))) return undefined;
      const colon = /^\s*(?:if|elif|while|for|def|class|with|else|try)\b/.test(line) && line[end - 1] === ':';
      return [insert(at, colon ? end - 1 : end, closing(open))];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'python', code: 'SyntaxError', message: "'(' was never closed", line: 1, column: 6 },
        before: 'print("a", len(b)\n',
        after: 'print("a", len(b))\n',
      },
      {
        file: 'a.py',
        diagnostic: { tool: 'python', code: 'SyntaxError', message: "'(' was never closed", line: 1, column: 6 },
        before: 'def f(a, b:\n    pass\n',
        after: 'def f(a, b):\n    pass\n',
      },
    ],
  },
  {
    name: 'python-unmatched-bracket',
    title: 'remove the bracket that closes nothing',
    tools,
    message: /unmatched '(?<close>[)\]}])'/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { close } }) => (line[index] === close ? [replace(at, index, 1, '')] : undefined),
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'python', code: 'SyntaxError', message: "unmatched ')'", line: 1, column: 9 },
        before: 'x = f(1))\n',
        after: 'x = f(1)\n',
      },
    ],
  },
  {
    name: 'python-wrong-bracket',
    title: 'close with the bracket that fits',
    tools,
    message: /closing parenthesis '(?<close>[)\]}])' does not match opening parenthesis '(?<open>[([{])'/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { close, open = '' } }) =>
      line[index] === close ? [replace(at, index, 1, closing(open))] : undefined,
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: "closing parenthesis ']' does not match opening parenthesis '('",
          line: 1,
          column: 7,
        },
        before: 'x = (1]\n',
        after: 'x = (1)\n',
      },
    ],
  },
  {
    name: 'python-unterminated-string',
    title: 'close the string',
    tools,
    message: /unterminated string literal|EOL while scanning string literal/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const quote = /^[rbfuRBFU]{0,2}(["'])/.exec(line.slice(index));
      if (!quote) return undefined;
      const before = openBrackets(line.slice(0, index)).length;
      const end = line.trimEnd().length;
      const closers = before === 0 ? 0 : (/[)\]}]+:?$/.exec(line.slice(index, end))?.[0].length ?? 0);
      return end - closers > index + quote[0].length - 1 ? [insert(at, end - closers, quote[1] as string)] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: 'unterminated string literal (detected at line 1)',
          line: 1,
          column: 7,
        },
        before: 'print("hi)\n',
        after: 'print("hi")\n',
      },
    ],
  },
  {
    name: 'python-missing-comma',
    title: "insert the missing ','",
    tools,
    message: /invalid syntax\. Perhaps you forgot a comma\?/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const operand = /^(?:[rbfuRBFU]{0,2}"[^"\\]*"|[rbfuRBFU]{0,2}'[^'\\]*'|[\w.]+)/.exec(line.slice(index));
      const next = operand && /^\s+(?=[\w"'([{])/.exec(line.slice(index + operand[0].length));
      if (!next || /^(?:not|and|or|in|is|if|else|for|lambda|await)$/.test(operand[0])) return undefined;
      return [insert(at, index + operand[0].length, ',')];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: 'invalid syntax. Perhaps you forgot a comma?',
          line: 1,
          column: 3,
        },
        before: 'f(a b)\n',
        after: 'f(a, b)\n',
      },
    ],
  },
  {
    name: 'python-except-list',
    title: 'put the exceptions in brackets',
    tools,
    message: /multiple exception types must be parenthesized/,
    safety: 'unsafe',
    edit: ({ line, at }) => {
      const clause = /^(\s*except\s+)([\w.]+)\s*,\s*([\w.]+)(\s*:)/.exec(line);
      if (!clause) return undefined;
      const [, lead = '', one = '', other = ''] = clause;
      // A name in lower case is Python 2's way to say `as`.
      const text = /^[a-z]\w*$/.test(other) ? `${one} as ${other}` : `(${one}, ${other})`;
      return [replace(at, lead.length, clause[0].length - lead.length - (clause[4] as string).length, text)];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: 'multiple exception types must be parenthesized',
          line: 3,
          column: 8,
        },
        before: 'try:\n    f()\nexcept KeyError, ValueError:\n    pass\n',
        after: 'try:\n    f()\nexcept (KeyError, ValueError):\n    pass\n',
      },
    ],
  },
  {
    name: 'python-leading-zero',
    title: "write the octal number with '0o'",
    tools,
    message: /leading zeros in decimal integer literals are not permitted/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => (/^0[0-7]+\b/.test(line.slice(index)) ? [insert(at, index + 1, 'o')] : undefined),
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
          line: 1,
          column: 10,
        },
        before: 'chmod(p, 0644)\n',
        after: 'chmod(p, 0o644)\n',
      },
    ],
  },
  {
    name: 'python-typographic-quote',
    title: 'write plain quotes',
    tools,
    message: /invalid character '[“”‘’]'/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const text = /^(?:“([^“”"]*)”|‘([^‘’']*)’)/.exec(line.slice(index));
      if (!text) return undefined;
      const quote = text[1] === undefined ? "'" : '"';
      return [replace(at, index, text[0].length, `${quote}${text[1] ?? text[2]}${quote}`)];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: "invalid character '“' (U+201C)",
          line: 1,
          column: 7,
          columnUnit: 'character',
        },
        before: 'print(“hi”)\n',
        after: 'print("hi")\n',
      },
    ],
  },
  {
    name: 'python-foreign-operator',
    title: 'write it as Python does',
    tools,
    message: /(?:^|SyntaxError: )invalid syntax$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      for (const [foreign, own] of foreignOperators) {
        for (const found of line.matchAll(foreign)) {
          if (found.index > index || found.index + found[0].length < index || !isCode(line, found.index, '#')) continue;
          return [replace(at, found.index, found[0].length, own)];
        }
      }
      return undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'python', code: 'SyntaxError', message: 'invalid syntax', line: 1, column: 7 },
        before: 'if a && b:\n    f()\n',
        after: 'if a and b:\n    f()\n',
      },
      {
        file: 'a.py',
        diagnostic: { tool: 'python', code: 'SyntaxError', message: 'invalid syntax', line: 1, column: 4 },
        before: 'x++\n',
        after: 'x += 1\n',
      },
    ],
  },
  {
    name: 'python-raise-statement',
    title: 'make the exception with its message',
    tools,
    message: /(?:^|SyntaxError: )invalid syntax$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const statement = /^(\s*raise\s+)([\w.]+)(\s*,\s*)/.exec(line);
      if (!statement || line[index] !== ',') return undefined;
      const start = (statement[1] as string).length;
      const end = endOfCode(line, '#');
      return [replace(at, start, end - start, `${statement[2]}(${line.slice(statement[0].length, end)})`)];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'python', code: 'SyntaxError', message: 'invalid syntax', line: 1, column: 17 },
        before: 'raise ValueError, "no"\n',
        after: 'raise ValueError("no")\n',
      },
    ],
  },
  {
    name: 'python-unexpected-indent',
    title: 'indent the line like the one before',
    tools: [...tools, 'mypy', 'ruff', 'pylint', 'pyflakes'],
    message: /(?:unexpected indent|Unexpected indentation)(?: \(\S+, line \d+\)')?$/,
    safety: 'unsafe',
    edit: (context) => reindent(context, 'deeper'),
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'python', code: 'IndentationError', message: 'unexpected indent', line: 2 },
        before: 'x = 1\n  y = 2\n',
        after: 'x = 1\ny = 2\n',
      },
    ],
  },
  {
    name: 'python-unindent-mismatch',
    title: 'indent the line like the nearest block around it',
    tools: [...tools, 'mypy', 'ruff', 'pylint', 'pyflakes'],
    message: /[Uu]nindent does not match any outer indentation level/,
    safety: 'unsafe',
    edit: (context) => reindent(context, 'between'),
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'IndentationError',
          message: 'unindent does not match any outer indentation level',
          line: 3,
        },
        before: 'if x:\n    f()\n   g()\n',
        after: 'if x:\n    f()\n    g()\n',
      },
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'IndentationError',
          message: 'unindent does not match any outer indentation level',
          line: 5,
        },
        before: 'def f():\n    pass\ndef g():\n     f()\n    return 1\n',
        after: 'def f():\n    pass\ndef g():\n    f()\n    return 1\n',
      },
    ],
  },
  {
    name: 'python-missing-block',
    title: 'indent the line that the block was meant to have',
    tools,
    message: /expected an indented block(?: after .* on line \d+)?$/,
    safety: 'unsafe',
    edit: ({ lines, line, at }) => {
      const head = lines.slice(0, at).findLastIndex((text) => text.trim() !== '');
      const outer = indentation(lines[head] ?? '');
      if (head === -1 || !/:\s*(?:#.*)?$/.test(lines[head] as string)) return undefined;
      const isBody = indentation(line) === outer && /^\s*(?:pass|return|raise|yield|continue|break)\b/.test(line);
      return isBody ? [insert(at, 0, '    ')] : [insert(head + 1, 0, `${outer}    pass\n`)];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'IndentationError',
          message: 'expected an indented block after function definition on line 1',
          line: 2,
          column: 1,
        },
        before: 'def f():\nreturn 1\n',
        after: 'def f():\n    return 1\n',
      },
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'IndentationError',
          message: "expected an indented block after 'if' statement on line 1",
          line: 2,
          column: 1,
        },
        before: 'if x:\ny = 1\n',
        after: 'if x:\n    pass\ny = 1\n',
      },
    ],
  },
  {
    name: 'python-exec-statement',
    title: "call 'exec' as the function that it is",
    tools,
    message: /Missing parentheses in call to 'exec'/,
    safety: 'safe',
    edit: ({ line, at }) => {
      const end = endOfCode(line, '#');
      const statement = /^(\s*)exec\s+(?=["'\w])/.exec(line);
      if (!statement || / in /.test(line)) return undefined;
      const start = (statement[1] as string).length;
      return [replace(at, start, end - start, `exec(${line.slice(statement[0].length, end)})`)];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: "Missing parentheses in call to 'exec'. Did you mean exec(...)?",
          line: 1,
          column: 1,
        },
        before: 'exec "x = 1"\n',
        after: 'exec("x = 1")\n',
      },
    ],
  },
  {
    name: 'python-future-import-late',
    title: 'move the future import to the top',
    tools: ['python', 'pytest', 'flake8', 'ruff'],
    message:
      /from __future__ imports must occur at the beginning of the file|`from __future__` imports must occur at the beginning/,
    safety: 'safe',
    edit: ({ lines, line, at }) => {
      if (!/^from __future__ import [\w, ]+$/.test(line.trimEnd())) return undefined;
      // Behind the docstring, before everything else.
      const first = tokenize(lines.join('\n')).find(({ kind }) => kind !== 'newline' && kind !== 'string');
      const top =
        lines
          .join('\n')
          .slice(0, first?.start ?? 0)
          .split('\n').length - 1;
      return top < at ? [insert(top, 0, `${line}\n`), removeLine(at)] : undefined;
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: {
          tool: 'python',
          code: 'SyntaxError',
          message: 'from __future__ imports must occur at the beginning of the file',
          line: 3,
          column: 1,
        },
        before: 'import os\nprint(os.sep)\nfrom __future__ import annotations\n',
        after: 'from __future__ import annotations\nimport os\nprint(os.sep)\n',
      },
    ],
  },
];

const foreignOperators: readonly (readonly [RegExp, string])[] = [
  [/(?<=\s)&&(?=\s)/g, 'and'],
  [/(?<=\s)\|\|(?=\s)/g, 'or'],
  [/===/g, '=='],
  [/!==/g, '!='],
  [/!(?=[\w(])/g, 'not '],
  [/\belse if\b/g, 'elif'],
  [/(?<=[\w\])])\+\+(?=\s*$)/g, ' += 1'],
  [/(?<=[\w\])])--(?=\s*$)/g, ' -= 1'],
];

function closing(open: string): string {
  return ')]}'['([{'.indexOf(open)] as string;
}

/** Places of the brackets of a line that it does not close. */
function openBrackets(line: string): number[] {
  const open: number[] = [];
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string;
    if (!/[()[\]{}]/.test(character) || !isCode(line, at, '#')) continue;
    if ('([{'.includes(character)) open.push(at);
    else if (closing(line[open.at(-1) ?? -1] ?? '') === character) open.pop();
  }
  return open;
}

function indentation(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}

function reindent({ lines, at }: RuleContext, kind: 'deeper' | 'between'): RuleEdit[] | undefined {
  return repairIndentation(lines.join('\n'), at, kind)?.map(({ line, text }) =>
    replace(line, 0, indentation(lines[line] ?? '').length, text),
  );
}
