import type { Format } from '../core/format.ts';

export const ragel: Format = {
  name: 'ragel',
  title: 'Ragel',
  url: 'https://www.colm.net/open-source/ragel/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.rl:1', '.rh:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:rl|rh)):(?<line>\d+):(?<column>\d+): (?:(?<severity>warning): )?(?<message>\S.*)$/,
      read: (_, { severity }) => ({ severity: severity ? 'warning' : 'error' }),
      examples: [
        {
          log: 'a.rl:4:3: at token "%": parse error\na.rl:9:1: warning: unused machine',
          gives: [
            { severity: 'error', file: 'a.rl', line: 4, column: 3, message: 'at token "%": parse error' },
            { severity: 'warning', line: 9, message: 'unused machine' },
          ],
        },
      ],
    },
    {
      triggers: ['ragel: '],
      match: /^ragel: (?<message>could not open \S+ for (?:reading|writing).*)$/,
      severity: 'error',
      examples: [
        {
          log: 'ragel: could not open no.rl for reading',
          gives: [{ severity: 'error', message: 'could not open no.rl for reading' }],
        },
      ],
    },
  ],
};
