import type { Continuation, Format } from '../core/format.ts';

export const maven: Format = {
  name: 'maven',
  title: 'Apache Maven',
  url: 'https://maven.apache.org/plugins/maven-compiler-plugin/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['[ERROR]', '[WARNING]'],
      match:
        /^\[(?<severity>ERROR|WARNING)\] (?<file>\S[^[]*\.(?:java|kt|groovy|scala)):\[(?<line>\d+),(?<column>\d+)\] (?:(?:error|warning): )?(?<message>.*)$/,
      block: {
        continues: (line) =>
          /^(?:\[ERROR\])? {2,3}(?:symbol|location|required|found|reason):/.test(line) ? 'yes' : 'no',
      },
      read: ([, ...details]) =>
        details.length > 0
          ? { related: details.map((line) => ({ message: line.replace(/^\[ERROR\]/, '').trim() })) }
          : {},
      examples: [
        {
          log: '[ERROR] /home/dev/a/B.java:[3,3] cannot find symbol\n  symbol:   class List\n  location: class a.B\n[ERROR] /home/dev/a/B.java:[4,24] incompatible types: int cannot be converted to java.lang.String',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/a/B.java',
              line: 3,
              column: 3,
              message: 'cannot find symbol',
              related: [{ message: 'symbol:   class List' }, { message: 'location: class a.B' }],
            },
            { line: 4, column: 24 },
          ],
        },
      ],
    },
    {
      // At the end Maven says once more, line by line, what the compiler plugin said: claimed, so that nothing counts twice.
      triggers: ['Failed to execute goal'],
      match:
        /^\[ERROR\] Failed to execute goal(?: (?<goal>[^\s:]+:\S+))?(?: \([^)]*\))?(?: on project (?<step>[^\s:]+))?: (?<message>.*)$/,
      block: { continues: continuesEpilogue },
      read: (_lines, { goal = '', message = '', step }) => {
        const plugin = /:maven-([\w-]+)-plugin:/.exec(goal)?.[1] ?? goal.split(':')[1] ?? goal;
        if (/^Compilation failure|^There (?:are|were) test failures/.test(message)) return [];
        return {
          ...(plugin !== '' && { code: plugin }),
          message: message.replace(/ -> \[Help \d+\]$/, ''),
          ...(step && { step }),
        };
      },
      examples: [
        {
          log: '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.1:compile (default-compile) on project a: Compilation failure: Compilation failure: \n[ERROR] /home/dev/a/B.java:[3,3] cannot find symbol\n[ERROR]   symbol:   class List\n[ERROR] -> [Help 1]\n[ERROR] \n[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
          gives: [],
        },
        {
          log: '[ERROR] Failed to execute goal on project a: Could not resolve dependencies for project a:a:jar:1: Could not find artifact junit:junit:jar:99.1 in central -> [Help 1]',
          gives: [
            {
              severity: 'error',
              step: 'a',
              message:
                'Could not resolve dependencies for project a:a:jar:1: Could not find artifact junit:junit:jar:99.1 in central',
            },
          ],
        },
      ],
    },
    {
      // Surefire 2 and 3: `one(a.BTest): expected:<2> but was:<1>`, `[ERROR]   BTest.one:5 expected:<2> but was:<1>`.
      triggers: ['[ERROR]'],
      match: /^\[ERROR\] {2,3}(?<code>[\w$.]+(?:->[\w$.]+)*)(?::(?<line>\d+))? (?:»\s*)?(?<message>\S.*)$/,
      severity: 'error',
      read: (_lines, { code = '' }) => (/^[\w$]+\.[\w$]+/.test(code) ? { step: code.split('.')[0] as string } : null),
      examples: [
        {
          log: '[ERROR]   BTest.one:5 expected:<2> but was:<1>',
          gives: [{ severity: 'error', code: 'BTest.one', line: 5, message: 'expected:<2> but was:<1>' }],
        },
      ],
    },
    {
      triggers: ['<<< FAILURE!', '<<< ERROR!'],
      match: /^(?:\[ERROR\] )?(?<test>[\w$]+)\((?<step>[\w$.]+)\)\s+Time elapsed: .*<<< (?:FAILURE|ERROR)!\s*$/,
      severity: 'error',
      block: {
        continues: (line, lines) => (lines.length < 2 ? 'yes' : /^\s+at |^Caused by: /.test(line) ? 'yes' : 'no'),
      },
      read: ([, first = '', ...frames], { test, step = '' }) => {
        const own = frames
          .map((frame) => /^\s+at ([\w$.]+)\.[\w$<>]+\(([\w$]+\.\w+):(\d+)\)/.exec(frame))
          .find((frame) => frame?.[1]?.startsWith(step));
        return {
          code: `${step.split('.').at(-1)}.${test}`,
          message: first.trim(),
          ...(own && { file: own[2] as string, line: Number(own[3]) }),
        };
      },
      examples: [
        {
          log: 'two(a.BTest)  Time elapsed: 0 sec  <<< ERROR!\njava.lang.IllegalStateException: boom\n\tat a.BTest.two(BTest.java:6)\n\tat java.base/java.lang.reflect.Method.invoke(Method.java:569)\n',
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
      ],
    },
    {
      triggers: ['[WARNING]'],
      match:
        /^\[WARNING\] (?<message>The POM for \S+ is (?:missing|invalid).*|'[\w.]+' .* is (?:missing|duplicate).*|.*\bis deprecated\b.*)$/,
      severity: 'warning',
      examples: [
        {
          log: '[WARNING] The POM for junit:junit:jar:99.1 is missing, no dependency information available',
          gives: [
            {
              severity: 'warning',
              message: 'The POM for junit:junit:jar:99.1 is missing, no dependency information available',
            },
          ],
        },
      ],
    },
  ],
};

function continuesEpilogue(line: string): Continuation {
  return line.startsWith('[ERROR]') ? 'yes' : 'no';
}
