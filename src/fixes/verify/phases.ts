import type { Diagnostic } from '../../core/diagnostic.ts';

/**
 * How far a tool had come when it said this. What a tool finds in an early phase keeps it from beginning the next one, so
 * errors of a later phase that come up when an early one is mended were there all the time, hidden.
 */
export function phaseOf({ tool, code = '', message }: Pick<Diagnostic, 'tool' | 'code' | 'message'>): number {
  return tools.get(tool)?.find(({ codes, messages }) => codes?.test(code) ?? messages?.test(message))?.phase ?? last;
}

/** Whether it hides the rest of its statement only: what else is wrong with the file is said all the same. */
export function hidesItsStatement({ tool, ...said }: Diagnostic): boolean {
  return (tool === 'gcc' || tool === 'clang') && phaseOf({ tool, ...said }) === syntax;
}

/**
 * Whether it hides what is below: where the head of a function can't be read, nothing is said of its body, and where the arguments of a macro
 * have no end, the preprocessor takes the rest of the file for one of them.
 */
export function hidesItsBlock({ tool, message }: Pick<Diagnostic, 'tool' | 'message'>): boolean {
  return (tool === 'gcc' || tool === 'clang') && hidesBelow.test(message);
}

const hidesBelow =
  /before [‘']\{[’'] token|^expected function body| at end of input$|^unterminated (?:argument list invoking|function-like) macro/;

/** Whether the tool goes no further in a file after what it said. */
export function stopsAtFirst(said: Pick<Diagnostic, 'tool' | 'code' | 'message'>): boolean {
  return stopping.has(said.tool) && phaseOf(said) === 0;
}

/** Whether it is about the text of its file alone, so that nothing in another file can have brought it. */
export function isOfItsTextAlone({ tool, code = '', message }: Diagnostic): boolean {
  if (tool === 'python') return /^(?:Syntax|Indentation|Tab)Error$/.test(code);
  return readsTextFirst.has(tool) && phaseOf({ tool, code, message }) === 0;
}

/** Whether the tool reads all files as one program, so that what it says of one file can come of another. */
export function readsWholeProgram({ tool }: Diagnostic): boolean {
  return wholeProgram.has(tool);
}

/**
 * Whether what it says may only come of a name that the tool could not resolve: that something is never used, of a name in its file; that
 * something has no type, of one anywhere in the program.
 */
export function followsFromName({
  tool,
  code = '',
}: Pick<Diagnostic, 'tool' | 'code'>): 'file' | 'program' | undefined {
  if (tool !== 'tsc') return undefined;
  if (/^TS(?:6133|6138|619[268])$/.test(code)) return 'file';
  return /^TS(?:70(?:05|06|31|34|53)|7022|18046|2571)$/.test(code) ? 'program' : undefined;
}

/** Whether it says that a name can't be resolved. */
export function isUnresolvedName({ tool, code = '' }: Pick<Diagnostic, 'tool' | 'code'>): boolean {
  return tool === 'tsc' && /^TS(?:230[457]|2339|2503|255[12]|2663|2724|2792|18004)$/.test(code);
}

interface Phase {
  readonly phase: number;
  readonly codes?: RegExp;
  readonly messages?: RegExp;
}

const last = 9;
const syntax = 1;

/** A preprocessor that finds no header goes no further; a parser skips to the end of the statement that it can't read. */
const c: readonly Phase[] = [
  { phase: 0, messages: /: No such file or directory$|file not found$/ },
  {
    phase: syntax,
    messages:
      /^expected\b|^stray\b|^missing terminating|^unterminated|^extraneous\b|before .* token$|^unknown type name\b/,
  },
];

/** Such an interpreter stops at the first error of a file, whatever it is. */
const stopsAtOnce: readonly Phase[] = [{ phase: 0, messages: /^/ }];

/**
 * What TypeScript's parser and scanner say: types are checked only where a program has none of these. Other TS1xxx, such as TS1064 of async functions,
 * come with the types. From the two modules of TypeScript 5.9.
 */
const typescriptSyntax =
  /^TS(?:10(?:0[2357]|1[0-2]|34|6[89])|1109|11(?:10|2[4-9]|3\d|4[02456]|6[01]|7[7-9]|8[015]|9[89])|13(?:5[179]|8[1-9]|90)|14(?:3[4-9]|4[0-2]|7[278]|90)|2809|170(?:02|08|1[45]))$/;
/** What CPython says of source that it can't read. */
const pythonSyntax =
  /^(?:invalid syntax|expected (?:':'|'\('|an indented block|'except')|unexpected (?:indent|EOF)|unindent does not match|unterminated |unmatched |'.' was never closed|closing parenthesis |cannot assign |Missing parentheses|invalid character|f-string: |positional argument follows|inconsistent use of tabs|EOL while)/;

const tools: ReadonlyMap<string, readonly Phase[]> = new Map([
  ['gcc', c],
  ['clang', c],
  ['python', stopsAtOnce],
  ['node', stopsAtOnce],
  // pyflakes, and what runs it, give the syntax error of Python itself before they look at names.
  [
    'flake8',
    [
      { phase: 0, codes: /^E9/ },
      { phase: 0, messages: pythonSyntax },
    ],
  ],
  ['mypy', [{ phase: 0, codes: /^syntax$/ }]],
  ['ruff', [{ phase: 0, codes: /^(?:invalid-syntax|E999)$/ }]],
  ['tsc', [{ phase: 0, codes: typescriptSyntax }]],
  // Parsing has no codes, then names are resolved, then types and at the end borrows are checked.
  [
    'rustc',
    [
      { phase: 0, codes: /^$/ },
      { phase: 1, codes: /^E04(?:0[1-9]|1[1-9]|2[2-9]|3[0-79])$|^E0583$/ },
      { phase: 3, codes: /^E0(?:38[1-4]|49[0-9]|50[0-9]|51[0-9]|59[67]|71[2-6])$/ },
      { phase: 2, codes: /^E/ },
    ],
  ],
  // Syntax before meaning, in the compiler's own order of messages.
  ['javac', [{ phase: 0, messages: /expected|^illegal start of|^unclosed|^reached end of file|^not a statement/ }]],
  ['msbuild', [{ phase: 0, codes: /^CS1(?:00[0-9]|01[0-9]|02[0-9]|513|514|525)$/ }]],
  ['go', [{ phase: 0, messages: /^syntax error/ }]],
]);

const stopping: ReadonlySet<string> = new Set(['python', 'node', 'flake8', 'mypy']);

/** Their phase 0 is the grammar, and theirs only. */
const readsTextFirst: ReadonlySet<string> = new Set(['flake8', 'mypy', 'ruff', 'tsc']);

const wholeProgram: ReadonlySet<string> = new Set(['tsc', 'rustc', 'cargo', 'clippy', 'javac', 'msbuild', 'go']);
