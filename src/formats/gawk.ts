import type { Format } from '../core/format.ts';

export const gawk: Format = {
  name: 'gawk',
  title: 'GNU awk',
  url: 'https://www.gnu.org/software/gawk/manual/',
  columnUnit: 'byte',
  rules: [
    {
      // A mistake in the program: the source line, then one of the same length with a caret and the message.
      triggers: ['awk: '],
      match: /^g?awk: (?<file>cmd\. line|[^\s:]+):(?<line>\d+): (?!(?:error|warning|fatal): )(?<source>.*)$/,
      severity: 'error',
      block: { continues: (line) => (pointed.test(line) ? 'last' : 'no') },
      read: ([, below = ''], { file, source }) => {
        const { blank, message } = pointed.exec(below)?.groups ?? {};
        if (message === undefined) return null;
        return {
          message,
          column: (blank as string).length + 1,
          ...(file === 'cmd. line' && { file: '<command-line>' }),
          ...(source && { snippet: [source] }),
        };
      },
      examples: [
        {
          log: 'gawk: a.awk:2:   print "a\ngawk: a.awk:2:         ^ unterminated string\nawk: cmd. line:1: BEGIN{print (}\nawk: cmd. line:1:              ^ syntax error',
          gives: [
            {
              severity: 'error',
              file: 'a.awk',
              line: 2,
              column: 9,
              message: 'unterminated string',
              snippet: ['  print "a'],
            },
            { line: 1, column: 14, message: 'syntax error' },
          ],
        },
      ],
    },
    {
      triggers: ['awk: '],
      match:
        /^g?awk: (?:(?<file>cmd\. line|[^\s:]+):(?<line>\d+): )?(?:\(FILENAME=(?<input>\S*) FNR=(?<record>\d+)\) )?(?<severity>error|warning|fatal): (?<message>\S.*)$/,
      severity: { error: 'error', fatal: 'error', warning: 'warning' },
      read: (_, { file, input, record }) => ({
        ...(file === 'cmd. line' && { file: '<command-line>' }),
        ...(input && { related: [{ message: 'reading this record', file: input, line: Number(record) }] }),
      }),
      examples: [
        {
          log: "gawk: b.awk:1: error: division by zero attempted\ngawk: warning: function `foo' called but never defined\ngawk: fatal: cannot open file `nofile' for reading: No such file or directory",
          gives: [
            { severity: 'error', file: 'b.awk', line: 1, message: 'division by zero attempted' },
            { severity: 'warning', message: "function `foo' called but never defined" },
            { severity: 'error', message: "cannot open file `nofile' for reading: No such file or directory" },
          ],
        },
      ],
    },
  ],
};

const pointed = /^g?awk: (?:cmd\. line|[^\s:]+):\d+: (?<blank> *)\^ (?<message>\S.*)$/;
