import type { Format } from '../core/format.ts';

export const redocly: Format = {
  name: 'redocly',
  title: 'Redocly CLI',
  url: 'https://redocly.com/docs/cli/commands/lint',
  columnUnit: 'utf16',
  rules: [
    {
      // stylish: the file, then its rows with the rule before the message
      triggers: [' error ', ' warning '],
      match: /^ {2}(?<line>\d+):(?<column>\d+) +(?<severity>error|warning) +(?<code>[\w@/-]+) {2,}(?<message>\S.*)$/,
      heading: /^(?<file>\S+\.(?:ya?ml|json)):$/,
      examples: [
        {
          log: 'o.yaml:\n  1:1   error    no-empty-servers        Servers must be present.\n  2:1   warning  info-license            Info object should contain `license` field.\n',
          gives: [
            {
              severity: 'error',
              file: 'o.yaml',
              line: 1,
              column: 1,
              code: 'no-empty-servers',
              message: 'Servers must be present.',
            },
            { severity: 'warning', file: 'o.yaml', line: 2, code: 'info-license' },
          ],
        },
      ],
    },
  ],
};
