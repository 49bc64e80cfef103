import type { Continuation, Format, Groups, Part, Reading } from '../core/format.ts';

export const googletest: Format = {
  name: 'googletest',
  title: 'GoogleTest',
  url: 'https://google.github.io/googletest/',
  columnUnit: 'byte',
  rules: [
    {
      // The name of the test stands below all its failures, whatever the verbosity.
      triggers: [': Failure', '): error: '],
      match: failureLine(),
      severity: 'error',
      block: { continues, patience: 60 },
      read,
      examples: [
        {
          log: '[ RUN      ] Sum.Adds\ntest/sum_test.cc:7: Failure\nExpected equality of these values:\n  sum(1, 1)\n    Which is: 2\n  3\n\n[  FAILED  ] Sum.Adds (0 ms)',
          gives: [
            {
              severity: 'error',
              code: 'Sum.Adds',
              file: 'test/sum_test.cc',
              line: 7,
              message: 'Expected equality of these values:\n  sum(1, 1)\n    Which is: 2\n  3',
            },
          ],
        },
        {
          log: 'a.cc:3: Failure\nValue of: f()\n  Actual: false\nExpected: true\na.cc:4: Failure\nFailed\n[  FAILED  ] N/P.Less/1, where GetParam() = 2 (0 ms)\nunknown file: Failure\nC++ exception with description "boom" thrown in the test body.\n[  FAILED  ] Calc.Throws (0 ms)',
          gives: [
            { code: 'N/P.Less/1', line: 3, message: 'Value of: f()\n  Actual: false\nExpected: true' },
            { code: 'N/P.Less/1', line: 4, message: 'Failed' },
            { code: 'Calc.Throws', message: 'C++ exception with description "boom" thrown in the test body.' },
          ],
        },
      ],
    },
  ],
};

function failureLine(): RegExp {
  return /^(?:unknown file: Failure|(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*)(?::(?<line>\d+): Failure|\((?<at>\d+)\): error: (?<text>.*)))$/;
}

const outcome = /^\[ {2}FAILED {2}\] (?<name>[^\s,]+)/;

/** Behind an empty line the program may print anything: only the outcome tells that it was the test's. */
function continues(line: string, lines: readonly string[]): Continuation {
  if (outcome.test(line)) return 'last';
  if (/^\[(?: RUN {6}| {7}OK |[-=]{10})\]/.test(line)) return 'no';
  return lines.includes('') && !failureLine().test(line) ? 'maybe' : 'yes';
}

function read(lines: readonly string[], { at, text }: Groups): Reading {
  if (at !== undefined && !/^(?:Expected|Value of|Failed|Death test)/.test(text ?? '')) return null;
  const code = outcome.exec(lines.at(-1) ?? '')?.groups?.name;
  const heads = lines.flatMap((line, index) => (failureLine().test(line) ? [index] : []));
  const end = code === undefined ? lines.length : lines.length - 1;
  return heads.map((head, index) => {
    const next = heads[index + 1] ?? end;
    const place = failureLine().exec(lines[head] as string)?.groups ?? {};
    const below = lines.slice(head + 1, next);
    const blank = below.indexOf('');
    const said = [place.text, ...(blank === -1 ? below : below.slice(0, blank))].filter(Boolean).join('\n');
    const part: Part = {
      message: said || 'Failure',
      span: [head, Math.max(head, next - 1)],
      ...(code && { code }),
      ...(place.file && { file: place.file, line: Number(place.line ?? place.at) }),
    };
    return part;
  });
}
