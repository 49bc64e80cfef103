import type { Format } from '../core/format.ts';

export const hadolint: Format = {
  name: 'hadolint',
  title: 'hadolint',
  url: 'https://github.com/hadolint/hadolint',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' DL3', ' DL4', ' DL1', ' SC1', ' SC2', ' SC3', ' unexpected '],
      match:
        /^(?<file>[^:]+):(?<line>\d+)(?::(?<column>\d+))? (?:(?<code>(?:DL|SC)\d{4})(?: (?<severity>error|warning|info|style|ignore))?:? (?<message>.+)|(?<text>unexpected .+))$/,
      severity: { '': 'warning', error: 'error', warning: 'warning', info: 'info', style: 'info', ignore: 'info' },
      read: (_, { text }) => (text ? { severity: 'error', message: text } : {}),
      examples: [
        {
          log: "Dockerfile:4 DL3033 warning: Specify version with `yum install -y <package>-<version>`.\n/dev/stdin:1:1 unexpected 'b' expecting '#', ADD, ARG",
          gives: [
            { severity: 'warning', code: 'DL3033', file: 'Dockerfile', line: 4 },
            { severity: 'error', line: 1, column: 1 },
          ],
        },
      ],
    },
  ],
};
