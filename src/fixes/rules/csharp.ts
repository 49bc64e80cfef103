import { insert, type Rule, removeLine } from '../rule.ts';

const tools = ['msbuild'] as const;

export const csharpRules: readonly Rule[] = [
  {
    name: 'csharp-missing-semicolon',
    title: "insert the missing ';'",
    tools,
    codes: ['CS1002'],
    message: /^; expected/,
    safety: 'safe',
    edit: ({ line, at, index }) => {
      const end = line.slice(0, index).trimEnd().length;
      return end > 0 ? [insert(at, end, ';')] : undefined;
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: { tool: 'msbuild', code: 'CS1002', message: '; expected', line: 1, column: 10 },
        before: 'int x = 1\nint y;\n',
        after: 'int x = 1;\nint y;\n',
      },
    ],
  },
  {
    name: 'csharp-missing-using',
    title: 'add the using directive',
    tools,
    codes: ['CS0246', 'CS0103'],
    message:
      /^The (?:type or namespace )?name '(?<name>\w+)(?:<[^']*>)?' (?:could not be found|does not exist in the current context)/,
    safety: 'safe',
    edit: ({ lines, groups: { name = '' } }) => {
      const space = namespaces.get(name);
      if (!space || lines.some((text) => text.trim() === `using ${space};`)) return undefined;
      const last = lines.findLastIndex((text) => /^using [\w.]+;/.test(text));
      return [insert(last + 1, 0, `using ${space};\n`)];
    },
    examples: [
      {
        file: 'A.cs',
        diagnostic: {
          tool: 'msbuild',
          code: 'CS0246',
          message:
            "The type or namespace name 'List<>' could not be found (are you missing a using directive or an assembly reference?)",
          line: 2,
          column: 11,
        },
        before: 'using System;\nclass A { List<int> x; }\n',
        after: 'using System;\nusing System.Collections.Generic;\nclass A { List<int> x; }\n',
      },
    ],
  },
  {
    name: 'csharp-unused-variable',
    title: 'remove the variable that is never used',
    tools,
    codes: ['CS0168'],
    message: /^The variable '(?<name>\w+)' is declared but never used/,
    safety: 'safe',
    edit: ({ line, at, groups: { name = '' } }) =>
      new RegExp(`^\\s*[\\w.<>\\[\\]?]+\\s+${name}\\s*;\\s*$`).test(line) ? [removeLine(at)] : undefined,
    examples: [
      {
        file: 'A.cs',
        diagnostic: {
          tool: 'msbuild',
          code: 'CS0168',
          message: "The variable 'x' is declared but never used",
          line: 2,
          column: 7,
        },
        before: 'void F() {\n  int x;\n}\n',
        after: 'void F() {\n}\n',
      },
    ],
  },
  {
    name: 'csharp-unneeded-using',
    title: 'remove the using directive that is not needed',
    tools,
    codes: ['CS8019', 'CS0105'],
    message: /^(?:Unnecessary using directive|The using directive for '[^']*' appeared previously)/,
    safety: 'safe',
    edit: ({ line, at }) => (/^\s*using [\w.]+;\s*$/.test(line) ? [removeLine(at)] : undefined),
    examples: [
      {
        file: 'A.cs',
        diagnostic: { tool: 'msbuild', code: 'CS8019', message: 'Unnecessary using directive.', line: 2, column: 1 },
        before: 'using System;\nusing System.Text;\nclass A {}\n',
        after: 'using System;\nclass A {}\n',
      },
    ],
  },
];

const namespaces = new Map(
  Object.entries({
    System:
      'Console String Math DateTime Guid Exception Action Func Environment Convert TimeSpan Uri Random ArgumentException ArgumentNullException InvalidOperationException',
    'System.Collections.Generic':
      'List Dictionary HashSet Queue Stack IEnumerable IList IDictionary KeyValuePair IReadOnlyList SortedDictionary LinkedList',
    'System.Linq': 'Enumerable IQueryable',
    'System.IO': 'File Directory Path Stream StreamReader StreamWriter FileStream MemoryStream IOException',
    'System.Text': 'StringBuilder Encoding',
    'System.Text.RegularExpressions': 'Regex Match',
    'System.Threading': 'Thread CancellationToken CancellationTokenSource Interlocked',
    'System.Threading.Tasks': 'Task Parallel',
    'System.Net.Http': 'HttpClient HttpRequestMessage',
    'System.Text.Json': 'JsonSerializer JsonDocument',
    'System.Diagnostics': 'Process Stopwatch Debug',
  }).flatMap(([space, names]) => names.split(' ').map((name) => [name, space])),
);
