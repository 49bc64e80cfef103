import type { Format } from '../core/format.ts';
import { ownJvmFrame } from './shared/jvm-frames.ts';

export const gradle: Format = {
  name: 'gradle',
  title: 'Gradle',
  url: 'https://docs.gradle.org/current/userguide/logging.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['* What went wrong:'],
      match: /^\* What went wrong:$/,
      severity: 'error',
      block: {
        continues: (line) => (/^\* Try:|^\* Exception is:|^\* Where:|^BUILD FAILED/.test(line) ? 'no' : 'yes'),
        maxLines: 60,
      },
      read: (lines) => {
        const said = lines.slice(1).filter((line) => line.trim() !== '');
        const text = said.join('\n');
        // These say only that something above went wrong.
        if (
          /Compilation (?:failed|error)|There were failing tests|Compilation finished with|finished with non-zero exit value|(?:PMD|Checkstyle|SpotBugs|Lint|lint|Detekt|ktlint).*(?:violations|found|issues|failed)|compiler(?:.*)error output/i.test(
            text,
          )
        )
          return [];
        const { file, line } =
          /(?:Build file|Settings file|Script|Initialization script) '(?<file>[^']+)'(?: line: (?<line>\d+))?/.exec(
            text,
          )?.groups ?? {};
        const step = /Execution failed for task '(?<task>[^']+)'/.exec(text)?.groups?.task;
        const message =
          said
            .find((each) => !/^(?:Execution failed for task|A problem occurred|Could not)/.test(each))
            ?.replace(/^\s*> /, '') ??
          said[0] ??
          '';
        return {
          message: /^Could not/.test(said[0] ?? '') ? (said[0] ?? '') : message,
          related: said.slice(0, 20).map((each) => ({ message: each.trim() })),
          ...(file && { file }),
          ...(line && { line: Number(line) }),
          ...(step && { step }),
        };
      },
      examples: [
        {
          log: "FAILURE: Build failed with an exception.\n\n* What went wrong:\nExecution failed for task ':app:copy'.\n> Could not find nosuch:lib:1.\n\n* Try:\n> Run with --stacktrace option",
          gives: [{ severity: 'error', message: 'Could not find nosuch:lib:1.', step: ':app:copy' }],
        },
        {
          log: "* What went wrong:\nExecution failed for task ':compileJava'.\n> Compilation failed; see the compiler error output for details.\n\n* Try:",
          gives: [],
        },
      ],
    },
    {
      triggers: [' FAILED'],
      match: /^(?<code>[\w.$]+ > .+) FAILED$/,
      severity: 'error',
      block: { continues: (line) => (/^ {4,}\S/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      read: (lines) => {
        const said = lines[1]?.trim() ?? '';
        const { file, line } = /at (?<file>\w+\.(?:java|kt|groovy|scala)):(?<line>\d+)$/.exec(said)?.groups ?? {};
        const place = file ? { file, line: Number(line) } : ownJvmFrame(lines);
        return { message: said || 'failed', ...place };
      },
      examples: [
        {
          log: 'SumTest > adds FAILED\n    org.opentest4j.AssertionFailedError at SumTest.java:7\n\n1 test completed, 1 failed',
          gives: [
            {
              severity: 'error',
              code: 'SumTest > adds',
              message: 'org.opentest4j.AssertionFailedError at SumTest.java:7',
              file: 'SumTest.java',
              line: 7,
            },
          ],
        },
        {
          log: 'shop.CartTest > adds FAILED\n    java.lang.AssertionError: expected:<2> but was:<3>\n        at org.junit.Assert.fail(Assert.java:88)\n        at shop.CartTest.adds(CartTest.java:12)\n',
          gives: [{ message: 'java.lang.AssertionError: expected:<2> but was:<3>', file: 'CartTest.java', line: 12 }],
        },
      ],
    },
    {
      // The Android plugin's resources and lint
      triggers: ['ERROR:/', 'WARNING:/', 'ERROR: /', 'WARNING: /'],
      match:
        /^(?<severity>ERROR|WARNING): ?(?<file>\/[^\s:]+\.(?:xml|gradle|kts?|java|aar|pro|png)):(?<line>\d+)(?::(?<column>\d+))?(?:-\d+(?::\d+)?)?: (?:AAPT: )?(?<message>.+)$/,
      severity: { error: 'error', warning: 'warning' },
      examples: [
        {
          log: 'ERROR:/home/dev/app/src/main/res/layout/a.xml:31:26: No resource found that matches the given name',
          gives: [{ severity: 'error', line: 31, column: 26 }],
        },
      ],
    },
  ],
};
