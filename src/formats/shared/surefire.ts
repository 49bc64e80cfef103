/** Tests as Maven's Surefire and Failsafe report them: each failure where it happens, and all of them again at the end. */

import type { Continuation, FormatRule, Groups, Part } from '../../core/format.ts';

export const surefireRules: readonly FormatRule[] = [
  {
    // 2: `adds(shop.PriceTest)  Time elapsed: …`, 3: `shop.PriceTest.adds -- Time elapsed: …`; the class alone where it could not start.
    triggers: ['<<< FAILURE!', '<<< ERROR!'],
    match:
      /^(?:\[ERROR\] )?(?!Tests run:)(?<test>\S.*?)(?: {2}| -- )Time elapsed: [\d.,]+ \w+ +<<< (?:FAILURE|ERROR)!\s*$/,
    severity: 'error',
    block: { continues },
    read,
    examples: [
      {
        log: 'two(a.BTest)  Time elapsed: 0 sec  <<< ERROR!\njava.lang.IllegalStateException: boom\n\tat a.B.run(B.java:9)\n\tat a.BTest.two(BTest.java:6)\n\tat java.base/java.lang.reflect.Method.invoke(Method.java:569)\n',
        gives: [
          {
            severity: 'error',
            code: 'BTest.two',
            step: 'a.BTest',
            message: 'java.lang.IllegalStateException: boom',
            file: 'BTest.java',
            line: 6,
          },
        ],
      },
      {
        log: '[ERROR] shop.PriceTest$Inner.deep -- Time elapsed: 0.005 s <<< FAILURE!\norg.opentest4j.AssertionFailedError: \nmulti\nline ==> expected: <true> but was: <false>\n\tat org.junit.jupiter.api.Assertions.assertTrue(Assertions.java:214)\n\tat shop.PriceTest$Inner.deep(PriceTest.java:16)\n\n[ERROR] shop.PriceTest.each(int)[2] -- Time elapsed: 0.005 s <<< FAILURE!\norg.opentest4j.AssertionFailedError: expected: <1> but was: <2>\n\tat shop.PriceTest.each(PriceTest.java:15)\n\n[INFO] Results:',
        gives: [
          {
            code: 'PriceTest$Inner.deep',
            step: 'shop.PriceTest$Inner',
            message: 'multi\nline ==> expected: <true> but was: <false>',
            file: 'PriceTest.java',
            line: 16,
          },
          { code: 'PriceTest.each', step: 'shop.PriceTest', message: 'expected: <1> but was: <2>', line: 15 },
        ],
      },
    ],
  },
  {
    // The summary. With `-q`, or in a log that begins too late, it is all there is.
    triggers: ['[ERROR]'],
    match:
      /^\[ERROR\] {2,3}(?<class>[\w$]+)(?:>[\w$]+)?\.(?<method>[\w$]+)(?::(?<line>\d+))?(?:->\S+)? (?:» )?(?<message>\S.*)$/,
    severity: 'error',
    recap: true,
    read: (_, { class: name, method }) => ({ code: `${name}.${method}` }),
    examples: [
      {
        log: '[ERROR]   BTest.one:5 expected:<2> but was:<1>\n[ERROR]   BTest>BaseTest.two:12->helper:30 » NumberFormat For input string: "three"',
        gives: [
          { severity: 'error', code: 'BTest.one', line: 5, message: 'expected:<2> but was:<1>' },
          { code: 'BTest.two', line: 12, message: 'NumberFormat For input string: "three"' },
        ],
      },
    ],
  },
];

const frame = /^\s+at (?<class>[\w$./-]+)\.[\w$<>]+\((?<file>[^():]+):(?<line>\d+)\)$/;
const trace = /^\s+at |^\s+\.{3} \d+ more|^(?:\t| {4})?(?:Caused by|Suppressed): /;

/** The message, of as many lines as it has, up to the stack trace; then that. */
function continues(line: string, lines: readonly string[]): Continuation {
  if (trace.test(line)) return 'yes';
  if (trace.test(lines.at(-1) ?? '') || /^\[(?:INFO|ERROR|WARNING)\]|^Tests run: /.test(line)) return 'no';
  return line === '' ? 'maybe' : 'yes';
}

function read([, ...lines]: readonly string[], { test = '' }: Groups): Part {
  const { step, code } = nameOf(test);
  const end = lines.findIndex((line) => trace.test(line));
  const message = lines
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trim();
  const own = lines.map((line) => frame.exec(line)?.groups).find((found) => found?.class === step);
  return {
    code,
    step,
    message: message.replace(assertion, '').trim() || `${code} failed`,
    ...(own && { file: own.file as string, line: Number(own.line) }),
  };
}

/** That an assertion failed goes without saying; any other exception is part of the message. */
const assertion = /^(?:[\w.]+\.)?(?:AssertionFailedError|AssertionError|ComparisonFailure|MultipleFailuresError): ?/;

/** The parameters are left out, as they are in the summary at the end. */
function nameOf(test: string): { step: string; code: string } {
  const old = /^(?<method>[^(]*?)(?:\[.*\])?\((?<class>[\w$.]+)\)$/.exec(test)?.groups;
  const full = old ? `${old.class}.${old.method}` : test.replace(/[({[].*$/, '');
  const at = full.lastIndexOf('.');
  // A name without a method begins its last part with a capital.
  const step = /^[A-Z]/.test(full.slice(at + 1)) && !old ? full : full.slice(0, Math.max(at, 0)) || full;
  const simple = step.slice(step.lastIndexOf('.') + 1);
  return { step, code: step === full ? simple : `${simple}${full.slice(step.length)}` };
}
