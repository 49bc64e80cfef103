import type { Format } from '../core/format.ts';

export const gitlint: Format = {
  name: 'gitlint',
  title: 'gitlint',
  url: 'https://jorisroovers.com/gitlint/',
  columnUnit: 'character',
  rules: [
    {
      // The line is one of the commit message, which has no file.
      triggers: [1, 2, 3, 4, 5, 6, 7, 8]
        .flatMap((rule) => [`: T${rule} `, `: B${rule} `])
        .concat(': M1 ', ': I1 ', ': CC1 ', ': CT1 '),
      match: /^(?<at>\d+): (?<code>[TBMI]\d|C[CT]1) (?<message>[A-Z].*?)(?:: ".*")?$/,
      severity: 'error',
      read: (_, { at, message }) => ({ message: `line ${at} of the commit message: ${message}` }),
      examples: [
        {
          log: '1: T1 Title exceeds max length (94>72): "WIP: bad title that is way too long"\n3: B6 Body message is missing',
          gives: [
            {
              severity: 'error',
              code: 'T1',
              message: 'line 1 of the commit message: Title exceeds max length (94>72)',
            },
            { code: 'B6', message: 'line 3 of the commit message: Body message is missing' },
          ],
        },
      ],
    },
  ],
};
