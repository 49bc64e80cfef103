import type { Format } from '../core/format.ts';

export const doc8: Format = {
  name: 'doc8',
  title: 'doc8',
  url: 'https://github.com/PyCQA/doc8',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.rst:1', '.txt:1', '.md:1', '.inc:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.\w+):(?<line>\d+): (?<code>D\d{3}) (?<message>\S.*)$/,
      severity: 'warning',
      block: { continues: (_, lines) => (lines[0]?.endsWith(':') ? 'last' : 'no') },
      read: ([, more], { message }) => ({ message: more ? `${message} ${more}` : (message as string) }),
      examples: [
        {
          log: 'index.rst:9: D000 Problems with "include" directive path:\nInputError: [Errno 2] No such file or directory: \'no.txt\'.\nindex.rst:23: D002 Trailing whitespace',
          gives: [
            {
              severity: 'warning',
              code: 'D000',
              file: 'index.rst',
              line: 9,
              message:
                'Problems with "include" directive path: InputError: [Errno 2] No such file or directory: \'no.txt\'.',
            },
            { code: 'D002', line: 23, message: 'Trailing whitespace' },
          ],
        },
      ],
    },
  ],
};
