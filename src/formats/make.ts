import type { Format } from '../core/format.ts';

export const make: Format = {
  name: 'make',
  title: 'GNU make',
  url: 'https://www.gnu.org/software/make/manual/html_node/Error-Messages.html',
  columnUnit: 'byte',
  rules: [
    {
      // What broke it was said by the tool that make ran, so this only tells where: no error of its own.
      triggers: ['*** ['],
      match:
        /^\S*make(?:\.exe)?(?:\[\d+\])?: \*\*\* \[(?:(?<file>[^\s:\]]+):(?<line>\d+): )?(?<step>[^\]]+)\] (?<code>Error -?\d+|[A-Z][a-z]+(?: [a-z]+)?(?: \(core dumped\))?)(?<ignored> \(ignored\))?$/,
      severity: 'info',
      read: (_lines, { step, code, ignored }) => (ignored ? [] : { message: `the recipe for ${step} failed: ${code}` }),
      examples: [
        {
          log: 'make[1]: *** [Makefile:2: all] Error 1',
          gives: [
            {
              severity: 'info',
              file: 'Makefile',
              line: 2,
              step: 'all',
              code: 'Error 1',
              message: 'the recipe for all failed: Error 1',
            },
          ],
        },
        { log: 'make: *** [Makefile:7: clean] Error 1 (ignored)', gives: [] },
      ],
    },
    {
      triggers: ['*** No '],
      match: /^\S*make(?:\.exe)?(?:\[\d+\])?: \*\*\* (?<message>(?:No rule to make target|No targets).*)\.$/,
      severity: 'error',
      read: (_lines, { message = '' }) => ({ message: message.replace(/\. {2}Stop$/, '') }),
      examples: [
        {
          log: "make: *** No rule to make target 'x', needed by 'all'.  Stop.",
          gives: [{ severity: 'error', message: "No rule to make target 'x', needed by 'all'" }],
        },
        {
          log: "make: *** No rule to make target 'missing.c', needed by 'app'.",
          gives: [{ severity: 'error', message: "No rule to make target 'missing.c', needed by 'app'" }],
        },
      ],
    },
    {
      triggers: ['.  Stop.'],
      match: /^(?<file>[^\s:][^:]*):(?<line>\d+): \*\*\* (?<message>.*)\. {2}Stop\.$/,
      severity: 'error',
      examples: [
        {
          log: 'Makefile:2: *** missing separator.  Stop.',
          gives: [{ severity: 'error', file: 'Makefile', line: 2, message: 'missing separator' }],
        },
      ],
    },
    {
      triggers: ['warning: '],
      match: /^(?<file>[^\s:]*[Mm]akefile[^\s:]*|[^\s:]+\.mk):(?<line>\d+): warning: (?<message>.*)$/,
      severity: 'warning',
      examples: [
        {
          log: "Makefile:5: warning: overriding recipe for target 'all'",
          gives: [{ severity: 'warning', file: 'Makefile', line: 5, message: "overriding recipe for target 'all'" }],
        },
      ],
    },
  ],
};
