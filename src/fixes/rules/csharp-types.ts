import { insert, type Rule, removeLine, replace } from '../rule.ts';
import { endOfPreviousToken, isCode } from './code-text.ts';

const tools = ['msbuild'] as const;

/** C#: what its parser misses, fields that may be null, members that nobody needs. */
export const csharpTypeRules: readonly Rule[] = [
  {
    name: 'csharp-missing-bracket',
    title: 'insert the missing bracket',
    tools,
    codes: ['CS1026', 'CS1003'],
    message: /^(?:(?<text>[)\]]) expected|Syntax error, '(?<sign>[,\](])' expected)$/,
    safety: 'unsafe',
    edit: ({ lines, at, index, groups: { text, sign } }) => {
      const end = endOfPreviousToken(lines, at, index);
      return end && [insert(end.line, end.index, text ?? sign ?? '')];
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: { tool: 'msbuild', code: 'CS1026', message: ') expected', line: 1, column: 25 },
        before: 'class A { void F() { G(1; } }\n',
        after: 'class A { void F() { G(1); } }\n',
      },
    ],
  },
  {
    name: 'csharp-missing-brace',
    title: 'close what is open at the end of the file',
    tools,
    codes: ['CS1513'],
    message: /^\} expected$/,
    safety: 'unsafe',
    edit: ({ lines, at }) => {
      const last = lines.findLastIndex((line) => line.trim() !== '');
      let depth = 0;
      for (const line of lines) {
        if (/\/\*|\*\/|"""|@"|^\s*#/.test(line)) return undefined;
        for (const brace of line.matchAll(/[{}]/g)) if (isCode(line, brace.index)) depth += brace[0] === '{' ? 1 : -1;
      }
      return depth === 1 && at >= last ? [insert(last, (lines[last] as string).length, '\n}')] : undefined;
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: { tool: 'msbuild', code: 'CS1513', message: '} expected', line: 3, column: 4 },
        before: 'class A {\n  void F() {\n  }\n',
        after: 'class A {\n  void F() {\n  }\n}\n',
      },
    ],
  },
  {
    name: 'csharp-null-field',
    title: 'say that the member may be null',
    tools,
    codes: ['CS8618'],
    message:
      /^Non-nullable (?:field|property|event) '(?<name>\w+)' (?:must contain a non-null value when exiting constructor|is uninitialized)/,
    safety: 'unsafe',
    edit: ({ lines, at, groups: { name = '' } }) => {
      const declaration = new RegExp(
        `^(\\s*(?:(?:public|private|protected|internal|static|readonly|virtual|override|event|sealed|new)\\s+)*)([\\w.]+(?:<[\\w.<>, ?]+>)?(?:\\[\\])?)\\s+${name}\\b\\s*[;{=]`,
      );
      const here = declaration.test(lines[at] ?? '') ? at : lines.findIndex((text) => declaration.test(text));
      const [, lead = '', type] = declaration.exec(lines[here] ?? '') ?? [];
      return type === undefined || type === 'return' ? undefined : [insert(here, lead.length + type.length, '?')];
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: {
          tool: 'msbuild',
          code: 'CS8618',
          message:
            "Non-nullable property 'Name' must contain a non-null value when exiting constructor. Consider declaring the property as nullable.",
          line: 2,
          column: 19,
        },
        before: 'class A {\n    public string Name { get; set; }\n}\n',
        after: 'class A {\n    public string? Name { get; set; }\n}\n',
      },
    ],
  },
  {
    name: 'csharp-unused-value',
    title: 'remove the variable whose value is never used',
    tools,
    codes: ['CS0219'],
    message: /^The variable '(?<name>\w+)' is assigned but its value is never used$/,
    safety: 'unsafe',
    edit: ({ lines, line, at, groups: { name = '' } }) => {
      const alone = new RegExp(
        `^\\s*[\\w.<>\\[\\]?]+\\s+${name}\\s*=\\s*(?:-?[\\d.]\\w*|"[^"\\\\]*"|'[^']*'|true|false|null)\\s*;\\s*$`,
      );
      const others = lines.filter((text) => new RegExp(`\\b${name}\\b`).test(text)).length;
      return alone.test(line) && others === 1 ? [removeLine(at)] : undefined;
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: {
          tool: 'msbuild',
          code: 'CS0219',
          message: "The variable 'x' is assigned but its value is never used",
          line: 2,
          column: 7,
        },
        before: 'void F() {\n  int x = 1;\n}\n',
        after: 'void F() {\n}\n',
      },
    ],
  },
  {
    name: 'csharp-unused-exception',
    title: 'do not name the exception',
    tools,
    codes: ['CS0168'],
    message: /^The variable '(?<name>\w+)' is declared but never used$/,
    safety: 'safe',
    edit: ({ line, at, groups: { name = '' } }) => {
      const clause = new RegExp(`(\\bcatch\\s*\\(\\s*[\\w.]+)\\s+${name}\\s*\\)`).exec(line);
      return clause
        ? [
            replace(
              at,
              clause.index + (clause[1] as string).length,
              clause[0].length - (clause[1] as string).length - 1,
              '',
            ),
          ]
        : undefined;
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: {
          tool: 'msbuild',
          code: 'CS0168',
          message: "The variable 'e' is declared but never used",
          line: 1,
          column: 40,
        },
        before: 'void F() { try { G(); } catch (Exception e) { } }\n',
        after: 'void F() { try { G(); } catch (Exception) { } }\n',
      },
    ],
  },
  {
    name: 'csharp-await-not-async',
    title: "make the method 'async'",
    tools,
    codes: ['CS4032', 'CS4033'],
    message: /^The 'await' operator can only be used within an async method\./,
    safety: 'unsafe',
    edit: ({ lines, at }) => {
      const method =
        /^(\s*(?:(?:public|private|protected|internal|static|virtual|override|sealed)\s+)*)(void|Task|[\w.]+(?:<[\w<>, .?]+>)?\??)(?=\s+\w+\s*\()/;
      const head = lines
        .slice(0, at + 1)
        .findLastIndex((text) => method.test(text) && !/^\s*(?:return|new|await|else|throw)\b/.test(text));
      const [, lead = '', type = ''] = method.exec(lines[head] ?? '') ?? [];
      if (type === '' || lines.slice(head + 1, at + 1).some((text) => text.includes('=>'))) return undefined;
      const wanted = type === 'void' ? 'Task' : /^Task\b/.test(type) ? type : `Task<${type}>`;
      return [replace(head, lead.length, type.length, `async ${wanted}`)];
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: {
          tool: 'msbuild',
          code: 'CS4033',
          message:
            "The 'await' operator can only be used within an async method. Consider marking this method with the 'async' modifier and changing its return type to 'Task'.",
          line: 3,
          column: 9,
        },
        before: 'class A {\n    public void F() {\n        await G();\n    }\n}\n',
        after: 'class A {\n    public async Task F() {\n        await G();\n    }\n}\n',
      },
    ],
  },
  {
    name: 'csharp-explicit-conversion',
    title: 'convert the value to the type that is wanted',
    tools,
    codes: ['CS0266'],
    message: /^Cannot implicitly convert type '(?<from>[^']+)' to '(?<to>[^']+)'\. An explicit conversion exists/,
    safety: 'unsafe',
    edit: ({ line, at, index, groups: { to = '' } }) => {
      const value = /^[A-Za-z_]\w*(?:\.\w+)*(?:\([^()"]*\))?(?=\s*[;,)])/.exec(line.slice(index))?.[0];
      return value !== undefined ? [insert(at, index, `(${to})`)] : undefined;
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: {
          tool: 'msbuild',
          code: 'CS0266',
          message:
            "Cannot implicitly convert type 'double' to 'int'. An explicit conversion exists (are you missing a cast?)",
          line: 1,
          column: 31,
        },
        before: 'void F(double d) {    int i = d; }\n',
        after: 'void F(double d) {    int i = (int)d; }\n',
      },
    ],
  },
  {
    name: 'csharp-number-suffix',
    title: 'write the number with its suffix',
    tools,
    codes: ['CS0664'],
    message:
      /^Literal of type double cannot be implicitly converted to type '(?:float|decimal)'; use an '(?<suffix>[FM])' suffix/,
    safety: 'safe',
    edit: ({ line, at, index, groups: { suffix = '' } }) => {
      const number = /^\d*\.?\d+(?![\w.])/.exec(line.slice(index))?.[0];
      return number ? [insert(at, index + number.length, suffix)] : undefined;
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: {
          tool: 'msbuild',
          code: 'CS0664',
          message:
            "Literal of type double cannot be implicitly converted to type 'float'; use an 'F' suffix to create a literal of this type",
          line: 1,
          column: 11,
        },
        before: 'float f = 1.5;\n',
        after: 'float f = 1.5F;\n',
      },
    ],
  },
  {
    name: 'csharp-fall-through',
    title: "end the case with 'break'",
    tools,
    codes: ['CS0163', 'CS8070'],
    message:
      /^Control cannot (?:fall through from one case label \('.*'\) to another|fall out of switch from final case label)/,
    safety: 'unsafe',
    edit: ({ lines, line, at }) => {
      if (!/^\s*(?:case\b.*|default\s*):\s*$/.test(line)) return undefined;
      const indent = /^\s*/.exec(line)?.[0] ?? '';
      const end = lines.findIndex(
        (text, index) =>
          index > at &&
          /^\s*(?:case\b|default\s*:|\})/.test(text) &&
          (/^\s*/.exec(text)?.[0].length ?? 0) <= indent.length,
      );
      const inner = /^\s*/.exec(lines[at + 1] ?? '')?.[0] ?? indent;
      return end > at + 1 ? [insert(end, 0, `${inner}break;\n`)] : undefined;
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: {
          tool: 'msbuild',
          code: 'CS0163',
          message: "Control cannot fall through from one case label ('case 1:') to another",
          line: 2,
          column: 3,
        },
        before: 'switch (x) {\n  case 1:\n    F();\n  case 2:\n    G();\n    break;\n}\n',
        after: 'switch (x) {\n  case 1:\n    F();\n    break;\n  case 2:\n    G();\n    break;\n}\n',
      },
    ],
  },
];
