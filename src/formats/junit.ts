import type { Format } from '../core/format.ts';
import { readJunit } from './shared/junit-report.ts';
import { parseXml } from './shared/xml.ts';
import { xmlReport } from './shared/xml-report.ts';

export const junit: Format = {
  name: 'junit',
  title: 'JUnit XML of test runners and linters',
  url: 'https://github.com/testmoapp/junitxml',
  columnUnit: 'character',
  rules: [
    xmlReport({
      roots: ['testsuites', 'testsuite'],
      read: readJunit,
      examples: [
        {
          // pytest
          log: '<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="1" tests="2"><testcase classname="test_a" name="test_ok" time="0.000" /><testcase classname="test_a" name="test_fail" time="0.004"><failure message="AssertionError: sum is wrong&#10;assert (2 + 1) == 4">def test_fail():\n        a = 2\n&gt;       assert a + 1 == 4, "sum is wrong"\nE       AssertionError: sum is wrong\n\ntest_a.py:12: AssertionError</failure></testcase></testsuite></testsuites>',
          gives: [
            {
              severity: 'error',
              code: 'test_a.test_fail',
              message: 'AssertionError: sum is wrong',
              file: 'test_a.py',
              line: 12,
            },
          ],
        },
        {
          // Vitest; a test that passed prints what looks like a failure
          log: '<?xml version="1.0" encoding="UTF-8" ?>\n<testsuites name="vitest tests" tests="2" failures="1">\n    <testsuite name="a.test.js" tests="2" failures="1">\n        <testcase classname="a.test.js" name="passes" time="0.001">\n            <system-out>\nsrc/a.c:1:2: error: quoted\n            </system-out>\n        </testcase>\n        <testcase classname="a.test.js" name="fails" time="0.006">\n            <failure message="expected 2 to be 3 // Object.is equality" type="AssertionError">\nAssertionError: expected 2 to be 3 // Object.is equality\n\n ❯ a.test.js:4:37\n            </failure>\n        </testcase>\n    </testsuite>\n</testsuites>\n',
          gives: [
            {
              code: 'a.test.js.fails',
              message: 'expected 2 to be 3 // Object.is equality',
              file: 'a.test.js',
              line: 4,
              column: 37,
            },
          ],
        },
        {
          // ESLint
          log: '<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n<testsuite package="org.eslint" time="0" tests="1" errors="1" name="/home/dev/project/a.js">\n<testcase time="0" name="org.eslint.quotes" classname="/home/dev/project/a"><failure message="Strings must use singlequote."><![CDATA[line 1, col 16, Warning - Strings must use singlequote. (quotes)]]></failure></testcase>\n</testsuite>\n</testsuites>',
          gives: [
            {
              severity: 'warning',
              code: 'quotes',
              message: 'Strings must use singlequote.',
              file: 'home/dev/project/a.js',
              line: 1,
              column: 16,
            },
          ],
        },
        {
          // golangci-lint
          log: '<testsuites>\n  <testsuite name="vet/main.go" tests="1" errors="0" failures="1">\n    <testcase name="govet" classname="vet/main.go:16:2">\n      <failure message="vet/main.go:16:2: assign: self-assignment of x" type=""><![CDATA[: assign: self-assignment of x\nCategory: govet\nFile: vet/main.go\nLine: 16]]></failure>\n    </testcase>\n  </testsuite>\n</testsuites>',
          gives: [{ code: 'govet', message: 'assign: self-assignment of x', file: 'vet/main.go', line: 16, column: 2 }],
        },
      ],
    }),
    {
      // One test, in a report that is too long to be read as a whole or whose beginning is missing.
      claim: 'shared',
      triggers: ['<testcase'],
      match: /^\s*<testcase(?= )(?:[^<]*[^/<])?>/,
      block: {
        continues: (line, lines) =>
          lines[0]?.includes('</testcase>') ? 'no' : line.includes('</testcase>') ? 'last' : 'yes',
      },
      read: (lines) => {
        const element = parseXml(lines.join('\n'));
        return element ? readJunit(element) : null;
      },
      examples: [
        {
          log: '        <testcase classname="a.AppTest" name="adds" time="0.006">\n            <failure message="expected: &lt;1&gt; but was: &lt;2&gt;" type="AssertionFailedError">org.opentest4j.AssertionFailedError: expected: &lt;1&gt; but was: &lt;2&gt;\n\tat org.junit.jupiter.api.Assertions.fail(Assertions.java:55)\n\tat a.AppTest.adds(AppTest.java:15)\n</failure>\n        </testcase>',
          gives: [{ code: 'a.AppTest.adds', message: 'expected: <1> but was: <2>', file: 'AppTest.java', line: 15 }],
        },
      ],
    },
  ],
};
