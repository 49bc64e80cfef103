import type { Format } from '../core/format.ts';

export const aix: Format = {
  name: 'aix',
  title: 'Compilers of AIX and other mainframes of IBM, old style',
  url: 'https://www.ibm.com/docs/en/aix',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [' in line '],
      match: /^\*+ Error number (?<code>\d+) in line (?<line>\d+) of file (?<file>\S+) \*+$/,
      severity: 'error',
      block: { continues: (line) => (/^\S/.test(line) && !line.startsWith('*') ? 'last' : 'no') },
      read: ([, said], { code }) => ({ message: said ?? `error number ${code}` }),
      examples: [
        {
          log: '****** Error number 140 in line 8 of file errors.c ******\nundeclared identifier',
          gives: [{ severity: 'error', code: '140', file: 'errors.c', line: 8, message: 'undeclared identifier' }],
        },
      ],
    },
    {
      triggers: [
        ' : informational ',
        ' : warning EDC',
        ' : error EDC',
        ' : informational EDC',
        ' : severe ',
        ' : unrecoverable ',
      ],
      match:
        /^(?<file>[^\s(]+)\((?<line>\d+):(?<column>\d+)\) : (?<severity>informational|warning|error|severe|unrecoverable) (?<code>[A-Z]{3}\d+): (?<message>.+)$/,
      severity: { informational: 'info', warning: 'warning', error: 'error', severe: 'error', unrecoverable: 'error' },
      examples: [
        {
          log: 'foo.c(3:8) : warning EDC0833: Implicit return statement encountered.\nfoo.c(2:0) : informational EDC0804: Function foo is not referenced.',
          gives: [
            { severity: 'warning', code: 'EDC0833', line: 3, column: 8 },
            { severity: 'info', line: 2 },
          ],
        },
      ],
    },
  ],
};
