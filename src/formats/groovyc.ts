import type { Format } from '../core/format.ts';

export const groovyc: Format = {
  name: 'groovyc',
  title: 'Groovy compiler, CodeNarc and Jenkinsfile',
  url: 'https://groovy-lang.org/groovyc.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['@ line '],
      match:
        /^(?:(?:\[\w+\] )?(?<file>(?:[A-Za-z]:)?[^:]+): (?<line>\d+): (?<message>.+?)|(?<only>[^@]*?))? ?@ line (?<at>\d+), column (?<column>\d+)\.$/,
      severity: 'error',
      read: (_, { line, at, only, file, message }) => ({
        line: Number(line ?? at),
        ...(only && { message: only }),
        ...(file && message && { message: message.trim() }),
      }),
      examples: [
        {
          log: 'src/A.groovy: 3: unable to resolve class Foo\n @ line 3, column 5.\nWorkflowScript: 5: Expected a step @ line 5, column 9.',
          gives: [
            { severity: 'error', line: 3, column: 5 },
            { line: 5, column: 9, message: 'Expected a step' },
          ],
        },
      ],
    },
  ],
};
