import type { Related } from '../core/diagnostic.ts';
import type { Continuation, Format, Part, Reading } from '../core/format.ts';
import { continuesGoStack, readGoStack } from './shared/go-stack.ts';

export const gotest: Format = {
  name: 'gotest',
  title: 'go test',
  url: 'https://pkg.go.dev/cmd/go#hdr-Test_packages',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['--- FAIL: '],
      match: /^ *--- FAIL: \S+/,
      block: { continues: continuesFailure, maxLines: 2000 },
      read: (lines) => readTests(lines),
      examples: [
        {
          log: '--- FAIL: TestDivide (0.00s)\n    --- FAIL: TestDivide/6/3 (0.00s)\n        calc_test.go:17: Divide(6, 3) = 3, want 2\n    --- FAIL: TestDivide/1/0 (0.00s)\n        calc_test.go:14: tables differ:\n              got:  [1 2]\n              want: [1 3]\nFAIL\nFAIL\texample.com/suite/calc\t0.002s',
          gives: [
            {
              severity: 'error',
              code: 'TestDivide/6/3',
              file: 'calc_test.go',
              line: 17,
              message: 'Divide(6, 3) = 3, want 2',
              step: 'example.com/suite/calc',
            },
            {
              code: 'TestDivide/1/0',
              line: 14,
              message: 'tables differ:\n  got:  [1 2]\n  want: [1 3]',
              step: 'example.com/suite/calc',
            },
          ],
        },
        {
          log: '--- FAIL: TestDepth (0.00s)\n    boom_test.go:18: before\npanic: runtime error: invalid memory address or nil pointer dereference [recovered, repanicked]\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x52e4bc]\n\ngoroutine 19 [running]:\ntesting.tRunner.func1.2({0x55a740, 0x6caec0})\n\t/usr/local/go/src/testing/testing.go:1974 +0x232\nexample.com/suite/boom.TestDepth(0x3e4ed0cd6488?)\n\tboom/boom_test.go:19 +0x3c\nFAIL\texample.com/suite/boom\t0.005s',
          gives: [
            {
              code: 'TestDepth',
              message: 'panic: runtime error: invalid memory address or nil pointer dereference',
              file: 'boom/boom_test.go',
              line: 19,
              related: [{ message: 'before', file: 'boom_test.go', line: 18 }],
              step: 'example.com/suite/boom',
            },
          ],
        },
        {
          log: '--- FAIL: Example (0.00s)\ngot:\nx\nwant:\nX\nFAIL',
          gives: [{ code: 'Example', message: 'Example failed:\ngot:\nx\nwant:\nX' }],
        },
        {
          log: '--- FAIL: TestTotal (0.00s)\n    total_test.go:10: \n        \tError Trace:\ttotal_test.go:10\n        \tError:      \tNot equal: \n        \t            \texpected: 1\n        \t            \tactual  : 2\n        \tTest:       \tTestTotal\nFAIL',
          gives: [{ code: 'TestTotal', line: 10, message: 'Not equal:\nexpected: 1\nactual  : 2' }],
        },
      ],
    },
    {
      // With -v a test's lines come before its verdict. Only tests that hold others open a block: subtests are inside.
      triggers: ['=== RUN ', '=== CONT ', '=== NAME '],
      match: /^=== (?:RUN|CONT|NAME) +[^\s/]+$/,
      block: { continues: continuesRun, maxLines: 2000 },
      read: (lines) => (lines.some((line) => verdict.test(line)) ? readTests(lines) : null),
      examples: [
        {
          log: '=== RUN   TestPasses\n    calc_test.go:36: nothing wrong here\n--- PASS: TestPasses (0.00s)\n=== RUN   TestDivide\n=== RUN   TestDivide/6/3\n    calc_test.go:17: Divide(6, 3) = 3, want 2\n--- FAIL: TestDivide (0.00s)\n    --- FAIL: TestDivide/6/3 (0.00s)\nFAIL\nFAIL\texample.com/suite/calc\t0.003s',
          gives: [
            {
              code: 'TestDivide/6/3',
              file: 'calc_test.go',
              line: 17,
              message: 'Divide(6, 3) = 3, want 2',
              step: 'example.com/suite/calc',
            },
          ],
        },
      ],
    },
  ],
};

const verdict = /^ *--- (?<result>FAIL|PASS|SKIP|BENCH): (?<name>\S+)/;
const header = /^=== (?:RUN|CONT|NAME) +(?<name>\S+)$/;
const logged = /^(?<indent> {4,})(?<file>[^\s:]+\.go):(?<line>\d+): ?(?<message>.*)$/;
const tally = /^(?:FAIL|ok {2})\t(?<step>\S+)/;
const finished = /^(?:PASS|FAIL|exit status \d+|coverage: .*)$/;

/** A package's failures follow one another up to its tally, with what the program prints in between. */
function continuesFailure(line: string, lines: readonly string[]): Continuation {
  if (tally.test(line)) return 'last';
  if (line.startsWith('--- FAIL: ') && lines.length > longReport) return 'no';
  if (line.startsWith('    ') || line === 'FAIL' || verdict.test(line)) return 'yes';
  return continuesGoStack(line) === 'yes' ? 'yes' : 'maybe';
}

/** With -v all that a package prints stands between its first test and its tally. */
function continuesRun(line: string, lines: readonly string[]): Continuation {
  if (tally.test(line)) return 'last';
  if (finished.test(lines.at(-1) ?? '') && !finished.test(line)) return 'no';
  return lines.length > longReport && /^=== RUN +[^\s/]+$/.test(line) ? 'no' : 'yes';
}

/** Longer reports are read in parts: those lose their package, no message. */
const longReport = 1000;

interface Test {
  readonly name: string;
  /** Where the test begins, or its verdict. */
  readonly at: number;
  failed: boolean;
  readonly messages: Message[];
}

interface Message extends Related {
  readonly at: number;
  readonly indent: number;
  lines: number;
}

/**
 * One diagnostic for each message of each test that failed. `t.Log` and `t.Error` look alike, so a remark of a failed
 * test counts as one too: to keep only the last would lose failures. A panic ends the test, so there the rest is context.
 */
function readTests(lines: readonly string[]): Reading {
  const step = tally.exec(lines.at(-1) ?? '')?.groups?.step;
  const panicAt = lines.findIndex((line) => /^(?:panic|fatal error): /.test(line));
  const { tests, current } = collectTests(panicAt === -1 ? lines : lines.slice(0, panicAt));
  const parts = [...tests.values()].flatMap((test): Part[] => {
    if (panicAt !== -1 && test === current) return [{ code: test.name, ...readPanic(lines, panicAt, test) }];
    if (!test.failed) return [];
    if (test.messages.length > 0) return test.messages.map((message) => ({ code: test.name, ...tidy(message) }));
    // A parent fails with its children and has nothing to say itself.
    if ([...tests.values()].some(({ name, failed }) => failed && name.startsWith(`${test.name}/`))) return [];
    return [{ code: test.name, message: `${test.name} failed`, span: [test.at, test.at] }];
  });
  return parts.map((part) => ({ ...part, severity: 'error', ...(step && { step }) }));
}

function collectTests(lines: readonly string[]): { tests: Map<string, Test>; current: Test | undefined } {
  const tests = new Map<string, Test>();
  let current: Test | undefined;
  for (const [at, line] of lines.entries()) {
    const { result, name } = verdict.exec(line)?.groups ?? header.exec(line)?.groups ?? {};
    const message = logged.exec(line)?.groups;
    if (name !== undefined) {
      current = tests.get(name) ?? { name, at, failed: false, messages: [] };
      tests.set(name, current);
      if (result === 'FAIL') current.failed = true;
    } else if (message) {
      const { indent = '', file = '', line: number, message: text = '' } = message;
      current?.messages.push({ at, lines: 1, indent: indent.length, message: text, file, line: Number(number) });
    } else if (current) {
      append(current, line, at);
    }
  }
  return { tests, current };
}

/** The rest of a message is indented deeper; what is not is the program's own output, or an example's difference. */
function append(test: Test, line: string, at: number): void {
  const last = test.messages.at(-1);
  if (last && last.indent > 0 && line.startsWith(' '.repeat(last.indent + 4))) {
    last.message += `\n${line.slice(last.indent + 4)}`;
    last.lines = at - last.at + 1;
  } else if (test.failed && !last && line === 'got:') {
    test.messages.push({ at, lines: 1, indent: 0, message: `${test.name} failed:\ngot:` });
  } else if (last?.indent === 0 && !finished.test(line) && !tally.test(line)) {
    last.message += `\n${line}`;
    last.lines = at - last.at + 1;
  }
}

function readPanic(lines: readonly string[], at: number, test: Test): Part {
  const { place, related } = readGoStack(lines.slice(at));
  const message = (lines[at] ?? '').replace(/ \[recovered[^\]]*\]$/, '');
  const remarks = test.messages.map(
    ({ message: text, file, line }): Related => ({
      message: text,
      ...(file && { file }),
      ...(line && { line }),
    }),
  );
  const context = [...remarks, ...related];
  return { message, ...place, span: [at, lines.length - 1], ...(context.length > 0 && { related: context }) };
}

/** A place in the library is not the user's. */
function tidy({ message, file, line, at, lines }: Message): Part {
  const place = file === 'testing.go' || file === undefined ? {} : { file, ...(line && { line }) };
  return { message: (testifyError(message.split('\n')) ?? message).trim(), ...place, span: [at, at + lines - 1] };
}

/** testify prints a table; its `Error:` row, over one or more lines, is what the test found. */
function testifyError(lines: readonly string[]): string | undefined {
  const start = lines.findIndex((line) => /^\tError: +\t/.test(line));
  if (start === -1) return undefined;
  const after = lines.findIndex((line, i) => i > start && !/^\t +\t/.test(line));
  const rows = lines.slice(start, after === -1 ? undefined : after);
  return rows.map((row) => row.replace(/^\t[^\t]*\t/, '').trimEnd()).join('\n');
}
