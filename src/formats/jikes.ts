import type { Format } from '../core/format.ts';

export const jikes: Format = {
  name: 'jikes',
  title: 'Jikes',
  url: 'https://jikes.sourceforge.net/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.java:1'],
      match:
        /^(?<file>[^\s:][^:]*\.java):(?<line>\d+):(?<column>\d+):(?<endLine>\d+):(?<endColumn>\d+): (?:(?<severity>[\w ]*?(?:[Ee]rror|[Ww]arning|Caution)): )?(?<message>.+)$/,
      read: (_, { severity = '', endColumn }) => ({
        severity: /warning|caution/i.test(severity) ? 'warning' : 'error',
        endColumn: Number(endColumn) + 1,
      }),
      examples: [
        {
          log: 'foo.java:3:5:7:9: Semantic Error: No accessible field named "x" was found',
          gives: [{ severity: 'error', file: 'foo.java', line: 3, column: 5, endLine: 7, endColumn: 10 }],
        },
      ],
    },
    {
      triggers: [
        '*** Error: ',
        '*** Semantic Error: ',
        '*** Warning: ',
        '*** Semantic Warning: ',
        '*** Caution: ',
        '*** Lexical Error: ',
        '*** Syntax Error: ',
      ],
      heading: /^\s*(?<line>\d+)\. .*$|^(?<marks>\s*[-<^>]+.*)$|^(?<blank>\s*)$/,
      match: /^\*\*\* (?:Semantic |Lexical |Syntax )?(?<severity>Error|Warning|Caution): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', caution: 'warning' },
      examples: [
        {
          log: '   150. foo();\n*** Semantic Error: No match was found for method "foo()".',
          gives: [{ severity: 'error', line: 150 }],
        },
      ],
    },
  ],
};
