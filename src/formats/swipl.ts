import type { Format } from '../core/format.ts';

export const swipl: Format = {
  name: 'swipl',
  title: 'SWI-Prolog',
  url: 'https://www.swi-prolog.org/pldoc/man?section=debugger',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['ERROR: ', 'Warning: '],
      match:
        /^(?<severity>ERROR|Warning): +(?<file>(?:\/|[A-Za-z]:\/)[^:]*\.(?:pl|plt|pro|prolog)):(?<line>\d+):(?:(?<column>\d+):)?(?: (?<message>\S.*))?$/,
      block: { continues: (line) => (/^(?:ERROR|Warning): {4,}\S|^\t\S/.test(line) ? 'yes' : 'no'), maxLines: 30 },
      read: (lines, { message, column }) => {
        const said = lines.slice(1).map((line) => line.replace(/^(?:ERROR|Warning): +|^\t/, ''));
        const test = /^test (?<code>[^:]+): (?<text>.+)$/.exec(said[0] ?? '')?.groups;
        // The directive whose goal failed says no more than the error before it.
        return {
          message: [message, test?.text ?? said[0], ...said.slice(1)].filter((line) => line !== undefined).join('\n'),
          ...(test && { code: test.code as string }),
          ...(column && { column: Number(column) + 1 }),
        };
      },
      examples: [
        {
          log: "ERROR: /home/dev/a.pl:1:\nERROR:    source_sink `library(nosuch)' does not exist\nWarning: /home/dev/a.pl:2:\nWarning:    Singleton variables: [Y]\nERROR: /home/dev/t.pl:5:\n\ttest eq: wrong answer (compared using ==)\nERROR:     Expected: 3\nERROR:     Got:      2",
          gives: [
            {
              severity: 'error',
              file: 'home/dev/a.pl',
              line: 1,
              message: "source_sink `library(nosuch)' does not exist",
            },
            { severity: 'warning', line: 2, message: 'Singleton variables: [Y]' },
            {
              severity: 'error',
              code: 'eq',
              line: 5,
              message: 'wrong answer (compared using ==)\nExpected: 3\nGot:      2',
            },
          ],
        },
      ],
    },
    {
      triggers: ['ERROR: -g '],
      match: /^ERROR: -g (?<goal>.+?): (?<message>\S.*)$/,
      severity: 'error',
      read: (_, { message }) => (message === 'false' ? [] : {}),
      examples: [
        {
          log: 'ERROR: -g foo(1): catch/3: Unknown procedure: foo/1',
          gives: [{ severity: 'error', message: 'catch/3: Unknown procedure: foo/1' }],
        },
      ],
    },
  ],
};
