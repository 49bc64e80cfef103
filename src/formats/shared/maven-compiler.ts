/** What javac, Kotlin, Eclipse, AspectJ, Error Prone and Checkstyle say when Maven runs them. */

import type { Continuation, FormatRule, Groups, Part } from '../../core/format.ts';

/** `file:[line,column]`, or `file: (line, column)` from Kotlin. */
const placed =
  /^\[(?<severity>ERROR|WARNING|WARN)\] (?<file>\S.*?\.\w+):(?:\[| \()(?<line>\d+)(?:, ?(?<column>\d+))?[\])] ?(?:(?:error|warning): )?(?<message>.*)$/;

export const mavenCompilerRules: readonly FormatRule[] = [
  {
    triggers: ['[ERROR]', '[WARNING]', '[WARN]'],
    match: placed,
    block: { continues: continuesPlaced },
    read: readPlaced,
    examples: [
      {
        log: '[ERROR] /home/dev/a/B.java:[3,3] cannot find symbol\n  symbol:   class List\n  location: class a.B\n[ERROR] /home/dev/a/B.java:[4,24] incompatible types: int cannot be converted to java.lang.String',
        gives: [
          {
            severity: 'error',
            file: 'home/dev/a/B.java',
            line: 3,
            column: 3,
            columnUnit: 'display',
            message: 'cannot find symbol',
            related: [{ message: 'symbol:   class List' }, { message: 'location: class a.B' }],
          },
          { line: 4, column: 24 },
        ],
      },
      {
        log: '[WARNING] /home/dev/a/B.java:[29,45] [StringSplitter] String.split(String) has surprising behavior\n    (see https://errorprone.info/bugpattern/StringSplitter)\n  Did you mean to remove this line?\n[INFO] \n[WARN] src/main/java/a/B.java:[1] (javadoc) JavadocPackage: Missing package-info.java file.',
        gives: [
          {
            severity: 'warning',
            code: 'StringSplitter',
            message: 'String.split(String) has surprising behavior',
            related: [
              { message: '(see https://errorprone.info/bugpattern/StringSplitter)' },
              { message: 'Did you mean to remove this line?' },
            ],
          },
          { severity: 'warning', line: 1, code: 'JavadocPackage', message: 'Missing package-info.java file.' },
        ],
      },
      {
        // Eclipse's compiler quotes the source first.
        log: '[WARNING] /home/dev/a/B.java:[369,0] \n\tprivate boolean compare(List<String> row) {\n\t                ^^^^^^^^^^^^^^^^^^^^^^^^^\nThe method compare(List<String>) from the type B is never used locally\n1 problem (1 warning)',
        gives: [
          {
            severity: 'warning',
            line: 369,
            message: 'The method compare(List<String>) from the type B is never used locally',
            snippet: ['\tprivate boolean compare(List<String> row) {'],
          },
        ],
      },
    ],
  },
  {
    // What the compiler said, once more at the end; with the tail of a log alone it is the only report.
    triggers: ['Failed to execute goal'],
    match: /^\[ERROR\] Failed to execute goal .* on project (?<step>[^\s:]+): Compilation failure/,
    severity: 'error',
    recap: true,
    block: { continues: continuesEpilogue },
    read: readCompilation,
    examples: [
      {
        log: '[ERROR] /home/dev/a/B.java:[3,3] cannot find symbol\n  symbol:   class List\n[INFO] 1 error\n[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.1:compile (default-compile) on project a: Compilation failure: Compilation failure: \n[ERROR] /home/dev/a/B.java:[3,3] cannot find symbol\n[ERROR]   symbol:   class List\n[ERROR] -> [Help 1]\n[ERROR] \n[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
        gives: [{ line: 3, message: 'cannot find symbol', related: [{ message: 'symbol:   class List' }] }],
      },
      {
        log: '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.1:compile (default-compile) on project a: Compilation failure\n[ERROR] /home/dev/a/B.java:[3,3] cannot find symbol\n[ERROR]   symbol:   class List\n[ERROR] -> [Help 1]',
        gives: [
          {
            file: 'home/dev/a/B.java',
            line: 3,
            step: 'a',
            message: 'cannot find symbol',
            related: [{ message: 'symbol:   class List' }],
          },
        ],
      },
    ],
  },
  {
    // AspectJ's compiler: the place below the message.
    triggers: ['[WARNING]', '[ERROR]'],
    match: /^\[(?<severity>WARNING|ERROR)\] (?<message>\S.*)$/,
    block: {
      continues: (line, { length }) =>
        length === 1 ? (placeBelow.test(line) ? 'yes' : 'no') : length < 4 && line !== '' ? 'yes' : 'no',
    },
    read: ([, at = '', ...quoted]) => {
      const place = placeBelow.exec(at)?.groups;
      if (!place) return null;
      const [source, marks = ''] = quoted;
      return {
        file: place.file as string,
        line: Number(place.line),
        ...(source !== undefined && carets.test(marks) && { snippet: [source] }),
      };
    },
    examples: [
      {
        log: '[WARNING] The type Old is deprecated\n\t/home/dev/src/main/java/a/B.java:12\nimport a.Old;\n       ^^^^^\n\n[WARNING] no place at all',
        gives: [
          {
            severity: 'warning',
            file: 'home/dev/src/main/java/a/B.java',
            line: 12,
            message: 'The type Old is deprecated',
            snippet: ['import a.Old;'],
          },
        ],
      },
    ],
  },
];

export function continuesEpilogue(line: string): Continuation {
  return line.startsWith('[ERROR]') && !line.startsWith('[ERROR] Failed to execute goal') ? 'yes' : 'no';
}

const placeBelow = /^\t(?<file>(?:\/|[A-Za-z]:\\).*):(?<line>\d+)$/;
const carets = /^\s*\^+\s*$/;

function continuesPlaced(line: string, lines: readonly string[]): Continuation {
  const [first = ''] = lines;
  if (!/:\[[\d,]+\] ?$/.test(first)) return /^(?:\[ERROR\])? {2,}\S/.test(line) ? 'yes' : 'no';
  if (carets.test(lines.at(-1) ?? '')) return 'last';
  return /^\s+\S/.test(line) ? 'yes' : 'no';
}

function readPlaced([, ...others]: readonly string[], { message = '' }: Groups): Part {
  const at = others.findIndex((line) => carets.test(line));
  if (message === '' && at > 0) return { message: (others[at + 1] ?? '').trim(), snippet: [others[at - 1] as string] };
  const rule = /^(?:\(\w+\) (?<checkstyle>\w+): |\[(?<lint>[\w.-]+)\] )(?<text>.*)$/.exec(message)?.groups;
  const related = others.map((line) => ({ message: line.replace(/^\[ERROR\]/, '').trim() }));
  const name = rule?.checkstyle ?? rule?.lint;
  return {
    message: rule?.text ?? message,
    ...(name && { code: name }),
    ...(related.length > 0 && { related }),
  };
}

function readCompilation(lines: readonly string[], { step }: Groups): Part[] {
  const starts = lines.flatMap((line, index) => (placed.test(line) ? [index] : []));
  const parts = starts.map((start): Part => {
    const details = lines.slice(start + 1).findIndex((line) => !/^\[ERROR\] {2,}\S/.test(line));
    const last = details === -1 ? lines.length - 1 : start + details;
    const { file, line, column, message } = placed.exec(lines[start] ?? '')?.groups ?? {};
    return {
      ...readPlaced(lines.slice(start, last + 1), { message }),
      ...(file && { file }),
      line: Number(line),
      ...(column && { column: Number(column) }),
      span: [start, last],
    };
  });
  // A compiler that broke down names no place.
  if (parts.length === 0) parts.push({ message: lines[1]?.replace(/^\[ERROR\] /, '') || 'Compilation failure' });
  return parts.map((part) => ({ ...part, ...(step && { step }) }));
}
