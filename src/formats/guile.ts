import type { Format } from '../core/format.ts';

export const guile: Format = {
  name: 'guile',
  title: 'GNU Guile',
  url: 'https://www.gnu.org/software/guile/',
  columnUnit: 'character',
  rules: [
    {
      // It counts columns from zero, and compiles as it runs.
      triggers: ['.scm:1', '.sls:1', '.sld:1'],
      match:
        /^;;; (?<file>\S+\.(?:scm|sls|sld)):(?<line>\d+):(?<from>\d+): (?<severity>warning|error): (?<message>\S.*)$/,
      read: (_, { from }) => ({ column: Number(from) + 1 }),
      examples: [
        {
          log: ";;; /home/dev/d.scm:3:0: warning: wrong number of arguments to `f'",
          gives: [{ severity: 'warning', line: 3, column: 1, message: "wrong number of arguments to `f'" }],
        },
      ],
    },
    {
      triggers: ['.scm:1', '.sls:1', '.sld:1'],
      match: /^(?<path>(?:[A-Za-z]:)?[^\s:]+\.(?:scm|sls|sld)):(?<at>\d+):(?<from>\d+): (?<message>In procedure \S.*)$/,
      severity: 'error',
      block: { continues: (_, lines) => (lines[0]?.endsWith(':') ? 'last' : 'no') },
      // Guile's own files are not the place; what its reader says of another file is.
      read: ([, more], { path = '', at, from, message }) => {
        const inner = /^(?<file>\S+\.scm):(?<line>\d+):(?<column>\d+): (?<text>.*)$/.exec(more ?? '')?.groups;
        if (inner)
          return {
            file: inner.file as string,
            line: Number(inner.line),
            column: Number(inner.column) + 1,
            message: inner.text as string,
          };
        return {
          message: more ? `${message} ${more.replace(/^ERROR: /, '')}` : (message as string),
          ...(!/^ice-9[\\/]/.test(path) && { file: path, line: Number(at), column: Number(from) + 1 }),
        };
      },
      examples: [
        {
          log: 'd.scm:1:0: In procedure f:\nWrong number of arguments to #<procedure f (x)>',
          gives: [
            {
              severity: 'error',
              file: 'd.scm',
              line: 1,
              column: 1,
              message: 'In procedure f: Wrong number of arguments to #<procedure f (x)>',
            },
          ],
        },
      ],
    },
    {
      // SRFI 64
      triggers: ['.scm:1', '.sls:1', '.sld:1'],
      match: /^(?<file>\S+\.(?:scm|sls|sld)):(?<line>\d+): FAIL (?<code>\S.*)$/,
      severity: 'error',
      read: (_, { code }) => ({ message: `${code} failed` }),
      examples: [
        {
          log: 't.scm:3: FAIL bad',
          gives: [{ severity: 'error', code: 'bad', file: 't.scm', line: 3, message: 'bad failed' }],
        },
      ],
    },
  ],
};
