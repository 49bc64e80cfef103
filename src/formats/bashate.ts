import type { Format } from '../core/format.ts';

export const bashate: Format = {
  name: 'bashate',
  title: 'bashate',
  url: 'https://docs.openstack.org/bashate/latest/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [': E0'],
      match: /^(?<file>[^:]+):(?<line>\d+):(?<column>\d+): (?<code>E0\d\d) (?<message>.+)$/,
      severity: 'warning',
      read: (_, { file = '' }) => (/\.py$/.test(file) ? null : {}),
      examples: [
        {
          log: 'tools/run.sh:694:1: E003 Indent not multiple of 4',
          gives: [{ severity: 'warning', code: 'E003', file: 'tools/run.sh', line: 694, column: 1 }],
        },
      ],
    },
  ],
};
