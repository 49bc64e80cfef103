import { type Rule, type RuleContext, type RuleEdit, type RuleExample, replace } from '../rule.ts';
import { isCode } from './code-text.ts';

/**
 * What is declared twice in the same words: the second is removed. Two that differ may each be the one that is meant, so those are left to a person.
 */
export const duplicateRules: readonly Rule[] = [
  {
    name: 'typescript-duplicate',
    title: 'remove what is declared twice in the same words',
    tools: ['tsc'],
    codes: ['TS2300', 'TS2393', 'TS2451'],
    message: /^(?:Duplicate (?:identifier '(?<name>[\w$]+)'|function implementation)|Cannot redeclare block-scoped)/,
    safety: 'unsafe',
    edit: (context) => duplicateName(context) ?? duplicateBlock(context),
    examples: [
      example({ tool: 'tsc', code: 'TS2300', message: "Duplicate identifier 'n'.", line: 3, column: 3 }, 'a.ts', 1, [
        ...['interface X {', '  n: number;', '  n: number;', '}'],
      ]),
      {
        file: 'a.ts',
        diagnostic: { tool: 'tsc', code: 'TS2300', message: "Duplicate identifier 'a'.", line: 1, column: 16 },
        before: "import { a, b, a } from './b';\n",
        after: "import { a, b } from './b';\n",
      },
      example(
        { tool: 'tsc', code: 'TS2393', message: 'Duplicate function implementation.', line: 5, column: 3 },
        'a.ts',
        3,
        [...['class Y {', '  f() {', '    return 1;', '  }', '  f() {', '    return 1;', '  }', '}']],
      ),
    ],
  },
  {
    name: 'csharp-duplicate',
    title: 'remove what is declared twice in the same words',
    tools: ['msbuild'],
    codes: ['CS0101', 'CS0102', 'CS0111', 'CS0128'],
    message: /already (?:contains a definition for|defines a member called|defined in this scope)/,
    safety: 'unsafe',
    edit: duplicateBlock,
    examples: [
      example(
        {
          tool: 'msbuild',
          code: 'CS0101',
          message: "The namespace 'N' already contains a definition for 'A'",
          line: 3,
          column: 9,
        },
        'A.cs',
        1,
        ['namespace N {', '  class A { }', '  class A { }', '}'],
      ),
    ],
  },
  {
    name: 'java-duplicate',
    title: 'remove what is declared twice in the same words',
    tools: ['javac', 'maven'],
    message: /^(?:(?:variable|method|constructor) .* is already defined in|duplicate class: )/,
    safety: 'unsafe',
    edit: duplicateBlock,
    examples: [
      example({ tool: 'javac', message: 'method f() is already defined in class A', line: 3, column: 8 }, 'A.java', 1, [
        ...['class A {', '  void f() { g(); }', '  void f() { g(); }', '}'],
      ]),
    ],
  },
  {
    name: 'go-duplicate',
    title: 'remove what is declared twice in the same words',
    tools: ['go'],
    message: /^(?:\S+ redeclared(?: in this block)?|method \S+ already declared at )/,
    safety: 'unsafe',
    edit: duplicateBlock,
    examples: [
      example({ tool: 'go', message: 'x redeclared in this block', line: 4, column: 5 }, 'a.go', 1, [
        ...['package a', '', 'var x = 1', 'var x = 1'],
      ]),
    ],
  },
];

/** The second of two equal statements or declarations in one block: the lines from the named one to the end of its braces. */
function duplicateBlock({ lines, at, line }: RuleContext): readonly RuleEdit[] | undefined {
  const indent = indentOf(line);
  const end = endOfBlock(lines, at);
  const above = lines[at - 1] ?? '';
  // Words above may belong to it, and would then belong to what follows.
  if (end === undefined || (above.trim() !== '' && !/[;{},)\]'"\w]\s*$|\*\/\s*$/.test(above))) return undefined;
  if (/^\s*(?:@|\[|\/[/*]|\*)/.test(above)) return undefined;
  const text = textOf(lines, at, end);
  for (let first = at - 1; first >= 0; first--) {
    const other = lines[first] as string;
    if (other.trim() !== '' && indentOf(other) < indent) return undefined;
    const length = end - at;
    if (indentOf(other) !== indent || first + length >= at || textOf(lines, first, first + length) !== text) continue;
    return [{ line: at, start: 0, endLine: end + 1, end: 0, text: '' }];
  }
  return undefined;
}

/** The same name twice between the braces of one import or export. */
function duplicateName({ at, line, index, groups: { name = '' } }: RuleContext): readonly RuleEdit[] | undefined {
  const list = /^\s*(?:import|export)\s+(?:type\s+)?\{(?<names>[^{}]*)\}/d.exec(line)?.indices?.groups?.names;
  if (!list || name === '' || index < list[0] || !line.startsWith(name, index)) return undefined;
  const [before, rest] = [line.slice(list[0], index), line.slice(index + name.length)];
  const isOfItsOwn = /,\s*$/.test(before) && /^\s*[,}]/.test(rest);
  if (!isOfItsOwn || !before.split(',').some((one) => one.trim() === name)) return undefined;
  const start = line.slice(0, index).trimEnd().length - 1;
  return [replace(at, start, index + name.length - start, '')];
}

/** The last line of what begins here; `undefined` where its braces don't close within a reasonable length. */
function endOfBlock(lines: readonly string[], at: number): number | undefined {
  let depth = 0;
  for (let i = at; i < Math.min(lines.length, at + mostLines); i++) {
    const line = lines[i] as string;
    if (/\/\*|\*\/|`/.test(line)) return undefined;
    for (const { 0: sign, index } of line.matchAll(/[{}()[\]]/g)) {
      if (isCode(line, index)) depth += '{(['.includes(sign) ? 1 : -1;
    }
    if (depth < 0) return undefined;
    if (depth === 0) return i;
  }
  return undefined;
}

const mostLines = 200;

function textOf(lines: readonly string[], from: number, to: number): string {
  const text = lines.slice(from, to + 1).join('\n');
  return text.trim().replace(/,$/, '');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** An example whose named line, and as many behind it as `count` says, are removed. */
function example(
  diagnostic: RuleExample['diagnostic'],
  file: string,
  count: number,
  lines: readonly string[],
): RuleExample {
  const at = (diagnostic.line ?? 1) - 1;
  const text = (kept: readonly string[]) => `${kept.join('\n')}\n`;
  return { file, diagnostic, before: text(lines), after: text(lines.filter((_, i) => i < at || i >= at + count)) };
}
