import type { Format } from '../core/format.ts';

export const groovyc: Format = {
  name: 'groovyc',
  title: 'Groovy compiler, CodeNarc and Jenkinsfile',
  url: 'https://groovy-lang.org/groovyc.html',
  columnUnit: 'utf16',
  rules: [
    {
      // The place in the text of the message ends it, often on a line of its own.
      triggers: ['.groovy: ', '.gradle: ', '.gvy: '],
      match:
        /^(?:\[\w+\] )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:groovy|gradle|gvy)): (?<line>\d+): (?<message>[^@]+)$/,
      severity: 'error',
      block: { continues: (line) => (atLine.test(line) ? 'last' : 'maybe'), patience: 8 },
      read: ([, ...lines], { message = '' }) => {
        const column = atLine.exec(lines.at(-1) ?? '')?.groups?.column;
        if (!column) return null;
        const more = lines.map((line) => line.replace(atLine, '').trim());
        return { column: Number(column), message: [message.trim(), ...more].filter(Boolean).join('\n') };
      },
      examples: [
        {
          log: 'c.groovy: 7: unable to resolve class no.such.Klass\n @ line 7, column 1.\n   import no.such.Klass\n   ^',
          gives: [
            {
              severity: 'error',
              file: 'c.groovy',
              line: 7,
              column: 1,
              message: 'unable to resolve class no.such.Klass',
            },
          ],
        },
      ],
    },
    {
      // A script that ended in an exception, said twice: in short, then with its stack.
      triggers: ['Caught: '],
      match: /^Caught: (?<message>\S.*)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          /^\tat /.test(line)
            ? 'yes'
            : lines.some((taken) => /^\tat /.test(taken)) || /^Caught: /.test(line)
              ? 'no'
              : 'maybe',
        patience: 40,
      },
      read: ([, ...lines], { message = '' }) => {
        const stack = lines.findIndex((line) => /^\tat /.test(line));
        if (stack === -1) return null;
        const again = lines.indexOf(message);
        const said = [message, ...lines.slice(0, again === -1 ? stack : again)].join('\n').trim();
        const place = lines
          .map((line) => /^\tat .*\((?<file>[^():]+\.groovy):(?<line>\d+)\)$/.exec(line)?.groups)
          .find(Boolean);
        const { code, text = said } = /^(?<code>(?:\w+\.)+\w+): (?<text>[\s\S]*)$/.exec(said)?.groups ?? {};
        return {
          tool: 'groovy',
          message: text,
          ...(code && { code }),
          ...(place && { file: place.file as string, line: Number(place.line) }),
        };
      },
      examples: [
        {
          log: 'Caught: groovy.lang.MissingMethodException: No signature of method: Integer.nope()\nPossible solutions: grep()\ngroovy.lang.MissingMethodException: No signature of method: Integer.nope()\nPossible solutions: grep()\n\tat a.f(a.groovy:1)\n\tat a.run(a.groovy:2)',
          gives: [
            {
              tool: 'groovy',
              severity: 'error',
              code: 'groovy.lang.MissingMethodException',
              message: 'No signature of method: Integer.nope()\nPossible solutions: grep()',
              file: 'a.groovy',
              line: 1,
            },
          ],
        },
      ],
    },
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

const atLine = /@ line \d+, column (?<column>\d+)\.$/;
