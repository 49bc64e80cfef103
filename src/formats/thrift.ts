import type { Format } from '../core/format.ts';

export const thrift: Format = {
  name: 'thrift',
  title: 'Apache Thrift compiler',
  url: 'https://thrift.apache.org/docs/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['[WARNING:', '[FAILURE:', '[ERROR:'],
      match: /^\[(?<severity>WARNING|FAILURE|ERROR):(?<file>[^\]]+?):(?<line>\d+)\] (?<message>.+)$/,
      severity: { warning: 'warning', failure: 'error', error: 'error' },
      examples: [
        {
          log: '[FAILURE:/home/dev/a.thrift:83] Enum FOO is already defined!',
          gives: [{ severity: 'error', line: 83, message: 'Enum FOO is already defined!' }],
        },
      ],
    },
  ],
};
