import type { Format } from '../core/format.ts';

export const metrowerks: Format = {
  name: 'metrowerks',
  title: 'CodeWarrior compiler and linker',
  url: 'https://www.nxp.com/design/design-center/software/development-software/codewarrior-development-tools:CW_HOME',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['ERROR L', 'WARNING L', 'INFORMATION L'],
      match: /^(?<severity>ERROR|WARNING|INFORMATION) (?<code>L\d+): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', information: 'info' },
      examples: [
        {
          log: 'ERROR L1822: Symbol TestFunction in file a.lib is undefined\nINFORMATION L2: Message overflow, skipping WARNING messages',
          gives: [
            { severity: 'error', code: 'L1822' },
            { severity: 'info', code: 'L2' },
          ],
        },
      ],
    },
    {
      triggers: [': ERROR C', ': WARNING C', ': INFORMATION C'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+):(?<line>\d+): (?<severity>ERROR|WARNING|INFORMATION) (?<code>C\d+): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', information: 'info' },
      examples: [
        {
          log: 'src/a.c:12: WARNING C1420: Result of function-call is ignored',
          gives: [{ severity: 'warning', code: 'C1420', line: 12, message: 'Result of function-call is ignored' }],
        },
      ],
    },
  ],
};
