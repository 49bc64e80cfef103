import type { Format } from '../core/format.ts';

export const errcheck: Format = {
  name: 'errcheck',
  title: 'errcheck',
  url: 'https://github.com/kisielk/errcheck',
  columnUnit: 'byte',
  rules: [
    {
      // Place, with `-verbose` the function, and the line of source, with tabs between them.
      triggers: ['.go:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:]+\.go):(?<line>\d+):(?<column>\d+):\t(?:(?<call>[\w./()*-]+)\t)?(?<source>[^\t].*)$/,
      severity: 'warning',
      read: (_, { call, source = '' }) => ({
        message: call ? `error returned by ${call} is not checked` : 'returned error is not checked',
        snippet: [source],
      }),
      examples: [
        {
          log: 'vet/x.go:4:2:\tos.Remove("x")\nvet/x.go:9:2:\tio/ioutil.ReadFile\tioutil.ReadFile("y")',
          gives: [
            {
              severity: 'warning',
              file: 'vet/x.go',
              line: 4,
              column: 2,
              message: 'returned error is not checked',
              snippet: ['os.Remove("x")'],
            },
            { line: 9, message: 'error returned by io/ioutil.ReadFile is not checked' },
          ],
        },
      ],
    },
    {
      triggers: ['error: failed to check packages'],
      match: /^error: (?<message>failed to check packages: .*)$/,
      severity: 'error',
      // What the compiler says about the packages stands below.
      read: (_, { message = '' }) => (/\[-: # /.test(message) ? [] : {}),
      examples: [
        {
          log: 'error: failed to check packages: errors while loading package ./nope: [-: stat /home/dev/nope: directory not found]',
          gives: [{ severity: 'error' }],
        },
      ],
    },
  ],
};
