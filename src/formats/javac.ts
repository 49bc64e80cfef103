import type { Continuation, Format, Groups, Reading } from '../core/format.ts';

export const javac: Format = {
  name: 'javac',
  title: 'Java compiler',
  url: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/javac.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['error: ', 'warning: '],
      match:
        /^(?<file>[^\s:][^:]*\.java):(?<line>\d+): (?:(?<severity>error|warning): )(?:\[(?<code>[\w-]+)\] )?(?<message>.*)$/,
      block: { continues, patience: 4 },
      read,
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
      triggers: ['error: '],
      match:
        /^error: (?<message>(?:file not found|invalid (?:flag|source release|target release)|no source files|package .* does not exist|release version|cannot access|Class names, ).*)$/,
      severity: 'error',
      examples: [
        { log: 'error: file not found: A.java', gives: [{ severity: 'error', message: 'file not found: A.java' }] },
      ],
    },
  ],
};

const caret = /^\s*\^\s*$/;
const detail =
  /^ {2,4}(?:symbol|location|required|found|reason|where|\(|both|method|first|equality|lower|upper|inference|argument|constructor)\b/;

/** More of the message, the source line, the caret, then details. Only the caret tells that the lines before it belong. */
function continues(line: string, lines: readonly string[]): Continuation {
  if (caret.test(line)) return 'yes';
  if (lines.some((taken) => caret.test(taken))) return detail.test(line) ? 'yes' : 'no';
  return /^\S+\.java:\d+: /.test(line) ? 'no' : 'maybe';
}

function read(lines: readonly string[], { message = '' }: Groups): Reading {
  const at = lines.findIndex((line) => caret.test(line));
  if (at < 2) return {};
  const more = lines.slice(1, at - 1).map((line) => line.trim());
  const related = [...lines.slice(at + 1)].map((line) => ({ message: line.trim() }));
  return {
    message: [message, ...more].join('\n'),
    column: (lines[at] as string).indexOf('^') + 1,
    snippet: [lines[at - 1] as string],
    ...(related.length > 0 && { related }),
  };
}
