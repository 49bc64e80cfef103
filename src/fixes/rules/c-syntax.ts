import { indexOfColumn } from '../../core/columns.ts';
import { type ReadSource, readSource, repairAt } from '../c-source/repair.ts';
import { headerOf } from '../c-source/standard-names.ts';
import type { TextEdit } from '../candidate.ts';
import type { Rule, RuleContext, RuleEdit, RuleExample } from '../rule.ts';
import { offsetsOf } from './offsets.ts';

/** What gcc and clang say of C, repaired by reading the source as they do (`c-source`). */
export const cSyntaxRules: readonly Rule[] = [
  {
    name: 'c-expected-token',
    title: 'repair the punctuation where the grammar breaks',
    message: /^expected |^parameter [‘'].* is initialized|^extraneous |^label at end of compound statement/,
    examples: [
      example("expected ';' before ':' token", 2, 12, 'puts("a"):', 'puts("a");'),
      example("expected ')' before ';' token", 2, 11, 'puts("a";)', 'puts("a");'),
      example("expected expression before '<' token", 2, 13, 'while (a =< 2) a++;', 'while (a <= 2) a++;'),
      example("expected ';' before ')' token", 2, 25, 'for (a = 0, a < 3; a++) b++;', 'for (a = 0; a < 3; a++) b++;'),
      example("expected ')' before 'a'", 2, 16, 'printf("%d\\n" a);', 'printf("%d\\n", a);'),
    ],
  },
  {
    name: 'c-stray-character',
    title: 'mend the quotes or escapes around the stray character',
    message: /^stray |^missing terminating |^empty character constant|^unexpected character|^non-ASCII/,
    examples: [
      example('missing terminating " character', 2, 8, 'puts("a);', 'puts("a");'),
      example("stray '\\' in program", 2, 16, 'if (*text == \\0) b++;', "if (*text == '\\0') b++;"),
    ],
  },
  {
    name: 'c-number-suffix',
    title: "insert the '*' between number and name",
    message: /^invalid (?:suffix|digit) /,
    examples: [example('invalid suffix "a" on integer constant', 2, 7, 'b = 4a + 1;', 'b = 4*a + 1;')],
  },
  {
    name: 'c-undeclared-name',
    title: 'use the declared name, or declare it',
    message: /^[‘'](?<name>\w+)[’'] undeclared|^use of undeclared identifier/,
    examples: [example("'Count' undeclared (first use in this function)", 2, 7, 'b = Count + 1;', 'b = count + 1;')],
  },
  {
    name: 'c-not-assignable',
    title: 'repair what stands where only a variable can stand',
    message: /^lvalue required|^expression is not assignable|^cannot take the address of an rvalue/,
    examples: [
      example('lvalue required as left operand of assignment', 2, 13, 'if (a % 2 = 0) b++;', 'if (a % 2 == 0) b++;'),
    ],
  },
  {
    name: 'c-argument-count',
    title: 'give the call as many arguments as the function takes',
    message: /^too (?:few|many) arguments to function/,
    examples: [example("too few arguments to function 'putchar'", 2, 3, 'putchar();', 'putchar(count);')],
  },
  {
    name: 'c-operands',
    title: 'repair the operator that these operands cannot have',
    message: /^invalid operands to binary/,
    examples: [
      example("invalid operands to binary & (have 'char *' and 'int')", 2, 14, 'scanf("%d" &a);', 'scanf("%d", &a);'),
    ],
  },
  {
    name: 'c-subscript',
    title: 'repair the subscript',
    message: /^subscripted value is neither|^array subscript is not an integer/,
    examples: [
      example('subscripted value is neither array nor pointer nor vector', 2, 8, 'b = a[0];', 'b = values[0];'),
    ],
  },
  {
    name: 'c-indirection',
    title: "use '.' or '->' as the type asks",
    message: /^invalid type argument of|is a pointer; did you mean to use|^request for member|^member reference /,
    examples: [example("'place' is a pointer; did you mean to use '->'?", 2, 12, 'b = place.x;', 'b = place->x;')],
  },
  {
    name: 'c-not-a-function',
    title: 'repair the call of what is no function',
    message: /^called object /,
    examples: [
      example("called object 'a' is not a function or function pointer", 2, 7, 'b = a(b + 1);', 'b = a*(b + 1);'),
    ],
  },
  {
    name: 'c-else-without-if',
    title: "repair what parts 'else' from its 'if'",
    message: /^[‘']else[’'] without a previous [‘']if[’']/,
    examples: [
      example("'else' without a previous 'if'", 2, 21, 'if (a == 1); b++; else b--;', 'if (a == 1) b++; else b--;'),
    ],
  },
  {
    name: 'c-declared-twice',
    title: 'declare the name once',
    message: /^redeclaration of|^redefinition of|^conflicting types for|redeclared as different kind of symbol/,
    examples: [example("redefinition of 'i'", 2, 18, 'int i = a; int i = b; a += i;', 'int i = a; i = b; a += i;')],
  },
  {
    name: 'c-unknown-type',
    title: "write the 'struct' of its tag, or make a comment of what is no code",
    message: /^unknown type name|^must use '(?:struct|union|enum)' tag/,
    examples: [example("unknown type name 'Ends'", 2, 10, 'a = b; Ends here for now', 'a = b; //Ends here for now')],
  },
  {
    name: 'c-open-block',
    title: 'close the block that is left open above',
    message: /^invalid storage class for function|^nested function |label not within a switch statement$/,
    examples: [
      {
        file: 'a.c',
        diagnostic: { tool: 'gcc', message: "invalid storage class for function 'g'", line: 8, column: 12 },
        before: `#include "a.h"\nvoid f(int a) {\n  while (a) {\n    a--;\n  use(a);\n}\n\nstatic int g(void) {\n  return 0;\n}\n`,
        after: `#include "a.h"\nvoid f(int a) {\n  while (a) {\n    a--;\n  }\n  use(a);\n}\n\nstatic int g(void) {\n  return 0;\n}\n`,
      },
    ],
  },
  {
    name: 'c-array-size',
    title: 'give the array a size',
    message: /^array size missing in|^definition of variable with array type needs an explicit size/,
    examples: [
      example("array size missing in 'line'", 2, 8, 'char line[]; line[0] = a;', 'char line[100]; line[0] = a;'),
    ],
  },
].map((rule): Rule => ({ ...rule, tools: ['gcc', 'clang'], safety: 'unsafe' as const, competes: true, edit }));

function edit(context: RuleContext): readonly RuleEdit[] | undefined {
  const { diagnostic, lines, at, index, line } = context;
  if (!/\.[ch]$/i.test(diagnostic.file ?? '')) return undefined;
  const atUse = editWhereExpanded(context);
  if (atUse) return atUse;
  // A name of the library wants its header.
  const library = /^(?:unknown type name |use of undeclared identifier )?[‘'](\w+)[’']/.exec(diagnostic.message)?.[1];
  const header = headerOf(library);
  if (header && !lines.some((text) => text.includes(`<${header}>`))) return undefined;
  const { starts, toRuleEdit } = offsetsOf(lines);
  const place = (starts[at] ?? 0) + Math.min(index, line.length);
  return repairAt(
    sourceOf(lines),
    place,
    grammar.test(diagnostic.message) ? 'grammar' : 'meaning',
    suggestion(diagnostic, lines, starts),
    reachOf(diagnostic.message),
  )?.map(toRuleEdit);
}

/** What is wrong in the text of a macro, of a header or of the file itself, is mostly wrong where it is used. */
function editWhereExpanded({ diagnostic, line: text, linesOf }: RuleContext): readonly RuleEdit[] | undefined {
  const { file: definedIn = '', related = [] } = diagnostic;
  const isDefinition = /\.h$/i.test(definedIn) || /^\s*#\s*define\b/.test(text);
  const use = related.findLast(
    (place) =>
      (place.file !== definedIn || place.line !== diagnostic.line) &&
      /expan(?:sion of|ded from) macro/.test(place.message ?? ''),
  );
  if (!isDefinition || !/\.c$/i.test(use?.file ?? '')) return undefined;
  const { file = '', line = 1, column = 1 } = use ?? {};
  const lines = linesOf(file);
  if (lines?.[line - 1] === undefined) return undefined;
  const { starts, toRuleEdit } = offsetsOf(lines);
  const place = (starts[line - 1] ?? 0) + Math.min(column - 1, lines[line - 1]?.length ?? 0);
  const edits = repairAt(sourceOf(lines), place, 'grammar');
  return edits && edits.length > 0 ? edits.map((edit) => ({ ...toRuleEdit(edit), file })) : undefined;
}

const grammar =
  /^(?:expected |parameter |extraneous |label at end|stray |missing terminating |empty character|unexpected character|non-ASCII|unknown type name|invalid storage class|nested function)|without a previous|label not within/;

/** Where the slip can be that a message comes of. */
function reachOf(message: string) {
  if (name.test(message)) return 'line';
  if (/at end of input$|^invalid storage class|^nested function|label not within/.test(message)) return 'block';
  return grammar.test(message) ? 'above' : 'nowhere';
}

/** What a sign that is missing behind a name or in a list makes of them. */
const name = /undeclared|^too (?:few|many) arguments|^called object|^unknown type name/;

/** Diagnostics of one file come with the same lines. */
const sources = new WeakMap<readonly string[], ReadSource>();

function sourceOf(lines: readonly string[]): ReadSource {
  let source = sources.get(lines);
  if (!source) {
    source = readSource(lines.join('\n'));
    sources.set(lines, source);
  }
  return source;
}

/** The compiler's own first proposal as offsets, where it is for the same file. */
function suggestion(
  { fixes, file, columnUnit }: RuleContext['diagnostic'],
  lines: readonly string[],
  starts: readonly number[],
) {
  const edits = fixes?.find(({ safety, edits: own }) => safety !== 'manual' && own.length > 0);
  const found: TextEdit[] = [];
  for (const one of edits?.edits ?? []) {
    if (one.file !== file) return undefined;
    const unit = edits?.columnUnit ?? columnUnit ?? 'utf16';
    const start = indexOfColumn(lines[one.line - 1] ?? '', one.column, unit);
    const end = indexOfColumn(lines[one.endLine - 1] ?? '', one.endColumn, unit);
    if (start === undefined || end === undefined) return undefined;
    found.push({
      start: (starts[one.line - 1] ?? 0) + start,
      end: (starts[one.endLine - 1] ?? 0) + end,
      text: one.newText,
    });
  }
  return found;
}

/** One wrong line of a function in which the usual names are declared. */
function example(message: string, line: number, column: number, wrong: string, right: string): RuleExample {
  const frame = (body: string) =>
    `int f(int a, int b, int count, char *text, struct { int x; } *place, int *values) {\n  ${body}\n  return a + b;\n}\n`;
  const file = '#include <stdio.h>\n';
  return {
    file: 'a.c',
    diagnostic: { tool: 'gcc', message, line: line + 1, column },
    before: file + frame(wrong),
    after: file + frame(right),
  };
}
