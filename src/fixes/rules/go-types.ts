import { insert, type Rule, replace } from '../rule.ts';
import { endOfCode, isCode } from './code-text.ts';

const tools = ['go'] as const;

/** Go: values of the wrong type with one sensible repair, and what its parser wants otherwise. */
export const goTypeRules: readonly Rule[] = [
  {
    name: 'go-missing-return',
    title: 'panic where the function ends without a value',
    tools,
    message: /^missing return$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const indent = /^\s*/.exec(line)?.[0] ?? '';
      // What to return is not known; to get there is a mistake, which a panic says.
      return line[index] === '}' && line.trim() === '}'
        ? [insert(at, 0, `${indent}\tpanic("unreachable")\n`)]
        : undefined;
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: 'missing return', line: 7, column: 1 },
        before: 'package a\n\nfunc f(x int) int {\n\tif x > 1 {\n\t\treturn 1\n\t}\n}\n',
        after: 'package a\n\nfunc f(x int) int {\n\tif x > 1 {\n\t\treturn 1\n\t}\n\tpanic("unreachable")\n}\n',
      },
    ],
  },
  {
    name: 'go-undeclared-variable',
    title: "declare it with ':='",
    tools,
    message: /^undefined: (?<name>[a-z_]\w*)$/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { name = '' } }) => {
      const statement = /^(\s*)(\w+)(\s*)=(?!=)/.exec(line);
      if (!statement || statement[2] !== name || index !== (statement[1] as string).length) return undefined;
      return [insert(at, statement[0].length - 1, ':')];
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: 'undefined: y', line: 4, column: 2 },
        before: 'package a\n\nfunc f() int {\n\ty = 3\n\treturn y\n}\n',
        after: 'package a\n\nfunc f() int {\n\ty := 3\n\treturn y\n}\n',
      },
    ],
  },
  {
    name: 'go-exported-name',
    title: 'use the name as the package exports it',
    tools,
    message: /^undefined: (?<package>\w+)\.(?<wrong>\w+) \(but have (?:\w+ )?(?<right>\w+)\)$/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { wrong = '', right = '' } }) => {
      const start = line.startsWith(wrong, index) ? index : line.indexOf(`.${wrong}`, index) + 1;
      return start > 0 && isCode(line, start) ? [replace(at, start, wrong.length, right)] : undefined;
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: 'undefined: fmt.println (but have Println)', line: 5, column: 16 },
        before: 'package a\n\nimport "fmt"\n\nfunc f() { fmt.println("x") }\n',
        after: 'package a\n\nimport "fmt"\n\nfunc f() { fmt.Println("x") }\n',
      },
    ],
  },
  {
    name: 'go-convert-number',
    title: 'convert the number to the type that is wanted',
    tools,
    message:
      /^cannot use (?<value>[\w.]+) \(variable of type (?:u?int(?:8|16|32|64)?|float(?:32|64)|byte|rune)\) as (?<type>u?int(?:8|16|32|64)?|float(?:32|64)|byte|rune) value in /,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { value = '', type = '' } }) =>
      line.startsWith(value, index) ? [replace(at, index, value.length, `${type}(${value})`)] : undefined,
    examples: [
      {
        file: 'a.go',
        diagnostic: {
          tool: 'go',
          message: 'cannot use f64 (variable of type float64) as int value in variable declaration',
          line: 4,
          column: 14,
        },
        before: 'package a\n\nfunc f(f64 float64) int {\n\tvar i int = f64\n\treturn i\n}\n',
        after: 'package a\n\nfunc f(f64 float64) int {\n\tvar i int = int(f64)\n\treturn i\n}\n',
      },
    ],
  },
  {
    name: 'go-missing-value-name',
    title: 'take the second value as well',
    tools,
    message: /^assignment mismatch: 1 variable but .+ returns 2 values$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const name = /^[A-Za-z_]\w*(?=\s*:?=)/.exec(line.slice(index))?.[0];
      return name ? [insert(at, index + name.length, ', _')] : undefined;
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: {
          tool: 'go',
          message: 'assignment mismatch: 1 variable but two() returns 2 values',
          line: 6,
          column: 2,
        },
        before:
          'package a\n\nfunc two() (int, error) { return 1, nil }\n\nfunc f() int {\n\ta := two()\n\treturn a\n}\n',
        after:
          'package a\n\nfunc two() (int, error) { return 1, nil }\n\nfunc f() int {\n\ta, _ := two()\n\treturn a\n}\n',
      },
    ],
  },
  {
    name: 'go-missing-comma',
    title: "insert the missing ','",
    tools,
    message:
      /^syntax error: unexpected newline in (?:composite literal|argument list|parameter list); possibly missing comma or [})]$/,
    safety: 'safe',
    edit: ({ line, at }) => {
      const end = endOfCode(line);
      return end > 0 && !/[,([{]$/.test(line.slice(0, end)) ? [insert(at, end, ',')] : undefined;
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: {
          tool: 'go',
          message: 'syntax error: unexpected newline in composite literal; possibly missing comma or }',
          line: 4,
          column: 3,
        },
        before: 'package a\n\nvar x = []int{\n\t2\n}\n',
        after: 'package a\n\nvar x = []int{\n\t2,\n}\n',
      },
    ],
  },
  {
    name: 'go-brace-on-next-line',
    title: 'put the brace on the line of the statement',
    tools,
    message:
      /^syntax error: unexpected (?:newline, expected \{ after (?:if|for|switch) clause|semicolon or newline before \{)$/,
    safety: 'safe',
    edit: ({ lines, line, at }) => {
      const end = endOfCode(line);
      const next = /^\s*\{/.exec(lines[at + 1] ?? '');
      if (!next || end !== line.trimEnd().length) return undefined;
      return [{ line: at, start: end, endLine: at + 1, end: next[0].length, text: ' {' }];
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: {
          tool: 'go',
          message: 'syntax error: unexpected newline, expected { after if clause',
          line: 4,
          column: 11,
        },
        before: 'package a\n\nfunc f(x int) {\n\tif x == 1\n\t{\n\t}\n}\n',
        after: 'package a\n\nfunc f(x int) {\n\tif x == 1 {\n\t}\n}\n',
      },
    ],
  },
  {
    name: 'go-declaration-sign',
    title: "write '=' in a declaration with 'var'",
    tools,
    message: /^syntax error: unexpected :=, expected =$/,
    safety: 'safe',
    edit: ({ line, at, index }) => (line.startsWith(':=', index) ? [replace(at, index, 2, '=')] : undefined),
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: 'syntax error: unexpected :=, expected =', line: 3, column: 11 },
        before: 'package a\n\nvar a int := 1\n',
        after: 'package a\n\nvar a int = 1\n',
      },
    ],
  },
  {
    name: 'go-assignment-in-condition',
    title: "compare with '=='",
    tools,
    message: /^(?:syntax error: )?cannot use assignment (?<left>[\w.]+) = (?<right>[\w."]+) as value$/,
    safety: 'unsafe',
    edit: ({ line, at, groups: { left, right } }) => {
      const start = line.indexOf(`${left} = ${right}`);
      return start !== -1 && isCode(line, start) ? [replace(at, start + (left ?? '').length + 1, 1, '==')] : undefined;
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: 'syntax error: cannot use assignment x = 1 as value', line: 4, column: 7 },
        before: 'package a\n\nfunc f(x int) {\n\tif x = 1 {\n\t}\n}\n',
        after: 'package a\n\nfunc f(x int) {\n\tif x == 1 {\n\t}\n}\n',
      },
    ],
  },
  {
    name: 'go-string-quotes',
    title: 'quote the string with double quotes',
    tools,
    message: /^more than one character in rune literal$/,
    safety: 'unsafe',
    edit: ({ line, at, index }) => {
      const text = /^'([^'"\\]{2,})'/.exec(line.slice(index));
      return text ? [replace(at, index, text[0].length, `"${text[1]}"`)] : undefined;
    },
    examples: [
      {
        file: 'a.go',
        diagnostic: { tool: 'go', message: 'more than one character in rune literal', line: 3, column: 9 },
        before: "package a\n\nvar s = 'hello'\n",
        after: 'package a\n\nvar s = "hello"\n',
      },
    ],
  },
];
