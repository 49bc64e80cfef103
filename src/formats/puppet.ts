import type { Format } from '../core/format.ts';

export const puppet: Format = {
  name: 'puppet',
  title: 'Puppet',
  url: 'https://www.puppet.com/docs/puppet/latest/man/apply.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' (file: ', ' (line: '],
      match:
        /^(?<severity>Error|Warning): (?:Could not parse for environment \w+: )?(?<message>\S.*?) \((?:file: (?<file>[^,()]+))?(?:, )?(?:line: (?<line>\d+))?(?:, column: (?<column>\d+))?\)(?: on node \S+)?$/,
      examples: [
        {
          log: 'Error: Could not parse for environment production: Syntax error at end of input (file: /home/dev/b.pp)\nError: Evaluation Error: Unknown function (file: /home/dev/a.pp, line: 3, column: 17) on node vm',
          gives: [
            { severity: 'error', file: 'home/dev/b.pp', message: 'Syntax error at end of input' },
            { file: 'home/dev/a.pp', line: 3, column: 17, message: 'Evaluation Error: Unknown function' },
          ],
        },
      ],
    },
    {
      // Before Puppet 5
      triggers: ['Could not parse for environment', 'Syntax error at'],
      match:
        /^(?:err: |Error: )(?:Could not parse for environment \w+: )?(?<message>\S.*?) at (?<file>[^\s:,]+\.pp):(?<line>\d+)(?::(?<column>\d+))?(?: on node \S+)?$/,
      severity: 'error',
      examples: [
        {
          log: "Error: Could not parse for environment production: Syntax error at 'parsed' at /home/dev/a.pp:54:9",
          gives: [
            { severity: 'error', file: 'home/dev/a.pp', line: 54, column: 9, message: "Syntax error at 'parsed'" },
          ],
        },
      ],
    },
  ],
};
