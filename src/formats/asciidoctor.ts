import type { Format } from '../core/format.ts';

export const asciidoctor: Format = {
  name: 'asciidoctor',
  title: 'Asciidoctor',
  url: 'https://docs.asciidoctor.org/asciidoctor/latest/cli/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['asciidoctor: '],
      match:
        /^asciidoctor: (?<severity>ERROR|WARNING|WARN|INFO|FATAL|FAILED): (?:(?<file>[^:]+): line (?<line>\d+): )?(?<message>\S.*)$/,
      severity: { error: 'error', fatal: 'error', failed: 'error', warning: 'warning', warn: 'warning', info: 'info' },
      examples: [
        {
          log: 'asciidoctor: ERROR: a.adoc: line 5: include file not found: /home/dev/nope.adoc\nasciidoctor: WARNING: a.adoc: line 7: unterminated listing block\nasciidoctor: FAILED: input file no.adoc is missing',
          gives: [
            { severity: 'error', file: 'a.adoc', line: 5, message: 'include file not found: /home/dev/nope.adoc' },
            { severity: 'warning', line: 7 },
            { severity: 'error', message: 'input file no.adoc is missing' },
          ],
        },
      ],
    },
  ],
};
