/** Failed tests as `dotnet test` prints them: VSTest's console logger, and Microsoft.Testing.Platform that follows it. */

import type { Continuation, FormatRule, Groups, Reading } from '../../core/format.ts';

export const vstestRules: readonly FormatRule[] = [
  {
    triggers: ['Failed ', '  X '],
    match: /^ *(?:Failed|X) +(?<test>[\w.]+(?:\(.*\))?)(?: \[[^\]]*\])?$/,
    severity: 'error',
    block: { continues: continuesVstest },
    read: (lines, groups) => (/^ *Error Message:$/.test(lines[1] ?? '') ? readFailure(lines.slice(2), groups) : null),
    examples: [
      {
        log: '  Failed Shop.Tests.CartTests.Totals(count: -1) [1 ms]\n  Error Message:\n   Assert.Equal() Failure\nExpected: 3\nActual:   2\n  Stack Trace:\n     at Xunit.Assert.Equal(Int32 a, Int32 b) in /_/src/xunit.assert/Asserts/EqualityAsserts.cs:line 96\n     at Shop.Tests.CartTests.Totals(Int32 count) in /home/dev/shop/CartTests.cs:line 17\n\nFailed!  - Failed:     1, Passed:     0, Skipped:     0, Total:     1',
        gives: [
          {
            severity: 'error',
            code: 'CartTests.Totals',
            step: 'Shop.Tests.CartTests',
            message: 'Assert.Equal() Failure\nExpected: 3\nActual:   2',
            file: 'home/dev/shop/CartTests.cs',
            line: 17,
          },
        ],
      },
    ],
  },
  {
    triggers: ['failed '],
    match: /^ *failed (?<test>[\w.]+(?: ?\(.*\))?) \((?:\d+\w{1,2} ?){1,4}\)$/,
    severity: 'error',
    block: { continues: (line, { length }) => (/^ {4,}\S/.test(line) && length < 100 ? 'yes' : 'no') },
    read: (lines, groups) => (lines.length > 1 ? readFailure(lines.slice(1), groups) : null),
    examples: [
      {
        log: '  failed Totals (6s 220ms)\n    Assert.AreEqual failed. Expected:<1>. Actual:<2>.\n      at Shop.Tests.CartTests.Totals() in /home/dev/shop/CartTests.cs:280',
        gives: [
          {
            code: 'CartTests.Totals',
            step: 'Shop.Tests.CartTests',
            message: 'Assert.AreEqual failed. Expected:<1>. Actual:<2>.',
            file: 'home/dev/shop/CartTests.cs',
            line: 280,
          },
        ],
      },
    ],
  },
];

const frame = /^ +at (?<class>[^\s(]+)\.(?<method>[^\s.(]+)\(.*\) in (?<file>.+):(?:line )?(?<line>\d+)$/;

/** The message has as many lines as it likes; the stack behind it has only frames. */
function continuesVstest(line: string, lines: readonly string[]): Continuation {
  if (lines.length === 1) return /^ *Error Message:$/.test(line) ? 'yes' : 'no';
  if (/^ *(?:Failed|Passed|Skipped|X) +[\w.]/.test(line)) return 'no';
  if (!lines.some((taken) => /^ *Stack Trace:$/.test(taken))) return 'yes';
  return /^ +at |^ *---/.test(line) ? 'yes' : 'no';
}

function readFailure(lines: readonly string[], { test = '' }: Groups): Reading {
  const end = lines.findIndex((line) => /^ *Stack Trace:$|^ +at /.test(line));
  const name = test.replace(/ ?\(.*$/, '');
  const method = name.slice(name.lastIndexOf('.') + 1);
  const frames = lines.map((line) => frame.exec(line)?.groups).filter((found) => found !== undefined);
  const own = frames.find((found) => found.method === method) ?? frames[0];
  const step = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : own?.class;
  return {
    code: step === undefined ? method : `${step.slice(step.lastIndexOf('.') + 1)}.${method}`,
    message:
      lines
        .slice(0, end === -1 ? undefined : end)
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n') || `${method} failed`,
    ...(step !== undefined && { step }),
    ...(own && { file: own.file as string, line: Number(own.line) }),
  };
}
