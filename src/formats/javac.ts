import type { Continuation, Format, Part } from '../core/format.ts';

export const javac: Format = {
  name: 'javac',
  title: 'Java compiler',
  url: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/javac.html',
  // The caret stands under a line that keeps its tabs.
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['error: ', 'warning: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.java):(?<line>\d+): (?<severity>error|warning): (?:\[(?<code>[\w.-]+)\] )?(?<message>.*)$/,
      block: { continues, patience: 4 },
      read: readBlock,
      examples: [
        {
          log: "src/A.java:3: error: ';' expected\n  int f() { return 1 }\n                    ^\n1 error",
          gives: [
            {
              severity: 'error',
              file: 'src/A.java',
              line: 3,
              column: 21,
              message: "';' expected",
              snippet: ['  int f() { return 1 }'],
            },
          ],
        },
        {
          log: 'src/B.java:3: error: cannot find symbol\n  List<String> x;\n  ^\n  symbol:   class List\n  location: class B\nsrc/B.java:5: warning: [deprecation] stop() in Thread has been deprecated\n  void g() { new Thread().stop(); }\n                         ^\n1 error\n1 warning',
          gives: [
            {
              severity: 'error',
              column: 3,
              message: 'cannot find symbol',
              related: [{ message: 'symbol:   class List' }, { message: 'location: class B' }],
            },
            { severity: 'warning', code: 'deprecation', line: 5, column: 26 },
          ],
        },
      ],
    },
    {
      // Up to JDK 6 an error had no word, and the details stood above the source. Only the caret tells it from any other line.
      triggers: ['.java:'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.java):(?<line>\d+): (?<message>\S.*)$/,
      severity: 'error',
      block: { continues, patience: 4 },
      read: (lines) => (lines.some((line) => caret.test(line)) ? readBlock(lines) : null),
      examples: [
        {
          log: 'ths/Hallo.java:28: cannot find symbol\nsymbol  : class Foo\nlocation: class ths.Hallo\n    Foo x;\n    ^',
          gives: [
            {
              severity: 'error',
              file: 'ths/Hallo.java',
              line: 28,
              column: 5,
              message: 'cannot find symbol',
              snippet: ['    Foo x;'],
              related: [{ message: 'symbol  : class Foo' }, { message: 'location: class ths.Hallo' }],
            },
          ],
        },
      ],
    },
    {
      // About the command or a class file. The words are javac's own: other tools begin a line with `error: ` as well.
      triggers: ['error: '],
      match:
        /^error: (?<message>(?:(?:file|directory|module) not found|invalid (?:flag|source release|target release)|no source files|release version|(?:Source|Target) option|warnings found and -Werror|package \S+ does not exist|cannot (?:access|find symbol)|Class names, |Annotation processor |error (?:reading|while writing) |compilation failed$).*)$/,
      severity: 'error',
      block: { continues: (line) => (/^ {2,}\S/.test(line) ? 'yes' : 'no') },
      // The launcher's last word, after the compiler has said what failed.
      read: (lines, { message }) => (message === 'compilation failed' ? [] : readBlock(lines)),
      examples: [
        { log: 'error: file not found: A.java', gives: [{ severity: 'error', message: 'file not found: A.java' }] },
        {
          log: 'error: warnings found and -Werror specified\n1 error\n1 warning',
          gives: [{ severity: 'error', message: 'warnings found and -Werror specified' }],
        },
        { log: 'error: compilation failed', gives: [] },
      ],
    },
    {
      triggers: ['warning: ['],
      match: /^warning: \[(?<code>options|path|processing|classfile|module|removal)\] (?<message>.*)$/,
      severity: 'warning',
      examples: [
        {
          log: 'warning: [path] bad path element "nosuch.jar": no such file or directory',
          gives: [
            {
              severity: 'warning',
              code: 'path',
              message: 'bad path element "nosuch.jar": no such file or directory',
            },
          ],
        },
      ],
    },
    {
      // -XDrawDiagnostics, as the compiler's own tests want it. Here tabs count up to the next multiple of 8.
      triggers: ['compiler.err.', 'compiler.warn.'],
      match:
        /^(?:(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+):|-) (?<code>compiler\.(?<severity>err|warn)\.[\w.-]+)(?:: (?<message>.*))?$/,
      severity: { err: 'error', warn: 'warning' },
      read: (_, { code = '', message = code, column }) => ({ message, ...(column && { columnUnit: 'display' }) }),
      examples: [
        {
          log: 'Sem.java:7:9: compiler.warn.raw.class.use: java.util.List, java.util.List<E>\nSem.java:24:41: compiler.warn.div.zero\n- compiler.err.warnings.and.werror\n- compiler.note.unchecked.filename: Sem.java\n1 error\n2 warnings',
          gives: [
            {
              severity: 'warning',
              file: 'Sem.java',
              line: 7,
              column: 9,
              columnUnit: 'display',
              code: 'compiler.warn.raw.class.use',
              message: 'java.util.List, java.util.List<E>',
            },
            { severity: 'warning', line: 24, code: 'compiler.warn.div.zero', message: 'compiler.warn.div.zero' },
            { severity: 'error', code: 'compiler.err.warnings.and.werror' },
          ],
        },
      ],
    },
  ],
};

const caret = /^\s*\^\s*$/;

/** Only the caret tells that the lines before it belong; behind it stand details, indented. */
function continues(line: string, lines: readonly string[]): Continuation {
  if (lines.some((taken) => caret.test(taken))) return /^ {2,}\S/.test(line) && !caret.test(line) ? 'yes' : 'no';
  if (caret.test(line)) return 'yes';
  return /^\S+\.java:\d+: /.test(line) ? 'no' : 'maybe';
}

function readBlock(lines: readonly string[]): Part {
  const at = lines.findIndex((line) => caret.test(line));
  const details = at === -1 ? lines.slice(1) : [...lines.slice(1, at - 1), ...lines.slice(at + 1)];
  return {
    ...(at > 1 && { column: (lines[at] as string).indexOf('^') + 1, snippet: [lines[at - 1] as string] }),
    ...(details.length > 0 && { related: details.map((line) => ({ message: line.trim() })) }),
  };
}
